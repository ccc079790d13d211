package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// dumpReader reads the lines of a dump.
type dumpReader struct {
	lines *json.Decoder
	n     int
	ahead *dumpLine // a line that was read to find the end of an attachment
}

// next is the next line: an entry, a piece of an attachment, or the end.
func (d *dumpReader) next() (*dumpLine, error) {
	if line := d.ahead; line != nil {
		d.ahead = nil
		return line, nil
	}
	d.n++
	line := new(dumpLine)
	err := d.lines.Decode(line)
	if err == io.EOF {
		return nil, fmt.Errorf("%w: it breaks off after line %d", ErrDump, d.n-1)
	}
	if err != nil || !line.End && line.Attachment == "" && len(line.Key) == 0 || bytes.Equal(line.Key, schemaKey()) {
		return nil, fmt.Errorf("%w: line %d is no entry", ErrDump, d.n)
	}
	return line, nil
}

// attachment hands on the attachment that begins with a line, and goes on behind it, however much of it was wanted.
func (d *dumpReader) attachment(first *dumpLine, attached func(name string, r io.Reader) error) error {
	p := &pieces{from: d, name: first.Attachment, rest: first.Bytes}
	if attached != nil {
		if err := attached(p.name, p); err != nil {
			return err
		}
	}
	_, err := io.Copy(io.Discard, p)
	return err
}

// pieces reads an attachment from its lines, one at a time.
type pieces struct {
	from *dumpReader
	name string
	rest []byte
	done bool
}

func (p *pieces) Read(to []byte) (int, error) {
	for len(p.rest) == 0 {
		if p.done {
			return 0, io.EOF
		}
		line, err := p.from.next()
		if err != nil {
			return 0, err
		}
		if p.done = line.Attachment != p.name; p.done {
			p.from.ahead = line
		} else {
			p.rest = line.Bytes
		}
	}
	n := copy(to, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}
