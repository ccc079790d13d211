package oss

import "github.com/ringfence-dev/ringfence/emulator/internal/world"

// MarkScanned notes that CreateSelectObjectMeta has read an object. One that was replaced meanwhile is left alone.
func MarkScanned(tx *world.Tx, bucket string, read *world.Object) error {
	table := tx.Objects(bucket)
	now, err := table.Get(read.Key)
	if world.NotFound(err) {
		return nil
	}
	if err != nil || now.ETag != read.ETag || !now.Modified.Equal(read.Modified) {
		return err
	}
	now.Scanned = true
	return table.Put(now)
}
