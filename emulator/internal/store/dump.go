package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// The dump of a store is a text of JSON lines: a header with the layout, then one line a key, in
// order. It can be read by any program of the same or a newer layout and is the same for every engine.
type (
	dumpHeader struct {
		Ringfence string `json:"ringfence"`
		Layout    int    `json:"layout"`
	}
	dumpLine struct {
		Key []byte `json:"k"`
		// Value is JSON where the value is; Bytes is anything else.
		Value json.RawMessage `json:"v,omitempty"`
		Bytes []byte          `json:"b,omitempty"`
	}
)

const dumpMark = "state"

// ErrDump refuses a text that is no dump, or one that this program cannot read.
var ErrDump = errors.New("store: not a readable dump")

// Dump writes everything that the store holds, as one snapshot.
func (s *Store) Dump(w io.Writer) error {
	out := bufio.NewWriter(w)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(dumpHeader{dumpMark, layout}); err != nil {
		return err
	}
	err := s.engine.View(func(txn Txn) error {
		for item, err := range txn.Scan(nil, nil) {
			if err != nil {
				return err
			}
			if bytes.Equal(item.Key(), schemaKey()) {
				continue
			}
			value, err := item.Value()
			if err != nil {
				return err
			}
			if err := lines.Encode(lineOf(item.Key(), value)); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, out.Flush())
}

func lineOf(key, value []byte) dumpLine {
	if len(value) > 0 && utf8.Valid(value) && json.Valid(value) {
		return dumpLine{Key: key, Value: value}
	}
	return dumpLine{Key: key, Bytes: value}
}

// An engine takes only so much in one transaction, so a restore is a row of them.
const (
	piecesKeys  = 1000
	piecesBytes = 256 << 10
)

type entry struct{ key, value []byte }

// Restore replaces everything that the store holds by a dump. A dump that is not whole changes
// nothing. Nobody writes meanwhile; who reads may see a part. A nil reader leaves the store empty.
func (s *Store) Restore(r io.Reader) error {
	var entries []entry
	if r != nil {
		var err error
		if entries, err = readDump(r); err != nil {
			return err
		}
	}
	s.writer.Lock()
	defer s.writer.Unlock()
	defer s.noteChange()
	if err := s.clear(); err != nil {
		return err
	}
	for len(entries) > 0 {
		n, size := 0, 0
		for n < len(entries) && n < piecesKeys && (n == 0 || size+len(entries[n].value) <= piecesBytes) {
			size += len(entries[n].value)
			n++
		}
		err := s.engine.Update(func(txn Txn) error {
			for _, e := range entries[:n] {
				if err := txn.Set(e.key, e.value); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		entries = entries[n:]
	}
	return nil
}

// readDump reads a dump whole, so that one which breaks off is found before anything is changed.
func readDump(r io.Reader) ([]entry, error) {
	lines := json.NewDecoder(r)
	var header dumpHeader
	if err := lines.Decode(&header); err != nil || header.Ringfence != dumpMark {
		return nil, fmt.Errorf("%w: the first line is no header", ErrDump)
	}
	if header.Layout > layout || header.Layout < 1 {
		return nil, fmt.Errorf("%w: it has layout %d, this program reads up to %d", ErrDump, header.Layout, layout)
	}
	var entries []entry
	for n := 2; ; n++ {
		var line dumpLine
		err := lines.Decode(&line)
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if err != nil || len(line.Key) == 0 || bytes.Equal(line.Key, schemaKey()) {
			return nil, fmt.Errorf("%w: line %d is no entry", ErrDump, n)
		}
		value := []byte(line.Value)
		if value == nil {
			value = append([]byte{}, line.Bytes...)
		}
		entries = append(entries, entry{line.Key, value})
	}
}

// clear takes every key out, piece by piece.
func (s *Store) clear() error {
	for {
		var keys [][]byte
		err := s.engine.View(func(txn Txn) error {
			for item, err := range txn.Scan(nil, nil) {
				if err != nil {
					return err
				}
				if bytes.Equal(item.Key(), schemaKey()) {
					continue
				}
				if keys = append(keys, bytes.Clone(item.Key())); len(keys) == piecesKeys {
					return nil
				}
			}
			return nil
		})
		if err != nil || len(keys) == 0 {
			return err
		}
		err = s.engine.Update(func(txn Txn) error {
			for _, key := range keys {
				if err := txn.Delete(key); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
}
