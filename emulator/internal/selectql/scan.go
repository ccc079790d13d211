package selectql

import (
	"encoding/json"
	"io"
)

// Meta is what a scan finds out.
type Meta struct {
	Rows    int64
	Splits  int
	Columns int
}

// Scan counts records, splits and columns. A header is a row as well.
func (q Query) Scan(in io.Reader) (m Meta, err error) {
	last := int64(-1)
	count := func(offset int64) {
		m.Rows++
		if split := offset / SplitBytes; split != last {
			last = split
			m.Splits++
		}
	}
	if q.JSON {
		d := json.NewDecoder(&spaced{r: in})
		for d.More() {
			count(d.InputOffset())
			if err := skip(d); err != nil {
				return m, err
			}
		}
		_, err := d.Token()
		if err == io.EOF {
			err = nil
		}
		return m, broken(err)
	}
	reader := newCSV(in, q.In)
	for {
		offset := reader.offset
		fields, err := reader.next()
		if err == io.EOF {
			return m, nil
		}
		if err != nil {
			return m, err
		}
		count(offset)
		m.Columns = max(m.Columns, len(fields))
	}
}
