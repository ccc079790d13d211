package oss

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Principal is who asks, as the policies of buckets name callers. The zero value is an anonymous caller.
type Principal struct {
	Account string
	// User is the RAM user, and UserID the number by which policies of buckets call it; Role and Session are those of temporary credentials.
	User, UserID, Role, Session string
}

// among reports whether a list of principals means the caller: by account (A0230), by user, or by assumed role; "*" is
// everybody, anonymous callers included.
func (p Principal) among(principals []string) bool {
	for _, want := range principals {
		if want == "*" {
			return true
		}
		if p.Account == "" {
			continue
		}
		for _, name := range p.names() {
			if want == name || strings.Contains(want, "*") && wildcard(want, name) {
				return true
			}
		}
	}
	return false
}

// names are the spellings under which policies know a caller.
func (p Principal) names() []string {
	names := []string{p.Account, "acs:ram::" + p.Account + ":root"}
	if p.User != "" {
		names = append(names, p.User, p.UserID, "acs:ram::"+p.Account+":user/"+p.User)
	}
	if p.Role != "" {
		role := p.Account + ":assumed-role/" + p.Role + "/" + p.Session
		names = append(names, "arn:sts::"+role, "acs:sts::"+role, "acs:ram::"+p.Account+":role/"+p.Role)
	}
	return names
}

// maxPolicy is how long a bucket policy may be (OSS documents, Bucket Policy).
const maxPolicy = 16 << 10

// CheckPolicy reads a policy of a bucket or an access point; closed refuses one that opens it to everybody.
func CheckPolicy(text string, closed bool) error {
	if len(text) > maxPolicy {
		return wire.ErrInvalidPolicyDocument.Saying("The policy is longer than 16 KB.")
	}
	d, err := policy.ParseResource(text)
	if err != nil {
		return wire.ErrInvalidPolicyDocument.Saying("Invalid policy: " + err.Error() + ".")
	}
	for _, s := range d.Statements {
		for _, action := range append(s.Actions, s.NotActions...) {
			if action != "*" && !strings.HasPrefix(action, "oss:") && !strings.HasPrefix(action, "ram:") { // ossutil shows one of RAM in its help
				return wire.ErrInvalidPolicyDocument.Saying("Invalid policy: " + action + " is no action of OSS.")
			}
		}
	}
	if closed && d.Public() {
		return wire.ErrPublicPolicyBlocked
	}
	return nil
}

// SetPolicy replaces the policy of a bucket.
func SetPolicy(tx *world.Tx, bucket, text string) error {
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		closed, err := Closed(tx, b)
		if err != nil {
			return err
		}
		if err := CheckPolicy(text, closed); err != nil {
			return err
		}
		b.Policy = text
		return nil
	})
}

// Closed reports whether public grants of a bucket are void: by its own setting or by that of its account.
func Closed(tx *world.Tx, b *world.Bucket) (bool, error) {
	if b.BlockPublic {
		return true, nil
	}
	account, err := FindStoreAccount(tx)
	return account.BlockPublic, err
}

// grantable refuses a grant to everybody where such grants are void.
func grantable(tx *world.Tx, b *world.Bucket, acl string, refusal error) error {
	if acl != PublicRead && acl != PublicReadWrite {
		return nil
	}
	closed, err := Closed(tx, b)
	if err == nil && closed {
		err = refusal
	}
	return err
}

// FindStoreAccount reads what is kept of the account of a transaction.
func FindStoreAccount(tx *world.Tx) (*world.StoreAccount, error) {
	account, err := tx.StoreAccounts().Get(tx.Account.ID)
	if world.NotFound(err) {
		return &world.StoreAccount{ID: tx.Account.ID}, nil
	}
	if err != nil {
		return &world.StoreAccount{}, err
	}
	return account, nil
}

// Public reports whether a policy opens its bucket to everybody.
func Public(text string) bool {
	d, err := policy.ParseResource(text)
	return err == nil && d.Public()
}

// Ruling asks a policy about a request. A bucket without one denies, without saying so explicitly.
func Ruling(text string, ask policy.Request, who Principal, closed bool) policy.Verdict {
	if text == "" {
		return policy.Verdict{Effect: policy.Deny}
	}
	d, err := policy.ParseResource(text)
	if err != nil {
		return policy.Verdict{Effect: policy.Deny} // it was checked when it was set
	}
	return d.Evaluate(ask, who.among, closed)
}
