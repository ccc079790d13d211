package ecs

// AllocatePublicIpAddressRequest is what AllocatePublicIpAddress takes.
type AllocatePublicIpAddressRequest struct {
	InstanceId string `rpc:",required"`
	IpAddress  string
	VlanId     string
}

// AllocatePublicIpAddressResponse is what AllocatePublicIpAddress answers.
type AllocatePublicIpAddressResponse struct {
	IpAddress string
}

// ReleasePublicIpAddressRequest is what ReleasePublicIpAddress takes.
type ReleasePublicIpAddressRequest struct {
	InstanceId      string
	PublicIpAddress string `rpc:",required"`
	DryRun          bool
}

// ReleasePublicIpAddressResponse is what ReleasePublicIpAddress answers.
type ReleasePublicIpAddressResponse struct {
	RemainTimes string
}

// AttachClassicLinkVpcRequest is what AttachClassicLinkVpc takes.
type AttachClassicLinkVpcRequest struct {
	RegionId   string `rpc:",required"`
	InstanceId string `rpc:",required"`
	VpcId      string `rpc:",required"`
}

// AttachClassicLinkVpcResponse is what AttachClassicLinkVpc answers.
type AttachClassicLinkVpcResponse struct{}

// DetachClassicLinkVpcRequest is what DetachClassicLinkVpc takes.
type DetachClassicLinkVpcRequest struct {
	RegionId   string `rpc:",required"`
	InstanceId string `rpc:",required"`
	VpcId      string `rpc:",required"`
}

// DetachClassicLinkVpcResponse is what DetachClassicLinkVpc answers.
type DetachClassicLinkVpcResponse struct{}

// DescribeClassicLinkInstancesRequest is what DescribeClassicLinkInstances takes.
type DescribeClassicLinkInstancesRequest struct {
	RegionId   string `rpc:",required"`
	VpcId      string
	InstanceId []string `rpc:",comma"`
	PageNumber string   `rpc:",default=1"`
	PageSize   string   `rpc:",default=10"`
}

// DescribeClassicLinkInstancesResponse is what DescribeClassicLinkInstances answers.
type DescribeClassicLinkInstancesResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	Links      struct{ Link []Link }
}

// Link is part of the answer of DescribeClassicLinkInstances.
type Link struct {
	VpcId      string
	InstanceId string
}
