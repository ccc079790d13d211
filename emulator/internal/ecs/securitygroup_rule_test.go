package ecs_test

import (
	"slices"
	"testing"
)

func TestAuthorize(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group := n.group()
	web := []string{"SecurityGroupId", group, "IpProtocol", "TCP", "PortRange", "80/443", "SourceCidrIp", "0.0.0.0/0"}
	n.OK("Ecs AuthorizeSecurityGroup", web...)
	n.OK("Ecs AuthorizeSecurityGroup", web...)
	n.OK("Ecs AuthorizeSecurityGroup", append(web, "Description", "the same rule, described")...)
	if got := n.rules(group, "PortRange"); got != "80/443" {
		t.Errorf("a rule that is there already was added again: %q", got)
	}
	n.OK("Ecs AuthorizeSecurityGroup", "SecurityGroupId", group,
		"Permissions.1.IpProtocol", "icmp", "Permissions.1.PortRange", "-1/-1", "Permissions.1.SourceCidrIp", "10.0.0.0/8", "Permissions.1.Priority", "100",
		"Permissions.2.IpProtocol", "udp", "Permissions.2.PortRange", "53/53", "Permissions.2.SourcePortRange", "1/65535",
		"Permissions.2.SourceCidrIp", "10.1.1.1", "Permissions.2.DestCidrIp", "10.2.0.0/16", "Permissions.2.Policy", "DROP", "Permissions.2.Description", "no names")
	n.OK("Ecs AuthorizeSecurityGroupEgress", "SecurityGroupId", group, "IpProtocol", "all", "PortRange", "-1/-1", "DestCidrIp", "0.0.0.0/0", "Policy", "drop", "NicType", "internet")

	a := n.OK("Ecs DescribeSecurityGroupAttribute", "SecurityGroupId", group, "Direction", "ingress")
	for path, want := range map[string]string{
		"0.IpProtocol": "TCP", "0.Policy": "Accept", "0.Priority": "1", "0.NicType": "intranet", "0.Direction": "ingress", "0.SourceCidrIp": "0.0.0.0/0",
		"1.IpProtocol": "ICMP", "1.Priority": "100", "2.Policy": "Drop", "2.SourcePortRange": "1/65535", "2.DestCidrIp": "10.2.0.0/16",
		"2.SourceCidrIp": "10.1.1.1", "2.Description": "no names", "2.CreateTime": "2026-03-02T08:00:00Z",
	} {
		if got := a.Get("Permissions.Permission." + path); got != want {
			t.Errorf("%s = %q, want %q", path, got, want)
		}
	}
	if got := n.rules(group, "DestCidrIp", "Direction", "egress"); got != "0.0.0.0/0" {
		t.Errorf("egress rules: %q", got)
	}
}

