package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateAccessControlListRequest is what CreateAccessControlList takes.
type CreateAccessControlListRequest struct {
	RegionId         string `rpc:",required"`
	AclName          string `rpc:",required"`
	AddressIPVersion string `rpc:",default=ipv4"`
	ResourceGroupId  string
	Tag              []rpc.Tag `rpc:",maxitems=20"`
}

// CreateAccessControlListResponse is what CreateAccessControlList answers.
type CreateAccessControlListResponse struct {
	AclId string
}

// DescribeAccessControlListsRequest is what DescribeAccessControlLists takes.
type DescribeAccessControlListsRequest struct {
	RegionId         string `rpc:",required"`
	AclName          string
	AddressIPVersion string
	rpc.Paging
	ResourceGroupId string
	Tag             []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeAccessControlListsResponse is what DescribeAccessControlLists answers.
type DescribeAccessControlListsResponse struct {
	PageNumber int
	PageSize   int
	TotalCount int
	Count      int
	Acls       struct{ Acl []Acl }
}

// Acl is part of the answer of DescribeAccessControlLists.
type Acl struct {
	AclId            string
	AddressIPVersion string
	AclName          string
	ResourceGroupId  string
	Tags             struct{ Tag []DescribeLoadBalancersTag }
	CreateTime       string
}

// DescribeAccessControlListAttributeRequest is what DescribeAccessControlListAttribute takes.
type DescribeAccessControlListAttributeRequest struct {
	RegionId        string `rpc:",required"`
	AclId           string `rpc:",required"`
	AclEntryComment string
	Page            int
	PageSize        int `rpc:",default=10"`
}

// DescribeAccessControlListAttributeResponse is what DescribeAccessControlListAttribute answers.
type DescribeAccessControlListAttributeResponse struct {
	AclId            string
	Tags             struct{ Tag []Tag }
	AddressIPVersion string
	ResourceGroupId  string
	AclName          string
	AclEntrys        struct{ AclEntry []AclEntry }
	RelatedListeners struct{ RelatedListener []RelatedListener }
	CreateTime       string
	TotalAclEntry    int
}

// RelatedListener is part of the answer of DescribeAccessControlListAttribute.
type RelatedListener struct {
	ListenerPort   int
	AclType        string
	Protocol       string
	LoadBalancerId string
}

// AclEntry is part of the answer of DescribeAccessControlListAttribute.
type AclEntry struct {
	AclEntryComment string
	AclEntryIP      string
}

// SetAccessControlListAttributeRequest is what SetAccessControlListAttribute takes.
type SetAccessControlListAttributeRequest struct {
	RegionId string `rpc:",required"`
	AclId    string `rpc:",required"`
	AclName  string `rpc:",required"`
}

// SetAccessControlListAttributeResponse is what SetAccessControlListAttribute answers.
type SetAccessControlListAttributeResponse struct{}

// AddAccessControlListEntryRequest is what AddAccessControlListEntry takes.
type AddAccessControlListEntryRequest struct {
	RegionId  string `rpc:",required"`
	AclId     string
	AclEntrys string
}

// AddAccessControlListEntryResponse is what AddAccessControlListEntry answers.
type AddAccessControlListEntryResponse struct{}

// RemoveAccessControlListEntryRequest is what RemoveAccessControlListEntry takes.
type RemoveAccessControlListEntryRequest struct {
	RegionId  string `rpc:",required"`
	AclId     string `rpc:",required"`
	AclEntrys string
}

// RemoveAccessControlListEntryResponse is what RemoveAccessControlListEntry answers.
type RemoveAccessControlListEntryResponse struct{}

// DeleteAccessControlListRequest is what DeleteAccessControlList takes.
type DeleteAccessControlListRequest struct {
	RegionId string `rpc:",required"`
	AclId    string `rpc:",required"`
}

// DeleteAccessControlListResponse is what DeleteAccessControlList answers.
type DeleteAccessControlListResponse struct{}
