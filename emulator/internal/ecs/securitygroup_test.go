package ecs_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

const minute = time.Minute

func itoa(n int) string { return strconv.Itoa(n) }

func TestSecurityGroupLife(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	first := n.group("SecurityGroupName", "first", "Tag.1.Key", "b", "Tag.1.Value", "2", "Tag.2.Key", "a", "Tag.2.Value", "1")
	second := n.group("SecurityGroupType", "enterprise")

	list := n.OK("Ecs DescribeSecurityGroups")
	if got := list.Get("SecurityGroups.SecurityGroup.0.SecurityGroupId"); got != second {
		t.Errorf("first listed is %s, want the newest, %s", got, second)
	}
	if got := list.Get("TotalCount"); got != "2" {
		t.Errorf("TotalCount = %s", got)
	}
	for _, c := range []struct{ name, value, want string }{
		{"SecurityGroupName", "fi*", first}, {"SecurityGroupType", "enterprise", second}, {"SecurityGroupId", first, first},
		{"SecurityGroupIds", `["` + second + `"]`, second}, {"Tag.1.Key", "a", first},
	} {
		a := n.OK("Ecs DescribeSecurityGroups", c.name, c.value)
		if a.Len("SecurityGroups.SecurityGroup") != 1 || a.Get("SecurityGroups.SecurityGroup.0.SecurityGroupId") != c.want {
			t.Errorf("%s=%s: %s", c.name, c.value, a.Body)
		}
	}
	page := n.OK("Ecs DescribeSecurityGroups", "MaxResults", "1")
	next := n.OK("Ecs DescribeSecurityGroups", "MaxResults", "1", "NextToken", page.Get("NextToken"))
	if next.Get("SecurityGroups.SecurityGroup.0.SecurityGroupId") != first || next.Get("NextToken") != "" {
		t.Errorf("second page: %s", next.Body)
	}
	n.Refused("InValidParameter.NextToken", "Ecs DescribeSecurityGroups", "NextToken", "nonsense")

	n.OK("Ecs ModifySecurityGroupAttribute", "SecurityGroupId", first, "SecurityGroupName", "renamed", "Description", "")
	n.OK("Ecs ModifySecurityGroupPolicy", "SecurityGroupId", first, "InnerAccessPolicy", "drop")
	a := n.OK("Ecs DescribeSecurityGroupAttribute", "SecurityGroupId", first)
	if a.Get("SecurityGroupName") != "renamed" || a.Get("InnerAccessPolicy") != "Drop" {
		t.Errorf("after the changes: %s", a.Body)
	}
	n.Refused("InvalidParameter.InnerAccessPolicy", "Ecs ModifySecurityGroupPolicy", "SecurityGroupId", second, "InnerAccessPolicy", "Accept")

	n.OK("Ecs DeleteSecurityGroup", "SecurityGroupId", second)
	n.Refused("InvalidSecurityGroup.NotFound", "Ecs DeleteSecurityGroup", "SecurityGroupId", second)
	n.Refused("InvalidSecurityGroupId.NotFound", "Ecs DescribeSecurityGroupAttribute", "SecurityGroupId", second)
}

func TestCreateSecurityGroupRefusals(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for _, c := range []struct {
		code   string
		params []string
	}{
		{"InvalidVpcId.NotFound", []string{"VpcId", "vpc-nowhere"}},
		{"InvalidSecurityGroupName.Malformed", []string{"VpcId", n.vpc, "SecurityGroupName", "http://x"}},
		{"InvalidSecurityGroupDiscription.Malformed", []string{"VpcId", n.vpc, "Description", "https://x"}},
		{"InvalidParams.GroupType", []string{"VpcId", n.vpc, "SecurityGroupType", "large"}},
		{"InvalidParams.VpcIdGroupType", []string{"SecurityGroupType", "enterprise"}},
		{"InvalidResourceGroup.NotFound", []string{"VpcId", n.vpc, "ResourceGroupId", "rg-nowhere"}},
		{"Duplicate.TagKey", []string{"VpcId", n.vpc, "Tag.1.Key", "a", "Tag.2.Key", "a"}},
		{"InvalidTagKey.Malformed", []string{"VpcId", n.vpc, "Tag.1.Key", "acs:a"}},
	} {
		n.Refused(c.code, "Ecs CreateSecurityGroup", c.params...)
	}
}

