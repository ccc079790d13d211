package selectql

import (
	"strconv"
	"strings"
)

// The documented limits of a statement (SelectObject, Limits on SQL statements).
const (
	MaxStatement  = 16 << 10
	maxColumns    = 1000
	maxNameBytes  = 1024
	maxIn         = 1024
	maxConditions = 20
	maxDepth      = 10
	maxAggregates = 100
	maxWildcards  = 5
	maxPath       = 10
)

// parser reads a statement by recursive descent.
type parser struct {
	tokens []token
	at     int
	json   bool
	// conditions counts the comparisons behind WHERE; deep the depth of where the parser is, aggregates those behind SELECT.
	conditions, aggregates, deep int
	inWhere                      bool
}

// Parse reads a statement; json says that paths are allowed.
func Parse(statement string, json bool) (*Statement, error) {
	if strings.TrimSpace(statement) == "" || len(statement) > MaxStatement {
		return nil, fail("InvalidSqlParameter", "The statement is empty or longer than %d bytes.", MaxStatement)
	}
	tokens, err := lex(statement)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens, json: json}
	s, err := p.statement()
	if err != nil {
		return nil, err
	}
	return s, check(s)
}

func (p *parser) now() token { return p.tokens[p.at] }

func (p *parser) take() token {
	t := p.tokens[p.at]
	if t.kind != end {
		p.at++
	}
	return t
}

// accept takes the next token if it is one.
func (p *parser) accept(s string) bool {
	if p.now().is(s) {
		p.at++
		return true
	}
	return false
}

func (p *parser) want(s string) error {
	if !p.accept(s) {
		return syntax("%q is expected at %d.", strings.ToUpper(s), p.now().at)
	}
	return nil
}

func (p *parser) statement() (*Statement, error) {
	s := &Statement{limit: -1}
	if err := p.want("select"); err != nil {
		return nil, err
	}
	if err := p.selection(s); err != nil {
		return nil, err
	}
	if err := p.want("from"); err != nil {
		return nil, err
	}
	if err := p.source(s); err != nil {
		return nil, err
	}
	if p.accept("where") {
		p.inWhere = true
		var err error
		if s.where, err = p.or(); err != nil {
			return nil, err
		}
	}
	if p.accept("limit") {
		n, err := strconv.ParseInt(p.take().text, 10, 64)
		if err != nil || n < 1 {
			return nil, fail("SqlInvalidLimitValue", "The number behind LIMIT must be 1 or more.")
		}
		s.limit = n
	}
	if t := p.now(); t.kind != end {
		return nil, syntax("%q is not understood at %d.", t.text, t.at)
	}
	s.unqualify()
	return s, nil
}

func (p *parser) selection(s *Statement) error {
	for {
		if p.accept("*") {
			s.star = true
		} else {
			it, err := p.item()
			if err != nil {
				return err
			}
			s.items = append(s.items, it)
		}
		if !p.accept(",") {
			break
		}
	}
	switch {
	case s.star && len(s.items) > 0:
		return fail("SqlInvalidMixOfStarAndColumn", "An asterisk stands alone.")
	case len(s.items) > maxColumns:
		return fail("SqlSyntaxError", "A statement has at most %d columns.", maxColumns)
	case p.aggregates > maxAggregates:
		return fail("SqlExceedsMaxAggregationCount", "A statement has at most %d aggregations.", maxAggregates)
	}
	s.aggregate = p.aggregates > 0
	return nil
}

// item reads a column of the answer: a column, a cast of one, or an aggregation; other expressions are not answered.
// Of several aliases the last counts.
func (p *parser) item() (item, error) {
	e, err := p.sum()
	if err != nil {
		return item{}, err
	}
	switch e := e.(type) {
	case column, aggregate:
	case cast:
		if _, ok := e.of.(column); !ok {
			return item{}, fail("SqlUnsupportedSql", "Only a column is cast behind SELECT.")
		}
	default:
		return item{}, fail("SqlUnsupportedSql", "Behind SELECT stand columns, casts and aggregations only.")
	}
	it := item{expr: e}
	for {
		if p.accept("as") {
			t := p.take()
			if t.kind != word && t.kind != text {
				return it, syntax("An alias is expected at %d.", t.at)
			}
			it.alias = t.text
			continue
		}
		if t := p.now(); t.kind == word && !t.is("from") {
			it.alias = p.take().text
			continue
		}
		return it, nil
	}
}

