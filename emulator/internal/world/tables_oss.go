package world

import "github.com/ringfence-dev/ringfence/emulator/internal/store"

// ossTables are the collections of the OSS product, bound to a transaction.
type ossTables struct{}

func (t *ossTables) bind(tx *store.Tx, scope store.Scope) {}

// ossKinds are the resources of the OSS product as tags and resource groups see them.
var ossKinds = []Kind{}

// ossStages are the transient states of the OSS product (facts §3.2).
var ossStages = []Stage{}
