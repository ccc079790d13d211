package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What MoveResourceGroup refuses.
var (
	ErrMoveType     = apierr.New(400, "IllegalParam.ResourceType", "Resources of this type have no resource group here.", "Vpc MoveResourceGroup")
	ErrMoveNotFound = apierr.New(400, "InvalidResourceId.NotFound", "The specified resource does not exist.", "Vpc MoveResourceGroup")
)
