package policy_test

import (
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
)

const vsw = "acs:vpc:cn-hangzhou:1000000000000001:vswitch/vsw-1"

func TestEvaluate(t *testing.T) {
	t.Parallel()
	allowed, implicit, explicit := policy.Verdict{Effect: policy.Allow}, policy.Verdict{Effect: policy.Deny}, policy.Verdict{Effect: policy.Deny, Explicit: true}
	for _, test := range []struct {
		name, statements, action, resource string
		context                            policy.Context
		want                               policy.Verdict
	}{
		{"everything", `{"Effect":"Allow","Action":"*","Resource":"*"}`, "vpc:CreateVSwitch", vsw, nil, allowed},
		{"another product", `{"Effect":"Allow","Action":"ecs:*","Resource":"*"}`, "vpc:CreateVSwitch", vsw, nil, implicit},
		{"one action", `{"Effect":"Allow","Action":["vpc:CreateVSwitch"],"Resource":["*"]}`, "vpc:CreateVSwitch", vsw, nil, allowed},
		{"actions in any case", `{"Effect":"Allow","Action":"VPC:createvswitch","Resource":"*"}`, "vpc:CreateVSwitch", vsw, nil, allowed},
		{"a wildcard inside", `{"Effect":"Allow","Action":"vpc:Describe*","Resource":"*"}`, "vpc:DescribeVpcs", vsw, nil, allowed},
		{"a question mark", `{"Effect":"Allow","Action":"vpc:DescribeVpc?","Resource":"*"}`, "vpc:DescribeVpcs", vsw, nil, allowed},
		{"denied by name", `{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"vpc:Delete*","Resource":"*"}`, "vpc:DeleteVpc", vsw, nil, explicit},
		{"the order does not matter", `{"Effect":"Deny","Action":"vpc:Delete*","Resource":"*"},{"Effect":"Allow","Action":"*","Resource":"*"}`, "vpc:DeleteVpc", vsw, nil, explicit},
		{"all but", `{"Effect":"Allow","NotAction":"ram:*","Resource":"*"}`, "vpc:DeleteVpc", vsw, nil, allowed},
		{"all but this", `{"Effect":"Allow","NotAction":"ram:*","Resource":"*"}`, "ram:CreateUser", vsw, nil, implicit},
		{"one resource", `{"Effect":"Allow","Action":"*","Resource":"acs:vpc:*:*:vswitch/vsw-1"}`, "vpc:DeleteVSwitch", vsw, nil, allowed},
		{"another resource", `{"Effect":"Allow","Action":"*","Resource":"acs:vpc:*:*:vswitch/vsw-2"}`, "vpc:DeleteVSwitch", vsw, nil, implicit},
		{"resources with regard to case", `{"Effect":"Allow","Action":"*","Resource":"acs:vpc:*:*:VSwitch/vsw-1"}`, "vpc:DeleteVSwitch", vsw, nil, implicit},
		{"all resources but", `{"Effect":"Deny","Action":"*","NotResource":"acs:vpc:*:*:vswitch/*"},{"Effect":"Allow","Action":"*","Resource":"*"}`, "vpc:DeleteVpc", "acs:vpc:cn-hangzhou:1:vpc/vpc-1", nil, explicit},
		{"from an address", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":["10.0.0.0/8","127.0.0.1"]}}}`, "a:B", vsw, policy.Context{policy.KeySourceIP: "127.0.0.1"}, allowed},
		{"from another address", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.0/8"}}}`, "a:B", vsw, policy.Context{policy.KeySourceIP: "127.0.0.1"}, implicit},
		{"not from an address", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"acs:SourceIp":"10.0.0.0/8"}}}`, "a:B", vsw, policy.Context{policy.KeySourceIP: "127.0.0.1"}, allowed},
		{"a key that is not known", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"0.0.0.0/0"}}}`, "a:B", vsw, nil, implicit},
		{"before a date", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"acs:CurrentTime":"2026-01-01T08:00:00+08:00"}}}`, "a:B", vsw, policy.Context{policy.KeyCurrentTime: "2025-12-31T23:59:59Z"}, allowed},
		{"at that date", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"acs:CurrentTime":"2026-01-01T08:00:00+08:00"}}}`, "a:B", vsw, policy.Context{policy.KeyCurrentTime: "2026-01-01T00:00:00Z"}, implicit},
		{"a number", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericLessThanEquals":{"acs:CurrentTime":5}}}`, "a:B", vsw, policy.Context{policy.KeyCurrentTime: "5"}, allowed},
		{"only over TLS", `{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"acs:SecureTransport":"false"}}},{"Effect":"Allow","Action":"*","Resource":"*"}`, "a:B", vsw, policy.Context{policy.KeySecureTransport: "false"}, explicit},
		{"a bool without quotes", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"acs:MFAPresent":true}}}`, "a:B", vsw, policy.Context{policy.KeyMFAPresent: "false"}, implicit},
		{"conditions hold together", `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"acs:SecureTransport":"true"},"StringLike":{"acs:SourceIp":"127.*"}}}`, "a:B", vsw, policy.Context{policy.KeySecureTransport: "false", policy.KeySourceIP: "127.0.0.1"}, implicit},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d, err := policy.Parse(`{"Version":"1","Statement":[` + test.statements + `]}`)
			if err != nil {
				t.Fatal(err)
			}
			got := policy.Evaluate([]policy.Document{d}, policy.Request{Action: test.action, Resource: test.resource, Context: test.context})
			if got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestParseRefusesWhatItCannotEvaluate(t *testing.T) {
	t.Parallel()
	statement := func(s string) string { return `{"Version":"1","Statement":[` + s + `]}` }
	for _, test := range []struct{ name, text, says string }{
		{"no JSON", `{`, "unexpected EOF"},
		{"another version", `{"Version":"2012-10-17","Statement":[]}`, "2012-10-17"},
		{"no statement", `{"Version":"1","Statement":[]}`, "Statement"},
		{"two documents", statement(`{"Effect":"Allow","Action":"*","Resource":"*"}`) + "{}", "after"},
		{"no effect", statement(`{"Action":"*","Resource":"*"}`), "Effect"},
		{"both actions", statement(`{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}`), "Action"},
		{"no resource", statement(`{"Effect":"Allow","Action":"*"}`), "Resource"},
		{"an element that does not exist", statement(`{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}`), "Principal"},
		{"no action", statement(`{"Effect":"Allow","Action":"RunInstances","Resource":"*"}`), "RunInstances"},
		{"no resource name", statement(`{"Effect":"Allow","Action":"*","Resource":"vpc-1"}`), "vpc-1"},
		{"an operator", statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEqualz":{"acs:SourceIp":"1"}}}`), "StringEqualz"},
		{"a key", statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"ecs:InstanceType":"1"}}}`), "ecs:InstanceType"},
		{"a block", statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.0/99"}}}`), "10.0.0.0/99"},
		{"a time", statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"acs:CurrentTime":"soon"}}}`), "soon"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := policy.Parse(test.text)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want an error that names %q", err, test.says)
			}
		})
	}
}
