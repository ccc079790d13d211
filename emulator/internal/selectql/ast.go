package selectql

// Statement is a parsed query.
type Statement struct {
	star  bool
	items []item
	// from is the path behind OSSOBJECT, alias its name.
	from  []step
	alias string
	where expr
	// limit is how many records are taken; -1 for all.
	limit int64
	// aggregate says that the answer is one record made of all.
	aggregate bool
}

// item is one column of the answer.
type item struct {
	expr  expr
	alias string
}

// step is one part of a path: a key, an index, or any child.
type step struct {
	key   string
	index int // -1 for a key
	any   bool
}

// expr is an expression.
type expr interface{}

type (
	literal struct{ v value }
	column  struct{ path []step }
	binary  struct {
		op          string
		left, right expr
	}
	unary struct { // not, -
		op string
		of expr
	}
	isNull struct {
		of  expr
		not bool
	}
	inList struct {
		of   expr
		list []value
		not  bool
	}
	between struct {
		of, low, high expr
		not           bool
	}
	like struct {
		of      expr
		pattern []rune
		// plain marks the characters of the pattern that stand for themselves.
		plain []bool
		not   bool
	}
	cast struct {
		of     expr
		to     string // int, double, decimal, string, bool, timestamp
		format string
	}
	aggregate struct {
		fn string
		of expr // nil for count(*)
	}
)