// TestClassicSecurityGroup asks for a group without a VPC, which only a region with a classic network makes.
//
// proves: F4-network-type G3-vpc-only
func TestClassicSecurityGroup(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, ecs.Service, vpc.Service).As("finance")
	id := b.In("cn-hangzhou-finance").OK("Ecs CreateSecurityGroup").Get("SecurityGroupId")
	if got := b.In("cn-hangzhou-finance").OK("Ecs DescribeSecurityGroups", "NetworkType", "classic").Get("SecurityGroups.SecurityGroup.0.SecurityGroupId"); got != id {
		t.Errorf("classic group = %q, want %q", got, id)
	}
	b.In("cn-shanghai-finance-1").Refused("InvalidNetworkType", "Ecs CreateSecurityGroup")
	b.In("cn-shenzhen-finance-1").Refused("InvalidNetworkType", "Ecs CreateSecurityGroup")
	b.As("gov").In("cn-north-2-gov-1").Refused("InvalidNetworkType", "Ecs CreateSecurityGroup")
}

// TestDefaultVPCSecurityGroup asks for a group without a VPC where the account has a default one.
func TestDefaultVPCSecurityGroup(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, ecs.Service, vpc.Service)
	def := b.OK("Vpc CreateDefaultVpc").Get("VpcId")
	b.OK("Ecs CreateSecurityGroup", "SecurityGroupType", "enterprise")
	if got := b.OK("Ecs DescribeSecurityGroups").Get("SecurityGroups.SecurityGroup.0.VpcId"); got != def {
		t.Errorf("the group is in %q, want the default VPC", got)
	}
}

func TestClassicRules(t *testing.T) {
	t.Parallel()
	n := network{Bench: actiontest.New(t, ecs.Service, vpc.Service).As("finance").In("cn-hangzhou-finance")}
	group, peer := n.group(), n.group()
	rule := []string{"SecurityGroupId", group, "IpProtocol", "tcp", "PortRange", "80/80"}
	n.OK("Ecs AuthorizeSecurityGroup", append(rule, "SourceCidrIp", "0.0.0.0/0")...)
	n.Refused("InvalidSourceGroupId.Mismatch", "Ecs AuthorizeSecurityGroup", append(rule, "SourceGroupId", peer)...)
	n.OK("Ecs AuthorizeSecurityGroup", append(rule, "SourceGroupId", peer, "NicType", "intranet")...)
	n.Refused("InvalidNicType.ValueNotSupported", "Ecs AuthorizeSecurityGroup", append(rule, "SourceCidrIp", "1.1.1.1", "NicType", "other")...)
	n.Refused("NotSupported.ClassicNetworkPrefixList", "Ecs AuthorizeSecurityGroup", append(rule, "SourcePrefixListId", "pl-x")...)
	if got := n.rules(group, "SourceCidrIp"); got != "0.0.0.0/0" {
		t.Errorf("rules of the internet interface: %q", got)
	}
	if got := n.rules(group, "SourceGroupId", "NicType", "intranet"); got != peer {
		t.Errorf("rules of the intranet interface: %q", got)
	}
}

