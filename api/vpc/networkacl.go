package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateNetworkAclRequest is what CreateNetworkAcl takes.
type CreateNetworkAclRequest struct {
	VpcId          string `rpc:",required"`
	NetworkAclName string
	Description    string
	ClientToken    string
	DryRun         bool
	Tag            []rpc.Tag `rpc:",maxitems=21"`
	RegionId       string    `rpc:",required"`
}

// CreateNetworkAclResponse is what CreateNetworkAcl answers.
type CreateNetworkAclResponse struct {
	NetworkAclId        string
	NetworkAclAttribute CreateNetworkAclNetworkAclAttribute
}

// CreateNetworkAclNetworkAclAttribute is part of the answer of CreateNetworkAcl.
type CreateNetworkAclNetworkAclAttribute struct {
	Status            string
	VpcId             string
	CreationTime      string
	Description       string
	NetworkAclName    string
	NetworkAclId      string
	RegionId          string
	IngressAclEntries struct {
		IngressAclEntry []CreateNetworkAclIngressAclEntry
	}
	EgressAclEntries struct {
		EgressAclEntry []CreateNetworkAclEgressAclEntry
	}
	Resources struct{ Resource []CreateNetworkAclResource }
}

// CreateNetworkAclResource is part of the answer of CreateNetworkAcl.
type CreateNetworkAclResource struct {
	Status       string
	ResourceType string
	ResourceId   string
}

// CreateNetworkAclEgressAclEntry is part of the answer of CreateNetworkAcl.
type CreateNetworkAclEgressAclEntry struct {
	NetworkAclEntryId   string
	NetworkAclEntryName string
	Policy              string
	Description         string
	Protocol            string
	DestinationCidrIp   string
	Port                string
}

// CreateNetworkAclIngressAclEntry is part of the answer of CreateNetworkAcl.
type CreateNetworkAclIngressAclEntry struct {
	NetworkAclEntryId   string
	NetworkAclEntryName string
	Policy              string
	Description         string
	SourceCidrIp        string
	Protocol            string
	Port                string
}

// DescribeNetworkAclsRequest is what DescribeNetworkAcls takes.
type DescribeNetworkAclsRequest struct {
	NetworkAclId   string
	NetworkAclName string
	VpcId          string
	ResourceType   string
	ResourceId     string
	rpc.Paging
	RegionId    string    `rpc:",required"`
	Tags        []rpc.Tag `rpc:",maxitems=21"`
	ClientToken string
}

// DescribeNetworkAclsResponse is what DescribeNetworkAcls answers.
type DescribeNetworkAclsResponse struct {
	PageSize    string
	PageNumber  string
	TotalCount  string
	NetworkAcls struct{ NetworkAcl []NetworkAcl }
}

// NetworkAcl is part of the answer of DescribeNetworkAcls.
type NetworkAcl struct {
	Status            string
	VpcId             string
	CreationTime      string
	Description       string
	NetworkAclName    string
	NetworkAclId      string
	OwnerId           int64
	RegionId          string
	IngressAclEntries struct{ IngressAclEntry []IngressAclEntry }
	EgressAclEntries  struct{ EgressAclEntry []EgressAclEntry }
	Resources         struct{ Resource []CreateNetworkAclResource }
	Tags              struct{ Tag []rpc.Tag }
}

// EgressAclEntry is part of the answer of DescribeNetworkAcls.
type EgressAclEntry struct {
	NetworkAclEntryId   string
	EntryType           string
	NetworkAclEntryName string
	Policy              string
	Description         string
	Protocol            string
	DestinationCidrIp   string
	IpVersion           string
	Port                string
}

// IngressAclEntry is part of the answer of DescribeNetworkAcls.
type IngressAclEntry struct {
	NetworkAclEntryId   string
	EntryType           string
	NetworkAclEntryName string
	Policy              string
	Description         string
	SourceCidrIp        string
	IpVersion           string
	Protocol            string
	Port                string
}

// DescribeNetworkAclAttributesRequest is what DescribeNetworkAclAttributes takes.
type DescribeNetworkAclAttributesRequest struct {
	NetworkAclId string `rpc:",required"`
	RegionId     string `rpc:",required"`
	ClientToken  string
}

// DescribeNetworkAclAttributesResponse is what DescribeNetworkAclAttributes answers.
type DescribeNetworkAclAttributesResponse struct {
	NetworkAclAttribute NetworkAclAttribute
}

// NetworkAclAttribute is part of the answer of DescribeNetworkAclAttributes.
type NetworkAclAttribute struct {
	Status            string
	VpcId             string
	CreationTime      string
	Description       string
	NetworkAclName    string
	NetworkAclId      string
	OwnerId           int64
	RegionId          string
	IngressAclEntries struct{ IngressAclEntry []IngressAclEntry }
	EgressAclEntries  struct{ EgressAclEntry []EgressAclEntry }
	Resources         struct{ Resource []CreateNetworkAclResource }
	Tags              struct{ Tag []rpc.Tag }
}

