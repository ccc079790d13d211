package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on VPCs refuse.
var (
	ErrVpcCidr     = apierr.New(400, "InvalidParameter", "The CIDR block of a VPC lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (or is a public range outside 100.64.0.0/10, 224.0.0.0/4, 127.0.0.0/8 and 169.254.0.0/16), with a mask of 8 to 28 bits.", "Vpc CreateVpc")
	ErrVpcQuota    = apierr.New(400, "QuotaExceeded.Vpc", "The account has as many VPCs in this region as its quota allows.", "Vpc CreateVpc")
	ErrVpcNotFound = apierr.New(404, "InvalidVpcId.NotFound", "The specified VPC does not exist.", "Vpc CreateVSwitch, DeleteVpc")
)
