package account

import (
	"errors"
	"strings"
)

// What opening and certifying can run into.
var (
	ErrInvalid  = errors.New("not valid")
	ErrTaken    = errors.New("already taken")
	ErrNotFound = errors.New("there is no such account")
)

// Refusal says why an account is not certified, or its tag not taken off.
type Refusal struct {
	// Reason is one sentence; Rules are the ids of the law behind it.
	Reason string
	Rules  []string
	// InTheWay are the resources that must go first.
	InTheWay []Resource
}

// Resource names one resource of an account.
type Resource struct {
	Region  string `json:"region"`
	Product string `json:"product"`
	Type    string `json:"type"`
	ID      string `json:"id"`
}

// Error names the first of what stands in the way.
func (r *Refusal) Error() string {
	const shown = 10
	ids := make([]string, 0, shown)
	for _, resource := range r.InTheWay[:min(shown, len(r.InTheWay))] {
		ids = append(ids, resource.ID)
	}
	if len(ids) == 0 {
		return r.Reason
	}
	text := r.Reason + " In the way: " + strings.Join(ids, ", ")
	if len(r.InTheWay) > shown {
		text += ", …"
	}
	return text
}
