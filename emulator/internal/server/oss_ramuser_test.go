package server

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// A RAM user is let in by its own policies, those of its groups, and what a bucket gives to its number.
//
// proves: F3-ram, G3-ram
func TestPoliciesOfUsers(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "staff", "", "")
	for _, key := range []string{"own/o", "group/o", "bucket/o"} {
		b.must("PUT", "staff/"+key, "", "x")
	}
	reading := func(where string) []world.PolicyVersion {
		return []world.PolicyVersion{{Number: 1, Document: statement(`{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:staff/` + where + `/*"}`)}}
	}
	attached := func(name string) []world.PolicyAttachment {
		return []world.PolicyAttachment{{Type: world.PolicyCustom, Name: name}}
	}
	err := b.world.Update(world.Account{ID: publicID}, regions.Region{}, func(tx *world.Tx) error {
		for _, name := range []string{"own", "group"} {
			if err := tx.RAMPolicies.Insert(&world.RAMPolicy{Name: name, Versions: reading(name), Default: 1, Last: 1}); err != nil {
				return err
			}
		}
		if err := tx.RAMGroups.Insert(&world.RAMGroup{Name: "readers", Attached: attached("group")}); err != nil {
			return err
		}
		alice := &world.RAMUser{Name: "alice", ID: "200000000000000007", Attached: attached("own"), Groups: []world.Membership{{Group: "readers"}}}
		if err := tx.RAMUsers.Insert(alice); err != nil {
			return err
		}
		return tx.AccessKeys.Insert(&world.AccessKey{ID: "alice", Secret: "ringfence", Account: publicID, User: "alice"})
	})
	if err != nil {
		t.Fatal(err)
	}
	alice := b.as("alice")
	alice.must("GET", "staff/own/o", "", "")
	alice.must("GET", "staff/group/o", "", "")
	alice.refused(403, "AccessDenied", "GET", "staff/bucket/o", "", "")
	alice.refused(403, "AccessDenied", "PUT", "staff/own/o", "", "y")
	b.must("PUT", "staff", "policy", statement(`{"Effect":"Allow","Action":"oss:GetObject","Principal":["200000000000000008"],"Resource":"acs:oss:*:*:staff/*"}`))
	alice.refused(403, "AccessDenied", "GET", "staff/bucket/o", "", "")
	b.must("PUT", "staff", "policy", statement(`{"Effect":"Allow","Action":"oss:GetObject","Principal":["200000000000000007"],"Resource":"acs:oss:*:*:staff/*"}`))
	alice.must("GET", "staff/bucket/o", "", "")
}
