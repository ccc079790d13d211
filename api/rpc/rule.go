package rpc

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

// rule is what a tag demands of a parameter. For a list the demands on a value
// hold for each element.
type rule struct {
	required bool
	json     bool
	jsonText bool // a string that must be JSON; unlike json not for elements
	comma    bool
	fold     bool
	def      *string
	enum     []string
	min, max *bound
	minLen   int
	maxLen   int // 0: none
	maxItems int // 0: none
	missing  string
	bad      string
}

// bound keeps the text beside the number, for messages.
type bound struct {
	n    float64
	text string
}

func compileRule(options string, t *valueType) (rule, error) {
	var r rule
	for option := range strings.SplitSeq(options, ",") {
		if option == "" {
			continue
		}
		if err := r.set(option); err != nil {
			return r, err
		}
	}
	r.jsonText = r.json && t.kind == kindString
	return r, r.suits(t)
}

func (r *rule) set(option string) (err error) {
	name, value, _ := strings.Cut(option, "=")
	switch name {
	case "required":
		r.required = true
	case "json":
		r.json = true
	case "comma":
		r.comma = true
	case "fold":
		r.fold = true
	case "flat": // reads as any other
	case "default":
		r.def = &value
	case "enum":
		r.enum = strings.Split(value, "|")
	case "min":
		r.min, err = newBound(value)
	case "max":
		r.max, err = newBound(value)
	case "minlen":
		r.minLen, err = strconv.Atoi(value)
	case "maxlen":
		r.maxLen, err = strconv.Atoi(value)
	case "maxitems":
		r.maxItems, err = strconv.Atoi(value)
	case "missing":
		r.missing = value
	case "bad":
		r.bad = value
	default:
		err = fmt.Errorf("unknown option %q", option)
	}
	return err
}

func newBound(text string) (*bound, error) {
	n, err := strconv.ParseFloat(text, 64)
	return &bound{n, text}, err
}

// suits refuses options that the type cannot have: a silent one would look like
// a check that is made.
func (r *rule) suits(t *valueType) error {
	value := t
	for value.kind == kindList {
		value = value.elem
	}
	number := value.kind == kindInt || value.kind == kindFloat
	text := value.kind == kindString
	switch {
	case (r.min != nil || r.max != nil) && !number:
		return fmt.Errorf("min and max are for numbers")
	case (r.minLen != 0 || r.maxLen != 0) && !text:
		return fmt.Errorf("minlen and maxlen are for strings")
	case r.enum != nil && !text && value.kind != kindInt:
		return fmt.Errorf("enum is for strings and integers")
	case (r.maxItems != 0 || r.comma) && t.kind != kindList:
		return fmt.Errorf("maxitems and comma are for lists")
	case r.comma && value != t.elem || r.comma && value.kind == kindObject:
		return fmt.Errorf("comma lists hold simple values")
	case r.def != nil && (t.kind >= kindList || t.ptr):
		return fmt.Errorf("default is for simple values")
	}
	if r.def != nil {
		if err := setScalar(t, r, reflect.New(t.typ).Elem(), *r.def, "default"); err != nil {
			return err
		}
	}
	return nil
}

// absent is the refusal when the parameter name is required and not given.
func (r *rule) absent(name string) error {
	err := Missing(name)
	if r.missing != "" {
		err = err.Coded(r.missing)
	}
	return err
}

// invalid is the refusal of a value.
func (r *rule) invalid(name, why string) *apierr.Error {
	err := Invalid(printable(name), why)
	if r.bad != "" {
		err = err.Coded(r.bad)
	}
	return err
}

// setScalar parses text into dst, which has the type t.typ, and applies r.
func setScalar(t *valueType, r *rule, dst reflect.Value, text, name string) error {
	switch t.kind {
	case kindString:
		return r.setString(dst, text, name)
	case kindBool:
		return r.setBool(dst, text, name)
	case kindInt:
		return r.setInt(dst, text, name)
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return r.invalid(name, "it must be a number")
	}
	if err := r.inBounds(n, name); err != nil {
		return err
	}
	dst.SetFloat(n)
	return nil
}

func (r *rule) setString(dst reflect.Value, text, name string) error {
	if r.enum != nil {
		spelled, ok := r.spell(text)
		if !ok {
			return r.invalid(name, "it must be one of "+strings.Join(r.enum, ", "))
		}
		text = spelled
	}
	if r.minLen > 0 || r.maxLen > 0 {
		switch n := utf8.RuneCountInString(text); {
		case n < r.minLen:
			return r.invalid(name, "it must have at least "+strconv.Itoa(r.minLen)+" characters")
		case r.maxLen > 0 && n > r.maxLen:
			return r.invalid(name, "it must have at most "+strconv.Itoa(r.maxLen)+" characters")
		}
	}
	if r.jsonText && !json.Valid([]byte(text)) {
		return r.invalid(name, "it must be JSON")
	}
	dst.SetString(text)
	return nil
}

// spell finds text in the enum and returns the declared spelling.
func (r *rule) spell(text string) (string, bool) {
	i := slices.IndexFunc(r.enum, func(e string) bool {
		return e == text || r.fold && strings.EqualFold(e, text)
	})
	if i < 0 {
		return "", false
	}
	return r.enum[i], true
}

// setBool takes what the SDKs of dynamic languages send, too: True, 1.
func (r *rule) setBool(dst reflect.Value, text, name string) error {
	switch {
	case text == "1" || strings.EqualFold(text, "true"):
		dst.SetBool(true)
	case text == "0" || strings.EqualFold(text, "false"):
		dst.SetBool(false)
	default:
		return r.invalid(name, "it must be true or false")
	}
	return nil
}

func (r *rule) setInt(dst reflect.Value, text, name string) error {
	n, err := strconv.ParseInt(text, 10, dst.Type().Bits())
	if err != nil {
		return r.invalid(name, "it must be an integer")
	}
	if r.enum != nil && !slices.Contains(r.enum, text) {
		return r.invalid(name, "it must be one of "+strings.Join(r.enum, ", "))
	}
	if err := r.inBounds(float64(n), name); err != nil {
		return err
	}
	dst.SetInt(n)
	return nil
}

func (r *rule) inBounds(n float64, name string) error {
	switch {
	case r.min != nil && n < r.min.n:
		return r.invalid(name, "it must be at least "+r.min.text)
	case r.max != nil && n > r.max.n:
		return r.invalid(name, "it must be at most "+r.max.text)
	}
	return nil
}
