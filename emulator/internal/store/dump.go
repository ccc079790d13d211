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

// The dump of a store is a text of JSON lines: a header with the layout, one line a key, in order, the attachments (what
// records point to and the store does not hold) in pieces, and a last line. It can be read by any program of the same or a
// newer layout and is the same for every engine.
type (
	dumpHeader struct {
		Ringfence string `json:"ringfence"`
		Layout    int    `json:"layout"`
	}
	dumpLine struct {
		Key []byte `json:"k,omitempty"`
		// Value is JSON where the value is; Bytes is anything else.
		Value json.RawMessage `json:"v,omitempty"`
		Bytes []byte          `json:"b,omitempty"`
		// Attachment is the name of one, of which Bytes is the next piece.
		Attachment string `json:"a,omitempty"`
		// End closes the dump.
		End bool `json:"end,omitempty"`
	}
	// attachmentLine has its bytes also when there are none.
	attachmentLine struct {
		Attachment string `json:"a"`
		Bytes      []byte `json:"b"`
	}
	dumpEnd struct {
		End bool `json:"end"`
	}
)

// pieceBytes is how much of an attachment is in a line.
const pieceBytes = 192 << 10

const dumpMark = "state"

// ErrDump refuses a text that is no dump, or one that this program cannot read.
var ErrDump = errors.New("store: not a readable dump")

// Dump writes everything that the store holds, as one snapshot. attach, if it is given, adds to it what the records of
// that snapshot point to.
func (s *Store) Dump(w io.Writer, attach func(tx *Tx, add func(name string, r io.Reader) error) error) error {
	out := bufio.NewWriterSize(w, 64<<10)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(dumpHeader{dumpMark, layout}); err != nil {
		return err
	}
	err := s.engine.View(func(txn Txn) error {
		if err := dumpKeys(txn, lines); err != nil || attach == nil {
			return err
		}
		tx := &Tx{txn: txn, cache: s.cache}
		defer tx.end()
		return attach(tx, func(name string, r io.Reader) error { return dumpPieces(lines, name, r) })
	})
	if err == nil {
		err = lines.Encode(dumpEnd{true})
	}
	return errors.Join(err, out.Flush())
}

func dumpKeys(txn Txn, lines *json.Encoder) error {
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
}

// dumpPieces writes an attachment; one that is empty has one empty piece.
func dumpPieces(lines *json.Encoder, name string, r io.Reader) error {
	piece := make([]byte, pieceBytes)
	for first := true; ; first = false {
		n, err := io.ReadFull(r, piece)
		if n > 0 || first {
			if err := lines.Encode(attachmentLine{name, piece[:n]}); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
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
// attached gets each attachment before anything is changed; nil passes them over.
func (s *Store) Restore(r io.Reader, attached func(name string, r io.Reader) error) error {
	var entries []entry
	if r != nil {
		var err error
		if entries, err = readDump(r, attached); err != nil {
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
func readDump(r io.Reader, attached func(name string, r io.Reader) error) ([]entry, error) {
	lines := &dumpReader{lines: json.NewDecoder(r), n: 1}
	var header dumpHeader
	if err := lines.lines.Decode(&header); err != nil || header.Ringfence != dumpMark {
		return nil, fmt.Errorf("%w: the first line is no header", ErrDump)
	}
	if header.Layout > layout || header.Layout < 1 {
		return nil, fmt.Errorf("%w: it has layout %d, this program reads up to %d", ErrDump, header.Layout, layout)
	}
	var entries []entry
	for {
		line, err := lines.next()
		switch {
		case err != nil:
			return nil, err
		case line.End:
			return entries, nil
		case line.Attachment != "":
			if err := lines.attachment(line, attached); err != nil {
				return nil, err
			}
			continue
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
