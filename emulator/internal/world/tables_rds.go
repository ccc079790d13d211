package world

import "github.com/ringfence-dev/ringfence/emulator/internal/store"

// rdsTables are the collections of the RDS product, bound to a transaction.
type rdsTables struct{}

func (t *rdsTables) bind(tx *store.Tx, scope store.Scope) {}

// rdsKinds are the resources of the RDS product as tags and resource groups see them.
var rdsKinds = []Kind{}

// rdsStages are the transient states of the RDS product (facts §3.2).
var rdsStages = []Stage{}
