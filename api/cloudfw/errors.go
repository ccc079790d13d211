package cloudfw

import "github.com/ringfence-dev/ringfence/api/apierr"

// What Cloud Firewall refuses. The message of the first is read by clients, which look for "not buy user".
var (
	ErrInstanceStatusNotNormal = apierr.New(400, "ErrorInstanceStatusNotNormal", "not buy user", "Cloudfw PutEnableFwSwitch; message observed by clients")
	ErrParameters              = apierr.New(400, "ErrorParameters", "%s", "Cloudfw ModifyControlPolicy")
	ErrPage                    = apierr.New(400, "ErrorParametersPageSizeOrNo", "Either the page number or the page size is invalid.", "Cloudfw DescribeControlPolicy")
	ErrSource                  = apierr.New(400, "ErrorParametersSource", "The source is invalid: %s.", "Cloudfw AddControlPolicy")
	ErrDestination             = apierr.New(400, "ErrorParametersDestination", "The destination is invalid: %s.", "Cloudfw AddControlPolicy")
	ErrDestPort                = apierr.New(400, "ErrorParametersDestPort", "The destination port is invalid: %s.", "Cloudfw AddControlPolicy")
	ErrPortGroup               = apierr.New(400, "ErrorParametersGroupPort", "There is no port address book %q.", "Cloudfw AddControlPolicy")
	ErrApplication             = apierr.New(400, "ErrorParametersAppId", "The application is invalid: %s.", "Cloudfw AddControlPolicy")
	ErrPolicyCount             = apierr.New(400, "ErrorAclExtendedCountExceed", "The policies would count for more than the quota allows.", "Cloudfw AddControlPolicy")
	ErrNewOrder                = apierr.New(400, "ErrorParametersNewOrder", "The new order is not the number of a policy.", "Cloudfw ModifyControlPolicyPosition")
	ErrOldOrder                = apierr.New(400, "ErrorParametersOldOrder", "No policy has the old order.", "Cloudfw ModifyControlPolicyPosition")

	ErrBookExists    = apierr.New(400, "ErrorAddressGroupExist", "The account has an address book of that name.", "Cloudfw AddAddressBook")
	ErrBookNotFound  = apierr.New(400, "ErrorAddressGroupNotExist", "There is no such address book.", "Cloudfw ModifyAddressBook")
	ErrBookInUse     = apierr.New(400, "ErrorAddressGroupReference", "A control policy uses the address book.", "Cloudfw DeleteAddressBook")
	ErrBookAddress   = apierr.New(400, "ErrorParametersGroupAddress", "%q does not belong into an address book of that type.", "Cloudfw AddAddressBook")
	ErrBookDomain    = apierr.New(400, "ErrorParamDomain", "%q is not a domain.", "Cloudfw AddAddressBook")
	ErrBookAddresses = apierr.New(400, "ErrorAddressCountExceed", "The address book would have more entries than the quota allows.", "Cloudfw AddAddressBook")

	ErrParamsNotEnough = apierr.New(400, "ErrorParamsNotEnough", "Name addresses, regions or types.", "Cloudfw PutEnableFwSwitch")
)