func TestDeleteSecurityGroupInUse(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	used, named, free := n.group(), n.group(), n.group()
	eni := n.OK("Ecs CreateNetworkInterface", "VSwitchId", n.vswitch, "SecurityGroupId", used).Get("NetworkInterfaceId")
	n.OK("Ecs AuthorizeSecurityGroup", "SecurityGroupId", free, "IpProtocol", "all", "PortRange", "-1/-1", "SourceGroupId", named)
	n.Refused("DependencyViolation", "Ecs DeleteSecurityGroup", "SecurityGroupId", used)
	n.Refused("DependencyViolation", "Ecs DeleteSecurityGroup", "SecurityGroupId", named)

	refs := n.OK("Ecs DescribeSecurityGroupReferences", "SecurityGroupId.1", named, "SecurityGroupId.2", used)
	if refs.Len("SecurityGroupReferences.SecurityGroupReference") != 1 ||
		refs.Get("SecurityGroupReferences.SecurityGroupReference.0.ReferencingSecurityGroups.ReferencingSecurityGroup.0.SecurityGroupId") != free {
		t.Errorf("references: %s", refs.Body)
	}
	n.OK("Ecs DeleteSecurityGroup", "SecurityGroupId", free)
	n.OK("Ecs DeleteSecurityGroup", "SecurityGroupId", named)
	n.OK("Ecs DeleteNetworkInterface", "NetworkInterfaceId", eni)
	n.OK("Ecs DeleteSecurityGroup", "SecurityGroupId", used)
}

func TestSecurityGroupQuota(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for range 100 {
		n.group()
	}
	n.Refused("QuotaExceed.SecurityGroup", "Ecs CreateSecurityGroup", "VpcId", n.vpc)
}

func TestMembers(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	first, second, large := n.group(), n.group(), n.group("SecurityGroupType", "enterprise")
	other := onNetwork(n.Bench).group()
	i := n.instance(first)
	join := func(group string) []string { return []string{"SecurityGroupId", group, "InstanceId", i} }
	n.Refused("InvalidInstanceId.AlreadyExists", "Ecs JoinSecurityGroup", join(first)...)
	n.Refused("InvalidOperation.MultiGroupType", "Ecs JoinSecurityGroup", join(large)...)
	n.Refused("InvalidInstanceId.Mismatch", "Ecs JoinSecurityGroup", join(other)...)
	n.Refused("InstanceNotInSecurityGroup", "Ecs LeaveSecurityGroup", join(second)...)
	n.Refused("InstanceLastSecurityGroup", "Ecs LeaveSecurityGroup", join(first)...)
	n.Refused("InvalidParam.EniIdAndInstanceId.Conflict", "Ecs JoinSecurityGroup", "SecurityGroupId", first)
	n.Refused("InvalidInstanceId.NotFound", "Ecs JoinSecurityGroup", "SecurityGroupId", first, "InstanceId", "i-nowhere")
	n.OK("Ecs JoinSecurityGroup", join(second)...)
	n.OK("Ecs LeaveSecurityGroup", join(first)...)
	primary := n.OK("Ecs DescribeNetworkInterfaces", "InstanceId", i)
	if got := primary.Get("NetworkInterfaceSets.NetworkInterfaceSet.0.SecurityGroupIds.SecurityGroupId"); got != `["`+second+`"]` {
		t.Errorf("groups of the primary interface: %s", got)
	}
	for range 4 {
		n.OK("Ecs JoinSecurityGroup", join(n.group())...)
	}
	n.Refused("InstanceSecurityGroupLimitExceeded", "Ecs JoinSecurityGroup", join(first)...)
}

func TestJoinResourceGroup(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group := n.group()
	def := world.DefaultGroupID("1000000000000004") // account public of the bench
	n.OK("Ecs JoinResourceGroup", "ResourceType", "securitygroup", "ResourceId", group, "ResourceGroupId", def)
	n.Refused("InvalidResourceGroup.NotFound", "Ecs JoinResourceGroup", "ResourceType", "securitygroup", "ResourceId", group, "ResourceGroupId", "rg-nowhere")
	n.Refused("InvalidResourceId.NotFound", "Ecs JoinResourceGroup", "ResourceType", "securitygroup", "ResourceId", "sg-nowhere", "ResourceGroupId", def)
	n.Refused("InvalidResourceType.NotFound", "Ecs JoinResourceGroup", "ResourceType", "teapot", "ResourceId", group, "ResourceGroupId", def)
	n.Refused("MissingParameter", "Ecs JoinResourceGroup", "ResourceType", "securitygroup")
}
