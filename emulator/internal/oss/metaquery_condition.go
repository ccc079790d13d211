package oss

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// compileMeta makes a test of objects from a condition, with the conditions inside it.
func compileMeta(c wire.MetaCondition) (func(*world.Object) bool, error) {
	switch c.Operation {
	case "and", "or", "not":
		var subs []func(*world.Object) bool
		for _, s := range c.SubQueries {
			one, err := compileMeta(s)
			if err != nil {
				return nil, err
			}
			subs = append(subs, one)
		}
		if len(subs) == 0 {
			return nil, metaArgument("SubQueries", "")
		}
		every := c.Operation == "and"
		return func(o *world.Object) bool {
			for _, s := range subs {
				if hit := s(o); c.Operation == "not" && hit {
					return false
				} else if c.Operation != "not" && hit != every {
					return !every
				}
			}
			return every || c.Operation == "not"
		}, nil
	}
	if _, known := metaText(&world.Object{}, c.Field); !known {
		return nil, metaArgument("Field", c.Field)
	}
	var holds func(got string) bool
	switch c.Operation {
	case "eq":
		holds = func(got string) bool { return compareMeta(c.Field, got, c.Value) == 0 }
	case "gt":
		holds = func(got string) bool { return compareMeta(c.Field, got, c.Value) > 0 }
	case "gte":
		holds = func(got string) bool { return compareMeta(c.Field, got, c.Value) >= 0 }
	case "lt":
		holds = func(got string) bool { return compareMeta(c.Field, got, c.Value) < 0 }
	case "lte":
		holds = func(got string) bool { return compareMeta(c.Field, got, c.Value) <= 0 }
	case "prefix":
		holds = func(got string) bool { return strings.HasPrefix(got, c.Value) }
	case "match":
		holds = func(got string) bool { return strings.Contains(strings.ToLower(got), strings.ToLower(c.Value)) }
	case "exist":
		holds = func(got string) bool { return got != "" }
	default:
		return nil, metaArgument("Operation", c.Operation)
	}
	return func(o *world.Object) bool {
		got, _ := metaText(o, c.Field)
		return holds(got)
	}, nil
}

// compareMeta compares numbers as numbers and times as times.
func compareMeta(field, a, b string) int {
	switch field {
	case "Size", "OSSTaggingCount":
		x, _ := strconv.ParseFloat(a, 64)
		y, _ := strconv.ParseFloat(b, 64)
		return cmp.Compare(x, y)
	case "FileModifiedTime":
		x, errA := time.Parse(time.RFC3339Nano, a)
		y, errB := time.Parse(time.RFC3339Nano, b)
		if errA == nil && errB == nil {
			return x.Compare(y)
		}
	}
	return strings.Compare(a, b)
}

// metaText is the value of a field of an object; false for a field that the index does not have.
func metaText(o *world.Object, field string) (string, bool) {
	switch field {
	case "Filename":
		return o.Key, true
	case "Size":
		return strconv.FormatInt(o.Size, 10), true
	case "FileModifiedTime":
		return o.Modified.UTC().Format(time.RFC3339Nano), true
	case "OSSObjectType":
		return o.Type, true
	case "OSSStorageClass":
		return o.StorageClass, true
	case "ObjectACL":
		return o.ACL, true
	case "ETag":
		return o.ETag, true
	case "OSSCRC64":
		return strconv.FormatUint(o.CRC, 10), true
	case "OSSTaggingCount":
		return strconv.Itoa(len(o.Tags)), true
	case "ServerSideEncryption":
		return o.Encryption.Algorithm, true
	case "ServerSideEncryptionKeyId":
		return o.Encryption.KMSKey(), true
	case "ContentType":
		return o.Headers["Content-Type"], true
	case "MediaType":
		return mediaType(o), true
	}
	if key, ok := strings.CutPrefix(field, "OSSTagging."); ok {
		for _, t := range o.Tags {
			if t.Key == key {
				return t.Value, true
			}
		}
		return "", true
	}
	if key, ok := strings.CutPrefix(field, "OSSUserMeta."); ok {
		return o.UserMeta[strings.TrimPrefix(key, "x-oss-meta-")], true
	}
	return "", false
}