func (p *parser) source(s *Statement) error {
	if err := p.want("ossobject"); err != nil {
		return err
	}
	path, err := p.path(true)
	if err != nil {
		return err
	}
	if len(path) > 0 && !p.json {
		return fail("TableRootNodeOnlySupportInJson", "A path behind OSSOBJECT is for JSON.")
	}
	s.from = path
	if p.accept("as") || p.now().kind == word && !p.now().is("where") && !p.now().is("limit") {
		t := p.take()
		if t.kind != word {
			return syntax("An alias is expected at %d.", t.at)
		}
		s.alias = t.text
	}
	return nil
}

// path reads what goes on a name: .key, ['key'], [n], and where it is allowed [*].
func (p *parser) path(stars bool) (path []step, err error) {
	for {
		switch {
		case p.accept("."):
			t := p.take()
			if t.is("*") && stars {
				path = append(path, step{any: true})
				break
			}
			if t.kind != word && t.kind != text && t.kind != number {
				return nil, syntax("A name is expected at %d.", t.at)
			}
			path = append(path, step{key: t.text, index: -1})
		case p.accept("["):
			one, err := p.bracket(stars)
			if err != nil {
				return nil, err
			}
			path = append(path, one)
		default:
			return path, nil
		}
		if len(path) > maxPath {
			return nil, fail("ExceedsMaxNestedColumnDepth", "A path has at most %d levels.", maxPath)
		}
	}
}

func (p *parser) bracket(stars bool) (one step, err error) {
	t := p.take()
	switch {
	case t.is("*"):
		if !stars {
			return one, fail("WildCardNotAllowed", "An asterisk stands in the path behind FROM only.")
		}
		one.any = true
	case t.is("-"):
		return one, fail("NegativeRowIndex", "An index is not negative.")
	case t.kind == number:
		if one.index, err = strconv.Atoi(t.text); err != nil {
			return one, syntax("%q is no index.", t.text)
		}
	case t.kind == text || t.kind == word:
		one = step{key: t.text, index: -1}
	default:
		return one, syntax("An index or a name is expected at %d.", t.at)
	}
	return one, p.want("]")
}

// unqualify takes the alias of the table off the columns.
func (s *Statement) unqualify() {
	strip := func(c column) column {
		if len(c.path) > 0 && !c.path[0].any && c.path[0].index < 0 && (s.alias != "" && c.path[0].key == s.alias || strings.EqualFold(c.path[0].key, "ossobject")) {
			c.path = c.path[1:]
		}
		return c
	}
	for i := range s.items {
		s.items[i].expr = rewrite(s.items[i].expr, strip)
	}
	s.where = rewrite(s.where, strip)
}

// rewrite changes every column of an expression.
func rewrite(e expr, change func(column) column) expr {
	to := func(e expr) expr { return rewrite(e, change) }
	switch e := e.(type) {
	case column:
		return change(e)
	case binary:
		e.left, e.right = to(e.left), to(e.right)
		return e
	case unary:
		e.of = to(e.of)
		return e
	case isNull:
		e.of = to(e.of)
		return e
	case inList:
		e.of = to(e.of)
		return e
	case between:
		e.of, e.low, e.high = to(e.of), to(e.low), to(e.high)
		return e
	case like:
		e.of = to(e.of)
		return e
	case cast:
		e.of = to(e.of)
		return e
	case aggregate:
		if e.of != nil {
			e.of = to(e.of)
		}
		return e
	}
	return e
}
