package policy_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
)

func TestSystemPoliciesCanBeRead(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range policy.SystemPolicies() {
		if _, err := policy.Parse(p.Document); err != nil || seen[p.Name] {
			t.Errorf("%s: %v, twice: %t", p.Name, err, seen[p.Name])
		}
		seen[p.Name] = true
	}
	read, err := policy.Parse(policy.System("ReadOnlyAccess").Document)
	if err != nil {
		t.Fatal(err)
	}
	for action, want := range map[string]policy.Effect{"ecs:DescribeInstances": policy.Allow, "ram:ListUsers": policy.Allow, "ecs:RunInstances": policy.Deny} {
		if got := policy.Evaluate([]policy.Document{read}, policy.Request{Action: action, Resource: "acs:x:y:z:*"}); got.Effect != want {
			t.Errorf("%s: %s", action, got.Effect)
		}
	}
}

func TestTrustIsReadStrictly(t *testing.T) {
	t.Parallel()
	for text, ok := range map[string]bool{
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:root"]}}]}`:    true,
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ecs.aliyuncs.com"}}]}`: true,
		`{"Version":"2","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:root"]}}]}`:    false,
		`{"Version":"1","Statement":[]}`: false,
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{}}]}`:                                false,
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:RunInstances","Principal":{"RAM":["acs:ram::1:root"]}}]}`:     false,
		`{"Version":"1","Statement":[{"Effect":"Perhaps","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:root"]}}]}`:     false,
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Friends":["acs:ram::1:root"]}}]}`:   false,
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:root"]},"X":1}]}`: false,
	} {
		if _, err := policy.ParseTrust(text); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
}
