package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on access control lists refuse.
var (
	ErrACLNotFound    = apierr.New(400, "AclNotExist", "Acl does not exist.", "Slb DescribeAccessControlListAttribute")
	ErrACLQuota       = apierr.New(400, "AclNumberOverLimit", "The account has as many access control lists as its quota allows.", "Slb CreateAccessControlList")
	ErrACLEntryQuota  = apierr.New(400, "AclEntryExceedLimit", "The list would have more entries than the quota allows.", "Slb AddAccessControlListEntry")
	ErrACLEntryBad    = apierr.New(400, "AclEntryIllegal", "%q is not a CIDR block.", "Slb AddAccessControlListEntry")
	ErrACLEntryFamily = apierr.New(400, "IllegalEntry", "The entry is not of the list's IP version.", "Slb AddAccessControlListEntry")
	ErrACLEntryExists = apierr.New(400, "InvalidParam.AclEntryExists", "The list has the entry already.", "Slb AddAccessControlListEntry")
	ErrACLComment     = apierr.New(400, "InvalidParam.Comment", "The specified comment is invalid.", "Slb AddAccessControlListEntry")
	ErrACLEntryEmpty  = apierr.New(400, "AclEntryEmpty", "There is no entry to remove.", "observed by clients of RemoveAccessControlListEntry")
	ErrACLInUse       = apierr.New(400, "OperationFailed.AclBindedWithVip", "A listener uses the list.", "Slb DeleteAccessControlList")
)
