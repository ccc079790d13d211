package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on prefix lists refuse.
var (
	ErrPrefixListNotFound    = apierr.New(404, "InvalidPrefixListId.NotFound", "The specified prefix list does not exist.", "Ecs DescribePrefixListAttributes")
	ErrPrefixListName        = apierr.New(400, "InvalidParameter.PrefixListName", "The name is 2 to 128 characters long, begins with a letter and does not look like a URL or a name of the cloud's own.", "Ecs CreatePrefixList")
	ErrPrefixListDescription = apierr.New(400, "InvalidDescription.Malformed", "A description is 2 to 256 characters long, that of an entry 2 to 32, and does not look like a URL.", "Ecs CreatePrefixList")
	ErrPrefixCidr            = apierr.New(400, "InvalidParameter.CidrMalformed", "The CIDR block %q is not one of the prefix list's address family.", "Ecs CreatePrefixList")
	ErrPrefixDuplicated      = apierr.New(400, "InvalidParameter.CidrDuplicated", "The CIDR block %q is named twice.", "Ecs CreatePrefixList")
	ErrPrefixEntries         = apierr.New(400, "LimitExceed.Entry", "One request adds or removes at most 200 entries.", "Ecs CreatePrefixList, ModifyPrefixList")
	ErrPrefixMaxEntries      = apierr.New(400, "LimitExceed.MaxEntries", "The prefix list takes no more entries.", "Ecs CreatePrefixList, ModifyPrefixList")
	ErrPrefixListQuota       = apierr.New(404, "LimitExceed.PrefixListPerRegion", "The account has as many prefix lists in this region as its quota allows.", "Ecs CreatePrefixList (status sic)")
	ErrPrefixListIDs         = apierr.New(400, "LimitExceed.PrefixListId", "One request names at most 100 prefix lists.", "Ecs DescribePrefixLists")
	ErrPrefixListUsed        = apierr.New(400, "NotAllowed.AssociationExist", "Rules of security groups name the prefix list.", "Ecs DeletePrefixList")
)
