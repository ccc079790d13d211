package location

import (
	wire "github.com/ringfence-dev/ringfence/api/location"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is the Location API.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "location", Prefix: "location", Global: true, Names: wire.Names,
	Actions: []action.Action{
		action.Read("DescribeEndpoints", regions.LocationEndpoint, describeEndpoints),
	},
}
