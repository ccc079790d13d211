package sts

import (
	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/sts"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is the STS API.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "sts", Prefix: "sts", Global: true, Names: wire.Names,
	Refusals: []*apierr.Error{wire.ErrNoPermission},
	Actions: []action.Action{
		action.Write("AssumeRole", regions.STSToken, assumeRole),
		action.Read("GetCallerIdentity", regions.STSCallerIdentity, getCallerIdentity, action.Free), // A0423
	},
}
