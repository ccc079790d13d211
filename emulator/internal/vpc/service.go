package vpc

import (
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
)

// Service is everything that the VPC product answers. What is not here is refused by name. Each resource keeps its
// list of actions in its own file.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "vpc", Prefix: "vpc", Names: wire.Names,
	Refusals: []*apierr.Error{wire.ErrRegionNotFound},
	Actions: slices.Concat(
		vpcActions, vrouterActions, vswitchActions, routeTableActions, routeEntryActions,
		eipActions, natGatewayActions, snatActions, dnatActions, networkACLActions, bandwidthPackageActions, protectionActions,
		prefixListActions, customerGatewayActions, vpnGatewayActions, sslVPNActions, ipsecActions, vpnRouteActions, physicalConnectionActions, vbrActions,
		routerInterfaceActions, bgpActions, tagActions, regionActions,
	),
}
