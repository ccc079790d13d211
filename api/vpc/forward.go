package vpc

// CreateForwardEntryRequest is what CreateForwardEntry takes.
type CreateForwardEntryRequest struct {
	RegionId         string `rpc:",required"`
	ForwardTableId   string `rpc:",required"`
	ExternalIp       string `rpc:",required"`
	ExternalPort     string `rpc:",required"`
	InternalIp       string `rpc:",required"`
	InternalPort     string `rpc:",required"`
	IpProtocol       string `rpc:",required,enum=TCP|UDP|Any,fold"`
	ForwardEntryName string
	ClientToken      string
	PortBreak        bool
}

// CreateForwardEntryResponse is what CreateForwardEntry answers.
type CreateForwardEntryResponse struct {
	ForwardEntryId string
}

// DescribeForwardTableEntriesRequest is what DescribeForwardTableEntries takes.
type DescribeForwardTableEntriesRequest struct {
	RegionId         string `rpc:",required"`
	ForwardTableId   string
	ForwardEntryId   string
	ExternalIp       string
	ExternalPort     string
	InternalIp       string
	InternalPort     string
	IpProtocol       string
	ForwardEntryName string
	PageNumber       int32 `rpc:",min=1,default=1"`
	PageSize         int32 `rpc:",min=1,max=50,default=10"`
	NatGatewayId     string
}

// DescribeForwardTableEntriesResponse is what DescribeForwardTableEntries answers.
type DescribeForwardTableEntriesResponse struct {
	PageSize            int
	PageNumber          int
	TotalCount          int
	ForwardTableEntries struct{ ForwardTableEntry []ForwardTableEntry }
}

// ForwardTableEntry is part of the answer of DescribeForwardTableEntries.
type ForwardTableEntry struct {
	Status           string
	ForwardEntryId   string
	InternalIp       string
	InternalPort     string
	ForwardEntryName string
	ForwardTableId   string
	IpProtocol       string
	ExternalPort     string
	ExternalIp       string
	NatGatewayId     string
}

// ModifyForwardEntryRequest is what ModifyForwardEntry takes.
type ModifyForwardEntryRequest struct {
	ForwardTableId   string `rpc:",required"`
	ForwardEntryId   string `rpc:",required"`
	ExternalIp       *string
	ExternalPort     *string
	InternalIp       *string
	InternalPort     *string
	IpProtocol       *string `rpc:",enum=TCP|UDP|Any,fold"`
	ForwardEntryName *string
	RegionId         string `rpc:",required"`
	ClientToken      string
	PortBreak        *bool
}

// ModifyForwardEntryResponse is what ModifyForwardEntry answers.
type ModifyForwardEntryResponse struct{}

// DeleteForwardEntryRequest is what DeleteForwardEntry takes.
type DeleteForwardEntryRequest struct {
	RegionId       string `rpc:",required"`
	ForwardTableId string `rpc:",required"`
	ForwardEntryId string `rpc:",required"`
	ClientToken    string
}

// DeleteForwardEntryResponse is what DeleteForwardEntry answers.
type DeleteForwardEntryResponse struct{}
