package slb_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestAccessControlList(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	acl := b.OK("Slb CreateAccessControlList", "AclName", "office").Get("AclId")
	at := []string{"AclId", acl, "AclEntrys"}
	b.OK("Slb AddAccessControlListEntry", append(at, `[{"entry":"10.0.0.0/24,10.0.1.0/24","comment":"net"},{"entry":"10.0.0.0/24","comment":"again"},{"entry":"192.0.2.1","comment":"host"}]`)...)
	for refused, list := range map[string]string{
		"InvalidParam.AclEntryExists": `[{"entry":"10.0.0.0/24"}]`,
		"AclEntryIllegal":             `[{"entry":"10.0.0/24"}]`,
		"IllegalEntry":                `[{"entry":"2001:db8::/32"}]`,
		"InvalidParameter":            `[{"Cidr":"10.0.0.0/24"}]`,
		"InvalidParam.Comment":        `[{"entry":"10.9.0.0/24","comment":"` + strings.Repeat("c", 257) + `"}]`,
		"MissingAclEntrys":            `[]`,
	} {
		b.Refused(refused, "Slb AddAccessControlListEntry", append(at, list)...)
	}
	b.OK("Slb RemoveAccessControlListEntry", append(at, `[{"entry":"10.0.1.0/24","comment":"net"}]`)...)
	b.Refused("AclEntryEmpty", "Slb RemoveAccessControlListEntry", append(at, `[]`)...)
	b.OK("Slb SetAccessControlListAttribute", "AclId", acl, "AclName", "home")
	b.http(lb, "80", "AclStatus", "on", "AclType", "white", "AclId", acl)
	a := b.OK("Slb DescribeAccessControlListAttribute", "AclId", acl)
	for path, want := range map[string]string{
		"AclName": "home", "TotalAclEntry": "2", "AclEntrys.AclEntry.1.AclEntryIP": "192.0.2.1/32", "AclEntrys.AclEntry.0.AclEntryComment": "net",
		"RelatedListeners.RelatedListener.0.ListenerPort": "80", "RelatedListeners.RelatedListener.0.AclType": "white",
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.Refused("OperationFailed.AclBindedWithVip", "Slb DeleteAccessControlList", "AclId", acl)
	b.OK("Slb SetLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80", "AclStatus", "off")
	b.Refused("OperationFailed.AclBindedWithVip", "Slb DeleteAccessControlList", "AclId", acl)
	b.OK("Slb SetLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80", "AclId", "")
	b.OK("Slb DeleteAccessControlList", "AclId", acl)
	b.Refused("AclNotExist", "Slb DescribeAccessControlListAttribute", "AclId", acl)
	b.Refused("InvalidResourceGroupId.NotFound", "Slb CreateAccessControlList", "AclName", "x", "ResourceGroupId", "rg-none")
}

func TestAccessControlListQuotas(t *testing.T) {
	t.Parallel()
	b := open(t, "public", "cn-hangzhou")
	acl := b.OK("Slb CreateAccessControlList", "AclName", "many").Get("AclId")
	for block := range 7 {
		var entries []string
		for i := range 50 {
			entries = append(entries, fmt.Sprintf(`{"entry":"10.%d.%d.0/24"}`, block, i))
		}
		list := "[" + strings.Join(entries, ",") + "]"
		if block < 6 {
			b.OK("Slb AddAccessControlListEntry", "AclId", acl, "AclEntrys", list)
			continue
		}
		b.Refused("AclEntryExceedLimit", "Slb AddAccessControlListEntry", "AclId", acl, "AclEntrys", list)
	}
	for range 199 {
		b.OK("Slb CreateAccessControlList", "AclName", "one")
	}
	b.Refused("AclNumberOverLimit", "Slb CreateAccessControlList", "AclName", "one")
	if page := b.OK("Slb DescribeAccessControlLists", "PageSize", "50", "PageNumber", "4"); page.Get("TotalCount") != "200" || page.Get("Count") != "50" {
		t.Errorf("lists: %s", page.Get("TotalCount"))
	}
}
