package store

import (
	"bytes"
	"errors"
	"strings"
)

// This file alone builds and reads keys. A key is one kind byte and then segments. A segment ends with 00 01
// and a zero byte inside it is written 00 FF, so no name can reach over its own end, whatever bytes it has,
// and keys still sort as their segments do (ids sort by creation time, and so must their keys).
//
//	schema                                              layout number
//	r collection account region id                      record (JSON)
//	n collection account region                         number of records in the scope; no key when zero
//	d collection id account region                      directory: in which scopes an id lives
//	i collection index account region key id            index within a scope
//	g collection index key account region id            index across scopes
const (
	kindRecord    = 'r'
	kindCount     = 'n'
	kindDirectory = 'd'
	kindIndex     = 'i'
	kindGlobal    = 'g'
)

// layout is the number of the key and value layout above. A change that older records cannot be read with raises it.
const layout = 1

var errMalformedKey = errors.New("store: malformed key")

func schemaKey() []byte { return []byte("schema") }

func recordPrefix(collection string, s Scope) []byte {
	return join(kindRecord, collection, s.Account, s.Region)
}

func recordKey(collection string, s Scope, id string) []byte {
	return join(kindRecord, collection, s.Account, s.Region, id)
}

func countPrefix(collection string) []byte { return join(kindCount, collection) }

func countAccountPrefix(collection, account string) []byte {
	return join(kindCount, collection, account)
}

func countKey(collection string, s Scope) []byte {
	return join(kindCount, collection, s.Account, s.Region)
}

func directoryPrefix(collection, id string) []byte { return join(kindDirectory, collection, id) }

func directoryKey(collection, id string, s Scope) []byte {
	return join(kindDirectory, collection, id, s.Account, s.Region)
}

func indexPrefix(collection, index string, s Scope, key string) []byte {
	return join(kindIndex, collection, index, s.Account, s.Region, key)
}

func indexKey(collection, index string, s Scope, key, id string) []byte {
	return join(kindIndex, collection, index, s.Account, s.Region, key, id)
}

func globalPrefix(collection, index, key string) []byte {
	return join(kindGlobal, collection, index, key)
}

func globalKey(collection, index, key string, s Scope, id string) []byte {
	return join(kindGlobal, collection, index, key, s.Account, s.Region, id)
}

// after is the first key that sorts behind key.
func after(key []byte) []byte { return append(key, 0) }

func join(kind byte, segments ...string) []byte {
	size := 1
	for _, s := range segments {
		size += len(s) + 2
	}
	key := make([]byte, 0, size+1) // one more, for after
	key = append(key, kind)
	for _, s := range segments {
		key = appendSegment(key, s)
	}
	return key
}

func appendSegment(key []byte, s string) []byte {
	for {
		i := strings.IndexByte(s, 0)
		if i < 0 {
			key = append(key, s...)
			return append(key, 0, 1)
		}
		key = append(key, s[:i]...)
		key = append(key, 0, 0xFF)
		s = s[i+1:]
	}
}

// lastSegments reads exactly n segments behind a prefix that the key is known to begin with.
func lastSegments(key, prefix []byte, n int) ([]string, error) {
	if !bytes.HasPrefix(key, prefix) {
		return nil, errMalformedKey
	}
	rest, segments := key[len(prefix):], make([]string, n)
	for i := range segments {
		var err error
		if segments[i], rest, err = cutSegment(rest); err != nil {
			return nil, err
		}
	}
	if len(rest) > 0 {
		return nil, errMalformedKey
	}
	return segments, nil
}

// lastSegment is lastSegments for one.
func lastSegment(key, prefix []byte) (string, error) {
	if !bytes.HasPrefix(key, prefix) {
		return "", errMalformedKey
	}
	s, rest, err := cutSegment(key[len(prefix):])
	if err == nil && len(rest) > 0 {
		err = errMalformedKey
	}
	return s, err
}

func cutSegment(key []byte) (string, []byte, error) {
	end := bytes.IndexByte(key, 0)
	if end >= 0 && end+1 < len(key) && key[end+1] == 1 { // no zero byte inside: the usual case
		return string(key[:end]), key[end+2:], nil
	}
	var s []byte
	for {
		i := bytes.IndexByte(key, 0)
		if i < 0 || i+1 >= len(key) {
			return "", nil, errMalformedKey
		}
		s = append(s, key[:i]...)
		mark := key[i+1]
		key = key[i+2:]
		switch mark {
		case 1:
			return string(s), key, nil
		case 0xFF:
			s = append(s, 0)
		default:
			return "", nil, errMalformedKey
		}
	}
}
