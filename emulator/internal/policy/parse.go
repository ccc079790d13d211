package policy

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// document and statement are the JSON of a policy.
type document struct {
	Version   string
	Statement []statement
}

type statement struct {
	Effect      Effect
	Action      texts
	NotAction   texts
	Resource    texts
	NotResource texts
	Condition   map[string]map[string]texts
}

// texts is a value or a list of values, as policy documents allow both. Booleans and numbers may
// stand without quotes.
type texts []string

// UnmarshalJSON takes either form.
func (t *texts) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("[")) {
		var list []json.RawMessage
		if err := json.Unmarshal(data, &list); err != nil {
			return err
		}
		for _, item := range list {
			s, err := text(item)
			if err != nil {
				return err
			}
			*t = append(*t, s)
		}
		return nil
	}
	s, err := text(data)
	*t = texts{s}
	return err
}

func text(data json.RawMessage) (string, error) {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return "", err
	}
	switch v := value.(type) {
	case string:
		return v, nil
	case bool, json.Number:
		return fmt.Sprint(v), nil
	}
	return "", fmt.Errorf("%s is not a value", data)
}

// ParseAll reads a list of documents.
func ParseAll(all []string) ([]Document, error) {
	documents := make([]Document, 0, len(all))
	for i, text := range all {
		d, err := Parse(text)
		if err != nil {
			return nil, fmt.Errorf("policy document %d: %w", i+1, err)
		}
		documents = append(documents, d)
	}
	return documents, nil
}

// Parse reads one document and refuses what it could not evaluate.
func Parse(text string) (Document, error) {
	var raw document
	if err := decode(text, &raw); err != nil {
		return Document{}, err
	}
	if raw.Version != "1" {
		return Document{}, fmt.Errorf(`Version is %q; there is only "1"`, raw.Version)
	}
	if len(raw.Statement) == 0 {
		return Document{}, fmt.Errorf("there is no Statement")
	}
	var d Document
	for i, r := range raw.Statement {
		s, err := r.compile()
		if err != nil {
			return Document{}, fmt.Errorf("Statement %d: %w", i+1, err)
		}
		d.Statements = append(d.Statements, s)
	}
	return d, nil
}

// decode reads one JSON document without unknown elements.
func decode(text string, into any) error {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if decoder.More() {
		return fmt.Errorf("there is something after the document")
	}
	return nil
}

func (r statement) compile() (Statement, error) {
	if r.Effect != Allow && r.Effect != Deny {
		return Statement{}, fmt.Errorf("Effect is %q; it may be Allow or Deny", r.Effect)
	}
	if (len(r.Action) == 0) == (len(r.NotAction) == 0) {
		return Statement{}, fmt.Errorf("it needs either Action or NotAction")
	}
	if (len(r.Resource) == 0) == (len(r.NotResource) == 0) {
		return Statement{}, fmt.Errorf("it needs either Resource or NotResource")
	}
	for _, a := range slices.Concat(r.Action, r.NotAction) {
		if a != "*" && !strings.Contains(a, ":") {
			return Statement{}, fmt.Errorf("%q is not an action: it reads <product>:<Action>", a)
		}
	}
	for _, name := range slices.Concat(r.Resource, r.NotResource) {
		if name != "*" && !strings.HasPrefix(name, "acs:") {
			return Statement{}, fmt.Errorf("%q is not a resource: it reads acs:<product>:<region>:<account>:<resource>", name)
		}
	}
	s := Statement{
		Effect: r.Effect, Actions: lower(r.Action), NotActions: lower(r.NotAction), Resources: r.Resource, NotResource: r.NotResource,
	}
	var err error
	s.conditions, err = compileConditions(r.Condition)
	return s, err
}

func lower(patterns []string) []string {
	out := make([]string, 0, len(patterns))
	for _, p := range patterns {
		out = append(out, strings.ToLower(p))
	}
	return out
}