// ModifyNetworkAclAttributesRequest is what ModifyNetworkAclAttributes takes.
type ModifyNetworkAclAttributesRequest struct {
	NetworkAclId   string `rpc:",required"`
	NetworkAclName *string
	Description    *string
	RegionId       string `rpc:",required"`
	ClientToken    string
	DryRun         bool
}

// ModifyNetworkAclAttributesResponse is what ModifyNetworkAclAttributes answers.
type ModifyNetworkAclAttributesResponse struct{}

// UpdateNetworkAclEntriesRequest is what UpdateNetworkAclEntries takes.
type UpdateNetworkAclEntriesRequest struct {
	IngressAclEntries       []UpdateNetworkAclEntriesIngressAclEntry `rpc:",maxitems=100"`
	EgressAclEntries        []UpdateNetworkAclEntriesEgressAclEntry  `rpc:",maxitems=100"`
	UpdateIngressAclEntries *bool
	UpdateEgressAclEntries  *bool
	NetworkAclId            string `rpc:",required"`
	RegionId                string `rpc:",required"`
	ClientToken             string
	DryRun                  bool
}

// UpdateNetworkAclEntriesResponse is what UpdateNetworkAclEntries answers.
type UpdateNetworkAclEntriesResponse struct{}

// UpdateNetworkAclEntriesEgressAclEntry is part of what UpdateNetworkAclEntries takes.
type UpdateNetworkAclEntriesEgressAclEntry struct {
	NetworkAclEntryId   string
	EntryType           string
	NetworkAclEntryName string
	Policy              string `rpc:",enum=drop|accept,bad=IllegalParam.Policy"`
	Description         string
	Protocol            string `rpc:",enum=all|tcp|udp|gre|icmp|icmpv6,bad=IllegalParam.Protocol"`
	DestinationCidrIp   string
	IpVersion           string
	Port                string
}

// UpdateNetworkAclEntriesIngressAclEntry is part of what UpdateNetworkAclEntries takes.
type UpdateNetworkAclEntriesIngressAclEntry struct {
	NetworkAclEntryId   string
	EntryType           string
	NetworkAclEntryName string
	Policy              string `rpc:",enum=drop|accept,bad=IllegalParam.Policy"`
	SourceCidrIp        string
	IpVersion           string
	Description         string
	Protocol            string `rpc:",enum=all|tcp|udp|gre|icmp|icmpv6,bad=IllegalParam.Protocol"`
	Port                string
}

// CopyNetworkAclEntriesRequest is what CopyNetworkAclEntries takes.
type CopyNetworkAclEntriesRequest struct {
	RegionId           string `rpc:",required"`
	NetworkAclId       string `rpc:",required"`
	SourceNetworkAclId string `rpc:",required"`
	ClientToken        string
	DryRun             bool
}

// CopyNetworkAclEntriesResponse is what CopyNetworkAclEntries answers.
type CopyNetworkAclEntriesResponse struct{}

// AssociateNetworkAclRequest is what AssociateNetworkAcl takes.
type AssociateNetworkAclRequest struct {
	Resource     []AssociateNetworkAclResource `rpc:",maxitems=100"`
	NetworkAclId string                        `rpc:",required"`
	RegionId     string                        `rpc:",required"`
	ClientToken  string
	DryRun       bool
}

// AssociateNetworkAclResponse is what AssociateNetworkAcl answers.
type AssociateNetworkAclResponse struct{}

// AssociateNetworkAclResource is part of what AssociateNetworkAcl takes.
type AssociateNetworkAclResource struct {
	ResourceType string `rpc:",required"`
	ResourceId   string `rpc:",required"`
}

// UnassociateNetworkAclRequest is what UnassociateNetworkAcl takes.
type UnassociateNetworkAclRequest struct {
	Resource     []AssociateNetworkAclResource `rpc:",maxitems=100"`
	NetworkAclId string                        `rpc:",required"`
	RegionId     string                        `rpc:",required"`
	ClientToken  string
	DryRun       bool
}

// UnassociateNetworkAclResponse is what UnassociateNetworkAcl answers.
type UnassociateNetworkAclResponse struct{}

// DeleteNetworkAclRequest is what DeleteNetworkAcl takes.
type DeleteNetworkAclRequest struct {
	NetworkAclId string `rpc:",required"`
	RegionId     string `rpc:",required"`
	ClientToken  string
	DryRun       bool
}

// DeleteNetworkAclResponse is what DeleteNetworkAcl answers.
type DeleteNetworkAclResponse struct{}
