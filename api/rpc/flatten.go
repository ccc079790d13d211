package rpc

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

var errNotJSON = errors.New("not JSON within the limits")

// flattenBody reads the JSON body of a V3 call as parameters.
func flattenBody(body []byte) (Params, error) {
	text := string(bytes.TrimSpace(body))
	if err := checkText(text); err != nil {
		return nil, err
	}
	if text == "" {
		return nil, nil
	}
	if text[0] != '{' {
		return nil, malformedf("the JSON body is not an object")
	}
	p, err := flattenJSON("", text)
	if err != nil {
		return nil, malformedf("the body is not JSON, or too deep or too large")
	}
	return p, nil
}

// flattenJSON writes a JSON value as the parameters it stands for:
// [{"Key":"a"}] under "Tag." is Tag.1.Key=a. One way of reading then serves
// every way of writing.
func flattenJSON(prefix, text string) (Params, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, errNotJSON
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errNotJSON
	}
	f := flattener{}
	if err := f.add(strings.TrimSuffix(prefix, "."), v, 0); err != nil {
		return nil, err
	}
	return f.p.normal(), nil
}

type flattener struct{ p Params }

func (f *flattener) add(name string, v any, depth int) error {
	if depth > maxJSONDepth || len(f.p) >= maxParams {
		return errNotJSON
	}
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if err := f.add(join(name, key), value, depth+1); err != nil {
				return err
			}
		}
	case []any:
		for i, value := range v {
			if err := f.add(join(name, strconv.Itoa(i+1)), value, depth+1); err != nil {
				return err
			}
		}
	case string:
		return f.put(name, v)
	case json.Number:
		return f.put(name, v.String())
	case bool:
		return f.put(name, strconv.FormatBool(v))
	}
	return nil // null is absent
}

func (f *flattener) put(name, value string) error {
	if checkName(name) != nil || checkText(name) != nil || checkText(value) != nil {
		return errNotJSON
	}
	f.p = append(f.p, Param{name, value})
	return nil
}

func join(name, key string) string {
	if name == "" {
		return key
	}
	return name + "." + key
}
