package world

import "github.com/ringfence-dev/ringfence/emulator/internal/store"

// ecsTables are the collections of the ECS product, bound to a transaction.
type ecsTables struct{}

func (t *ecsTables) bind(tx *store.Tx, scope store.Scope) {}

// ecsKinds are the resources of the ECS product as tags and resource groups see them.
var ecsKinds = []Kind{}

// ecsStages are the transient states of the ECS product (facts §3.2).
var ecsStages = []Stage{}
