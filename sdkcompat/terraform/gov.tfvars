region = "cn-north-2-gov-1"
zones  = ["cn-north-2-gov-1b", "cn-north-2-gov-1c"]
