package ram_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/sts"
)

// bound hires a user whose only policy is a document.
func bound(b *actiontest.Bench, name, document string) *actiontest.Bench {
	user := hired(b, name)
	b.OK("Ram CreatePolicy", "PolicyName", "of-"+name, "PolicyDocument", document)
	b.OK("Ram AttachPolicyToUser", "PolicyType", "Custom", "PolicyName", "of-"+name, "UserName", name)
	return user
}

func allowing(action string, resources ...string) string {
	return `{"Version":"1","Statement":[{"Effect":"Allow","Action":"` + action + `","Resource":["` + strings.Join(resources, `","`) + `"]}]}`
}

// TestActionsOfRAMAskAboutWhatTheyName: the table of the documents, by a caller who may do one thing to some resources.
func TestActionsOfRAMAskAboutWhatTheyName(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSigned(t, ram.Service, sts.Service).As("finance").In("cn-shanghai-finance-1")
	const mine = "acs:ram:*:1000000000000001:"
	b.OK("Ram CreateUser", "UserName", "bob")
	b.OK("Ram CreateGroup", "GroupName", "staff")
	role := map[string]string{}
	for _, name := range []string{"one", "two"} {
		role[name] = b.OK("Ram CreateRole", "RoleName", name, "AssumeRolePolicyDocument", trusting(`{"RAM":["acs:ram::1000000000000001:root"]}`)).Get("Role.Arn")
	}
	attach := []string{"PolicyType", "System", "PolicyName", "ReadOnlyAccess", "UserName", "bob"}
	for i, c := range []struct {
		action    string
		resources []string
		params    []string
		ok        bool
	}{
		{"Ram CreateUser", []string{mine + "user/carol"}, []string{"UserName", "carol"}, false},
		{"Ram CreateUser", []string{mine + "user/*"}, []string{"UserName", "carol"}, true},
		{"Ram AddUserToGroup", []string{mine + "group/staff"}, []string{"UserName", "bob", "GroupName", "staff"}, false},
		{"Ram AddUserToGroup", []string{mine + "user/bob"}, []string{"UserName", "bob", "GroupName", "staff"}, false},
		{"Ram AddUserToGroup", []string{mine + "group/staff", mine + "user/bob"}, []string{"UserName", "bob", "GroupName", "staff"}, true},
		{"Ram ListGroupsForUser", []string{mine + "user/bob"}, []string{"UserName", "bob"}, true},
		{"Ram ListUsers", []string{mine + "user/bob"}, nil, false},
		{"Ram AttachPolicyToUser", []string{"acs:ram:*:system:policy/ReadOnlyAccess"}, attach, false},
		{"Ram AttachPolicyToUser", []string{mine + "policy/*", mine + "user/bob"}, attach, false},
		{"Ram AttachPolicyToUser", []string{"acs:ram:*:system:policy/ReadOnlyAccess", mine + "user/bob"}, attach, true},
		{"Ram GetPasswordPolicy", []string{mine + "policy/*"}, nil, false},
		{"Ram GetPasswordPolicy", []string{mine + "*"}, nil, true},
		{"Ram ListAccessKeys", []string{mine + "user/bob"}, nil, false},
		{"Ram ListAccessKeys", []string{mine + "user/user12"}, nil, false},
		{"Ram ListAccessKeys", []string{mine + "user/user14"}, nil, true}, // this one, who does not name itself
		{"Sts AssumeRole", []string{mine + "role/one"}, []string{"RoleArn", role["one"], "RoleSessionName", "it"}, true},
		{"Sts AssumeRole", []string{mine + "role/one"}, []string{"RoleArn", role["two"], "RoleSessionName", "it"}, false},
	} {
		user := bound(b, fmt.Sprintf("user%d", i), allowing(strings.ToLower(c.action[:3])+":"+c.action[4:], c.resources...))
		if c.ok {
			user.OK(c.action, c.params...)
		} else {
			user.Refused("Forbidden.RAM", c.action, c.params...)
		}
	}
}

// TestAResourceIsDeniedByAnyOfItsNames: what a policy denies is not had by another spelling of the same thing.
func TestAResourceIsDeniedByAnyOfItsNames(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSigned(t, ram.Service, kms.Service, rds.Service)
	key := b.OK("Kms CreateKey").Get("KeyMetadata.KeyId")
	b.OK("Kms CreateAlias", "KeyId", key, "AliasName", "alias/door")
	secret := b.OK("Kms CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretData", "x").Get("Arn")
	b.OK("Kms CreateSecret", "SecretName", "other", "VersionId", "v1", "SecretData", "x")
	alice := bound(b, "alice", `{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":[
		"acs:kms:*:*:key/`+key+`","acs:kms:*:*:secret/db","acs:rds:*:*:dbinstance/rm-shut"]}]}`)
	for _, name := range []string{"db", secret} {
		alice.Refused("Forbidden.RAM", "Kms GetSecretValue", "SecretName", name)
	}
	alice.OK("Kms GetSecretValue", "SecretName", "other")
	arn := strings.TrimSuffix(secret, "secret/db")
	for _, name := range []string{key, "alias/door", arn + "key/" + key, arn + "alias/door"} {
		alice.Refused("Forbidden.RAM", "Kms Encrypt", "KeyId", name, "Plaintext", "x")
	}
	alice.OK("Rds DescribeDBInstances", "DBInstanceId", "rm-one,rm-two")
	alice.Refused("Forbidden.RAM", "Rds DescribeDBInstances", "DBInstanceId", "rm-one,rm-shut")
}

// TestPoliciesAreListedPageByPage: every page goes on where the one before ended, to the last policy.
func TestPoliciesAreListedPageByPage(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, ram.Service)
	b.OK("Ram CreatePolicy", "PolicyName", "AAA", "PolicyDocument", document("Allow", "*", "*"))
	b.OK("Ram CreateUser", "UserName", "alice")
	b.OK("Ram AttachPolicyToUser", "PolicyType", "Custom", "PolicyName", "AAA", "UserName", "alice")
	names := func(a actiontest.Answer) (all []string) {
		for i := range a.Len("Policies.Policy") {
			at := fmt.Sprintf("Policies.Policy.%d.", i)
			all = append(all, a.Get(at+"PolicyName")+" "+a.Get(at+"AttachmentCount"))
		}
		return all
	}
	want := names(b.OK("Ram ListPolicies", "MaxItems", "1000"))
	if last := want[len(want)-1]; last != "AAA 1" {
		t.Errorf("the last policy is %q", last)
	}
	var got []string
	for marker := ""; len(got) <= len(want); {
		a := b.OK("Ram ListPolicies", "MaxItems", "4", "Marker", marker)
		got = append(got, names(a)...)
		if marker = a.Get("Marker"); marker == "" {
			break
		}
	}
	if strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("by fours %q\nat once %q", got, want)
	}
}
