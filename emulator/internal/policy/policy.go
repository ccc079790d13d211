package policy

import (
	"strings"
)

// Effect is what a statement does.
type Effect string

// The two effects.
const (
	Allow Effect = "Allow"
	Deny  Effect = "Deny"
)

// Request is what policies are asked about.
type Request struct {
	// Action is "ecs:RunInstances", Resource "acs:ecs:<region>:<account>:instance/i-…".
	Action, Resource string
	// Context holds the values of condition keys; a key that is not there is not known.
	Context Context
}

// Verdict is the outcome of an evaluation.
type Verdict struct {
	Effect Effect
	// Explicit says that a statement denied it; without it a Deny means that nothing allowed it.
	Explicit bool
}

// Document is a policy.
type Document struct{ Statements []Statement }

// Statement allows or denies actions on resources under conditions.
type Statement struct {
	Effect                 Effect
	Actions, NotActions    []string
	Resources, NotResource []string
	conditions             []condition
}

// Evaluate applies documents to a request: a statement that denies wins, then one that allows;
// what nothing speaks of is denied.
func Evaluate(documents []Document, r Request) Verdict {
	verdict := Verdict{Effect: Deny}
	for _, d := range documents {
		for _, s := range d.Statements {
			if !s.applies(r) {
				continue
			}
			if s.Effect == Deny {
				return Verdict{Effect: Deny, Explicit: true}
			}
			verdict.Effect = Allow
		}
	}
	return verdict
}

// applies compares actions without regard to case, as RAM does, and resources with it.
func (s Statement) applies(r Request) bool {
	action := strings.ToLower(r.Action)
	switch {
	case len(s.Actions) > 0 && !matchesAny(s.Actions, action),
		len(s.NotActions) > 0 && matchesAny(s.NotActions, action),
		len(s.Resources) > 0 && !matchesAny(s.Resources, r.Resource),
		len(s.NotResource) > 0 && matchesAny(s.NotResource, r.Resource):
		return false
	}
	for _, c := range s.conditions {
		if !c.holds(r.Context) {
			return false
		}
	}
	return true
}

func matchesAny(patterns []string, s string) bool {
	for _, p := range patterns {
		if match(p, s) {
			return true
		}
	}
	return false
}
