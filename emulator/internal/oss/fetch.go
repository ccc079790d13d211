package oss

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// fetchDocument is the name under which a fetch is kept.
func fetchDocument(id string) string { return "asyncFetch/" + id }

// KeepFetch notes what came of a fetch, under an id that it gives it.
func KeepFetch(tx *world.Tx, bucket string, info *wire.AsyncFetchTaskInfo) error {
	info.TaskId = strings.ToUpper(tx.Noise(20, "fetch"))
	body, err := wire.Encode(info)
	if err != nil {
		return err
	}
	return tx.BucketDocuments(bucket).Put(&world.BucketDocument{Name: fetchDocument(info.TaskId), Body: string(body)})
}

// FindFetch reads what came of a fetch.
func FindFetch(tx *world.Tx, bucket, id string) (*wire.AsyncFetchTaskInfo, error) {
	kept, err := tx.BucketDocuments(bucket).Get(fetchDocument(id))
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchFetch.Detail("TaskId", id)
	}
	if err != nil {
		return nil, err
	}
	info := new(wire.AsyncFetchTaskInfo)
	return info, wire.Unmarshal([]byte(kept.Body), info)
}

// forgetDocuments forgets what a bucket had as documents.
func forgetDocuments(tx *world.Tx, bucket string) error {
	var names []string
	for d, err := range tx.BucketDocuments(bucket).Each() {
		if err != nil {
			return err
		}
		names = append(names, d.Name)
	}
	for _, name := range names {
		if err := tx.BucketDocuments(bucket).Delete(name); err != nil {
			return err
		}
	}
	return tx.Unplan(LifecycleErrand, bucket)
}
