package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateNetworkInterfaceRequest is what CreateNetworkInterface takes.
type CreateNetworkInterfaceRequest struct {
	RegionId                        string    `rpc:",required"`
	Tag                             []rpc.Tag `rpc:",maxitems=20"`
	ResourceGroupId                 string
	VSwitchId                       string `rpc:",required"`
	PrimaryIpAddress                string
	SecurityGroupId                 string
	NetworkInterfaceName            string
	Description                     string
	Visible                         bool
	InstanceType                    string `rpc:",enum=Secondary|Trunk,fold,default=Secondary"`
	BusinessType                    string
	SecondaryPrivateIpAddressCount  int `rpc:",min=1"`
	QueueNumber                     int `rpc:",min=1"`
	ClientToken                     string
	QueuePairNumber                 int
	SecurityGroupIds                []string `rpc:",maxitems=16"`
	PrivateIpAddress                []string `rpc:",maxitems=10"`
	Ipv4Prefix                      []string `rpc:",maxitems=10"`
	Ipv4PrefixCount                 int      `rpc:",min=1,max=10"`
	DeleteOnRelease                 bool
	TxQueueSize                     int
	RxQueueSize                     int
	ConnectionTrackingConfiguration ConnectionTrackingConfiguration
	_                               rpc.Unread `params:"NetworkInterfaceTrafficMode,Ipv6Address.N,Ipv6AddressCount,Ipv6Prefix.N,Ipv6PrefixCount,NetworkInterfaceTrafficConfig"`
}

// CreateNetworkInterfaceResponse is what CreateNetworkInterface answers.
type CreateNetworkInterfaceResponse struct {
	Status               string
	Type                 string
	VpcId                string
	NetworkInterfaceName string
	MacAddress           string
	NetworkInterfaceId   string
	ServiceID            int64
	OwnerId              string
	ServiceManaged       bool
	VSwitchId            string
	Description          string
	ResourceGroupId      string
	ZoneId               string
	PrivateIpAddress     string
	SecurityGroupIds     struct{ SecurityGroupId []string }
	PrivateIpSets        struct{ PrivateIpSet []DescribeInstancesPrivateIp }
	Tags                 struct{ Tag []Tag }
	Ipv6Sets             struct{ Ipv6Set []Ipv6 }
	Ipv4PrefixSets       struct{ Ipv4PrefixSet []Ipv4Prefix }
	Ipv6PrefixSets       struct{ Ipv6PrefixSet []Ipv6Prefix }
}

// ConnectionTrackingConfiguration is part of what CreateNetworkInterface takes.
type ConnectionTrackingConfiguration struct {
	TcpEstablishedTimeout       int
	TcpClosedAndTimeWaitTimeout int
	UdpTimeout                  int
}

// DescribeNetworkInterfacesRequest is what DescribeNetworkInterfaces takes.
type DescribeNetworkInterfacesRequest struct {
	RegionId             string    `rpc:",required"`
	Tag                  []rpc.Tag `rpc:",maxitems=20"`
	ResourceGroupId      string
	VSwitchId            string
	VpcId                string
	PrimaryIpAddress     string
	SecurityGroupId      string
	NetworkInterfaceName string
	Type                 string
	InstanceId           string
	ServiceManaged       *bool
	Status               string
	rpc.Paging
	rpc.TokenPaging
	PrivateIpAddress   []string   `rpc:",maxitems=100"`
	NetworkInterfaceId []string   `rpc:",maxitems=1000"`
	_                  rpc.Unread `params:"Ipv6Address.N"`
}

// DescribeNetworkInterfacesResponse is what DescribeNetworkInterfaces answers.
type DescribeNetworkInterfacesResponse struct {
	NextToken            string
	PageSize             int
	PageNumber           int
	TotalCount           int
	NetworkInterfaceSets struct{ NetworkInterfaceSet []NetworkInterface }
}

// NetworkInterface is part of the answer of DescribeNetworkInterfaces.
type NetworkInterface struct {
	CreationTime                string
	VpcId                       string
	Type                        string
	Status                      string
	NetworkInterfaceTrafficMode string
	NetworkInterfaceName        string
	MacAddress                  string
	QueuePairNumber             int
	NetworkInterfaceId          string
	ServiceID                   int64
	InstanceId                  string
	OwnerId                     string
	ServiceManaged              bool
	VSwitchId                   string
	Description                 string
	ResourceGroupId             string
	ZoneId                      string
	PrivateIpAddress            string
	QueueNumber                 int
	PrivateIpSets               struct{ PrivateIpSet []PrivateIp }
	Ipv6Sets                    struct{ Ipv6Set []Ipv6 }
	Ipv4PrefixSets              struct{ Ipv4PrefixSet []Ipv4Prefix }
	Ipv6PrefixSets              struct{ Ipv6PrefixSet []Ipv6Prefix }
	Tags                        struct{ Tag []Tag }
	SecurityGroupIds            struct{ SecurityGroupId []string }
	AssociatedPublicIp          AssociatedPublicIp
	Attachment                  DescribeNetworkInterfacesAttachment
	DeleteOnRelease             bool
}

