package world

import "github.com/ringfence-dev/ringfence/emulator/internal/store"

// slbTables are the collections of the SLB product, bound to a transaction.
type slbTables struct{}

func (t *slbTables) bind(tx *store.Tx, scope store.Scope) {}

// slbKinds are the resources of the SLB product as tags and resource groups see them.
var slbKinds = []Kind{}

// slbStages are the transient states of the SLB product (facts §3.2).
var slbStages = []Stage{}
