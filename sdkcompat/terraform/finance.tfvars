region = "cn-shanghai-finance-1"
zones  = ["cn-shanghai-finance-1f", "cn-shanghai-finance-1g"]
