package policy

import (
	"fmt"
	"slices"
)

// TrustDocument is the policy that hangs on a role and says who may assume it.
type TrustDocument struct{ statements []trustStatement }

// Principals are those whom a statement trusts, by their sort.
type Principals struct {
	// RAM names accounts, users and roles by ARN, Service services of the cloud, Federated identity providers.
	RAM, Service, Federated texts
}

type trustStatement struct {
	effect     Effect
	who        Principals
	conditions []condition
}

type trustDocument struct {
	Version   string
	Statement []struct {
		Effect    Effect
		Action    texts
		Principal Principals
		Condition map[string]map[string]texts
	}
}

// ParseTrust reads a trust policy and refuses what it could not evaluate.
func ParseTrust(text string) (TrustDocument, error) {
	var raw trustDocument
	if err := decode(text, &raw); err != nil {
		return TrustDocument{}, err
	}
	if raw.Version != "1" {
		return TrustDocument{}, fmt.Errorf(`Version is %q; there is only "1"`, raw.Version)
	}
	if len(raw.Statement) == 0 {
		return TrustDocument{}, fmt.Errorf("there is no Statement")
	}
	var d TrustDocument
	for i, r := range raw.Statement {
		conditions, err := compileConditions(r.Condition)
		switch {
		case err != nil:
			return TrustDocument{}, fmt.Errorf("Statement %d: %w", i+1, err)
		case r.Effect != Allow && r.Effect != Deny:
			return TrustDocument{}, fmt.Errorf("Statement %d: Effect is %q; it may be Allow or Deny", i+1, r.Effect)
		case !slices.Equal(r.Action, texts{"sts:AssumeRole"}):
			return TrustDocument{}, fmt.Errorf("Statement %d: the action of a trust policy is sts:AssumeRole", i+1)
		case len(r.Principal.RAM)+len(r.Principal.Service)+len(r.Principal.Federated) == 0:
			return TrustDocument{}, fmt.Errorf("Statement %d: it names no Principal", i+1)
		}
		d.statements = append(d.statements, trustStatement{r.Effect, r.Principal, conditions})
	}
	return d, nil
}

// Trusted lists the accounts, users, roles and services that the document may allow.
func (d TrustDocument) Trusted() []string {
	var all []string
	for _, s := range d.statements {
		if s.effect == Allow {
			all = append(append(all, s.who.RAM...), s.who.Service...)
		}
	}
	return all
}

// Allows says whether a caller may assume the role; among tells whether a list of ARNs means him.
func (d TrustDocument) Allows(among func(arns []string) bool, ctx Context) bool {
	allowed := false
	for _, s := range d.statements {
		if !among(s.who.RAM) || slices.ContainsFunc(s.conditions, func(c condition) bool { return !c.holds(ctx) }) {
			continue
		}
		if s.effect == Deny {
			return false
		}
		allowed = true
	}
	return allowed
}