func TestRuleRefusals(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group, large := n.group(), n.group("SecurityGroupType", "enterprise")
	elsewhere := onNetwork(n.Bench).group()
	base := map[string]string{"SecurityGroupId": group, "IpProtocol": "tcp", "PortRange": "22/22", "SourceCidrIp": "10.0.0.0/8"}
	for _, c := range []struct {
		code   string
		change map[string]string
	}{
		{"InvalidSecurityGroupId.NotFound", map[string]string{"SecurityGroupId": "sg-nowhere"}},
		{"InvalidIpProtocol.ValueNotSupported", map[string]string{"IpProtocol": "sctp"}},
		{"InvalidPortRange.Malformed", map[string]string{"PortRange": ""}},
		{"InvalidParam.PortRange", map[string]string{"PortRange": "22"}},
		{"InvalidParam.PortRange", map[string]string{"PortRange": "23/22"}},
		{"InvalidParam.PortRange", map[string]string{"PortRange": "1/65536"}},
		{"OperationDenied", map[string]string{"PortRange": "-1/-1"}},
		{"OperationDenied", map[string]string{"IpProtocol": "icmp"}},
		{"OperationDenied", map[string]string{"IpProtocol": "all", "PortRange": "1/65535"}},
		{"InvalidSourcePortRange.Malformed", map[string]string{"SourcePortRange": "0/1"}},
		{"InvalidPolicy.Malformed", map[string]string{"Policy": "reject"}},
		{"InvalidPriority.Malformed", map[string]string{"Priority": "high"}},
		{"InvalidPriority.ValueNotSupported", map[string]string{"Priority": "0"}},
		{"InvalidPriority.ValueNotSupported", map[string]string{"Priority": "101"}},
		{"InvalidParam.SourceCidrIp", map[string]string{"SourceCidrIp": "10.0.0.0/33"}},
		{"InvalidParam.SourceCidrIp", map[string]string{"SourceCidrIp": "2001:db8::/32"}},
		{"InvalidParam.DestCidrIp", map[string]string{"DestCidrIp": "here"}},
		{"InvalidParamter.Conflict", map[string]string{"DestCidrIp": "10.0.0.0/8"}},
		{"InvalidParam.SourceIp", map[string]string{"Ipv6SourceCidrIp": "2001:db8::/32"}},
		{"InvalidParameter.Conflict", map[string]string{"Ipv6DestCidrIp": "2001:db8::/32"}},
		{"MissingParameter.Source", map[string]string{"SourceCidrIp": ""}},
		{"InvalidParamter.Conflict", map[string]string{"SourceCidrIp": "", "SourceGroupId": group}},
		{"InvalidSourceGroupId.NotFound", map[string]string{"SourceCidrIp": "", "SourceGroupId": "sg-nowhere"}},
		{"InvalidSourceGroupId.NotFound", map[string]string{"SourceCidrIp": "", "SourceGroupId": elsewhere, "SourceGroupOwnerId": "42"}},
		{"InvalidSourceGroupId.Mismatch", map[string]string{"SourceCidrIp": "", "SourceGroupId": elsewhere}},
		{"InvalidGroupAuthParameter.OperationDenied", map[string]string{"SourceCidrIp": "", "SourceGroupId": large}},
		{"InvalidGroupParameter.OperationDenied", map[string]string{"SecurityGroupId": large, "SourceCidrIp": "", "SourceGroupId": group}},
		{"InvalidPrefixListId.NotFound", map[string]string{"SourceCidrIp": "", "SourcePrefixListId": "pl-nowhere"}},
		{"InvalidParam.Permissions", map[string]string{"Permissions.1.IpProtocol": "tcp"}},
	} {
		var params []string
		for name, value := range base {
			if changed, ok := c.change[name]; ok {
				value = changed
			}
			params = append(params, name, value)
		}
		for name, value := range c.change {
			if _, ok := base[name]; !ok {
				params = append(params, name, value)
			}
		}
		n.Refused(c.code, "Ecs AuthorizeSecurityGroup", params...)
	}
	n.Refused("InvalidParam.DuplicatePermissions", "Ecs AuthorizeSecurityGroup", "SecurityGroupId", group,
		"Permissions.1.IpProtocol", "tcp", "Permissions.1.PortRange", "22/22", "Permissions.1.SourceCidrIp", "10.0.0.0/8",
		"Permissions.2.IpProtocol", "TCP", "Permissions.2.PortRange", "22/22", "Permissions.2.SourceCidrIp", "10.0.0.0/8")
	n.Refused("MissingParameter.Dest", "Ecs AuthorizeSecurityGroupEgress", "SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", "22/22")
	n.Refused("InvalidSecurityGroup.IsSame", "Ecs AuthorizeSecurityGroupEgress", "SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", "22/22", "DestGroupId", group)
	if got := n.rules(group, "PortRange"); got != "" {
		t.Errorf("a refused rule was added: %q", got)
	}
}

func TestRevoke(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group := n.group()
	web := []string{"SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", "80/80", "SourceCidrIp", "0.0.0.0/0"}
	for _, port := range []string{"80/80", "81/81", "82/82"} {
		web[5] = port
		n.OK("Ecs AuthorizeSecurityGroup", slices.Clone(web)...)
	}
	web[5] = "80/80"
	n.OK("Ecs RevokeSecurityGroup", append(slices.Clone(web), "Priority", "2")...)
	if got := n.rules(group, "PortRange"); got != "80/80 81/81 82/82" {
		t.Errorf("a rule of another priority was revoked: %q", got)
	}
	n.OK("Ecs RevokeSecurityGroup", append(slices.Clone(web), "Description", "no part of the match", "NicType", "intranet")...)
	if got := n.rules(group, "PortRange"); got != "81/81 82/82" {
		t.Errorf("after the first: %q", got)
	}
	id := n.OK("Ecs DescribeSecurityGroupAttribute", "SecurityGroupId", group).Get("Permissions.Permission.0.SecurityGroupRuleId")
	n.Refused("InvalidSecurityGroupRuleId.NotFound", "Ecs RevokeSecurityGroupEgress", "SecurityGroupId", group, "SecurityGroupRuleId.1", id)
	n.Refused("InvalidParam.SecurityGroupRuleIdRepeated", "Ecs RevokeSecurityGroup", "SecurityGroupId", group, "SecurityGroupRuleId.1", id, "SecurityGroupRuleId.2", id)
	n.Refused("InvalidParam.SecurityGroupRuleId", "Ecs RevokeSecurityGroup", append(slices.Clone(web), "SecurityGroupRuleId.1", id)...)
	n.OK("Ecs RevokeSecurityGroup", "SecurityGroupId", group, "SecurityGroupRuleId.1", id)
	n.Refused("InvalidSecurityGroupRuleId.NotFound", "Ecs RevokeSecurityGroup", "SecurityGroupId", group, "SecurityGroupRuleId.1", id)
	if got := n.rules(group, "PortRange"); got != "82/82" {
		t.Errorf("at the end: %q", got)
	}
}

