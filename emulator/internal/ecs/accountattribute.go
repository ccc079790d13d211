package ecs

import (
	"strconv"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var accountAttributeActions = []action.Action{
	action.Read("DescribeAccountAttributes", regions.ECSAccountAttribute, describeAccountAttributes),
}

// describeAccountAttributes shows the quotas of the account in the region, and on which networks instances may be.
func describeAccountAttributes(tx *world.Tx, req *wire.DescribeAccountAttributesRequest) (*wire.DescribeAccountAttributesResponse, error) {
	networks := []string{"vpc"}
	if tx.Decide(regions.ECSClassicInstance, regions.Facts{Network: regions.NetworkClassic}).Allowed {
		networks = append(networks, "classic")
	}
	quota := func(name string, documented int) []string { return []string{strconv.Itoa(tx.Quota(name, documented))} }
	res := &wire.DescribeAccountAttributesResponse{}
	for _, a := range []struct {
		name   string
		values []string
	}{
		{"instance-network-type", networks},
		{"max-security-groups", quota("ecs.securitygroups", 100)},
		{"max-elastic-network-interfaces", quota("ecs.networkinterfaces", 50000)},
		{"max-custom-images", quota("ecs.images", quotaImages)},
		{"max-snapshots-per-disk", quota("ecs.snapshots-per-disk", quotaSnapshots)},
		{"max-auto-snapshot-policies", quota("ecs.snapshot-policies", quotaPolicies)},
		{"max-postpaid-instances", quota("ecs.instances", quotaInstances)},
		{"real-name-authentication", []string{"yes"}},
	} {
		if !action.Listed(req.AttributeName, a.name) {
			continue
		}
		item := wire.AccountAttributeItem{AttributeName: a.name}
		for _, v := range a.values {
			item.AttributeValues.ValueItem = append(item.AttributeValues.ValueItem, wire.ValueItem{Value: v, ZoneId: req.ZoneId, ExpiredTime: never})
		}
		res.AccountAttributeItems.AccountAttributeItem = append(res.AccountAttributeItems.AccountAttributeItem, item)
	}
	return res, nil
}

// never is a date that does not come.
var never = stamp(time.Date(2999, time.September, 8, 16, 0, 0, 0, time.UTC))