// DescribeNetworkInterfacesAttachment is part of the answer of DescribeNetworkInterfaces.
type DescribeNetworkInterfacesAttachment struct {
	DeviceIndex             int
	InstanceId              string
	TrunkNetworkInterfaceId string
	NetworkCardIndex        int
}

// AssociatedPublicIp is part of the answer of DescribeNetworkInterfaces.
type AssociatedPublicIp struct {
	PublicIpAddress string
	AllocationId    string
}

// PrivateIp is part of the answer of DescribeNetworkInterfaces.
type PrivateIp struct {
	PrivateIpAddress   string
	Primary            bool
	AssociatedPublicIp AssociatedPublicIp
}

// DescribeNetworkInterfaceAttributeRequest is what DescribeNetworkInterfaceAttribute takes.
type DescribeNetworkInterfaceAttributeRequest struct {
	RegionId           string    `rpc:",required"`
	Tag                []rpc.Tag `rpc:",maxitems=20"`
	NetworkInterfaceId string    `rpc:",required"`
	Attribute          string
}

// DescribeNetworkInterfaceAttributeResponse is what DescribeNetworkInterfaceAttribute answers.
type DescribeNetworkInterfaceAttributeResponse struct {
	CreationTime                    string
	VpcId                           string
	Type                            string
	Status                          string
	NetworkInterfaceTrafficMode     string
	NetworkInterfaceName            string
	MacAddress                      string
	QueuePairNumber                 int
	NetworkInterfaceId              string
	ServiceID                       int64
	InstanceId                      string
	OwnerId                         string
	ServiceManaged                  bool
	VSwitchId                       string
	Description                     string
	ResourceGroupId                 string
	ZoneId                          string
	PrivateIpAddress                string
	QueueNumber                     int
	SecurityGroupIds                struct{ SecurityGroupId []string }
	AssociatedPublicIp              AssociatedPublicIp
	Attachment                      Attachment
	PrivateIpSets                   struct{ PrivateIpSet []PrivateIp }
	Ipv6Sets                        struct{ Ipv6Set []Ipv6 }
	Ipv4PrefixSets                  struct{ Ipv4PrefixSet []Ipv4Prefix }
	Ipv6PrefixSets                  struct{ Ipv6PrefixSet []Ipv6Prefix }
	Tags                            struct{ Tag []Tag }
	BondInterfaceSpecification      BondInterfaceSpecification
	SlaveInterfaceSpecification     SlaveInterfaceSpecification
	DeleteOnRelease                 bool
	TcpOptionAddressEnabled         string
	NetworkInterfaceTrafficConfig   NetworkInterfaceTrafficConfig
	ConnectionTrackingConfiguration ConnectionTrackingConfiguration
}

// NetworkInterfaceTrafficConfig is part of the answer of DescribeNetworkInterfaceAttribute.
type NetworkInterfaceTrafficConfig struct {
	NetworkInterfaceTrafficMode string
	QueueNumber                 int
	QueuePairNumber             int
}

// SlaveInterfaceSpecification is part of the answer of DescribeNetworkInterfaceAttribute.
type SlaveInterfaceSpecification struct {
	SlaveNetworkInterfaceId string
	WorkState               string
	BondNetworkInterfaceId  string
}

// BondInterfaceSpecification is part of the answer of DescribeNetworkInterfaceAttribute.
type BondInterfaceSpecification struct {
	BondMode                    string
	SlaveInterfaceSpecification struct{ SlaveInterfaceSpecificationSet []SlaveInterfaceSpecification }
}

// Attachment is part of the answer of DescribeNetworkInterfaceAttribute.
type Attachment struct {
	DeviceIndex               int
	InstanceId                string
	TrunkNetworkInterfaceId   string
	MemberNetworkInterfaceIds struct{ MemberNetworkInterfaceId []string }
	NetworkCardIndex          int
}

// ModifyNetworkInterfaceAttributeRequest is what ModifyNetworkInterfaceAttribute takes.
type ModifyNetworkInterfaceAttributeRequest struct {
	RegionId                        string `rpc:",required"`
	NetworkInterfaceName            *string
	NetworkInterfaceId              string `rpc:",required"`
	QueueNumber                     *int   `rpc:",min=-1"`
	Description                     *string
	SecurityGroupId                 []string `rpc:",maxitems=100"`
	DeleteOnRelease                 *bool
	RxQueueSize                     *int
	TxQueueSize                     *int
	ConnectionTrackingConfiguration ConnectionTrackingConfiguration
	_                               rpc.Unread `params:"NetworkInterfaceTrafficConfig"`
}

