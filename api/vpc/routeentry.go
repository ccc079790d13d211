package vpc

// CreateRouteEntryRequest is what CreateRouteEntry takes.
type CreateRouteEntryRequest struct {
	RouteTableId         string `rpc:",required"`
	DestinationCidrBlock string `rpc:",required"`
	NextHopId            string
	ClientToken          string
	RouteEntryName       string
	Description          string
	NextHopType          string                    `rpc:",enum=HaVip|VpnGateway|VpcPeer|Instance|Ecr|NetworkInterface|RouterInterface|NatGateway|Attachment|IPv6Gateway|Ipv4Gateway|GatewayEndpoint,bad=InvalidNextHopType"`
	NextHopList          []CreateRouteEntryNextHop `rpc:",maxitems=16"`
}

// CreateRouteEntryResponse is what CreateRouteEntry answers.
type CreateRouteEntryResponse struct {
	RouteEntryId string
}

// CreateRouteEntryNextHop is part of what CreateRouteEntry takes.
type CreateRouteEntryNextHop struct {
	NextHopId   string
	Weight      int
	NextHopType string
}

// CreateRouteEntriesRequest is what CreateRouteEntries takes.
type CreateRouteEntriesRequest struct {
	RegionId     string                         `rpc:",required"`
	RouteEntries []CreateRouteEntriesRouteEntry `rpc:",required,maxitems=50"`
}

// CreateRouteEntriesResponse is what CreateRouteEntries answers.
type CreateRouteEntriesResponse struct {
	SuccessCount       int
	FailedCount        int
	FailedRouteEntries []CreateRouteEntriesFailedRouteEntry
	RouteEntryIds      []string
}

// CreateRouteEntriesRouteEntry is part of what CreateRouteEntries takes.
type CreateRouteEntriesRouteEntry struct {
	DstCidrBlock string `rpc:",required"`
	RouteTableId string `rpc:",required"`
	IpVersion    int
	NextHop      string `rpc:",required"`
	NextHopType  string `rpc:",required"`
	Name         string
	Description  string
}

// CreateRouteEntriesFailedRouteEntry is part of the answer of CreateRouteEntries.
type CreateRouteEntriesFailedRouteEntry struct {
	DstCidrBlock  string
	NextHop       string
	FailedCode    string
	FailedMessage string
}

// DescribeRouteEntryListRequest is what DescribeRouteEntryList takes.
type DescribeRouteEntryListRequest struct {
	RegionId             string `rpc:",required"`
	RouteTableId         string `rpc:",required"`
	RouteEntryId         string
	DestinationCidrBlock string
	RouteEntryName       string
	IpVersion            string
	RouteEntryType       string
	NextHopId            string
	NextHopType          string
	MaxResult            int `rpc:",max=500,default=100"`
	NextToken            string
	ServiceType          string
	DestCidrBlockList    []string `rpc:",maxitems=50"`
}

// DescribeRouteEntryListResponse is what DescribeRouteEntryList answers.
type DescribeRouteEntryListResponse struct {
	NextToken   string
	RouteEntrys struct{ RouteEntry []RouteEntry }
}

// RouteEntry is part of the answer of DescribeRouteEntryList.
type RouteEntry struct {
	Status               string
	Type                 string
	IpVersion            string
	Description          string
	RouteEntryName       string
	DestinationCidrBlock string
	RouteEntryId         string
	RouteTableId         string
	GmtModified          string
	NextHops             struct{ NextHop []NextHop }
	ServiceType          string
	Origin               string
}

// NextHop is part of the answer of DescribeRouteEntryList.
type NextHop struct {
	NextHopRegionId    string
	Weight             int
	NextHopId          string
	Enabled            int
	NextHopType        string
	NextHopRelatedInfo NextHopRelatedInfo
}

// NextHopRelatedInfo is part of the answer of DescribeRouteEntryList.
type NextHopRelatedInfo struct {
	InstanceId   string
	InstanceType string
	RegionId     string
}

// ModifyRouteEntryRequest is what ModifyRouteEntry takes.
type ModifyRouteEntryRequest struct {
	RegionId       string `rpc:",required"`
	RouteEntryName *string
	RouteEntryId   string `rpc:",required"`
	Description    *string
	NewNextHopType *string `rpc:",enum=NetworkInterface|NatGateway"`
	NewNextHopId   *string
}

// ModifyRouteEntryResponse is what ModifyRouteEntry answers.
type ModifyRouteEntryResponse struct{}

// DeleteRouteEntryRequest is what DeleteRouteEntry takes.
type DeleteRouteEntryRequest struct {
	RouteTableId         string
	RouteEntryId         string
	DestinationCidrBlock string
	NextHopId            string
	NextHopList          []DeleteRouteEntryNextHop `rpc:",maxitems=8"`
}

// DeleteRouteEntryResponse is what DeleteRouteEntry answers.
type DeleteRouteEntryResponse struct{}

// DeleteRouteEntryNextHop is part of what DeleteRouteEntry takes.
type DeleteRouteEntryNextHop struct {
	NextHopId   string
	NextHopType string
}

// DeleteRouteEntriesRequest is what DeleteRouteEntries takes.
type DeleteRouteEntriesRequest struct {
	RegionId     string                         `rpc:",required"`
	RouteEntries []DeleteRouteEntriesRouteEntry `rpc:",maxitems=50"`
}

// DeleteRouteEntriesResponse is what DeleteRouteEntries answers.
type DeleteRouteEntriesResponse struct {
	SuccessCount       int
	FailedCount        int
	FailedRouteEntries []FailedRouteEntry
}

// DeleteRouteEntriesRouteEntry is part of what DeleteRouteEntries takes.
type DeleteRouteEntriesRouteEntry struct {
	RouteTableId string `rpc:",required"`
	RouteEntryId string
	DstCidrBlock string
	NextHop      string
}

// FailedRouteEntry is part of the answer of DeleteRouteEntries.
type FailedRouteEntry struct {
	RouteEntryId  string
	DstCidrBlock  string
	NextHop       string
	FailedCode    string
	FailedMessage string
}
