package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVpcPrefixListRequest is what CreateVpcPrefixList takes.
type CreateVpcPrefixListRequest struct {
	PrefixListName        string
	PrefixListDescription string
	ClientToken           string
	DryRun                bool
	MaxEntries            int
	PrefixListEntries     []CreateVpcPrefixListPrefixListEntry `rpc:",maxitems=50"`
	ResourceGroupId       string
	RegionId              string `rpc:",required"`
	IpVersion             string
	Tag                   []rpc.Tag `rpc:",maxitems=21"`
}

// CreateVpcPrefixListResponse is what CreateVpcPrefixList answers.
type CreateVpcPrefixListResponse struct {
	PrefixListId    string
	ResourceGroupId string
}

// CreateVpcPrefixListPrefixListEntry is part of what CreateVpcPrefixList takes.
type CreateVpcPrefixListPrefixListEntry struct {
	Cidr        string
	Description string
}

// ListPrefixListsRequest is what ListPrefixLists takes.
type ListPrefixListsRequest struct {
	PrefixListIds   []string `rpc:",maxitems=100"`
	NextToken       string
	MaxResults      int64 `rpc:",min=1,max=100,default=10"`
	ResourceGroupId string
	Tags            []rpc.Tag `rpc:",maxitems=10"`
	RegionId        string    `rpc:",required"`
	PrefixListName  string
}

// ListPrefixListsResponse is what ListPrefixLists answers.
type ListPrefixListsResponse struct {
	NextToken   string
	TotalCount  int64
	MaxResults  int64
	PrefixLists []PrefixList
}

// PrefixList is part of the answer of ListPrefixLists.
type PrefixList struct {
	PrefixListId          string
	PrefixListName        string
	PrefixListDescription string
	IpVersion             string
	CreationTime          string
	CidrBlocks            []string
	ShareType             string
	MaxEntries            int
	Status                string
	OwnerId               string
	PrefixListStatus      string
	RegionId              string
	ResourceGroupId       string
	Tags                  []rpc.Tag
	PrefixListType        string
}

// GetVpcPrefixListEntriesRequest is what GetVpcPrefixListEntries takes.
type GetVpcPrefixListEntriesRequest struct {
	PrefixListId string `rpc:",required"`
	NextToken    string
	MaxResults   int64  `rpc:",min=1,max=100,default=50"`
	RegionId     string `rpc:",required"`
}

// GetVpcPrefixListEntriesResponse is what GetVpcPrefixListEntries answers.
type GetVpcPrefixListEntriesResponse struct {
	NextToken       string
	TotalCount      int64
	Count           int64
	PrefixListEntry []PrefixListEntry
}

// PrefixListEntry is part of the answer of GetVpcPrefixListEntries.
type PrefixListEntry struct {
	PrefixListId string
	Cidr         string
	Description  string
	RegionId     string
}

// GetVpcPrefixListAssociationsRequest is what GetVpcPrefixListAssociations takes.
type GetVpcPrefixListAssociationsRequest struct {
	PrefixListId string     `rpc:",required"`
	RegionId     string     `rpc:",required"`
	_            rpc.Unread `params:"NextToken,MaxResults"`
}

// GetVpcPrefixListAssociationsResponse is what GetVpcPrefixListAssociations answers.
type GetVpcPrefixListAssociationsResponse struct {
	NextToken             string
	TotalCount            int64
	Count                 int64
	PrefixListAssociation []PrefixListAssociation
}

// PrefixListAssociation is part of the answer of GetVpcPrefixListAssociations.
type PrefixListAssociation struct {
	PrefixListId string
	ResourceId   string
	ResourceType string
	OwnerId      string
	Status       string
	Reason       string
	RegionId     string
	ResourceUid  string
}

// ModifyVpcPrefixListRequest is what ModifyVpcPrefixList takes.
type ModifyVpcPrefixListRequest struct {
	PrefixListId          string `rpc:",required"`
	PrefixListName        *string
	ClientToken           string
	DryRun                bool
	AddPrefixListEntry    []AddPrefixListEntry    `rpc:",maxitems=1000"`
	RemovePrefixListEntry []RemovePrefixListEntry `rpc:",maxitems=1000"`
	RegionId              string                  `rpc:",required"`
	PrefixListDescription *string
	MaxEntries            *int
}

// ModifyVpcPrefixListResponse is what ModifyVpcPrefixList answers.
type ModifyVpcPrefixListResponse struct {
	PrefixListId string
}

// RemovePrefixListEntry is part of what ModifyVpcPrefixList takes.
type RemovePrefixListEntry struct {
	Cidr        string
	Description string
}

// AddPrefixListEntry is part of what ModifyVpcPrefixList takes.
type AddPrefixListEntry struct {
	Cidr        string
	Description string
}

// DeleteVpcPrefixListRequest is what DeleteVpcPrefixList takes.
type DeleteVpcPrefixListRequest struct {
	PrefixListId string `rpc:",required"`
	ClientToken  string
	DryRun       bool
	RegionId     string `rpc:",required"`
}

// DeleteVpcPrefixListResponse is what DeleteVpcPrefixList answers.
type DeleteVpcPrefixListResponse struct{}
