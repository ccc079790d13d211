package oss

import (
	"encoding/base64"
	"encoding/hex"
	"strings"

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
	o, err := tx.Objects(bucket).Get(key)
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchKey.Detail("Key", key)
	}
	return o, err
}

// Resolve reads an object and, when it is a symbolic link, the object that it points to.
func Resolve(tx *world.Tx, bucket, key string) (named, content *world.Object, err error) {
	named, err = FindObject(tx, bucket, key)
	if err != nil || named.Type != Symlink {
		return named, named, err
	}
	content, err = tx.Objects(bucket).Get(named.Target)
	switch {
	case world.NotFound(err):
		return nil, nil, wire.ErrSymlinkTargetNotExist.Detail("Key", key)
	case err != nil:
		return nil, nil, err
	case content.Type == Symlink:
		return nil, nil, wire.ErrInvalidTargetType.Detail("Key", key)
	}
	return named, content, nil
}

// Readable refuses the content of an object that is archived and was not restored.
func Readable(o *world.Object) error {
	switch o.StorageClass {
	case Archive, ColdArchive, DeepColdArchive:
		return wire.ErrInvalidObjectState.Detail("ObjectName", o.Key)
	}
	return nil
}

// Fill puts what was written into an object of type Normal.
func (w Written) Fill(o *world.Object) {
	o.Type, o.Size, o.CRC = Normal, w.Size, w.CRC
	o.ETag = strings.ToUpper(hex.EncodeToString(w.MD5[:]))
	o.MD5 = base64.StdEncoding.EncodeToString(w.MD5[:])
	o.Segments = []world.Segment{w.Segment}
}

// PutObject stores the record of an object whose bytes have been written, and gives the segments that it replaced.
// With keep it refuses to replace (x-oss-forbid-overwrite).
func PutObject(tx *world.Tx, b *world.Bucket, o *world.Object, keep bool) ([]world.Segment, error) {
	if err := touch(tx, b.ID); err != nil {
		return nil, err
	}
	table := tx.Objects(b.ID)
	old, err := table.Get(o.Key)
	switch {
	case world.NotFound(err):
		old = &world.Object{}
	case err != nil:
		return nil, err
	case keep:
		return nil, wire.ErrFileAlreadyExists.Detail("Key", o.Key)
	}
	if b.BlockPublic && (o.ACL == PublicRead || o.ACL == PublicReadWrite) {
		return nil, wire.ErrPublicObjectAclBlocked
	}
	o.Modified = tx.Now()
	o.ACL = orElse(o.ACL, DefaultACL)
	o.StorageClass = orElse(o.StorageClass, b.StorageClass)
	return old.Segments, table.Put(o)
}

// touch makes sure that the bucket is still there, in the transaction that writes into it.
func touch(tx *world.Tx, bucket string) error {
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Changed = tx.Now(); return nil })
}

// DeleteObject removes an object if it is there, and gives the segments that it leaves.
func DeleteObject(tx *world.Tx, bucket, key string) ([]world.Segment, error) {
	table := tx.Objects(bucket)
	o, err := table.Get(key)
	if world.NotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return o.Segments, table.Delete(key)
}

// ChangeObject reads an object, lets change do its work, and stores it. The time of modification stays: that is of content.
func ChangeObject(tx *world.Tx, bucket, key string, change func(*world.Object) error) error {
	o, err := FindObject(tx, bucket, key)
	if err != nil {
		return err
	}
	if err := change(o); err != nil {
		return err
	}
	return tx.Objects(bucket).Put(o)
}

// SetObjectACL changes the grant of an object.
func SetObjectACL(tx *world.Tx, b *world.Bucket, key, acl string) error {
	return ChangeObject(tx, b.ID, key, func(o *world.Object) error {
		if b.BlockPublic && (acl == PublicRead || acl == PublicReadWrite) {
			return wire.ErrPublicObjectAclBlocked
		}
		o.ACL = orElse(acl, DefaultACL)
		return nil
	})
}
