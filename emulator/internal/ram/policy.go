package ram

import (
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createPolicy makes a policy of the account's own, in version v1.
func createPolicy(tx *world.Tx, req *wire.CreatePolicyRequest) (*wire.CreatePolicyResponse, error) {
	if err := firstOf(policyNames.check(req.PolicyName), atMost(req.Description, maxDescription, wire.ErrDescriptionLength), readable(req.PolicyDocument)); err != nil {
		return nil, err
	}
	count, err := tx.RAMPolicies.Count()
	if err != nil {
		return nil, err
	}
	exists, err := tx.RAMPolicies.Has(req.PolicyName)
	switch {
	case err != nil:
		return nil, err
	case exists || policy.System(req.PolicyName).Name != "":
		return nil, wire.ErrPolicyExists
	case count >= tx.Quota("ram.policies", quotaPolicies):
		return nil, wire.ErrPolicyQuota
	}
	p := &world.RAMPolicy{
		Name: req.PolicyName, Description: req.Description, CreatedAt: tx.Now(), UpdatedAt: tx.Now(), Default: 1, Last: 1,
		Versions: []world.PolicyVersion{{Number: 1, Document: req.PolicyDocument, CreatedAt: tx.Now()}},
	}
	return &wire.CreatePolicyResponse{Policy: customView(p)}, tx.RAMPolicies.Insert(p)
}

// readable refuses a document that could not be evaluated, by what is wrong with it.
func readable(document string) error {
	if utf8.RuneCountInString(document) > maxDocument {
		return wire.ErrDocumentLength.With(maxDocument)
	}
	if _, err := policy.Parse(document); err != nil {
		return wire.ErrDocument.With(err)
	}
	return nil
}

// custom finds a policy of the account's own.
func custom(tx *world.Tx, name string) (*world.RAMPolicy, error) {
	p, err := tx.RAMPolicies.Get(name)
	if world.NotFound(err) {
		return nil, wire.ErrPolicyNotFound
	}
	return p, err
}

// find looks a policy up by type and name. A policy of the cloud's is shown as one that has never changed.
func find(tx *world.Tx, typ, name string) (*world.RAMPolicy, error) {
	if typ == world.PolicyCustom {
		return custom(tx, name)
	}
	s := policy.System(name)
	if s.Name == "" {
		return nil, wire.ErrPolicyNotFound
	}
	return systemPolicy(s), nil
}

func systemPolicy(s policy.SystemPolicy) *world.RAMPolicy {
	return &world.RAMPolicy{Name: s.Name, Description: s.Description, Default: 1, Last: 1, Versions: []world.PolicyVersion{{Number: 1, Document: s.Document}}}
}

func getPolicy(tx *world.Tx, req *wire.GetPolicyRequest) (*wire.GetPolicyResponse, error) {
	p, err := find(tx, req.PolicyType, req.PolicyName)
	if err != nil {
		return nil, err
	}
	counts, err := attachments(tx)
	if err != nil {
		return nil, err
	}
	current := versionView(p, p.Current())
	return &wire.GetPolicyResponse{
		Policy:               wire.WholePolicy{CountedPolicy: countedView(counts, req.PolicyType, p), PolicyDocument: current.PolicyDocument},
		DefaultPolicyVersion: current,
	}, nil
}

func updatePolicyDescription(tx *world.Tx, req *wire.UpdatePolicyDescriptionRequest) (*wire.UpdatePolicyDescriptionResponse, error) {
	p, err := custom(tx, req.PolicyName)
	if err != nil {
		return nil, err
	}
	if err := atMost(req.NewDescription, maxDescription, wire.ErrDescriptionLength); err != nil {
		return nil, err
	}
	p.Description, p.UpdatedAt = req.NewDescription, tx.Now()
	return &wire.UpdatePolicyDescriptionResponse{Policy: wire.ChangedPolicy{Policy: customView(p), UpdateDate: stamp(p.UpdatedAt)}}, tx.RAMPolicies.Put(p)
}

// deletePolicy deletes a policy that hangs on nobody and has one version (Ram DeletePolicy).
func deletePolicy(tx *world.Tx, req *wire.DeletePolicyRequest) (*wire.DeletePolicyResponse, error) {
	p, err := custom(tx, req.PolicyName)
	if err != nil {
		return nil, err
	}
	on, err := holders(tx, world.PolicyCustom, p.Name)
	switch {
	case err != nil:
		return nil, err
	case len(on.users) > 0:
		return nil, wire.ErrPolicyOnUser
	case len(on.groups) > 0:
		return nil, wire.ErrPolicyOnGroup
	case len(on.roles) > 0:
		return nil, wire.ErrPolicyOnRole
	case len(p.Versions) > 1:
		return nil, wire.ErrPolicyHasVersions
	}
	return &wire.DeletePolicyResponse{}, tx.RAMPolicies.Delete(p.Name)
}

// listPolicies lists the cloud's policies and then the account's own, each by name.
func listPolicies(tx *world.Tx, req *wire.ListPoliciesRequest) (*wire.ListPoliciesResponse, error) {
	all := func(yield func(*typed, error) bool) {
		if req.PolicyType != world.PolicyCustom {
			for _, s := range policy.SystemPolicies() {
				if !yield(&typed{world.PolicySystem, systemPolicy(s)}, nil) {
					return
				}
			}
		}
		if req.PolicyType == world.PolicySystem {
			return
		}
		for p, err := range tx.RAMPolicies.Each() {
			if !yield(&typed{world.PolicyCustom, p}, err) || err != nil {
				return
			}
		}
	}
	found, marker, err := page(all, req.Marked, (*typed).place)
	if err != nil {
		return nil, err
	}
	counts, err := attachments(tx)
	if err != nil {
		return nil, err
	}
	res := &wire.ListPoliciesResponse{Marker: marker, IsTruncated: marker != ""}
	for _, f := range found {
		res.Policies.Policy = append(res.Policies.Policy, countedView(counts, f.typ, f.RAMPolicy))
	}
	return res, nil
}

// typed is a policy with its type.
type typed struct {
	typ string
	*world.RAMPolicy
}

// place orders the list: the cloud's policies come first.
func (t *typed) place() string {
	if t.typ == world.PolicySystem {
		return "0/" + t.Name
	}
	return "1/" + t.Name
}

func customView(p *world.RAMPolicy) wire.Policy { return policyView(world.PolicyCustom, p) }

func policyView(typ string, p *world.RAMPolicy) wire.Policy {
	return wire.Policy{
		PolicyName: p.Name, PolicyType: typ, Description: p.Description, DefaultVersion: p.Current().ID(), CreateDate: stamp(p.CreatedAt),
	}
}

func countedView(counts map[policyName]int, typ string, p *world.RAMPolicy) wire.CountedPolicy {
	return wire.CountedPolicy{Policy: policyView(typ, p), UpdateDate: stamp(p.UpdatedAt), AttachmentCount: counts[policyName{typ, p.Name}]}
}
