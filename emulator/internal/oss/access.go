package oss

import (
	"errors"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func isNoBucket(err error) bool { return errors.Is(err, wire.ErrNoSuchBucket) }

// Granted reports whether the access control lists give an access to everyone. The object's own list, where it has
// one, stands before that of the bucket; an object that does not exist is as its bucket.
func Granted(b *world.Bucket, o *world.Object, access Access) bool {
	acl := b.ACL
	if access == AccessRead && o != nil && o.ACL != DefaultACL {
		acl = o.ACL
	}
	switch {
	case access == AccessOpen:
		return true
	case b.BlockPublic:
		return false
	case access == AccessRead, access == AccessList:
		return acl == PublicRead || acl == PublicReadWrite
	case access == AccessWrite:
		return acl == PublicReadWrite
	}
	return false
}
