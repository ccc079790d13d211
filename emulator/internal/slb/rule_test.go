package slb_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestRules(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.http(lb, "80")
	group := b.group(lb, `[{"ServerId":"i-one","Port":80}]`)
	foreign := b.group(b.balancer(), `[]`)
	create := func(list string) []string {
		return []string{"LoadBalancerId", lb, "ListenerPort", "80", "RuleList", strings.ReplaceAll(list, "GROUP", group)}
	}
	made := b.OK("Slb CreateRules", create(`[{"RuleName":"a","Domain":"www.example.com","Url":"/img","VServerGroupId":"GROUP"},{"RuleName":"b","Url":"/js","VServerGroupId":"GROUP"}]`)...)
	first, second := made.Get("Rules.Rule.0.RuleId"), made.Get("Rules.Rule.1.RuleId")
	for refused, list := range map[string]string{
		"DomainExist":               `[{"RuleName":"c","Domain":"www.example.com","Url":"/img","VServerGroupId":"GROUP"}]`,
		"MissingParameter.RuleName": `[{"Domain":"x.example.com","VServerGroupId":"GROUP"}]`,
		"MissingVServerGroupId":     `[{"RuleName":"c","Domain":"x.example.com"}]`,
		"MissingStickySession":      `[{"RuleName":"c","Domain":"x.example.com","VServerGroupId":"GROUP","ListenerSync":"off"}]`,
	} {
		b.Refused(refused, "Slb CreateRules", create(list)...)
	}
	for _, list := range []string{
		`[{"RuleName":"a","Domain":"x.example.com","VServerGroupId":"GROUP"}]`,
		`[{"RuleName":"c","VServerGroupId":"GROUP"}]`,
		`[{"RuleName":"c","Url":"/","VServerGroupId":"GROUP"}]`,
		`[{"RuleName":"c","Domain":"x.example.com","VServerGroupId":"` + foreign + `"}]`,
		`[]`, `{}`, `[{"RuleName":"c","Host":"x"}]`,
	} {
		b.Refused("InvalidParameter", "Slb CreateRules", create(list)...)
	}
	b.OK("Slb SetRule", "RuleId", first, "RuleName", "renamed", "ListenerSync", "off", "StickySession", "on", "StickySessionType", "insert", "CookieTimeout", "9",
		"HealthCheck", "on", "HealthCheckConnectPort", "81", "Scheduler", "rr")
	a := b.OK("Slb DescribeRuleAttribute", "RuleId", first)
	for path, want := range map[string]string{
		"RuleName": "renamed", "ListenerSync": "off", "CookieTimeout": "9", "HealthCheckConnectPort": "81", "Scheduler": "rr", "ListenerPort": "80", "LoadBalancerId": lb,
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.OK("Slb SetRule", "RuleId", first, "HealthCheck", "off")
	if a := b.OK("Slb DescribeRuleAttribute", "RuleId", first); a.Get("HealthCheckInterval") != "0" || a.Get("HealthCheckConnectPort") != "0" {
		t.Errorf("a rule without health check: %s", a.Body)
	}
	b.Refused("RspoolVipExist", "Slb DeleteVServerGroup", "VServerGroupId", group)
	b.OK("Slb DeleteRules", "RuleIds", "['"+second+"']")
	b.Refused("InvalidParameter", "Slb DeleteRules", "RuleIds", first)
	if n := b.OK("Slb DescribeRules", "LoadBalancerId", lb, "ListenerPort", "80").Len("Rules.Rule"); n != 1 {
		t.Errorf("%d rules are left", n)
	}
	b.Refused("InvalidRuleId.NotFound", "Slb DescribeRuleAttribute", "RuleId", second)
	b.OK("Slb DeleteLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "80")
	b.Refused("InvalidRuleId.NotFound", "Slb DescribeRuleAttribute", "RuleId", first)
}

func TestRulesNeedHTTP(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.OK("Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "22", "BackendServerPort", "22", "Bandwidth", "-1")
	b.Refused("ListenerNotSupportRule", "Slb CreateRules", "LoadBalancerId", lb, "ListenerPort", "22", "RuleList", `[{"RuleName":"a","Url":"/x","VServerGroupId":"g"}]`)
}

func TestRuleQuota(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.http(lb, "80")
	group := b.group(lb, `[]`)
	for i := range 41 {
		list := fmt.Sprintf(`[{"RuleName":"r%d","Url":"/%d","VServerGroupId":%q}]`, i, i, group)
		if i < 40 {
			b.OK("Slb CreateRules", "LoadBalancerId", lb, "ListenerPort", "80", "RuleList", list)
			continue
		}
		b.Refused("OverQuota", "Slb CreateRules", "LoadBalancerId", lb, "ListenerPort", "80", "RuleList", list)
	}
}

// A domain extension is refused in every finance region, whatever else is right, and works in the public cloud.
//
// proves: F4-slb-domain-ext
func TestDomainExtension(t *testing.T) {
	t.Parallel()
	for _, region := range []string{"cn-hangzhou-finance", "cn-shanghai-finance-1", "cn-shenzhen-finance-1"} {
		b := open(t, "finance", region)
		lb, certificate := b.balancer(), b.certificate()
		b.https(lb, "443", certificate)
		a := b.Refused("InvalidAction.RegionNotSupport", "Slb CreateDomainExtension", "LoadBalancerId", lb, "ListenerPort", "443", "Domain", "a.example.com", "ServerCertificateId", certificate)
		if len(a.Rules) == 0 || a.Rules[0] != "F4-slb-domain-ext" {
			t.Errorf("%s: rules %v", region, a.Rules)
		}
	}
	b, lb := public(t)
	certificate, other := b.certificate(), b.certificate()
	b.https(lb, "443", certificate)
	create := func(domain string) []string {
		return []string{"LoadBalancerId", lb, "ListenerPort", "443", "Domain", domain, "ServerCertificateId", other}
	}
	id := b.OK("Slb CreateDomainExtension", create("a.example.com")...).Get("DomainExtensionId")
	b.Refused("InvalidParameter.Domain", "Slb CreateDomainExtension", create("A.example.com")...)
	b.Refused("CertificateRelatedDomainExtensionExist", "Slb DeleteServerCertificate", "ServerCertificateId", other)
	b.OK("Slb CreateDomainExtension", create("b.example.com")...)
	b.OK("Slb CreateDomainExtension", create("*.example.com")...)
	b.Refused("DomainExtensionNumberOverLimit", "Slb CreateDomainExtension", create("d.example.com")...)
	b.OK("Slb SetDomainExtensionAttribute", "DomainExtensionId", id, "ServerCertificateId", certificate)
	if got := b.OK("Slb DescribeDomainExtensionAttribute", "DomainExtensionId", id).Get("ServerCertificateId"); got != certificate {
		t.Errorf("the extension has %s", got)
	}
	if n := b.OK("Slb DescribeLoadBalancerHTTPSListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "443").Len("DomainExtensions.DomainExtension"); n != 3 {
		t.Errorf("the listener tells %d extensions", n)
	}
	b.OK("Slb DeleteDomainExtension", "DomainExtensionId", id)
	b.Refused("InvalidParameter.DomainExtensionId", "Slb DescribeDomainExtensionAttribute", "DomainExtensionId", id)
}
