package oss

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Types of objects.
const (
	Normal     = "Normal"
	Multipart  = "Multipart"
	Appendable = "Appendable"
	Symlink    = "Symlink"
)

// CheckObjectACL refuses what is no access control list of an object; the empty one stands for the default.
func CheckObjectACL(acl string) error {
	if acl == "" || acl == DefaultACL {
		return nil
	}
	if CheckBucketACL(acl) != nil {
		return wire.ErrInvalidArgument.Saying("no such object access control exists").
			Detail("ArgumentName", "x-oss-object-acl").Detail("ArgumentValue", acl)
	}
	return nil
}

// FindObject reads the record of an object.
func FindObject(tx *world.Tx, bucket, key string) (*world.Object, error) {
	o, err := FindVersion(tx, bucket, key, "")
	if err != nil {
		return nil, err
	}
	return o, nil
}

// Resolve reads a version of an object, the current one when it is empty, and the object that it points to when it is a
// symbolic link. With an error that a delete marker caused, named is that marker.
func Resolve(tx *world.Tx, bucket, key, version string) (named, content *world.Object, err error) {
	named, err = FindVersion(tx, bucket, key, version)
	if err != nil || named.Type != Symlink {
		return named, named, err
	}
	content, err = FindObject(tx, bucket, named.Target)
	switch {
	case errors.Is(err, wire.ErrNoSuchKey):
		return nil, nil, wire.ErrSymlinkTargetNotExist.Detail("Key", key)
	case err != nil:
		return nil, nil, err
	case content.Type == Symlink:
		return nil, nil, wire.ErrInvalidTargetType.Detail("Key", key)
	}
	return named, content, nil
}

// Fill puts what was written into an object of type Normal.
func (w Written) Fill(o *world.Object) {
	o.Type, o.Size, o.CRC = Normal, w.Size, w.CRC
	o.ETag = strings.ToUpper(hex.EncodeToString(w.MD5[:]))
	o.MD5 = base64.StdEncoding.EncodeToString(w.MD5[:])
	o.Segments = []world.Segment{w.Segment}
}

// PutObject stores the record of an object whose bytes have been written, and gives the segments that it replaced.
// With keep it refuses to replace (x-oss-forbid-overwrite), which means nothing in a versioned bucket.
func PutObject(tx *world.Tx, b *world.Bucket, o *world.Object, keep bool) ([]world.Segment, error) {
	b, err := Touch(tx, b.ID)
	if err != nil {
		return nil, err
	}
	if keep && b.Versioning == "" {
		exists, err := tx.Objects(b.ID).Has(o.Key)
		if err == nil && exists {
			err = wire.ErrFileAlreadyExists.Detail("Key", o.Key)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := grantable(tx, b, o.ACL, wire.ErrPublicObjectAclBlocked); err != nil {
		return nil, err
	}
	o.Modified = tx.Now()
	o.ACL = orElse(o.ACL, DefaultACL)
	o.StorageClass = orElse(o.StorageClass, b.StorageClass)
	if err := retain(tx, b, o); err != nil {
		return nil, err
	}
	return place(tx, b, o)
}

// Touch makes sure that the bucket is still there, in the transaction that writes into it, and gives it as it is then, not to be
// changed further. When it changed is known to the second, as GetBucketStat tells it: many writes are one write of the bucket.
func Touch(tx *world.Tx, bucket string) (*world.Bucket, error) {
	b, err := tx.Buckets.Peek(bucket)
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchBucket.Detail("BucketName", bucket)
	}
	now := tx.Now().Truncate(time.Second)
	if err != nil || b.Changed.Equal(now) {
		return b, err
	}
	changed := *b
	changed.Changed = now
	return &changed, tx.Buckets.Put(&changed)
}

// SetObjectACL changes the grant of a version of an object.
func SetObjectACL(tx *world.Tx, b *world.Bucket, key, version, acl string) (*world.Object, error) {
	return ChangeVersion(tx, b.ID, key, version, func(o *world.Object) error {
		if err := grantable(tx, b, acl, wire.ErrPublicObjectAclBlocked); err != nil {
			return err
		}
		o.ACL = orElse(acl, DefaultACL)
		return nil
	})
}
