package slb

import (
	"slices"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// defaultPolicy is the policy of an HTTPS listener that names none.
const defaultPolicy = "tls_cipher_policy_1_0"

// systemPolicies are the policies that are there without being made.
var systemPolicies = []string{defaultPolicy, "tls_cipher_policy_1_1", "tls_cipher_policy_1_2", "tls_cipher_policy_1_2_strict", "tls_cipher_policy_1_2_strict_with_1_3"}

// Ciphers by version (Slb CreateTLSCipherPolicy).
var (
	ciphersOf10 = []string{
		"ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES256-SHA",
		"AES128-SHA", "AES256-SHA", "DES-CBC3-SHA",
	}
	ciphersOf12 = append(slices.Clone(ciphersOf10),
		"ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES256-SHA384",
		"ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-SHA256", "ECDHE-RSA-AES256-SHA384",
		"AES128-GCM-SHA256", "AES256-GCM-SHA384", "AES128-SHA256", "AES256-SHA256")
	ciphersOf13 = []string{
		"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_8_SHA256",
	}
	ciphersOf = map[string][]string{"TLSv1.0": ciphersOf10, "TLSv1.1": ciphersOf10, "TLSv1.2": ciphersOf12, "TLSv1.3": ciphersOf13}
)

// checkPolicy checks versions, and that each cipher belongs to one of them.
func checkPolicy(name string, versions, ciphers []string) error {
	if n := len([]rune(name)); n < 2 || n > 200 {
		return rpc.Invalid("Name", "it has 2 to 200 characters")
	}
	var known []string
	for i, v := range versions {
		if ciphersOf[v] == nil {
			return wire.ErrVersionUnknown.With(v)
		}
		if slices.Contains(versions[:i], v) {
			return wire.ErrVersionTwice
		}
		known = append(known, ciphersOf[v]...)
	}
	for i, c := range ciphers {
		if !slices.Contains(known, c) {
			return wire.ErrCipherUnknown.With(c)
		}
		if slices.Contains(ciphers[:i], c) {
			return wire.ErrCipherTwice
		}
	}
	return nil
}

func cipherPolicy(tx *world.Tx, id string) (*world.CipherPolicy, error) {
	p, err := tx.CipherPolicies.Get(id)
	return orElse(p, err, wire.ErrCipherPolicyNotExist)
}

// createTLSCipherPolicy makes a policy of the account's own.
func createTLSCipherPolicy(tx *world.Tx, req *wire.CreateTLSCipherPolicyRequest) (*wire.CreateTLSCipherPolicyResponse, error) {
	if err := checkPolicy(req.Name, req.TLSVersions, req.Ciphers); err != nil {
		return nil, err
	}
	p := &world.CipherPolicy{Meta: world.Meta{ID: tx.NewID("tls"), Name: req.Name, CreatedAt: tx.Now()}, Versions: req.TLSVersions, Ciphers: req.Ciphers}
	return &wire.CreateTLSCipherPolicyResponse{TLSCipherPolicyId: p.ID}, tx.CipherPolicies.Insert(p)
}

// setTLSCipherPolicyAttribute changes a policy, and with it the listeners that use it.
func setTLSCipherPolicyAttribute(tx *world.Tx, req *wire.SetTLSCipherPolicyAttributeRequest) (*wire.SetTLSCipherPolicyAttributeResponse, error) {
	p, err := cipherPolicy(tx, req.TLSCipherPolicyId)
	if err != nil {
		return nil, err
	}
	if err := checkPolicy(req.Name, req.TLSVersions, req.Ciphers); err != nil {
		return nil, err
	}
	if p.Name == req.Name && slices.Equal(p.Versions, req.TLSVersions) && slices.Equal(p.Ciphers, req.Ciphers) {
		return nil, wire.ErrCipherPolicyUnchanged
	}
	p.Name, p.Versions, p.Ciphers = req.Name, req.TLSVersions, req.Ciphers
	return &wire.SetTLSCipherPolicyAttributeResponse{TaskId: tx.NewID("task")}, tx.CipherPolicies.Put(p)
}

// deleteTLSCipherPolicy deletes a policy that no listener uses.
func deleteTLSCipherPolicy(tx *world.Tx, req *wire.DeleteTLSCipherPolicyRequest) (*wire.DeleteTLSCipherPolicyResponse, error) {
	p, err := cipherPolicy(tx, req.TLSCipherPolicyId)
	if err != nil {
		return nil, err
	}
	used, err := tx.ListenersByCipherPolicy.Count(p.ID)
	if err != nil {
		return nil, err
	}
	if used > 0 {
		return nil, wire.ErrCipherPolicyInUse
	}
	return &wire.DeleteTLSCipherPolicyResponse{}, tx.CipherPolicies.Delete(p.ID)
}

// listTLSCipherPolicies lists the account's own policies, on demand with the listeners that use them. IsTruncated is
// true on the last page, odd as that is (Slb ListTLSCipherPolicies).
func listTLSCipherPolicies(tx *world.Tx, req *wire.ListTLSCipherPoliciesRequest) (*wire.ListTLSCipherPoliciesResponse, error) {
	match := func(p *world.CipherPolicy) bool {
		return action.Same(req.TLSCipherPolicyId, p.ID) && action.Same(req.Name, p.Name)
	}
	res := &wire.ListTLSCipherPoliciesResponse{}
	err := eachOf(tx.CipherPolicies.Each(), func(p *world.CipherPolicy) error {
		if match(p) {
			res.TotalCount++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	limit := req.MaxItems
	if limit < 1 || limit > 100 {
		limit = 100
	}
	page, next, err := action.After(tx.CipherPolicies, req.NextToken, limit, func(p *world.CipherPolicy) string { return p.ID }, match)
	if err != nil {
		return nil, wire.ErrCipherPolicyToken
	}
	res.NextToken, res.IsTruncated = next, next == ""
	for _, p := range page {
		item := wire.TLSCipherPolicy{InstanceId: p.ID, Name: p.Name, Status: "normal", CreateTime: p.CreatedAt.UnixMilli(), TLSVersions: p.Versions, Ciphers: p.Ciphers}
		if req.IncludeListener {
			if item.RelateListeners, err = policyListeners(tx, p.ID); err != nil {
				return nil, err
			}
		}
		res.TLSCipherPolicies = append(res.TLSCipherPolicies, item)
	}
	return res, nil
}

func policyListeners(tx *world.Tx, policy string) ([]wire.RelateListener, error) {
	var list []wire.RelateListener
	err := eachOf(tx.ListenersByCipherPolicy.Each(policy), func(l *world.Listener) error {
		list = append(list, wire.RelateListener{LoadBalancerId: l.LoadBalancer, Port: l.Port, Protocol: "HTTPS"})
		return nil
	})
	return list, err
}
