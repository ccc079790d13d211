package selectql

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// Span takes a stretch of records: by number, or by split. Both ends belong to it; a negative one is open.
type Span struct {
	Splits      bool
	First, Last int64
}

// SplitBytes is how long a split is at least: it ends with the record that passes this length (A0268).
const SplitBytes = 4 << 20

// Query is a statement with all that says how its data is read and written.
type Query struct {
	Statement *Statement
	JSON      bool
	// Lines says that the JSON is one value after another, not one document.
	Lines         bool
	NumbersAsText bool
	In, Out       CSV
	GZIP          bool
	Span          *Span
	KeepAll       bool
	OutputHeader  bool
	SkipPartial   bool
	MaxSkipped    int64
}

// errEnough ends a run that has all that it needs.
var errEnough = errors.New("enough")

// run is a query under way.
type run struct {
	Query
	emit    func([]byte) error
	tallies []*tally
	taken   int64
	skipped int64
	line    []byte
	names   map[string]int
	header  []cell
}

// Run reads in and gives the answer to emit, record by record.
func (q Query) Run(in io.Reader, emit func([]byte) error) error {
	if q.KeepAll {
		if err := q.keepable(); err != nil {
			return err
		}
	}
	r := &run{Query: q, emit: emit}
	for _, it := range q.Statement.items {
		if a, ok := it.expr.(aggregate); ok {
			r.tallies = append(r.tallies, &tally{fn: a.fn, of: a.of})
		}
	}
	if q.GZIP {
		z, err := gzip.NewReader(bufio.NewReader(in))
		if err != nil {
			return fail("DecompressFailure", "The object is no GZIP: %v.", err)
		}
		in = inflating{z}
	}
	read := r.csv
	if q.JSON {
		read = r.json
	}
	if err := read(in); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if q.Statement.aggregate {
		return r.total()
	}
	return nil
}

// inflating gives the errors of a broken stream their code.
type inflating struct{ r io.Reader }

func (i inflating) Read(p []byte) (int, error) {
	n, err := i.r.Read(p)
	if errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = fail("DecompressFailure", "The object is no GZIP: %v.", err)
	}
	return n, err
}

func (q Query) keepable() error {
	if q.Statement.aggregate {
		return fail("SqlInvalidKeepAllColumnsWithAggregation", "KeepAllColumns does not go with aggregations.")
	}
	seen := make(map[string]bool)
	for _, it := range q.Statement.items {
		name := strings.ToLower(it.name(0))
		if seen[name] {
			return fail("SqlInvalidKeepAllColumnsWithDuplicateColumn", "KeepAllColumns does not go with a column that stands twice.")
		}
		seen[name] = true
	}
	return nil
}

// inside tells of a record whether it is in the span, and whether all that is has been.
func (q Query) inside(number, offset int64) (in, over bool) {
	if q.Span == nil {
		return true, false
	}
	if q.Span.Splits {
		number = offset / SplitBytes
	}
	return number >= q.Span.First, q.Span.Last >= 0 && number > q.Span.Last
}

func (r *run) csv(in io.Reader) error {
	reader := newCSV(in, r.In)
	for number := int64(0); ; number++ {
		offset := reader.offset
		fields, err := reader.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if number == 0 && r.In.Header != "NONE" {
			if err := r.heading(fields); err != nil {
				return err
			}
			continue
		}
		in, over := r.inside(number, offset)
		if over {
			return nil
		}
		if !in {
			continue
		}
		if err := r.take(row{fields, r.names}, func(m *machine) error { return r.writeRow(m, fields) }); err != nil {
			return err
		}
	}
}

// heading reads the names of columns, and writes them when the answer shall have them.
func (r *run) heading(fields []cell) error {
	if r.In.Header == "USE" {
		r.names = make(map[string]int, len(fields))
		for i, f := range fields {
			name := strings.ToLower(strings.TrimPrefix(f.text, "\ufeff"))
			if _, twice := r.names[name]; !twice {
				r.names[name] = i
			}
		}
	}
	if !r.OutputHeader || r.Statement.aggregate {
		return nil
	}
	return r.writeRow(&machine{rec: row{fields, r.names}}, fields)
}

// take lets a record through the condition and hands it on.
func (r *run) take(rec record, write func(*machine) error) error {
	m := &machine{rec: rec}
	pass, err := r.passes(m)
	if err == nil && pass {
		if r.Statement.limit >= 0 && r.taken >= r.Statement.limit {
			return errEnough
		}
		if r.Statement.aggregate {
			for _, t := range r.tallies {
				if err = t.add(m); err != nil {
					break
				}
			}
		} else {
			err = write(m)
		}
		if err == nil {
			r.taken++
		}
	}
	if errors.Is(err, errSkip) || errors.Is(err, errPartial) {
		if r.skipped++; r.skipped > r.MaxSkipped {
			return fail(err.(*Error).Code, "%s %d records were skipped, %d may be.", err.(*Error).Message, r.skipped, r.MaxSkipped)
		}
		return nil
	}
	return err
}

