package selectql

// check holds a statement against the rules that need no data.
func check(s *Statement) error {
	plain := 0
	for _, it := range s.items {
		if _, ok := it.expr.(aggregate); !ok {
			plain++
		}
	}
	if s.aggregate && plain > 0 {
		return fail("SqlInvalidMixOfAggregationAndColumn", "Columns and aggregations do not stand together.")
	}
	if s.where == nil {
		return nil
	}
	t, err := typeOf(s.where)
	if err == nil && t != isBool {
		err = syntax("The condition behind WHERE is no condition.")
	}
	return err
}

// typeOf finds the type of an expression as far as the statement tells; a column may be anything.
func typeOf(e expr) (valueKind, error) {
	switch e := e.(type) {
	case literal:
		return e.v.kind, nil
	case cast:
		if _, err := typeOf(e.of); err != nil {
			return 0, err
		}
		return map[string]valueKind{"int": isNumber, "double": isNumber, "decimal": isNumber, "string": isText, "bool": isBool, "timestamp": isTime}[e.to], nil
	case unary:
		return unaryType(e)
	case binary:
		return binaryType(e)
	case isNull:
		if _, ok := e.of.(literal); ok {
			return 0, fail("SqlInvalidIsNullOperand", "IS NULL is asked of a constant.")
		}
		_, err := typeOf(e.of)
		return isBool, err
	case like:
		if t, err := typeOf(e.of); err != nil || t != isText && t != isAny {
			return 0, orElse(err, fail("SqlInvalidLikeOperand", "LIKE compares texts."))
		}
		if _, ok := e.of.(literal); ok {
			return 0, fail("SqlInvalidLikeOperand", "A column stands in front of LIKE.")
		}
		return isBool, nil
	case inList:
		t, err := typeOf(e.of)
		if err == nil && len(e.list) > 0 && !fits(t, e.list[0].kind) {
			err = fail("SqlComparerOperandTypeMismatch", "IN compares different types.")
		}
		return isBool, err
	case between:
		for _, bound := range []expr{e.low, e.high} {
			if _, err := binaryType(binary{"<", e.of, bound}); err != nil {
				return 0, err
			}
		}
		return isBool, nil
	}
	return isAny, nil
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

func fits(a, b valueKind) bool { return a == isAny || b == isAny || a == b }

func unaryType(e unary) (valueKind, error) {
	t, err := typeOf(e.of)
	switch {
	case err != nil:
		return 0, err
	case e.op == "not" && t != isBool:
		return 0, fail("SqlInvalidNotOperand", "NOT is asked of what is no condition.")
	case e.op == "-" && t != isNumber && t != isAny:
		return 0, fail("InvalidArithmeticOperand", "Only numbers have a sign.")
	case e.op == "-":
		return isNumber, nil
	}
	return isBool, nil
}

func binaryType(e binary) (valueKind, error) {
	left, err := typeOf(e.left)
	if err != nil {
		return 0, err
	}
	right, err := typeOf(e.right)
	if err != nil {
		return 0, err
	}
	switch e.op {
	case "and", "or":
		if left != isBool || right != isBool {
			return 0, fail(map[string]string{"and": "SqlInvalidAndOperand", "or": "SqlInvalidOrOperand"}[e.op], "%s joins conditions.", e.op)
		}
		return isBool, nil
	case "||":
		_, first := e.left.(literal)
		_, second := e.right.(literal)
		if first && second {
			return 0, fail("SqlInvalidConcatOperand", "Two constants are joined.")
		}
		return isText, nil
	case "+", "-", "*", "/", "%":
		if left != isNumber && left != isAny || right != isNumber && right != isAny {
			return 0, fail("InvalidArithmeticOperand", "Only numbers are calculated with.")
		}
		return isNumber, nil
	}
	if !fits(left, right) {
		return 0, fail("SqlComparerOperandTypeMismatch", "%s compares different types.", e.op)
	}
	return isBool, nil
}
