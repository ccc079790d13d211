package cloudfw_test

import (
	"net/netip"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func TestAddressBooks(t *testing.T) {
	t.Parallel()
	b := open(t)
	write(t, b, "finance", "cn-hangzhou-finance", func(tx *world.Tx) error {
		one := &world.Instance{Meta: world.Meta{ID: "i-one"}, Network: world.Classic, PublicIP: netip.MustParseAddr("198.18.8.8")}
		one.SetTag("tier", "web")
		return tx.Instances.Insert(one)
	})
	id := b.OK("Cloudfw AddAddressBook", "GroupName", "web", "GroupType", "tag", "Description", "x", "AutoAddTagEcs", "1", "TagList.1.TagKey", "tier", "TagList.1.TagValue", "web").Get("GroupUuid")
	still := b.OK("Cloudfw AddAddressBook", "GroupName", "still", "GroupType", "tag", "Description", "x", "TagList.1.TagKey", "tier").Get("GroupUuid")
	b.Refused("ErrorAddressGroupExist", "Cloudfw AddAddressBook", "GroupName", "web", "GroupType", "ip", "Description", "x", "AddressList", "10.0.0.1")
	b.Refused("ErrorParametersGroupAddress", "Cloudfw AddAddressBook", "GroupName", "x", "GroupType", "ip", "Description", "x", "AddressList", "ten")
	b.Refused("ErrorParamDomain", "Cloudfw AddAddressBook", "GroupName", "x", "GroupType", "domain", "Description", "x", "AddressList", "ten")
	b.Refused("ErrorParametersGroupType", "Cloudfw AddAddressBook", "GroupName", "x", "GroupType", "shelf", "Description", "x", "AddressList", "ten")
	b.Refused("ErrorAddressGroupNotExist", "Cloudfw DeleteAddressBook", "GroupUuid", "x")

	write(t, b, "finance", "cn-hangzhou-finance", func(tx *world.Tx) error {
		two := &world.Instance{Meta: world.Meta{ID: "i-two"}, Network: world.Classic, PublicIP: netip.MustParseAddr("198.18.8.9")}
		two.SetTag("tier", "web")
		return tx.Instances.Insert(two)
	})
	b.OK("Cloudfw AddControlPolicy", rule("Destination", "web", "DestinationType", "group")...)
	a := b.OK("Cloudfw DescribeAddressBook")
	for path, want := range map[string]string{
		"TotalCount": "2", "Acls.0.GroupUuid": id, "Acls.0.ReferenceCount": "1", "Acls.0.AddressList": `["198.18.8.8/32","198.18.8.9/32"]`,
		"Acls.0.AutoAddTagEcs": "1", "Acls.1.GroupUuid": still, "Acls.1.AddressList": `["198.18.8.8/32"]`, "Acls.1.TagRelation": "and", "Acls.1.AutoAddTagEcs": "0",
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.Refused("ErrorAddressGroupReference", "Cloudfw DeleteAddressBook", "GroupUuid", id)
	b.OK("Cloudfw ModifyAddressBook", "GroupUuid", id, "GroupName", "front", "Description", "y")
	if got := b.OK("Cloudfw DescribeControlPolicy", "CurrentPage", "1", "PageSize", "10").Get("Policys.0.Destination"); got != "front" {
		t.Errorf("the policy names %q after the book was renamed", got)
	}
	b.OK("Cloudfw AddAddressBook", "GroupName", "front", "GroupType", "port", "Description", "x", "AddressList", "80/90")
	for port, want := range map[string]string{"85": "1", "91": "0"} {
		if got := b.OK("Cloudfw DescribeAddressBook", "GroupType", "port", "ContainPort", port).Get("TotalCount"); got != want {
			t.Errorf("%s books with port %s, want %s", got, port, want)
		}
	}
}

func TestSwitches(t *testing.T) {
	t.Parallel()
	b := open(t)
	var addresses []string
	for _, region := range []string{"cn-hangzhou-finance", "cn-shanghai-finance-1"} {
		addresses = append(addresses, b.In(region).OK("Vpc AllocateEipAddress").Get("EipAddress"))
	}
	open := func(status string) int {
		return b.OK("Cloudfw DescribeAssetList", "Status", status, "CurrentPage", "1", "PageSize", "10").Len("Assets")
	}
	if open("open") != 2 {
		t.Error("new addresses are not protected")
	}
	b.OK("Cloudfw PutDisableFwSwitch", "IpaddrList.1", addresses[0])
	if open("closed") != 1 {
		t.Error("one address was switched off")
	}
	b.OK("Cloudfw PutDisableFwSwitch", "RegionList.1", "cn-shanghai-finance-1")
	if open("closed") != 2 {
		t.Error("the addresses of a region were switched off")
	}
	a := b.OK("Cloudfw PutEnableFwSwitch", "IpaddrList.1", addresses[0], "IpaddrList.2", "203.0.113.1")
	if a.Get("AbnormalResourceStatusList.0.Resource") != "203.0.113.1" || a.Len("AbnormalResourceStatusList") != 1 {
		t.Errorf("a stranger's address: %s", a.Body)
	}
	b.OK("Cloudfw PutDisableAllFwSwitch")
	b.OK("Cloudfw PutEnableFwSwitch", "ResourceTypeList.1", "EIP")
	if open("open") != 2 {
		t.Error("all EIPs were switched on")
	}
	b.Refused("ErrorParamsNotEnough", "Cloudfw PutEnableFwSwitch")
	one := b.OK("Cloudfw DescribeAssetList", "SearchItem", addresses[1], "CurrentPage", "1", "PageSize", "10")
	for path, want := range map[string]string{
		"TotalCount": "1", "Assets.0.RegionID": "cn-shanghai-finance-1", "Assets.0.ResourceType": "EIP", "Assets.0.ProtectStatus": "open",
		"Assets.0.NewResourceTag": "discovered in 1 hour", "Assets.0.CreateTimeStamp": "2026-03-02 16:00:00",
	} {
		if got := one.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.OK("Cloudfw PutEnableAllFwSwitch")
}
