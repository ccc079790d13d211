package resourcemanager_test

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/resourcemanager"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

const rm = "ResourceManager "

func TestAccountsHaveADefaultGroup(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, resourcemanager.Service, vpc.Service)
	listed := b.OK(rm + "ListResourceGroups")
	group := listed.Get("ResourceGroups.ResourceGroup.0.Id")
	if listed.Get("TotalCount") != "1" || listed.Get("ResourceGroups.ResourceGroup.0.Name") != "default" || listed.Get("ResourceGroups.ResourceGroup.0.Status") != "OK" {
		t.Errorf("%s", listed.Body)
	}
	id := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	if got := b.OK("Vpc DescribeVpcs", "VpcId", id).Get("Vpcs.Vpc.0.ResourceGroupId"); got != group {
		t.Errorf("a VPC made without a group is in %q, want the default %q", got, group)
	}
	if got := b.OK(rm+"ListResources", "ResourceGroupId", group, "Service", "vpc", "ResourceType", "vpc"); got.Get("Resources.Resource.0.ResourceId") != id || got.Get("Resources.Resource.0.RegionId") != "cn-hangzhou" {
		t.Errorf("%s", got.Body)
	}
	b.Refused("InvalidParameter.ResourceGroupId", rm+"DeleteResourceGroup", "ResourceGroupId", group)
}

func TestALifeOfAGroup(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, resourcemanager.Service, vpc.Service)
	created := b.OK(rm+"CreateResourceGroup", "Name", "payments", "DisplayName", "Payments", "Tag.1.Key", "team", "Tag.1.Value", "a")
	id := created.Get("ResourceGroup.Id")
	if created.Get("ResourceGroup.Status") != "Creating" || created.Len("ResourceGroup.RegionStatuses.RegionStatus") != 4 {
		t.Errorf("%s", created.Body)
	}
	b.Advance(time.Minute)
	if got := b.OK(rm+"GetResourceGroup", "ResourceGroupId", id, "IncludeTags", "true"); got.Get("ResourceGroup.Status") != "OK" || got.Get("ResourceGroup.Tags.Tag.0.TagValue") != "a" {
		t.Errorf("%s", got.Body)
	}
	b.Refused("EntityAlreadyExists.ResourceGroup", rm+"CreateResourceGroup", "Name", "payments", "DisplayName", "x")
	b.Refused("InvalidParameter.Name.InvalidChars", rm+"CreateResourceGroup", "Name", "1st", "DisplayName", "x")
	b.Refused("InvalidParameter.Name.Length", rm+"CreateResourceGroup", "Name", "ab", "DisplayName", "x")
	b.OK(rm+"UpdateResourceGroup", "ResourceGroupId", id, "NewDisplayName", "Pay")
	if got := b.OK(rm+"ListResourceGroups", "DisplayName", "Pa"); got.Get("ResourceGroups.ResourceGroup.0.DisplayName") != "Pay" {
		t.Errorf("%s", got.Body)
	}

	vpcID := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	moved := b.OK(rm+"MoveResources", "ResourceGroupId", id,
		"Resources.1.ResourceId", vpcID, "Resources.1.ResourceType", "vpc", "Resources.1.Service", "vpc", "Resources.1.RegionId", "cn-hangzhou",
		"Resources.2.ResourceId", "vpc-missing", "Resources.2.ResourceType", "vpc", "Resources.2.Service", "vpc", "Resources.2.RegionId", "cn-hangzhou")
	if moved.Get("Responses.0.Status") != "SUCCESS" || moved.Get("Responses.1.Status") != "FAIL" {
		t.Errorf("%s", moved.Body)
	}
	b.Refused("DeleteConflict.ResourceGroup.Resource", rm+"DeleteResourceGroup", "ResourceGroupId", id)
	b.Advance(time.Minute)
	b.OK("Vpc DeleteVpc", "VpcId", vpcID)
	b.Advance(time.Minute)
	if got := b.OK(rm+"DeleteResourceGroup", "ResourceGroupId", id); got.Get("ResourceGroup.Status") != "PendingDelete" {
		t.Errorf("%s", got.Body)
	}
	b.OK(rm+"GetResourceGroup", "ResourceGroupId", id)
	b.Advance(time.Minute)
	b.Refused("EntityNotExists.ResourceGroup", rm+"GetResourceGroup", "ResourceGroupId", id)
}

func TestGroupsCarryTags(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, resourcemanager.Service)
	id := b.OK(rm+"CreateResourceGroup", "Name", "payments", "DisplayName", "Payments").Get("ResourceGroup.Id")
	b.OK(rm+"TagResources", "ResourceId.1", id, "ResourceType", "ResourceGroup", "Tag.1.Key", "k", "Tag.1.Value", "v")
	if got := b.OK(rm+"ListTagResources", "ResourceId.1", id); got.Get("TagResources.0.TagKey") != "k" || got.Get("TagResources.0.ResourceType") != "ResourceGroup" {
		t.Errorf("%s", got.Body)
	}
	if got := b.OK(rm+"ListTagKeys", "ResourceType", "ResourceGroup"); got.Get("Tags.0.Key") != "k" {
		t.Errorf("%s", got.Body)
	}
	if got := b.OK(rm+"ListTagValues", "ResourceType", "ResourceGroup", "TagKey", "k"); got.Get("Tags.0.Value") != "v" {
		t.Errorf("%s", got.Body)
	}
	b.OK(rm+"UntagResources", "ResourceId.1", id, "TagKey.1", "k")
	if got := b.OK(rm+"ListTagResources", "ResourceId.1", id); got.Len("TagResources") != 0 {
		t.Errorf("%s", got.Body)
	}
	b.Refused("EntityNotExists.ResourceGroup", rm+"TagResources", "ResourceId.1", "rg-missing", "Tag.1.Key", "k")
}
