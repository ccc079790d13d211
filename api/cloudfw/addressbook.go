package cloudfw

import "github.com/ringfence-dev/ringfence/api/rpc"

// Tag is a tag of instances that an address book gathers.
type Tag struct {
	TagKey   string
	TagValue string
}

// AddAddressBookRequest is what AddAddressBook takes.
type AddAddressBookRequest struct {
	GroupName     string     `rpc:",required"`
	GroupType     string     `rpc:",required,enum=ip|ipv6|domain|port|tag,bad=ErrorParametersGroupType"`
	Description   string     `rpc:",required"`
	AddressList   []string   `rpc:",comma"`
	AutoAddTagEcs string     `rpc:",enum=1|0"`
	TagRelation   string     `rpc:",enum=and|or,fold"`
	TagList       []Tag      `rpc:",maxitems=100"`
	_             rpc.Unread `params:"SourceIp,Lang"`
}

// AddAddressBookResponse is what AddAddressBook answers.
type AddAddressBookResponse struct {
	GroupUuid string
}

// ModifyAddressBookRequest is what ModifyAddressBook takes. What is absent and not required stays as it is.
type ModifyAddressBookRequest struct {
	GroupUuid     string     `rpc:",required"`
	GroupName     string     `rpc:",required"`
	Description   string     `rpc:",required"`
	AddressList   []string   `rpc:",comma"`
	AutoAddTagEcs string     `rpc:",enum=1|0"`
	TagRelation   string     `rpc:",enum=and|or,fold"`
	TagList       []Tag      `rpc:",maxitems=100"`
	_             rpc.Unread `params:"SourceIp,Lang"`
}

// ModifyAddressBookResponse is what ModifyAddressBook answers.
type ModifyAddressBookResponse struct{}

// DeleteAddressBookRequest is what DeleteAddressBook takes.
type DeleteAddressBookRequest struct {
	GroupUuid string     `rpc:",required"`
	_         rpc.Unread `params:"SourceIp,Lang"`
}

// DeleteAddressBookResponse is what DeleteAddressBook answers.
type DeleteAddressBookResponse struct{}

// DescribeAddressBookRequest is what DescribeAddressBook takes. GroupType all, which clients send, is any type.
type DescribeAddressBookRequest struct {
	CurrentPage string `rpc:",default=1"`
	PageSize    string `rpc:",default=10"`
	Query       string
	GroupType   string `rpc:",enum=ip|ipv6|domain|port|tag|allCloud|threat|all,bad=ErrorParametersGroupType"`
	ContainPort string
	_           rpc.Unread `params:"Lang"`
}

// DescribeAddressBookResponse is what DescribeAddressBook answers.
type DescribeAddressBookResponse struct {
	PageNo     string
	PageSize   string
	TotalCount string
	Acls       []Acl
}

// Acl is an address book as DescribeAddressBook shows it.
type Acl struct {
	AddressListCount int
	GroupUuid        string
	AutoAddTagEcs    int
	Description      string
	GroupName        string
	ReferenceCount   int
	GroupType        string
	TagRelation      string
	TagList          []Tag
	AddressList      []string
}