func TestModifyRule(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group, peer := n.group(), n.group()
	web := []string{"SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", "80/80", "SourceCidrIp", "0.0.0.0/0"}
	n.OK("Ecs AuthorizeSecurityGroup", web...)
	n.OK("Ecs AuthorizeSecurityGroup", append(slices.Clone(web), "Priority", "7")...)
	n.OK("Ecs ModifySecurityGroupRule", append(slices.Clone(web), "Description", "by content")...)
	if got := n.rules(group, "Description"); got != "by content " {
		t.Errorf("descriptions: %q", got)
	}
	n.Refused("SecurityGroupRule.NotFound", "Ecs ModifySecurityGroupRule", append(slices.Clone(web), "Priority", "9")...)

	id := n.OK("Ecs DescribeSecurityGroupAttribute", "SecurityGroupId", group).Get("Permissions.Permission.1.SecurityGroupRuleId")
	byID := []string{"SecurityGroupId", group, "SecurityGroupRuleId", id}
	n.OK("Ecs ModifySecurityGroupRule", append(byID, "PortRange", "8080/8080", "Policy", "drop")...)
	if got := n.rules(group, "PortRange"); got != "80/80 8080/8080" {
		t.Errorf("ports: %q", got)
	}
	n.Refused("InvalidParam.InvalidModifyRuleRequest", "Ecs ModifySecurityGroupRule", append(byID, "PortRange", "80/80", "Policy", "accept", "Priority", "1")...)
	n.Refused("InvalidOperation.ModifyNicType", "Ecs ModifySecurityGroupRule", append(byID, "NicType", "intranet")...)
	n.Refused("InvalidSecurityGroupRuleId.NotFound", "Ecs ModifySecurityGroupEgressRule", byID...)
	out := []string{"SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", "80/80", "DestGroupId", peer}
	n.OK("Ecs AuthorizeSecurityGroupEgress", out...)
	egressID := n.OK("Ecs DescribeSecurityGroupAttribute", "SecurityGroupId", group, "Direction", "egress").Get("Permissions.Permission.0.SecurityGroupRuleId")
	n.Refused("InvalidOperation.ModifySgRuleEntityType", "Ecs ModifySecurityGroupEgressRule", "SecurityGroupId", group, "SecurityGroupRuleId", egressID, "DestCidrIp", "10.0.0.0/8")
}

func TestRuleQuotas(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group := n.group()
	for port := range 200 {
		p := itoa(port + 1)
		n.OK("Ecs AuthorizeSecurityGroup", "SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", p+"/"+p, "SourceCidrIp", "10.0.0.0/8")
	}
	n.Refused("AuthorizationLimitExceed", "Ecs AuthorizeSecurityGroupEgress", "SecurityGroupId", group, "IpProtocol", "gre", "PortRange", "-1/-1", "DestCidrIp", "10.0.0.0/8")

	group = n.group()
	for range 20 {
		n.OK("Ecs AuthorizeSecurityGroup", "SecurityGroupId", group, "IpProtocol", "all", "PortRange", "-1/-1", "SourceGroupId", n.group())
	}
	n.Refused("AuthorizedGroupRule.LimitExceed", "Ecs AuthorizeSecurityGroup", "SecurityGroupId", group, "IpProtocol", "all", "PortRange", "-1/-1", "SourceGroupId", n.group())

	list := n.OK("Ecs CreatePrefixList", "PrefixListName", "half", "AddressFamily", "IPv4", "MaxEntries", "101").Get("PrefixListId")
	group = n.group()
	n.OK("Ecs AuthorizeSecurityGroup", "SecurityGroupId", group, "IpProtocol", "all", "PortRange", "-1/-1", "SourcePrefixListId", list)
	n.Refused("AuthorizationLimitExceed", "Ecs AuthorizeSecurityGroupEgress", "SecurityGroupId", group, "IpProtocol", "all", "PortRange", "-1/-1", "DestPrefixListId", list)
}
