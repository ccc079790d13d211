package world

import (
	"fmt"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

var (
	kmsKeys    = store.Define("kmskey", func(k *KMSKey) string { return k.ID })
	kmsAliases = store.Define("kmsalias", func(a *KMSAlias) string { return a.ID })
	kmsSecrets = store.Define("kmssecret", func(s *KMSSecret) string { return s.ID })
	masterKeys = store.Define("masterkey", func(k *MasterKey) string { return k.ID })

	aliasesByKey = kmsAliases.Index("key", func(a *KMSAlias) []string { return []string{a.Key} })
)

// errGone is a key whose deletion has come due.
var errGone = fmt.Errorf("key is gone: %w", store.ErrNotFound)

// kmsTables are the collections of the KMS product, bound to a transaction.
type kmsTables struct {
	KMSKeys      store.Table[KMSKey]
	KMSAliases   store.Table[KMSAlias]
	AliasesByKey store.View[KMSAlias]
	KMSSecrets   store.Table[KMSSecret]
	// MasterKeys are those that services keep to themselves.
	MasterKeys store.Table[MasterKey]
}

func (t *kmsTables) bind(tx *store.Tx, in scopes) {
	t.KMSKeys = kmsKeys.In(tx, in.region)
	t.KMSAliases = kmsAliases.In(tx, in.region)
	t.AliasesByKey = aliasesByKey.In(tx, in.region)
	t.KMSSecrets = kmsSecrets.In(tx, in.region)
	t.MasterKeys = masterKeys.In(tx, in.region)
}

// kmsKinds are the resources of the KMS product as tags and resource groups see them.
var kmsKinds = []Kind{
	kindOf(kmsKeys, "kms", "key"),
	kindOf(kmsSecrets, "kms", "secret"),
}
