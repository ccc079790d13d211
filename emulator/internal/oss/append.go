package oss

import (
	"crypto/md5"
	"encoding/hex"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Append is what AppendObject adds.
type Append struct {
	// New is the object that the first append makes.
	New      *world.Object
	Position int64
	Written  Written
}

// AppendObject adds to the end of an appendable object, or makes one.
func AppendObject(tx *world.Tx, b *world.Bucket, a Append) (*world.Object, error) {
	if err := touch(tx, b.ID); err != nil {
		return nil, err
	}
	table := tx.Objects(b.ID)
	o, err := table.Get(a.New.Key)
	switch {
	case world.NotFound(err):
		o = a.New
		o.Type = Appendable
		o.ACL, o.StorageClass = orElse(o.ACL, DefaultACL), orElse(o.StorageClass, b.StorageClass)
	case err != nil:
		return nil, err
	case o.Type != Appendable:
		return nil, wire.ErrObjectNotAppendable.Detail("Key", o.Key)
	}
	if a.Position != o.Size {
		return nil, wire.ErrPositionNotEqualToLength.Detail("Key", o.Key).Detail("Length", strconv.FormatInt(o.Size, 10))
	}
	if a.New.ACL != "" { // unlike the other metadata, the grant may change with each append
		o.ACL = a.New.ACL
	}
	if a.Written.Size > 0 {
		o.Segments = append(o.Segments, a.Written.Segment)
	}
	o.CRC = joinCRC(o.CRC, a.Written.CRC, a.Written.Size)
	o.Size += a.Written.Size
	// The entity tag of an appendable object is no hash of its content (PutObject documents, ETag); it changes with it.
	sum := md5.Sum([]byte(o.ETag + hex.EncodeToString(a.Written.MD5[:])))
	o.ETag, o.MD5 = strings.ToUpper(hex.EncodeToString(sum[:])), ""
	o.Modified = tx.Now()
	return o, table.Put(o)
}
