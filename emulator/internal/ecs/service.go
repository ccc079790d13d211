package ecs

import (
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
)

// Service is everything that the ECS product answers. What is not here is refused by name. Each resource keeps its
// list of actions in its own file.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "ecs", Prefix: "ecs", Names: wire.Names,
	Refusals: refusals,
	Actions: slices.Concat(
		regionActions,
		instanceTypeActions,
		instanceCreateActions,
		instanceDescribeActions,
		instancePowerActions,
		instanceDeleteActions,
		instanceModifyActions,
		instanceSpecActions,
		publicIPActions,
		diskActions,
		snapshotActions,
		autoSnapshotPolicyActions,
		imageActions,
		imageDescribeActions,
		imageTransferActions,
		imageShareActions,
		priceActions,
		taskActions,
		tagActions,
		accountAttributeActions,
		securityGroupActions,
		networkInterfaceActions,
		keyPairActions,
		prefixListActions,
		deploymentSetActions,
		commandActions,
		ramRoleActions,
		resourceGroupActions,
	),
}

// refusals are the errors with which the law of a region may answer.
var refusals = []*apierr.Error{
	wire.ErrRegionNotSupported, wire.ErrNetworkTypeNotSupported, wire.ErrBucketNotMatched, wire.ErrShareMismatch,
	wire.ErrPublicIPNotSupported, wire.ErrDestinationRegion, wire.ErrMultiAttachZone,
}
