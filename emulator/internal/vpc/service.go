package vpc

import (
	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is everything that the VPC product answers. What is not here is refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "vpc", Prefix: "vpc", Names: wire.Names,
	Refusals: []*apierr.Error{wire.ErrRegionNotFound},
	Actions: []action.Action{
		action.Write("CreateVpc", regions.VPC, createVpc),
		action.Read("DescribeVpcs", regions.VPC, describeVpcs),
	},
}