// ModifyNetworkInterfaceAttributeResponse is what ModifyNetworkInterfaceAttribute answers.
type ModifyNetworkInterfaceAttributeResponse struct{}

// AttachNetworkInterfaceRequest is what AttachNetworkInterface takes.
type AttachNetworkInterfaceRequest struct {
	RegionId                         string `rpc:",required"`
	NetworkInterfaceId               string `rpc:",required"`
	InstanceId                       string `rpc:",required"`
	TrunkNetworkInstanceId           string
	WaitForNetworkConfigurationReady bool
	NetworkCardIndex                 int
}

// AttachNetworkInterfaceResponse is what AttachNetworkInterface answers.
type AttachNetworkInterfaceResponse struct{}

// DetachNetworkInterfaceRequest is what DetachNetworkInterface takes.
type DetachNetworkInterfaceRequest struct {
	RegionId               string `rpc:",required"`
	NetworkInterfaceId     string `rpc:",required"`
	InstanceId             string `rpc:",required"`
	TrunkNetworkInstanceId string
}

// DetachNetworkInterfaceResponse is what DetachNetworkInterface answers.
type DetachNetworkInterfaceResponse struct{}

// DeleteNetworkInterfaceRequest is what DeleteNetworkInterface takes.
type DeleteNetworkInterfaceRequest struct {
	RegionId           string `rpc:",required"`
	NetworkInterfaceId string `rpc:",required"`
}

// DeleteNetworkInterfaceResponse is what DeleteNetworkInterface answers.
type DeleteNetworkInterfaceResponse struct{}

// AssignPrivateIpAddressesRequest is what AssignPrivateIpAddresses takes.
type AssignPrivateIpAddressesRequest struct {
	RegionId                       string `rpc:",required"`
	NetworkInterfaceId             string `rpc:",required"`
	SecondaryPrivateIpAddressCount int    `rpc:",min=1,bad=InvalidSecondaryPrivateIpAddressCount.Malformed"`
	ClientToken                    string
	PrivateIpAddress               []string `rpc:",maxitems=32"`
	Ipv4Prefix                     []string `rpc:",maxitems=10"`
	Ipv4PrefixCount                int      `rpc:",min=1,max=10"`
}

// AssignPrivateIpAddressesResponse is what AssignPrivateIpAddresses answers.
type AssignPrivateIpAddressesResponse struct {
	AssignedPrivateIpAddressesSet AssignedPrivateIpAddressesSet
}

// AssignedPrivateIpAddressesSet is part of the answer of AssignPrivateIpAddresses.
type AssignedPrivateIpAddressesSet struct {
	NetworkInterfaceId string
	PrivateIpSet       struct{ PrivateIpAddress []string }
	Ipv4PrefixSet      struct{ Ipv4Prefixes []string }
}

// UnassignPrivateIpAddressesRequest is what UnassignPrivateIpAddresses takes.
type UnassignPrivateIpAddressesRequest struct {
	RegionId           string   `rpc:",required"`
	NetworkInterfaceId string   `rpc:",required"`
	PrivateIpAddress   []string `rpc:",maxitems=32"`
	Ipv4Prefix         []string `rpc:",maxitems=10"`
}

// UnassignPrivateIpAddressesResponse is what UnassignPrivateIpAddresses answers.
type UnassignPrivateIpAddressesResponse struct{}

// AssignIpv6AddressesRequest is what AssignIpv6Addresses takes.
type AssignIpv6AddressesRequest struct {
	RegionId           string `rpc:",required"`
	NetworkInterfaceId string `rpc:",required"`
	ClientToken        string
	_                  rpc.Unread `params:"Ipv6AddressCount,Ipv6Address.N,Ipv6Prefix.N,Ipv6PrefixCount"`
}

// AssignIpv6AddressesResponse is what AssignIpv6Addresses answers.
type AssignIpv6AddressesResponse struct {
	NetworkInterfaceId string
	Ipv6Sets           struct{ Ipv6Address []string }
	Ipv6PrefixSets     struct{ Ipv6Prefix []string }
}

// UnassignIpv6AddressesRequest is what UnassignIpv6Addresses takes.
type UnassignIpv6AddressesRequest struct {
	RegionId           string     `rpc:",required"`
	NetworkInterfaceId string     `rpc:",required"`
	_                  rpc.Unread `params:"Ipv6Address.N,Ipv6Prefix.N"`
}

// UnassignIpv6AddressesResponse is what UnassignIpv6Addresses answers.
type UnassignIpv6AddressesResponse struct{}
