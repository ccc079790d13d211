package actiontrail

import (
	wire "github.com/ringfence-dev/ringfence/api/actiontrail"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is what the ActionTrail API answers from a trail.
func Service(trail *audit.Trail) action.Service {
	lookup := func(tx *world.Tx, req *wire.LookupEventsRequest) (*wire.LookupEventsResponse, error) {
		return lookupEvents(tx, trail, req)
	}
	return action.Service{
		Product: wire.Product, Version: wire.Version, Host: "actiontrail", Prefix: "actiontrail", Names: wire.Names,
		Actions: []action.Action{
			action.Read("LookupEvents", regions.ActionTrailEvent, lookup),
			action.Read("DescribeRegions", regions.ActionTrailEvent, describeRegions),
		},
	}
}
