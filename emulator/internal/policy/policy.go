package policy

import (
	"encoding/json"
	"fmt"
)

// Effect is a verdict on a request.
type Effect string

// The two effects.
const (
	Allow Effect = "Allow"
	Deny  Effect = "Deny"
)

// Request is what a policy is asked about.
type Request struct {
	// Action is "ecs:RunInstances", Resource "acs:ecs:<region>:<account>:instance/i-…".
	Action, Resource string
}

// Document is a policy of Version "1".
type Document struct {
	Version   string
	Statement []Statement
}

// Statement allows or denies actions on resources.
type Statement struct {
	Effect    Effect
	Action    Strings
	NotAction Strings
	Resource  Strings
}

// Strings is a string or a list of strings, as policy documents allow both.
type Strings []string

// UnmarshalJSON takes either form.
func (s *Strings) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*s = Strings{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(s))
}

// Parse reads one document.
func Parse(text string) (Document, error) {
	all, err := ParseAll([]string{text})
	if err != nil {
		return Document{}, err
	}
	return all[0], nil
}

// ParseAll reads a list of documents.
func ParseAll(texts []string) ([]Document, error) {
	all := make([]Document, 0, len(texts))
	for i, text := range texts {
		var d Document
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			return nil, fmt.Errorf("policy document %d: %w", i+1, err)
		}
		all = append(all, d)
	}
	return all, nil
}

// Evaluate applies the documents to a request.
func Evaluate(documents []Document, r Request) Effect {
	verdict := Deny
	for _, d := range documents {
		for _, s := range d.Statement {
			if !s.applies(r) {
				continue
			}
			if s.Effect == Deny {
				return Deny
			}
			verdict = Allow
		}
	}
	return verdict
}

func (s Statement) applies(r Request) bool {
	if len(s.Action) > 0 && !matchesAny(s.Action, r.Action) || len(s.NotAction) > 0 && matchesAny(s.NotAction, r.Action) {
		return false
	}
	return matchesAny(s.Resource, r.Resource)
}

func matchesAny(patterns []string, s string) bool {
	for _, p := range patterns {
		if match(p, s) {
			return true
		}
	}
	return false
}

// match compares with * (any run) and ? (any one character), in linear time.
func match(pattern, s string) bool {
	p, i, star, mark := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == s[i]) && pattern[p] != '*':
			p, i = p+1, i+1
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case star >= 0:
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}