// errPartial says that a record lacks a column.
var errPartial = fail("InvalidCsvLine", "The record lacks a column.")

func (r *run) passes(m *machine) (bool, error) {
	if r.Statement.where == nil {
		return true, nil
	}
	v, err := m.eval(r.Statement.where)
	if err == nil && r.SkipPartial && m.partial {
		err = errPartial
	}
	return v.kind == isBool && v.yes, err
}

// writeRow writes a row of CSV: all of it, or the columns of the statement.
func (r *run) writeRow(m *machine, fields []cell) error {
	r.line = r.line[:0]
	switch {
	case r.Statement.star:
		for i, f := range fields {
			r.field(i, f.raw, f.text)
		}
	case r.KeepAll:
		kept := make([]string, len(fields))
		for _, it := range r.Statement.items {
			c, ok := it.expr.(column)
			if !ok || len(c.path) != 1 {
				return fail("SqlUnsupportedSql", "KeepAllColumns goes with columns only.")
			}
			i, err := row{fields, r.names}.find(c.path[0].key)
			if err != nil {
				return err
			}
			if i < len(fields) {
				kept[i] = fields[i].raw
			}
		}
		for i, raw := range kept {
			r.field(i, raw, raw)
		}
	default:
		for i, it := range r.Statement.items {
			if err := r.column(m, i, it, fields); err != nil {
				return err
			}
		}
		if r.SkipPartial && m.partial {
			return errPartial
		}
	}
	r.line = append(r.line, r.Out.Record...)
	return r.emit(r.line)
}

func (r *run) column(m *machine, i int, it item, fields []cell) error {
	v, err := m.eval(it.expr)
	if err != nil {
		return err
	}
	raw := v.spell()
	if c, ok := it.expr.(column); ok && v.field { // as it was written, with its quotes
		at, err := row{fields, r.names}.find(c.path[0].key)
		if err != nil {
			return err
		}
		raw = fields[at].raw
	}
	r.field(i, raw, v.spell())
	return nil
}

// field adds a field. It is written as it was; where the answer has other delimiters it is quoted anew if need be.
func (r *run) field(i int, raw, text string) {
	if i > 0 {
		r.line = append(r.line, r.Out.Field)
	}
	if r.Out.Field == r.In.Field {
		r.line = append(r.line, raw...)
		return
	}
	if !strings.ContainsAny(text, string(r.Out.Field)+r.Out.Record+`"`) {
		r.line = append(r.line, text...)
		return
	}
	r.line = append(r.line, '"')
	r.line = append(r.line, strings.ReplaceAll(text, `"`, `""`)...)
	r.line = append(r.line, '"')
}

func (r *run) json(in io.Reader) error {
	if r.Lines {
		in = &spaced{r: in}
	}
	d := json.NewDecoder(in)
	take := func(n *node) error { return r.take(n, func(m *machine) error { return r.writeNode(m, n) }) }
	if !r.Lines {
		return walk(d, r.Statement.from, r.NumbersAsText, take)
	}
	for number := int64(0); d.More(); number++ {
		in, over := r.inside(number, d.InputOffset())
		if over {
			return nil
		}
		step := func() error { return walk(d, r.Statement.from, r.NumbersAsText, take) }
		if !in {
			step = func() error { return skip(d) }
		}
		if err := step(); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != io.EOF {
		return broken(err)
	}
	return nil
}

// writeNode writes a node of JSON: all of it, or the columns of the statement. What a node lacks is left out.
func (r *run) writeNode(m *machine, n *node) error {
	r.line = r.line[:0]
	if r.Statement.star {
		if n.kind == '{' {
			r.line = n.json(r.line)
		} else {
			r.line = append(n.json(append(r.line, `{"_1":`...)), '}')
		}
		r.line = append(r.line, r.Out.Record...)
		return r.emit(r.line)
	}
	r.line = append(r.line, '{')
	for i, it := range r.Statement.items {
		before := m.partial
		m.partial = false
		v, err := m.eval(it.expr)
		if err != nil {
			return err
		}
		missing := m.partial
		m.partial = m.partial || before
		if !missing {
			r.member(it.name(i), v)
		}
	}
	if r.SkipPartial && m.partial {
		return errPartial
	}
	r.line = append(append(r.line, '}'), r.Out.Record...)
	return r.emit(r.line)
}

func (r *run) member(name string, v value) {
	if len(r.line) > 1 {
		r.line = append(r.line, ',')
	}
	r.line = append(quote(r.line, name), ':')
	r.line = v.json(r.line)
}

// total writes the one record of an aggregation.
func (r *run) total() error {
	r.line = r.line[:0]
	if r.JSON {
		r.line = append(r.line, '{')
		for i, t := range r.tallies {
			r.member(r.Statement.items[i].name(i), t.result())
		}
		r.line = append(r.line, '}')
	} else {
		for i, t := range r.tallies {
			text := t.result().spell()
			r.field(i, text, text)
		}
	}
	return r.emit(append(r.line, r.Out.Record...))
}
