package selectql

import "math"

// record is one line of CSV or one node of JSON.
type record interface {
	// get reads a column; missing says that the record does not have it.
	get(path []step) (v value, missing bool, err error)
}

// machine evaluates expressions on a record.
type machine struct {
	rec record
	// partial says that a column was missing.
	partial bool
}

func (m *machine) eval(e expr) (value, error) {
	switch e := e.(type) {
	case literal:
		return e.v, nil
	case column:
		v, missing, err := m.rec.get(e.path)
		m.partial = m.partial || missing
		return v, err
	case cast:
		v, err := m.eval(e.of)
		if err != nil {
			return v, err
		}
		return convert(v, e.to, e.format)
	case unary:
		return m.unary(e)
	case binary:
		return m.binary(e)
	case isNull:
		v, err := m.eval(e.of)
		nothing := v.kind == isNothing || v.field && v.text == ""
		return value{kind: isBool, yes: nothing != e.not}, err
	case inList:
		return m.in(e)
	case between:
		low, err := m.binary(binary{">=", e.of, e.low})
		if err != nil || low.kind == isNothing {
			return low, err
		}
		high, err := m.binary(binary{"<=", e.of, e.high})
		if err != nil || high.kind == isNothing {
			return high, err
		}
		return value{kind: isBool, yes: (low.yes && high.yes) != e.not}, nil
	case like:
		v, err := m.eval(e.of)
		if err != nil || v.kind == isNothing {
			return value{}, err
		}
		if v.kind != isText {
			return value{}, errSkip
		}
		return value{kind: isBool, yes: e.match([]rune(v.text)) != e.not}, nil
	}
	return value{}, syntax("The expression cannot be evaluated.")
}

func (m *machine) unary(e unary) (value, error) {
	v, err := m.eval(e.of)
	if err != nil || v.kind == isNothing {
		return v, err
	}
	if e.op == "not" {
		return value{kind: isBool, yes: !v.yes}, nil
	}
	v, _, err = alike(v, value{kind: isNumber})
	return value{kind: v.kind, num: -v.num}, err
}

func (m *machine) binary(e binary) (value, error) {
	left, err := m.eval(e.left)
	if err != nil {
		return left, err
	}
	switch { // what comes behind is not asked when the answer is known
	case e.op == "and" && left.kind == isBool && !left.yes:
		return left, nil
	case e.op == "or" && left.kind == isBool && left.yes:
		return left, nil
	}
	right, err := m.eval(e.right)
	if err != nil {
		return right, err
	}
	switch e.op {
	case "and", "or":
		return logic(e.op, left, right), nil
	case "||":
		if left.kind == isNothing || right.kind == isNothing {
			return value{}, nil
		}
		return value{kind: isText, text: left.spell() + right.spell()}, nil
	case "+", "-", "*", "/", "%":
		return arithmetic(e.op, left, right)
	}
	if left, right, err = alike(left, right); err != nil || left.kind == isNothing || right.kind == isNothing {
		return value{}, err
	}
	c := compare(left, right)
	yes := map[string]bool{"=": c == 0, "!=": c != 0, "<": c < 0, "<=": c <= 0, ">": c > 0, ">=": c >= 0}[e.op]
	return value{kind: isBool, yes: yes}, nil
}

// logic joins conditions of which one may be unknown.
func logic(op string, a, b value) value {
	decisive := op == "or" // a true side decides OR, a false one AND
	for _, v := range []value{a, b} {
		if v.kind == isBool && v.yes == decisive {
			return v
		}
	}
	if a.kind == isNothing {
		return a
	}
	return b
}

func arithmetic(op string, a, b value) (value, error) {
	zero := value{kind: isNumber}
	a, _, err := alike(a, zero)
	if err != nil {
		return a, err
	}
	if b, _, err = alike(b, zero); err != nil || a.kind == isNothing || b.kind == isNothing {
		return value{}, err
	}
	out := value{kind: isNumber}
	switch op {
	case "+":
		out.num = a.num + b.num
	case "-":
		out.num = a.num - b.num
	case "*":
		out.num = a.num * b.num
	case "/":
		out.num = a.num / b.num
	case "%":
		out.num = math.Mod(a.num, b.num)
	}
	if math.IsNaN(out.num) || math.IsInf(out.num, 0) {
		return value{}, errSkip
	}
	return out, nil
}

func (m *machine) in(e inList) (value, error) {
	v, err := m.eval(e.of)
	if err != nil || v.kind == isNothing {
		return value{}, err
	}
	for _, one := range e.list {
		a, b, err := alike(v, one)
		if err != nil {
			return value{}, err
		}
		if a.kind == isNothing {
			return a, nil
		}
		if a.kind == b.kind && compare(a, b) == 0 {
			return value{kind: isBool, yes: !e.not}, nil
		}
	}
	return value{kind: isBool, yes: e.not}, nil
}

// match holds a text against the pattern: % and * stand for any characters, ? for one.
func (l like) match(s []rune) bool {
	i, p := 0, 0
	star, back := -1, 0
	for i < len(s) {
		switch {
		case p < len(l.pattern) && !l.plain[p] && l.pattern[p] != '?':
			star, back = p, i
			p++
		case p < len(l.pattern) && (!l.plain[p] || l.pattern[p] == s[i]):
			i, p = i+1, p+1
		case star >= 0:
			back++
			i, p = back, star+1
		default:
			return false
		}
	}
	for p < len(l.pattern) && !l.plain[p] && l.pattern[p] != '?' {
		p++
	}
	return p == len(l.pattern)
}

// tally gathers an aggregation.
type tally struct {
	fn    string
	of    expr
	count int64
	sum   float64
	best  value
}

func (t *tally) add(m *machine) error {
	if t.of == nil {
		t.count++
		return nil
	}
	v, err := m.eval(t.of)
	if err != nil {
		return err
	}
	if v.field || v.kind == isText && t.fn != "count" {
		if t.fn != "count" {
			if v.text == "" {
				return nil
			}
			n, ok := numeric(v.text)
			if !ok {
				return fail("SqlAggregationOnNonNumericType", "%s is asked of %q, which is no number.", t.fn, v.text)
			}
			v = n
		}
	}
	if v.kind == isNothing {
		return nil
	}
	t.count++
	t.sum += v.num
	if t.count == 1 || t.fn == "max" && compare(v, t.best) > 0 || t.fn == "min" && compare(v, t.best) < 0 {
		t.best = v
	}
	return nil
}

func (t *tally) result() value {
	switch {
	case t.fn == "count":
		return value{kind: isNumber, num: float64(t.count)}
	case t.count == 0:
		return value{}
	case t.fn == "sum":
		return value{kind: isNumber, num: t.sum}
	case t.fn == "avg":
		return value{kind: isNumber, num: t.sum / float64(t.count)}
	}
	return t.best
}
