package oss

import (
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// forgetSettings removes what is kept of a bucket beside its own record and its objects. A bucket of the same name may
// be made again, by anybody, and must not find it.
func forgetSettings(tx *world.Tx, bucket string) error {
	var inventories []string
	for i, err := range tx.Inventories(bucket).Each() {
		if err != nil {
			return err
		}
		inventories = append(inventories, i.ID)
	}
	for _, id := range inventories {
		if err := DeleteInventory(tx, bucket, id); err != nil {
			return err
		}
	}
	for _, clear := range []func() error{
		func() error {
			return clearAll(tx.BucketDocuments(bucket), func(d *world.BucketDocument) string { return d.Name }, nil)
		},
		func() error {
			return clearAll(tx.Styles(bucket), func(s *world.Style) string { return s.Name }, nil)
		},
		func() error {
			return clearAll(tx.ReplicationRules(bucket), func(r *world.ReplicationRule) string { return r.ID }, nil)
		},
		func() error {
			return clearAll(tx.ReplicationTasks(bucket), func(t *world.ReplicationTask) string { return world.ReplicationTaskID(t.Rule, t.Key) }, nil)
		},
		func() error {
			return clearAll(tx.AccessLines(bucket), func(l *world.AccessLine) string { return l.ID }, nil)
		},
		func() error {
			return clearAll(tx.Cnames(), func(c *world.Cname) string { return c.Domain }, func(c *world.Cname) bool { return c.Bucket == bucket })
		},
		func() error {
			return clearAll(tx.CnameTokens(), func(t *world.CnameToken) string { return world.CnameTokenID(t.Bucket, t.Domain) }, func(t *world.CnameToken) bool { return t.Bucket == bucket })
		},
		func() error {
			return clearAll(tx.AccessPoints(), func(p *world.AccessPoint) string { return p.ID }, func(p *world.AccessPoint) bool { return p.Bucket == bucket })
		},
		func() error {
			return clearAll(tx.RedundancyTasks(), func(t *world.RedundancyTask) string { return t.ID }, func(t *world.RedundancyTask) bool { return t.Bucket == bucket })
		},
		func() error { return tx.Unplan(ErrandLog, bucket) },
		func() error { return tx.Unplan(ErrandReplicate, bucket) },
	} {
		if err := clear(); err != nil {
			return err
		}
	}
	return nil
}

// clearAll deletes the records of a table that are of the bucket; without a condition, all.
func clearAll[T any](table store.Table[T], id func(*T) string, of func(*T) bool) error {
	var gone []string
	for record, err := range table.Each() {
		if err != nil {
			return err
		}
		if of == nil || of(record) {
			gone = append(gone, id(record))
		}
	}
	for _, one := range gone {
		if err := table.Delete(one); err != nil {
			return err
		}
	}
	return nil
}
