package selectql

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// valueKind is the type of a value.
type valueKind int

const (
	isNothing valueKind = iota
	isText
	isNumber
	isBool
	isTime
	isNode // an object or array of JSON
	isAny  // of a column, before there is data
)

// value is what an expression gives for a record.
type value struct {
	kind valueKind
	text string
	num  float64
	yes  bool
	when time.Time
	node *node
	// field marks the text of a CSV field, which is a number as soon as it is compared with one.
	field bool
}

// numeric reads a number.
func numeric(s string) (value, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return value{}, false
	}
	return value{kind: isNumber, num: f}, true
}

// errSkip says that a record does not fit the statement: it is passed over.
var errSkip = fail("InvalidCsvLine", "The types of the record do not fit the statement.")

// alike brings two values to one type. A CSV field takes the type of the other; an empty one is then nothing.
func alike(a, b value) (value, value, error) {
	if a.kind == b.kind || a.kind == isNothing || b.kind == isNothing {
		return a, b, nil
	}
	swap := false
	if b.field {
		a, b, swap = b, a, true
	}
	if a.field {
		if strings.TrimSpace(a.text) == "" {
			return value{}, value{}, nil
		}
		var ok bool
		switch b.kind {
		case isNumber:
			a, ok = numeric(a.text)
		case isBool:
			a, ok = boolean(a.text)
		case isTime:
			a, ok = moment(a.text, "")
		}
		if ok {
			if swap {
				a, b = b, a
			}
			return a, b, nil
		}
	}
	return a, b, errSkip
}

func boolean(s string) (value, bool) {
	switch strings.ToLower(s) {
	case "true":
		return value{kind: isBool, yes: true}, true
	case "false":
		return value{kind: isBool}, true
	}
	return value{}, false
}

// compare orders two values of one type.
func compare(a, b value) int {
	switch a.kind {
	case isText:
		return strings.Compare(a.text, b.text)
	case isNumber:
		switch {
		case a.num < b.num:
			return -1
		case a.num > b.num:
			return 1
		}
	case isBool:
		switch {
		case a.yes == b.yes:
		case b.yes:
			return -1
		default:
			return 1
		}
	case isTime:
		return a.when.Compare(b.when)
	}
	return 0
}

// spell writes a value as CSV shows it.
func (v value) spell() string {
	switch v.kind {
	case isText:
		return v.text
	case isNumber:
		return spellNumber(v.num)
	case isBool:
		return strconv.FormatBool(v.yes)
	case isTime:
		return v.when.UTC().Format("2006-01-02T15:04:05.000Z")
	case isNode:
		return string(v.node.json(nil))
	}
	return ""
}

func spellNumber(f float64) string {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return strconv.FormatInt(int64(f), 10)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// convert is CAST. An empty field is nothing, whatever it is cast to.
func convert(v value, to, format string) (value, error) {
	if v.kind == isNothing || v.field && to != "string" && strings.TrimSpace(v.text) == "" {
		return value{}, nil
	}
	s := v.spell()
	var out value
	ok := false
	switch to {
	case "string":
		return value{kind: isText, text: s}, nil
	case "double", "decimal":
		out, ok = numeric(s)
	case "int":
		if out, ok = numeric(s); ok && v.kind == isText && out.num != math.Trunc(out.num) {
			ok = false
		}
		out.num = math.Trunc(out.num)
	case "bool":
		out, ok = boolean(s)
	case "timestamp":
		if out, ok = moment(s, format); !ok && format != "" {
			return out, fail("SqlNotMatchTimestampFormat", "%q is no time of the format %s.", s, format)
		}
	}
	if !ok {
		return out, errSkip
	}
	return out, nil
}

// layouts are the formats of times that the guide lists, by its names for them.
var layouts = map[string]string{
	"YYYYMMDD": "20060102", "YYYY/MM/DD": "2006/01/02", "DD/MM/YYYY": "02/01/2006", "YYYY-MM-DD": "2006-01-02", "DD-MM-YY": "02-01-06",
	"DD.MM.YY": "02.01.06", "HH:MM:SS.mss": "15:04:05.000", "HH:MM:SS": "15:04:05", "HHMM": "1504",
	"YYYYMMDD HH:MM:SS.mss": "20060102 15:04:05.000", "YYYY/MM/DD HH:MM:SS.mss": "2006/01/02 15:04:05.000",
	"DD/MM/YYYY HH:MM:SS.mss": "02/01/2006 15:04:05.000", "YYYYMMDD HH:MM:SS": "20060102 15:04:05", "YYYY/MM/DD HH:MM:SS": "2006/01/02 15:04:05",
	"DD/MM/YYYY HH:MM:SS": "02/01/2006 15:04:05", "YYYY-MM-DD HH:MM:SS.mss": "2006-01-02 15:04:05.000",
	"DD-MM-YYYY HH:MM:SS.mss": "02-01-2006 15:04:05.000", "YYYY-MM-DD HH:MM:SS": "2006-01-02 15:04:05", "YYYYMMDDTHH:MM:SS": "20060102T15:04:05",
	"YYYYMMDDTHH:MM:SS.mss": "20060102T15:04:05.000", "DD-MM-YYYYTHH:MM:SS.mss": "02-01-2006T15:04:05.000",
	"DD-MM-YYYYTHH:MM:SS": "02-01-2006T15:04:05", "YYYYMMDDTHHMM": "20060102T1504", "YYYYMMDDTHHMMSS": "20060102T150405",
	"ISO8601-0": "2006-01-02T15:04Z07:00", "ISO8601-1": "2006-01-02T15:04:05Z07:00", "CommonLog": "02/Jan/2006:15:04:05 -0700",
	"RFC822": "Mon, 02 Jan 2006 15:04:05 GMT",
	// These are ambiguous and only used when they are named.
	"YYYYDDMM": "20060201", "YYYY/DD/MM": "2006/02/01", "MM/DD/YYYY": "01/02/2006", "YYYY-DD-MM": "2006-02-01", "MM-DD-YYYY": "01-02-2006", "MM.DD.YYYY": "01.02.2006",
}

// guessed are the layouts that are tried on a time without a format.
var guessed = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05", "2006-01-02", "20060102", "2006/01/02", "02/01/2006", "02-01-06", "02.01.06",
	"2006/01/02 15:04:05", "02/01/2006 15:04:05", "02-01-2006 15:04:05", "20060102 15:04:05", "20060102T15:04:05", "20060102T1504", "20060102T150405",
	"02-01-2006T15:04:05", "02/Jan/2006:15:04:05 -0700", "Mon, 02 Jan 2006 15:04:05 GMT", "15:04:05", "1504",
}

// moment reads a time; a fraction of a second may follow where the layout has seconds.
func moment(s, format string) (value, bool) {
	try := guessed
	if format != "" {
		try = []string{layouts[format]}
	}
	for _, layout := range try {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return value{kind: isTime, when: t}, true
		}
	}
	return value{}, false
}
