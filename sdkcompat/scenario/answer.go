package scenario

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Answer is the body of a successful call, as the client decoded it.
type Answer map[string]any

// At follows a dotted path of names and indexes, such as "Vpcs.Vpc.0.Status"; nil where it ends early.
func (a Answer) At(path string) any {
	var at any = map[string]any(a)
	for step := range strings.SplitSeq(path, ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(v) {
				return nil
			}
			at = v[i]
		default:
			return nil
		}
	}
	return at
}

// Text is the value at a path, spelled out; "" where there is none.
func (a Answer) Text(path string) string {
	switch v := a.At(path).(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}

// Count is the length of the list at a path; -1 where there is no list.
func (a Answer) Count(path string) int {
	list, ok := a.At(path).([]any)
	if !ok {
		return -1
	}
	return len(list)
}

// ReadAnswer decodes a JSON body, whatever Go values a client made of it.
func ReadAnswer(body any) (Answer, error) {
	raw, ok := body.([]byte)
	if !ok {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			return nil, err
		}
	}
	var a Answer
	return a, json.Unmarshal(raw, &a)
}
