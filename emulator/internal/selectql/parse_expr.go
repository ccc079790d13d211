package selectql

import (
	"strings"
)

// deeper bounds how deep conditions are nested.
func (p *parser) deeper() error {
	if p.deep++; p.deep > 8*maxDepth { // parentheses that group nothing are not counted by the service
		return fail("SqlExceedsMaxConditionDepth", "The condition is nested too deeply.")
	}
	return nil
}

func (p *parser) or() (expr, error) {
	if err := p.deeper(); err != nil {
		return nil, err
	}
	defer func() { p.deep-- }()
	return p.chain(p.and, "or")
}

func (p *parser) and() (expr, error) { return p.chain(p.not, "and") }

// chain reads operands joined by operators of one rank, from the left.
func (p *parser) chain(operand func() (expr, error), ops ...string) (expr, error) {
	left, err := operand()
	if err != nil {
		return nil, err
	}
	for {
		found := ""
		for _, op := range ops {
			if p.accept(op) {
				found = op
				break
			}
		}
		if found == "" {
			return left, nil
		}
		right, err := operand()
		if err != nil {
			return nil, err
		}
		left = binary{found, left, right}
	}
}

func (p *parser) not() (expr, error) {
	if !p.accept("not") {
		return p.comparison()
	}
	if err := p.deeper(); err != nil {
		return nil, err
	}
	defer func() { p.deep-- }()
	of, err := p.not()
	return unary{"not", of}, err
}

func (p *parser) comparison() (expr, error) {
	left, err := p.sum()
	if err != nil {
		return nil, err
	}
	for _, op := range []string{"=", "!=", "<>", "<=", ">=", "<", ">"} {
		if p.accept(op) {
			right, err := p.sum()
			if op == "<>" {
				op = "!="
			}
			return p.condition(binary{op, left, right}, err)
		}
	}
	if p.accept("is") {
		not := p.accept("not")
		return p.condition(isNull{left, not}, p.want("null"))
	}
	not := p.accept("not")
	switch {
	case p.accept("in"):
		list, err := p.list()
		return p.condition(inList{left, list, not}, err)
	case p.accept("between"):
		low, err := p.sum()
		if err != nil {
			return nil, err
		}
		if err := p.want("and"); err != nil {
			return nil, err
		}
		high, err := p.sum()
		return p.condition(between{left, low, high, not}, err)
	case p.accept("like"):
		return p.like(left, not)
	case not:
		return nil, syntax("IN, BETWEEN or LIKE is expected at %d.", p.now().at)
	}
	return left, nil
}

func (p *parser) condition(e expr, err error) (expr, error) {
	if p.conditions++; err == nil && p.conditions > maxConditions {
		err = fail("SqlExceedsMaxConditionCount", "A statement has at most %d conditions.", maxConditions)
	}
	return e, err
}

func (p *parser) list() (all []value, err error) {
	if err := p.want("("); err != nil {
		return nil, err
	}
	for {
		e, err := p.sum()
		if err != nil {
			return nil, err
		}
		lit, ok := constant(e)
		if !ok {
			return nil, syntax("Constants stand in IN only.")
		}
		if len(all) > 0 && all[0].kind != lit.kind {
			return nil, fail("SqlValueTypeOfInMustBeSame", "The values of IN have different types.")
		}
		if all = append(all, lit); len(all) > maxIn {
			return nil, fail("SqlExceedsMaxInCount", "IN has at most %d values.", maxIn)
		}
		if p.accept(")") {
			return all, nil
		}
		if err := p.want(","); err != nil {
			return nil, err
		}
	}
}

// constant gives the value of a literal, signed or not.
func constant(e expr) (value, bool) {
	switch e := e.(type) {
	case literal:
		return e.v, true
	case unary:
		if l, ok := e.of.(literal); ok && e.op == "-" && l.v.kind == isNumber {
			return value{kind: isNumber, num: -l.v.num}, true
		}
	}
	return value{}, false
}

