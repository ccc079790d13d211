package ecs

// CreatePrefixListRequest is what CreatePrefixList takes.
type CreatePrefixListRequest struct {
	RegionId       string `rpc:",required"`
	MaxEntries     int    `rpc:",required,min=1,max=200"`
	AddressFamily  string `rpc:",required,enum=IPv4|IPv6,fold,bad=InvalidParameter.AddressFamily"`
	ClientToken    string
	PrefixListName string `rpc:",required"`
	Description    string
	Entry          []CreatePrefixListEntry `rpc:",maxitems=201"`
}

// CreatePrefixListResponse is what CreatePrefixList answers.
type CreatePrefixListResponse struct {
	PrefixListId string
}

// CreatePrefixListEntry is part of what CreatePrefixList takes.
type CreatePrefixListEntry struct {
	Description string
	Cidr        string `rpc:",required"`
}

// DescribePrefixListsRequest is what DescribePrefixLists takes.
type DescribePrefixListsRequest struct {
	RegionId       string `rpc:",required"`
	PrefixListName string
	NextToken      string
	MaxResults     int32 `rpc:",min=1,max=100,default=10"`
	AddressFamily  string
	PrefixListId   []string `rpc:",maxitems=101"`
}

// DescribePrefixListsResponse is what DescribePrefixLists answers.
type DescribePrefixListsResponse struct {
	NextToken   string
	PrefixLists struct{ PrefixList []PrefixList }
}

// PrefixList is part of the answer of DescribePrefixLists.
type PrefixList struct {
	CreationTime     string
	AssociationCount int
	MaxEntries       int
	Description      string
	AddressFamily    string
	PrefixListName   string
	PrefixListId     string
}

// DescribePrefixListAttributesRequest is what DescribePrefixListAttributes takes.
type DescribePrefixListAttributesRequest struct {
	RegionId     string `rpc:",required"`
	PrefixListId string `rpc:",required"`
}

// DescribePrefixListAttributesResponse is what DescribePrefixListAttributes answers.
type DescribePrefixListAttributesResponse struct {
	CreationTime   string
	MaxEntries     int
	Description    string
	AddressFamily  string
	PrefixListName string
	PrefixListId   string
	Entries        struct {
		Entry []DescribePrefixListAttributesEntry
	}
}

// DescribePrefixListAttributesEntry is part of the answer of DescribePrefixListAttributes.
type DescribePrefixListAttributesEntry struct {
	Description string
	Cidr        string
}

// DescribePrefixListAssociationsRequest is what DescribePrefixListAssociations takes.
type DescribePrefixListAssociationsRequest struct {
	RegionId     string `rpc:",required"`
	PrefixListId string `rpc:",required"`
	NextToken    string
	MaxResults   int32 `rpc:",min=1,max=100,default=10"`
}

// DescribePrefixListAssociationsResponse is what DescribePrefixListAssociations answers.
type DescribePrefixListAssociationsResponse struct {
	NextToken              string
	PrefixListAssociations struct{ PrefixListAssociation []PrefixListAssociation }
}

// PrefixListAssociation is part of the answer of DescribePrefixListAssociations.
type PrefixListAssociation struct {
	ResourceId   string
	ResourceType string
}

// ModifyPrefixListRequest is what ModifyPrefixList takes.
type ModifyPrefixListRequest struct {
	RegionId       string `rpc:",required"`
	PrefixListId   string `rpc:",required"`
	PrefixListName *string
	Description    *string
	AddEntry       []AddEntry    `rpc:",maxitems=201"`
	RemoveEntry    []RemoveEntry `rpc:",maxitems=201"`
}

// ModifyPrefixListResponse is what ModifyPrefixList answers.
type ModifyPrefixListResponse struct{}

// RemoveEntry is part of what ModifyPrefixList takes.
type RemoveEntry struct {
	Cidr string `rpc:",required"`
}

// AddEntry is part of what ModifyPrefixList takes.
type AddEntry struct {
	Description string
	Cidr        string `rpc:",required"`
}

// DeletePrefixListRequest is what DeletePrefixList takes.
type DeletePrefixListRequest struct {
	RegionId     string `rpc:",required"`
	PrefixListId string `rpc:",required"`
}

// DeletePrefixListResponse is what DeletePrefixList answers.
type DeletePrefixListResponse struct{}
