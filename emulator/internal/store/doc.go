// Package store keeps the emulator's records: typed collections with scopes, indexes, uniqueness and
// counters over an engine that knows nothing but ordered keys and transactions.
//
// The room refuses what would make two engines differ: there is one writer at a time (see [Store.Update]),
// every read of a transaction sees one snapshot, and keys are built in keys.go alone. It knows no resource,
// no wire format and no clock. Object bytes do not belong here but in store/blob.
package store
