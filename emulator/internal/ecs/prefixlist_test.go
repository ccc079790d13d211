package ecs_test

import "testing"

func TestPrefixListLife(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	list := n.OK("Ecs CreatePrefixList", "PrefixListName", "offices", "AddressFamily", "IPv4", "MaxEntries", "3",
		"Entry.1.Cidr", "10.0.0.0/8", "Entry.1.Description", "inside", "Entry.2.Cidr", "192.168.1.1").Get("PrefixListId")
	entries := func(path string) string {
		return n.OK("Ecs DescribePrefixListAttributes", "PrefixListId", list).Get("Entries.Entry." + path)
	}
	if entries("0.Cidr") != "10.0.0.0/8" || entries("1.Cidr") != "192.168.1.1/32" {
		t.Errorf("entries %s and %s", entries("0.Cidr"), entries("1.Cidr"))
	}
	change := func(params ...string) []string { return append([]string{"PrefixListId", list}, params...) }
	n.OK("Ecs ModifyPrefixList", change("PrefixListName", "places", "AddEntry.1.Cidr", "10.0.0.0/8", "AddEntry.1.Description", "renamed", "RemoveEntry.1.Cidr", "192.168.1.1/32")...)
	if entries("0.Description") != "renamed" || entries("1.Cidr") != "" {
		t.Errorf("after the change: %s, %s", entries("0.Description"), entries("1.Cidr"))
	}
	n.Refused("InvalidParameter.CidrDuplicated", "Ecs ModifyPrefixList", change("AddEntry.1.Cidr", "10.0.0.0/8", "RemoveEntry.1.Cidr", "10.0.0.0/8")...)
	n.Refused("InvalidParameter.CidrDuplicated", "Ecs ModifyPrefixList", change("AddEntry.1.Cidr", "1.1.1.1", "AddEntry.2.Cidr", "1.1.1.1/32")...)
	n.Refused("InvalidParameter.CidrMalformed", "Ecs ModifyPrefixList", change("AddEntry.1.Cidr", "10.0.0.1/8")...)
	n.Refused("InvalidParameter.CidrMalformed", "Ecs ModifyPrefixList", change("AddEntry.1.Cidr", "2001:db8::/32")...)
	n.Refused("LimitExceed.MaxEntries", "Ecs ModifyPrefixList", change("AddEntry.1.Cidr", "1.0.0.0/8", "AddEntry.2.Cidr", "2.0.0.0/8", "AddEntry.3.Cidr", "3.0.0.0/8")...)

	group := n.group()
	n.OK("Ecs AuthorizeSecurityGroup", "SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", "22/22", "SourcePrefixListId", list)
	if got := n.rules(group, "SourcePrefixListName"); got != "places" {
		t.Errorf("the rule names %q", got)
	}
	if got := n.OK("Ecs DescribePrefixListAssociations", "PrefixListId", list).Get("PrefixListAssociations.PrefixListAssociation.0.ResourceId"); got != group {
		t.Errorf("associated with %q", got)
	}
	if got := n.OK("Ecs DescribePrefixLists", "PrefixListName", "pl*ces").Get("PrefixLists.PrefixList.0.AssociationCount"); got != "1" {
		t.Errorf("AssociationCount = %s", got)
	}
	n.Refused("NotAllowed.AssociationExist", "Ecs DeletePrefixList", "PrefixListId", list)
	n.OK("Ecs DeleteSecurityGroup", "SecurityGroupId", group)
	n.OK("Ecs DeletePrefixList", "PrefixListId", list)
	n.Refused("InvalidPrefixListId.NotFound", "Ecs DescribePrefixListAttributes", "PrefixListId", list)
	n.Refused("InvalidPrefixListId.NotFound", "Ecs DeletePrefixList", "PrefixListId", list)
}

func TestPrefixListRefusals(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.Refused("InvalidParameter.PrefixListName", "Ecs CreatePrefixList", "PrefixListName", "com.aliyun.x", "AddressFamily", "IPv4", "MaxEntries", "1")
	n.Refused("InvalidParameter.AddressFamily", "Ecs CreatePrefixList", "PrefixListName", "ok", "AddressFamily", "IPX", "MaxEntries", "1")
	six := n.OK("Ecs CreatePrefixList", "PrefixListName", "six", "AddressFamily", "IPv6", "MaxEntries", "1", "Entry.1.Cidr", "2001:db8::/32").Get("PrefixListId")
	n.Refused("InvalidParam.PrefixListAddressFamilyMismatch", "Ecs AuthorizeSecurityGroup", "SecurityGroupId", n.group(), "IpProtocol", "icmp", "PortRange", "-1/-1", "SourcePrefixListId", six)
}
