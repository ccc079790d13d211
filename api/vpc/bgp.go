package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateBgpGroupRequest is what CreateBgpGroup takes.
type CreateBgpGroupRequest struct {
	RegionId    string `rpc:",required"`
	RouterId    string `rpc:",required"`
	Name        string
	Description string
	LocalAsn    int64 `rpc:",bad=IllegalParam.LocalAsn"`
	PeerAsn     int64 `rpc:",required,bad=InvalidPeerAsn.Malformed"`
	AuthKey     string
	IsFakeAsn   bool
	ClientToken string
	IpVersion   string `rpc:",enum=ipv4|ipv6,fold,default=ipv4"`
	RouteQuota  int    `rpc:",default=110"`
}

// CreateBgpGroupResponse is what CreateBgpGroup answers.
type CreateBgpGroupResponse struct {
	BgpGroupId string
}

// ModifyBgpGroupAttributeRequest is what ModifyBgpGroupAttribute takes.
type ModifyBgpGroupAttributeRequest struct {
	RegionId     string `rpc:",required"`
	BgpGroupId   string `rpc:",required"`
	Name         *string
	Description  *string
	LocalAsn     *int64 `rpc:",bad=IllegalParam.LocalAsn"`
	PeerAsn      *int64 `rpc:",bad=InvalidPeerAsn.Malformed"`
	AuthKey      *string
	IsFakeAsn    *bool
	ClientToken  string
	RouteQuota   *int
	ClearAuthKey *bool
}

// ModifyBgpGroupAttributeResponse is what ModifyBgpGroupAttribute answers.
type ModifyBgpGroupAttributeResponse struct{}

// DescribeBgpGroupsRequest is what DescribeBgpGroups takes.
type DescribeBgpGroupsRequest struct {
	RouterId   string
	BgpGroupId string
	RegionId   string     `rpc:",required"`
	_          rpc.Unread `params:"IsDefault"`
	PageNumber int32      `rpc:",min=1,default=1"`
	PageSize   int32      `rpc:",min=1,max=50,default=10"`
}

// DescribeBgpGroupsResponse is what DescribeBgpGroups answers.
type DescribeBgpGroupsResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	BgpGroups  struct{ BgpGroup []BgpGroup }
}

// BgpGroup is part of the answer of DescribeBgpGroups.
type BgpGroup struct {
	Status      string
	BgpGroupId  string
	RouterId    string
	PeerAsn     string
	LocalAsn    string
	RegionId    string
	Hold        string
	IpVersion   string
	Description string
	Keepalive   string
	IsFake      bool // a bool, as the Terraform provider reads it; the description says a string
	RouteLimit  string
	Name        string
	AuthKey     string
}

// DeleteBgpGroupRequest is what DeleteBgpGroup takes.
type DeleteBgpGroupRequest struct {
	RegionId    string `rpc:",required"`
	BgpGroupId  string `rpc:",required"`
	ClientToken string
}

// DeleteBgpGroupResponse is what DeleteBgpGroup answers.
type DeleteBgpGroupResponse struct{}

// CreateBgpPeerRequest is what CreateBgpPeer takes.
type CreateBgpPeerRequest struct {
	RegionId      string `rpc:",required"`
	BgpGroupId    string `rpc:",required"`
	PeerIpAddress string
	EnableBfd     bool
	ClientToken   string
	_             rpc.Unread `params:"IpVersion"`
	BfdMultiHop   int        `rpc:",bad=IllegalParam.BfdMultiHop"`
}

// CreateBgpPeerResponse is what CreateBgpPeer answers.
type CreateBgpPeerResponse struct {
	BgpPeerId string
}

// ModifyBgpPeerAttributeRequest is what ModifyBgpPeerAttribute takes.
type ModifyBgpPeerAttributeRequest struct {
	RegionId      string `rpc:",required"`
	BgpPeerId     string `rpc:",required"`
	BgpGroupId    *string
	PeerIpAddress *string
	EnableBfd     *bool
	ClientToken   string
	BfdMultiHop   *int `rpc:",bad=IllegalParam.BfdMultiHop"`
}

// ModifyBgpPeerAttributeResponse is what ModifyBgpPeerAttribute answers.
type ModifyBgpPeerAttributeResponse struct{}

// DescribeBgpPeersRequest is what DescribeBgpPeers takes.
type DescribeBgpPeersRequest struct {
	RouterId   string
	BgpPeerId  string
	BgpGroupId string
	RegionId   string     `rpc:",required"`
	_          rpc.Unread `params:"IsDefault"`
	PageNumber int32      `rpc:",min=1,default=1"`
	PageSize   int32      `rpc:",min=1,max=50,default=10"`
}

// DescribeBgpPeersResponse is what DescribeBgpPeers answers.
type DescribeBgpPeersResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	BgpPeers   struct{ BgpPeer []BgpPeer }
}

// BgpPeer is part of the answer of DescribeBgpPeers.
type BgpPeer struct {
	Status               string
	PeerIpAddress        string
	RouterId             string
	BgpGroupId           string
	BgpStatus            string
	BfdMultiHop          int
	PeerAsn              string
	LocalAsn             string
	RegionId             string
	BgpPeerId            string
	EnableBfd            bool
	Hold                 string
	IpVersion            string
	Keepalive            string
	Description          string
	RouteLimit           string
	IsFake               bool
	AuthKey              string
	Name                 string
	AdvertisedRouteCount int
	ReceivedRouteCount   int
	GmtModified          string
}

// DeleteBgpPeerRequest is what DeleteBgpPeer takes.
type DeleteBgpPeerRequest struct {
	RegionId    string `rpc:",required"`
	BgpPeerId   string `rpc:",required"`
	ClientToken string
}

// DeleteBgpPeerResponse is what DeleteBgpPeer answers.
type DeleteBgpPeerResponse struct{}

// AddBgpNetworkRequest is what AddBgpNetwork takes.
type AddBgpNetworkRequest struct {
	RegionId     string `rpc:",required"`
	DstCidrBlock string `rpc:",required"`
	VpcId        string
	RouterId     string `rpc:",required"`
	ClientToken  string
}

// AddBgpNetworkResponse is what AddBgpNetwork answers.
type AddBgpNetworkResponse struct{}

// DescribeBgpNetworksRequest is what DescribeBgpNetworks takes.
type DescribeBgpNetworksRequest struct {
	RouterId   string
	RegionId   string `rpc:",required"`
	PageNumber int32  `rpc:",min=1,default=1"`
	PageSize   int32  `rpc:",min=1,max=50,default=10"`
}

// DescribeBgpNetworksResponse is what DescribeBgpNetworks answers.
type DescribeBgpNetworksResponse struct {
	PageSize    int
	PageNumber  int
	TotalCount  int
	BgpNetworks struct{ BgpNetwork []BgpNetwork }
}

// BgpNetwork is part of the answer of DescribeBgpNetworks.
type BgpNetwork struct {
	Status       string
	VpcId        string
	DstCidrBlock string
	RouterId     string
}

// DeleteBgpNetworkRequest is what DeleteBgpNetwork takes.
type DeleteBgpNetworkRequest struct {
	RegionId     string `rpc:",required"`
	DstCidrBlock string `rpc:",required"`
	RouterId     string `rpc:",required"`
	ClientToken  string
}

// DeleteBgpNetworkResponse is what DeleteBgpNetwork answers.
type DeleteBgpNetworkResponse struct{}
