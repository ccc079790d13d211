package selectql

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxRow bounds a row and a column of CSV (Limits on SQL statements).
const maxRow = 256 << 10

// CSV says how a text of records is read, or written.
type CSV struct {
	Record  string
	Field   byte
	Quote   byte
	Comment byte // 0 for none
	// QuotedRecords lets a record delimiter stand in quotes.
	QuotedRecords bool
	// Header is NONE, IGNORE or USE.
	Header string
}

// row is a record of CSV.
type row struct {
	fields []cell
	names  map[string]int // by lower-case name
}

// cell is a field: what it says, and how it was written.
type cell struct{ text, raw string }

func (r row) get(path []step) (value, bool, error) {
	if len(path) != 1 || path[0].index >= 0 {
		if len(path) == 0 {
			return value{}, false, fail("SqlInvalidColumnName", "A row is no value.")
		}
		return value{}, false, fail("NestedColumnNotSupportInCsv", "A row of CSV has no columns in columns.")
	}
	i, err := r.find(path[0].key)
	if err != nil {
		return value{}, false, err
	}
	if i >= len(r.fields) {
		return value{}, true, nil
	}
	return value{kind: isText, text: r.fields[i].text, field: true}, false, nil
}

// find gives the place of a column, by name or as _1, _2 and so on.
func (r row) find(name string) (int, error) {
	if i, ok := r.names[strings.ToLower(name)]; ok {
		return i, nil
	}
	if digits, ok := strings.CutPrefix(name, "_"); ok {
		if n, err := strconv.Atoi(digits); err == nil {
			if n < 1 || n > maxColumns {
				return 0, fail("SqlInvalidColumnIndex", "Columns are numbered from 1 to %d.", maxColumns)
			}
			return n - 1, nil
		}
	}
	return 0, fail("SqlInvalidColumnName", "There is no column %q.", name)
}

// csvReader reads records.
type csvReader struct {
	in  *bufio.Reader
	how CSV
	// offset is where the next record begins.
	offset int64
	line   bytes.Buffer
}

func newCSV(in io.Reader, how CSV) *csvReader {
	return &csvReader{in: bufio.NewReaderSize(in, 64<<10), how: how}
}

// next reads a record; io.EOF at the end.
func (c *csvReader) next() ([]cell, error) {
	for {
		line, err := c.record()
		if err != nil {
			return nil, err
		}
		if c.how.Comment != 0 && len(line) > 0 && line[0] == c.how.Comment {
			continue
		}
		if !utf8.Valid(line) {
			return nil, fail("InvalidTextEncoding", "The object is not encoded in UTF-8.")
		}
		return c.split(string(line)), nil
	}
}

// record reads up to a record delimiter, which may stand in quotes.
func (c *csvReader) record() ([]byte, error) {
	c.line.Reset()
	last := c.how.Record[len(c.how.Record)-1]
	for {
		piece, err := c.in.ReadSlice(last)
		c.offset += int64(len(piece))
		c.line.Write(piece)
		if c.line.Len() > maxRow {
			return nil, fail("InvalidCsvLine", "A row is longer than %d bytes.", maxRow)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && c.line.Len() == 0:
			return nil, io.EOF
		case err == io.EOF:
			if c.open(c.line.Bytes()) {
				return nil, fail("InvalidCsvLine", "A quote is not closed.")
			}
			return c.line.Bytes(), nil
		case err != nil:
			return nil, err
		}
		whole, found := bytes.CutSuffix(c.line.Bytes(), []byte(c.how.Record))
		if found && !(c.how.QuotedRecords && c.open(whole)) {
			return whole, nil
		}
	}
}

// open reports whether a quote is open at the end.
func (c *csvReader) open(line []byte) bool {
	return c.how.Quote != 0 && bytes.Count(line, []byte{c.how.Quote})%2 == 1
}

func (c *csvReader) split(line string) (all []cell) {
	start, inside := 0, false
	for i := 0; i <= len(line); i++ {
		if i < len(line) && (line[i] != c.how.Field || inside) {
			if line[i] == c.how.Quote && c.how.Quote != 0 {
				inside = !inside
			}
			continue
		}
		raw := line[start:i]
		all = append(all, cell{c.unquote(raw), raw})
		start = i + 1
	}
	return all
}

func (c *csvReader) unquote(raw string) string {
	q := string(c.how.Quote)
	if c.how.Quote == 0 || len(raw) < 2 || raw[0] != c.how.Quote || raw[len(raw)-1] != c.how.Quote {
		return raw
	}
	return strings.ReplaceAll(raw[1:len(raw)-1], q+q, q)
}
