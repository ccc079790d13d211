package ram

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createPolicyVersion gives a policy a further text. At the limit the oldest version that is not the default one makes
// room where the caller says so.
func createPolicyVersion(tx *world.Tx, req *wire.CreatePolicyVersionRequest) (*wire.CreatePolicyVersionResponse, error) {
	p, err := custom(tx, req.PolicyName)
	if err != nil {
		return nil, err
	}
	if err := readable(req.PolicyDocument); err != nil {
		return nil, err
	}
	if len(p.Versions) >= tx.Quota("ram.policyVersions", quotaVersions) {
		oldest := slices.IndexFunc(p.Versions, func(v world.PolicyVersion) bool { return v.Number != p.Default })
		if req.RotateStrategy == "None" || oldest < 0 {
			return nil, wire.ErrVersionQuota
		}
		p.Versions = slices.Delete(p.Versions, oldest, oldest+1)
	}
	p.Last++
	v := world.PolicyVersion{Number: p.Last, Document: req.PolicyDocument, CreatedAt: tx.Now()}
	p.Versions = append(p.Versions, v)
	p.UpdatedAt = tx.Now()
	if req.SetAsDefault {
		p.Default = v.Number
	}
	return &wire.CreatePolicyVersionResponse{PolicyVersion: versionView(p, &v)}, tx.RAMPolicies.Put(p)
}

// version finds a version of a policy.
func version(p *world.RAMPolicy, id string) (*world.PolicyVersion, error) {
	v := p.Version(id)
	if v == nil {
		return nil, wire.ErrVersionNotFound
	}
	return v, nil
}

func getPolicyVersion(tx *world.Tx, req *wire.GetPolicyVersionRequest) (*wire.GetPolicyVersionResponse, error) {
	p, err := find(tx, req.PolicyType, req.PolicyName)
	if err != nil {
		return nil, err
	}
	v, err := version(p, req.VersionId)
	if err != nil {
		return nil, err
	}
	return &wire.GetPolicyVersionResponse{PolicyVersion: versionView(p, v)}, nil
}

func listPolicyVersions(tx *world.Tx, req *wire.ListPolicyVersionsRequest) (*wire.ListPolicyVersionsResponse, error) {
	p, err := find(tx, req.PolicyType, req.PolicyName)
	if err != nil {
		return nil, err
	}
	res := &wire.ListPolicyVersionsResponse{}
	for i := range p.Versions {
		res.PolicyVersions.PolicyVersion = append(res.PolicyVersions.PolicyVersion, versionView(p, &p.Versions[i]))
	}
	return res, nil
}

func deletePolicyVersion(tx *world.Tx, req *wire.DeletePolicyVersionRequest) (*wire.DeletePolicyVersionResponse, error) {
	p, err := custom(tx, req.PolicyName)
	if err != nil {
		return nil, err
	}
	v, err := version(p, req.VersionId)
	switch {
	case err != nil:
		return nil, err
	case v.Number == p.Default:
		return nil, wire.ErrVersionIsTheDefault
	}
	p.Versions = slices.DeleteFunc(p.Versions, func(other world.PolicyVersion) bool { return other.ID() == req.VersionId })
	return &wire.DeletePolicyVersionResponse{}, tx.RAMPolicies.Put(p)
}

// setDefaultPolicyVersion makes a version the one that counts, for everybody on whom the policy hangs.
func setDefaultPolicyVersion(tx *world.Tx, req *wire.SetDefaultPolicyVersionRequest) (*wire.SetDefaultPolicyVersionResponse, error) {
	p, err := custom(tx, req.PolicyName)
	if err != nil {
		return nil, err
	}
	v, err := version(p, req.VersionId)
	if err != nil {
		return nil, err
	}
	p.Default, p.UpdatedAt = v.Number, tx.Now()
	return &wire.SetDefaultPolicyVersionResponse{}, tx.RAMPolicies.Put(p)
}

func versionView(p *world.RAMPolicy, v *world.PolicyVersion) wire.PolicyVersion {
	return wire.PolicyVersion{VersionId: v.ID(), IsDefaultVersion: v.Number == p.Default, PolicyDocument: v.Document, CreateDate: stamp(v.CreatedAt)}
}
