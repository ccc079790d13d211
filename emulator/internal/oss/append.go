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

// AppendObject adds to the end of an appendable object, or makes one. Only the current version can grow, and it stays the
// same version while it does. It gives the segments that nothing needs any more.
func AppendObject(tx *world.Tx, b *world.Bucket, a Append) (*world.Object, []world.Segment, error) {
	b, err := Touch(tx, b.ID)
	if err != nil {
		return nil, nil, err
	}
	if err := grantable(tx, b, a.New.ACL, wire.ErrPublicObjectAclBlocked); err != nil {
		return nil, nil, err
	}
	o, err := tx.Objects(b.ID).Get(a.New.Key)
	fresh := world.NotFound(err)
	switch {
	case fresh:
		o = a.New
		o.Type = Appendable
		o.ACL, o.StorageClass = orElse(o.ACL, DefaultACL), orElse(o.StorageClass, b.StorageClass)
		err = retain(tx, b, o)
	case err == nil && o.Type != Appendable:
		err = wire.ErrObjectNotAppendable.Detail("Key", o.Key)
	case err == nil:
		err = mutable(tx, b, o)
	}
	if err != nil {
		return nil, nil, err
	}
	if a.Position != o.Size {
		return nil, nil, wire.ErrPositionNotEqualToLength.Detail("Key", o.Key).Detail("Length", strconv.FormatInt(o.Size, 10))
	}
	if a.New.ACL != "" { // unlike the other metadata, the grant may change with each append
		o.ACL = a.New.ACL
	}
	grow(o, a.Written)
	o.Modified = tx.Now()
	if !fresh {
		return o, nil, tx.Objects(b.ID).Put(o)
	}
	freed, err := place(tx, b, o)
	return o, freed, err
}

// grow adds what was written to an object.
func grow(o *world.Object, w Written) {
	if w.Size > 0 {
		o.Segments = append(o.Segments, w.Segment)
	}
	o.CRC = joinCRC(o.CRC, w.CRC, w.Size)
	o.Size += w.Size
	// The entity tag of an appendable object is no hash of its content (PutObject documents, ETag); it changes with it.
	sum := md5.Sum([]byte(o.ETag + hex.EncodeToString(w.MD5[:])))
	o.ETag, o.MD5 = strings.ToUpper(hex.EncodeToString(sum[:])), ""
}
