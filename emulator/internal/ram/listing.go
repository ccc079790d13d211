package ram

import (
	"encoding/base64"
	"iter"

	wire "github.com/ringfence-dev/ringfence/api/ram"
)

// page takes the records that follow a marker, which is the name of the last one that was told; the new marker is empty
// at the end.
func page[T any](all iter.Seq2[*T, error], m wire.Marked, name func(*T) string) (list []*T, marker string, err error) {
	after, err := base64.RawURLEncoding.DecodeString(m.Marker)
	if err != nil {
		return nil, "", wire.ErrMarker
	}
	for record, err := range all {
		if err != nil {
			return nil, "", err
		}
		if name(record) <= string(after) {
			continue
		}
		if len(list) == int(m.MaxItems) {
			return list, base64.RawURLEncoding.EncodeToString([]byte(name(list[len(list)-1]))), nil
		}
		list = append(list, record)
	}
	return list, "", nil
}
