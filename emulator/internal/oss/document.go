package oss

import (
	"encoding/xml"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// KeepDocument stores a configuration of a bucket as a document of a name.
func KeepDocument(tx *world.Tx, bucket, name string, doc any) error {
	body, err := xml.Marshal(doc)
	if err != nil {
		return err
	}
	return tx.BucketDocuments(bucket).Put(&world.BucketDocument{Name: name, Body: string(body)})
}

// ReadDocument reads a configuration of a bucket; false when it was never made.
func ReadDocument(tx *world.Tx, bucket, name string, doc any) (bool, error) {
	kept, err := tx.BucketDocuments(bucket).Get(name)
	if world.NotFound(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, wire.Unmarshal([]byte(kept.Body), doc)
}

// DropDocument forgets a configuration of a bucket; that it was never made is no error.
func DropDocument(tx *world.Tx, bucket, name string) error {
	err := tx.BucketDocuments(bucket).Delete(name)
	if world.NotFound(err) {
		return nil
	}
	return err
}