func (p *parser) like(left expr, not bool) (expr, error) {
	t := p.take()
	if t.kind != text {
		return nil, fail("SqlInvalidLikeOperand", "A text in quotes stands behind LIKE.")
	}
	escape := rune(0)
	if p.accept("escape") {
		chars := []rune(p.take().text)
		switch {
		case len(chars) != 1:
			return nil, fail("SqlOnlyOneEscapeCharIsAllowed", "ESCAPE takes one character.")
		case strings.ContainsRune("%*?", chars[0]):
			return nil, fail("SqlInvalidEscapeChar", "The character %q does not escape.", chars[0])
		}
		escape = chars[0]
	}
	l := like{of: left, not: not}
	wild := 0
	pattern := []rune(t.text)
	for i := 0; i < len(pattern); i++ {
		c, plain := pattern[i], !strings.ContainsRune("%*?", pattern[i])
		if escape != 0 && c == escape {
			if i++; i == len(pattern) {
				return nil, fail("SqlNoCharAfterEscapeChar", "No character stands behind the escape.")
			}
			c, plain = pattern[i], true
		}
		if !plain && c != '?' {
			wild++
		}
		l.pattern, l.plain = append(l.pattern, c), append(l.plain, plain)
	}
	if wild > maxWildcards {
		return nil, fail("SqlExceedsMaxWildCardCount", "LIKE has at most %d wildcards.", maxWildcards)
	}
	return p.condition(l, nil)
}

func (p *parser) sum() (expr, error) { return p.chain(p.product, "+", "-", "||") }

func (p *parser) product() (expr, error) { return p.chain(p.signed, "*", "/", "%") }

func (p *parser) signed() (expr, error) {
	if !p.accept("-") {
		return p.primary()
	}
	if err := p.deeper(); err != nil {
		return nil, err
	}
	defer func() { p.deep-- }()
	of, err := p.signed()
	return unary{"-", of}, err
}

var aggregates = map[string]bool{"count": true, "sum": true, "avg": true, "max": true, "min": true}

func (p *parser) primary() (expr, error) {
	t := p.take()
	switch {
	case t.is("("):
		e, err := p.or()
		if err != nil {
			return nil, err
		}
		return e, p.want(")")
	case t.kind == number:
		v, ok := numeric(t.text)
		if !ok {
			return nil, syntax("%q is no number.", t.text)
		}
		return literal{v}, nil
	case t.kind == text:
		return literal{value{kind: isText, text: t.text}}, nil
	case t.is("true"), t.is("false"):
		return literal{value{kind: isBool, yes: t.is("true")}}, nil
	case t.kind == word && p.now().is("("):
		return p.call(strings.ToLower(t.text))
	case t.kind == word:
		return p.column(t)
	}
	return nil, syntax("%q is not expected at %d.", t.text, t.at)
}

func (p *parser) call(name string) (expr, error) {
	p.at++ // (
	switch {
	case name == "cast":
		return p.cast()
	case !aggregates[name]:
		return nil, syntax("There is no function %s.", name)
	case p.inWhere:
		return nil, syntax("An aggregation does not stand behind WHERE.")
	}
	p.aggregates++
	if p.accept("*") {
		if name != "count" {
			return nil, syntax("An asterisk stands in COUNT only.")
		}
		return aggregate{fn: name}, p.want(")")
	}
	of, err := p.primary()
	if err != nil {
		return nil, err
	}
	if _, nested := of.(aggregate); nested {
		return nil, syntax("An aggregation does not stand in another.")
	}
	if c, ok := of.(cast); ok && c.to == "timestamp" && (name == "sum" || name == "avg") {
		return nil, fail("SqlInvalidAggregationOnTimestamp", "There is no %s of times.", name)
	}
	return aggregate{name, of}, p.want(")")
}

var castTypes = map[string]string{
	"int": "int", "integer": "int", "double": "double", "float": "double", "decimal": "decimal", "string": "string", "varchar": "string",
	"bool": "bool", "boolean": "bool", "timestamp": "timestamp",
}

func (p *parser) cast() (expr, error) {
	of, err := p.sum()
	if err != nil {
		return nil, err
	}
	if err := p.want("as"); err != nil {
		return nil, err
	}
	name := p.take()
	to := castTypes[strings.ToLower(name.text)]
	if name.kind != word || to == "" {
		return nil, syntax("There is no type %s.", name.text)
	}
	c := cast{of: of, to: to}
	if to == "timestamp" && p.accept("format") {
		if c.format = p.take().text; layouts[c.format] == "" {
			return nil, fail("SqlNotSupportedTimestampFormat", "The format %q is not known.", c.format)
		}
	}
	return c, p.want(")")
}

var reserved = map[string]bool{"from": true, "where": true, "select": true, "group": true, "order": true, "having": true, "join": true, "limit": true, "and": true, "or": true}

func (p *parser) column(t token) (expr, error) {
	if reserved[strings.ToLower(t.text)] {
		return nil, syntax("%q is not expected at %d.", t.text, t.at)
	}
	if len(t.text) > maxNameBytes {
		return nil, fail("SqlExceedsMaxColumnNameLength", "The name of a column has at most %d bytes.", maxNameBytes)
	}
	rest, err := p.path(false)
	if err != nil {
		return nil, err
	}
	return column{append([]step{{key: t.text, index: -1}}, rest...)}, nil
}
