package world

import (
	"slices"
	"strconv"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
)

// Types of a policy: those that the cloud keeps for every account, and an account's own.
const (
	PolicySystem = "System"
	PolicyCustom = "Custom"
)

// RAMPolicy is a policy of an account's own, with its versions (Ram CreatePolicy).
type RAMPolicy struct {
	Name        string
	Description string    `json:",omitempty"`
	CreatedAt   time.Time `json:",omitzero"`
	UpdatedAt   time.Time `json:",omitzero"`
	// Versions are in the order in which they were made; numbers are never used again.
	Versions []PolicyVersion
	// Default is the number of the version that counts, Last that of the newest one that there ever was.
	Default, Last int
}

// PolicyVersion is one text of a policy.
type PolicyVersion struct {
	Number    int
	Document  string
	CreatedAt time.Time
}

// ID is how the API calls a version.
func (v PolicyVersion) ID() string { return "v" + strconv.Itoa(v.Number) }

// Version finds a version by its id, nil when the policy has none.
func (p *RAMPolicy) Version(id string) *PolicyVersion {
	at := slices.IndexFunc(p.Versions, func(v PolicyVersion) bool { return v.ID() == id })
	if at < 0 {
		return nil
	}
	return &p.Versions[at]
}

// Current is the version that counts.
func (p *RAMPolicy) Current() *PolicyVersion { return p.Version(PolicyVersion{Number: p.Default}.ID()) }

// PolicyAttachment is a policy that hangs on a user, a group or a role.
type PolicyAttachment struct {
	Type, Name string
	At         time.Time
}

// PolicyAt looks for a policy in a list, -1 when it is not there.
func PolicyAt(list []PolicyAttachment, typ, name string) int {
	return slices.IndexFunc(list, func(a PolicyAttachment) bool { return a.Type == typ && a.Name == name })
}

// PoliciesOf reads the documents of what is attached, as they are now: a policy that is changed changes what its users
// may do.
func (tx *Tx) PoliciesOf(list []PolicyAttachment) ([]policy.Document, error) {
	var all []policy.Document
	for _, a := range list {
		text := policy.System(a.Name).Document
		if a.Type == PolicyCustom {
			p, err := tx.RAMPolicies.Get(a.Name)
			if err != nil {
				return nil, err // what is attached cannot be deleted
			}
			text = p.Current().Document
		}
		d, err := policy.Parse(text)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// UserPolicies are what bounds a user: its own policies and those of its groups.
func (tx *Tx) UserPolicies(u *RAMUser) ([]policy.Document, error) {
	list := slices.Clone(u.Attached)
	for _, m := range u.Groups {
		g, err := tx.RAMGroups.Get(m.Group)
		if err != nil {
			return nil, err // a group with users cannot be deleted
		}
		list = append(list, g.Attached...)
	}
	return tx.PoliciesOf(list)
}

// RolePolicies are what bounds a role.
func (tx *Tx) RolePolicies(name string) ([]policy.Document, error) {
	r, err := tx.Roles.Get(name)
	if NotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	own, err := policy.ParseAll(r.Policies)
	if err != nil {
		return nil, err
	}
	attached, err := tx.PoliciesOf(r.Attached)
	return append(own, attached...), err
}
