package cloudfw

import (
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is everything that Cloud Firewall answers. What is not here is refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "cloudfw", Prefix: "yundun-cloudfirewall", Names: wire.Names,
	Refusals: []*apierr.Error{wire.ErrInstanceStatusNotNormal},
	Actions:  slices.Concat(policyActions, bookActions, assetActions, instanceActions),
}

var policyActions = []action.Action{
	action.Write("AddControlPolicy", regions.CloudFirewallBasic, addControlPolicy, bought[wire.AddControlPolicyRequest]()),
	action.Write("ModifyControlPolicy", regions.CloudFirewallBasic, modifyControlPolicy, bought[wire.ModifyControlPolicyRequest]()),
	action.Write("DeleteControlPolicy", regions.CloudFirewallBasic, deleteControlPolicy, bought[wire.DeleteControlPolicyRequest]()),
	action.Read("DescribeControlPolicy", regions.CloudFirewallBasic, describeControlPolicy, bought[wire.DescribeControlPolicyRequest]()),
	action.Write("ModifyControlPolicyPosition", regions.CloudFirewallBasic, modifyControlPolicyPosition, bought[wire.ModifyControlPolicyPositionRequest]()),
	action.Write("ModifyControlPolicyPriority", regions.CloudFirewallBasic, modifyControlPolicyPriority, bought[wire.ModifyControlPolicyPriorityRequest]()),
	action.Read("DescribePolicyPriorUsed", regions.CloudFirewallBasic, describePolicyPriorUsed, bought[wire.DescribePolicyPriorUsedRequest]()),
}

var bookActions = []action.Action{
	action.Write("AddAddressBook", regions.CloudFirewallBasic, addAddressBook, bought[wire.AddAddressBookRequest]()),
	action.Write("ModifyAddressBook", regions.CloudFirewallBasic, modifyAddressBook, bought[wire.ModifyAddressBookRequest]()),
	action.Write("DeleteAddressBook", regions.CloudFirewallBasic, deleteAddressBook, bought[wire.DeleteAddressBookRequest]()),
	action.Read("DescribeAddressBook", regions.CloudFirewallBasic, describeAddressBook, bought[wire.DescribeAddressBookRequest]()),
}

var assetActions = []action.Action{
	action.Read("DescribeAssetList", regions.CloudFirewallBasic, describeAssetList, bought[wire.DescribeAssetListRequest]()),
	action.Write("PutEnableFwSwitch", regions.CloudFirewallBasic, putEnableFwSwitch, bought[wire.PutEnableFwSwitchRequest]()),
	action.Write("PutDisableFwSwitch", regions.CloudFirewallBasic, putDisableFwSwitch, bought[wire.PutDisableFwSwitchRequest]()),
	action.Write("PutEnableAllFwSwitch", regions.CloudFirewallBasic, putEnableAllFwSwitch, bought[wire.PutEnableAllFwSwitchRequest]()),
	action.Write("PutDisableAllFwSwitch", regions.CloudFirewallBasic, putDisableAllFwSwitch, bought[wire.PutDisableAllFwSwitchRequest]()),
}

// instanceActions speak of what the account has bought; they answer whether or not it has.
var instanceActions = []action.Action{
	action.Read("DescribeUserBuyVersion", regions.BillingInstance, describeUserBuyVersion),
	action.Write("ReleasePostInstance", regions.BillingInstance, releasePostInstance),
}

// bought tells the law whether the account has bought the product.
func bought[Req any]() action.Option {
	return action.With(func(tx *world.Tx, _ *Req) (regions.Facts, error) { return purchase(tx) })
}

func purchase(tx *world.Tx) (regions.Facts, error) {
	edition, err := tx.FirewallEdition()
	return regions.Facts{Purchased: edition != world.FirewallNone && edition != world.FirewallBasic}, err
}
