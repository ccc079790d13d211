package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on prefix lists refuse.
var (
	ErrPrefixListNotFound  = apierr.New(400, "ResourceNotFound.PrefixList", "The specified prefix list does not exist.", "Vpc ModifyVpcPrefixList, GetVpcPrefixListEntries")
	ErrPrefixListName      = apierr.New(400, "IllegalParam.CidrName", "A name has 1 to 128 characters, a description at most 256; neither starts with http:// or https://.", "Vpc CreateVpcPrefixList")
	ErrPrefixListCidr      = apierr.New(400, "IllegalParam.CidrBlock", "An entry is an IPv4 range in CIDR notation.", "Vpc CreateVpcPrefixList")
	ErrPrefixListDuplicate = apierr.New(400, "DuplicatedParam.CidrBlock", "An entry is there twice.", "Vpc CreateVpcPrefixList")
	ErrPrefixListFull      = apierr.New(400, "OperationFailed.CidrCountExceedMaxCount", "The prefix list would have more entries than MaxEntries.", "Vpc CreateVpcPrefixList")
	ErrPrefixListMax       = apierr.New(400, "QuotaExceeded.PrefixListCidrCount", "MaxEntries is 1 to the quota of entries.", "Vpc CreateVpcPrefixList")
	ErrPrefixListQuota     = apierr.New(400, "QuotaExceeded.PrefixListCount", "The account has as many prefix lists in this region as its quota allows.", "Vpc CreateVpcPrefixList")
	ErrPrefixListVersion   = apierr.New(400, "UnsupportedFeature.IpVersion", "Prefix lists of IPv6 are not emulated.", "Vpc CreateVpcPrefixList")
	ErrPrefixListStatus    = apierr.New(400, "IncorrectStatus.PrefixList", "The prefix list is in a state in which it cannot be changed.", "Vpc ModifyVpcPrefixList, DeleteVpcPrefixList")
	ErrPrefixListRemove    = apierr.New(400, "OperationDenied.RemoveCountExceedExistCount", "The prefix list does not have an entry that is to be removed.", "Vpc ModifyVpcPrefixList")
	ErrPrefixListNextToken = apierr.New(400, "IllegalParam.NextToken", "The NextToken is not one that this API handed out.", "Vpc GetVpcPrefixListEntries, ListPrefixLists")
)
