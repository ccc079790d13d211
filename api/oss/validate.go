package oss

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of the service (OSS documents, Limits).
const (
	MaxKeyLength   = 1023
	MaxPartNumber  = 10000
	MaxListKeys    = 1000
	DefaultKeys    = 100
	DefaultParts   = 1000
	MaxDeleteKeys  = 1000
	MaxUserMeta    = 8 << 10
	MaxPutSize     = 5 << 30
	MinPartSize    = 100 << 10
	MaxCopySize    = 1 << 30
	MaxBucketCount = 100
)

// ValidBucketName reports whether a name follows the naming rules: 3 to 63 lower-case letters, digits and hyphens,
// with no hyphen at either end.
func ValidBucketName(name string) bool {
	if len(name) < 3 || len(name) > 63 || name[0] == '-' || name[len(name)-1] == '-' {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// ValidKey reports whether an object may have this name: 1 to 1,023 bytes of UTF-8 that do not begin with a slash or
// a backslash.
func ValidKey(key string) bool {
	return key != "" && len(key) <= MaxKeyLength && key[0] != '/' && key[0] != '\\' && utf8.ValidString(key)
}

// Count reads a numeric parameter with bounds: max-keys, max-parts, max-uploads. An absent or empty one has the default.
func (q Query) Count(name string, fallback, min, max int) (int, error) {
	text := q.Get(name)
	if text == "" {
		return fallback, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < min || n > max {
		return 0, ErrInvalidArgument.
			Saying("Argument "+name+" must be an integer between "+strconv.Itoa(min)+" and "+strconv.Itoa(max)+".").
			Detail("ArgumentName", name).
			Detail("ArgumentValue", text)
	}
	return n, nil
}

// PartNumber reads partNumber.
func (q Query) PartNumber() (int, error) {
	text := q.Get("partNumber")
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > MaxPartNumber {
		return 0, ErrInvalidPartNumber.Detail("ArgumentName", "partNumber").Detail("ArgumentValue", text)
	}
	return n, nil
}

// URLEncoded reads encoding-type, which has one value.
func (q Query) URLEncoded() (bool, error) {
	switch text := q.Get("encoding-type"); text {
	case "":
		return false, nil
	case "url":
		return true, nil
	default:
		return false, ErrInvalidArgument.Saying("Invalid Encoding Method specified in Request").
			Detail("ArgumentName", "encoding-type").Detail("ArgumentValue", text)
	}
}

// Range is a stretch of an object.
type Range struct{ Offset, Length int64 }

// ParseRange reads a Range header for an object of the given size. Partial is false when the whole object is meant,
// which is also what OSS gives for a range that it cannot satisfy or read, unless the client asked for the standard
// behaviour (x-oss-range-behavior: standard): then an end beyond the object is cut and a start beyond it is refused.
func ParseRange(header string, size int64, standard bool) (r Range, partial bool, err error) {
	whole := Range{0, size}
	spec, ok := strings.CutPrefix(header, "bytes=")
	if !ok {
		return whole, false, nil
	}
	spec, _, _ = strings.Cut(spec, ",") // of several ranges the first counts (ossutil, TestRangeGet)
	from, to, ok := strings.Cut(strings.TrimSpace(spec), "-")
	if !ok {
		return whole, false, nil
	}
	var first, last int64
	switch {
	case from == "": // the last n bytes
		n, ok := digits(to)
		if !ok {
			return whole, false, nil
		}
		if n == 0 || size == 0 {
			return unsatisfiable(whole, standard || n == 0) // the last no bytes cannot be meant (ossutil, TestRangeGet)
		}
		if n > size {
			if !standard {
				return whole, false, nil
			}
			n = size
		}
		first, last = size-n, size-1
	default:
		if first, ok = digits(from); !ok {
			return whole, false, nil
		}
		last = size - 1
		if to != "" {
			if last, ok = digits(to); !ok || last < first {
				return whole, false, nil
			}
		}
		if first >= size {
			return unsatisfiable(whole, standard)
		}
		if last >= size {
			if !standard {
				return whole, false, nil
			}
			last = size - 1
		}
	}
	return Range{first, last - first + 1}, true, nil
}

func unsatisfiable(whole Range, standard bool) (Range, bool, error) {
	if standard {
		return Range{}, false, ErrInvalidRange
	}
	return whole, false, nil
}

// digits reads a number without sign or blanks.
func digits(s string) (int64, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// CopySource reads x-oss-copy-source: /bucket/key[?versionId=…], escaped.
func CopySource(header string) (source Target, versionID string, err error) {
	invalid := ErrInvalidArgument.Saying("Copy Source must mention the source bucket and key: /sourcebucket/sourcekey.").
		Detail("ArgumentName", "x-oss-copy-source").Detail("ArgumentValue", header)
	path, query, _ := strings.Cut(header, "?")
	path, ok := unescape(path, true) // the Go SDK v1 writes a space as "+"
	if !ok {
		return Target{}, "", invalid
	}
	bucket, key, ok := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if !ok || bucket == "" || key == "" {
		return Target{}, "", invalid
	}
	return Target{Bucket: bucket, Key: key}, ParseQuery(query).Get("versionId"), nil
}
