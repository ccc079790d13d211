package policy

import (
	"fmt"
	"net/netip"
	"slices"
)

// ResourceDocument is a policy that hangs on a resource and says for whom it speaks, such as a bucket policy.
type ResourceDocument struct{ Statements []ResourceStatement }

// ResourceStatement is a statement with its principals.
type ResourceStatement struct {
	Statement
	Principals, NotPrincipals []string
}

type resourceDocument struct {
	Version   string
	Statement []resourceStatement
}

type resourceStatement struct {
	statement
	Principal, NotPrincipal texts
}

// ParseResource reads a document and refuses what it could not evaluate.
func ParseResource(text string) (ResourceDocument, error) {
	var raw resourceDocument
	if err := decode(text, &raw); err != nil {
		return ResourceDocument{}, err
	}
	if raw.Version != "1" {
		return ResourceDocument{}, fmt.Errorf(`Version is %q; there is only "1"`, raw.Version)
	}
	if len(raw.Statement) == 0 {
		return ResourceDocument{}, fmt.Errorf("there is no Statement")
	}
	var d ResourceDocument
	for i, r := range raw.Statement {
		if len(r.Principal) > 0 && len(r.NotPrincipal) > 0 {
			return ResourceDocument{}, fmt.Errorf("Statement %d: it has both Principal and NotPrincipal", i+1)
		}
		s, err := r.compile()
		if err != nil {
			return ResourceDocument{}, fmt.Errorf("Statement %d: %w", i+1, err)
		}
		d.Statements = append(d.Statements, ResourceStatement{s, r.Principal, r.NotPrincipal})
	}
	return d, nil
}

// Evaluate applies the document to a request of a caller of whom among tells whether a list of principals means him.
// With closed, what it allows to everybody is not allowed.
func (d ResourceDocument) Evaluate(r Request, among func(principals []string) bool, closed bool) Verdict {
	verdict := Verdict{Effect: Deny}
	for _, s := range d.Statements {
		if len(s.Principals)+len(s.NotPrincipals) == 0 { // it speaks of nobody (A0240)
			continue
		}
		if len(s.Principals) > 0 && !among(s.Principals) || len(s.NotPrincipals) > 0 && among(s.NotPrincipals) || !s.applies(r) {
			continue
		}
		if s.Effect == Deny {
			return Verdict{Effect: Deny, Explicit: true}
		}
		if !closed || !s.public() {
			verdict.Effect = Allow
		}
	}
	return verdict
}

// Public reports whether the document allows something to everybody.
func (d ResourceDocument) Public() bool {
	return slices.ContainsFunc(d.Statements, ResourceStatement.public)
}

// public says that a statement allows something to everybody, wherever he is: neither the principal nor a condition
// names a caller, a network or a range of addresses.
func (s ResourceStatement) public() bool {
	if s.Effect != Allow || len(s.NotPrincipals) == 0 && !slices.Contains(s.Principals, "*") {
		return false
	}
	return !slices.ContainsFunc(s.conditions, condition.narrows)
}

// narrows says that a condition keeps strangers out.
func (c condition) narrows() bool {
	if c.negated {
		return false
	}
	switch c.key {
	case KeySourceVPC, KeySourceVPCIP, KeyAccessID:
		return !slices.ContainsFunc(c.wants, func(want string) bool { return want == "*" })
	case KeySourceIP:
		return !slices.ContainsFunc(c.wants, func(want string) bool {
			p, err := netip.ParsePrefix(want)
			return err == nil && p.Bits() < 8 || want == "*" // a range as wide as this keeps nobody out
		})
	}
	return false
}
