package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateNetworkInterfaceRequest is what CreateNetworkInterface takes.
type CreateNetworkInterfaceRequest struct {
	RegionId                       string    `rpc:",required"`
	Tag                            []rpc.Tag `rpc:",maxitems=20"`
	ResourceGroupId                string
	VSwitchId                      string `rpc:",required"`
	PrimaryIpAddress               string
	SecurityGroupId                string
	NetworkInterfaceName           string
	Description                    string
	InstanceType                   string `rpc:",enum=Secondary|Trunk,fold,default=Secondary"`
	SecondaryPrivateIpAddressCount int    `rpc:",min=1"`
	QueueNumber                    int    `rpc:",min=1"`
	ClientToken                    string
	SecurityGroupIds               []string `rpc:",maxitems=16"`
	PrivateIpAddress               []string `rpc:",maxitems=10"`
	DeleteOnRelease                *bool
	NetworkInterfaceTrafficMode    string     `rpc:",enum=Standard|HighPerformance,fold,default=Standard"`
	_                              rpc.Unread `params:"Visible,BusinessType,QueuePairNumber,Ipv4Prefix.N,Ipv4PrefixCount,Ipv6Address.N,Ipv6AddressCount,Ipv6Prefix.N,Ipv6PrefixCount,TxQueueSize,RxQueueSize,NetworkInterfaceTrafficConfig,ConnectionTrackingConfiguration"`
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

// ConnectionTrackingConfiguration is part of the answer of DescribeNetworkInterfaceAttribute.
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
	PageNumber           int32 `rpc:",default=1,min=1"`
	PageSize             int32 `rpc:",default=10,min=1,max=1000"`
	NextToken            string
	MaxResults           int32      `rpc:",min=0"`
	PrivateIpAddress     []string   `rpc:",maxitems=100"`
	NetworkInterfaceId   []string   `rpc:",maxitems=1000"`
	_                    rpc.Unread `params:"Ipv6Address.N"`
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
	RegionId           string     `rpc:",required"`
	NetworkInterfaceId string     `rpc:",required"`
	_                  rpc.Unread `params:"Tag.N.Key,Tag.N.Value,Attribute"`
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
	RegionId             string `rpc:",required"`
	NetworkInterfaceName *string
	NetworkInterfaceId   string `rpc:",required"`
	QueueNumber          *int   `rpc:",min=-1"`
	Description          *string
	SecurityGroupId      []string `rpc:",maxitems=100"`
	DeleteOnRelease      *bool
	_                    rpc.Unread `params:"RxQueueSize,TxQueueSize,NetworkInterfaceTrafficConfig,ConnectionTrackingConfiguration"`
}

// ModifyNetworkInterfaceAttributeResponse is what ModifyNetworkInterfaceAttribute answers.
type ModifyNetworkInterfaceAttributeResponse struct{}

// AttachNetworkInterfaceRequest is what AttachNetworkInterface takes.
type AttachNetworkInterfaceRequest struct {
	RegionId           string     `rpc:",required"`
	NetworkInterfaceId string     `rpc:",required"`
	InstanceId         string     `rpc:",required"`
	_                  rpc.Unread `params:"TrunkNetworkInstanceId,WaitForNetworkConfigurationReady,NetworkCardIndex"`
}

// AttachNetworkInterfaceResponse is what AttachNetworkInterface answers.
type AttachNetworkInterfaceResponse struct{}

// DetachNetworkInterfaceRequest is what DetachNetworkInterface takes.
type DetachNetworkInterfaceRequest struct {
	RegionId           string     `rpc:",required"`
	NetworkInterfaceId string     `rpc:",required"`
	InstanceId         string     `rpc:",required"`
	_                  rpc.Unread `params:"TrunkNetworkInstanceId"`
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
	PrivateIpAddress               []string   `rpc:",maxitems=49"`
	_                              rpc.Unread `params:"Ipv4Prefix.N,Ipv4PrefixCount"`
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
	RegionId           string     `rpc:",required"`
	NetworkInterfaceId string     `rpc:",required"`
	PrivateIpAddress   []string   `rpc:",maxitems=49"`
	_                  rpc.Unread `params:"Ipv4Prefix.N"`
}

// UnassignPrivateIpAddressesResponse is what UnassignPrivateIpAddresses answers.
type UnassignPrivateIpAddressesResponse struct{}
