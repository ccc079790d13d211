package slb_test

import (
	"strings"
	"testing"
)

func TestTags(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.http(lb, "80")
	for kind, id := range map[string]string{"instance": lb, "listener": lb + "_http_80", "vservergroup": b.group(lb, "[]"), "certificate": b.certificate()} {
		b.OK("Slb TagResources", "ResourceType", kind, "ResourceId.1", id, "Tag.1.Key", "team", "Tag.1.Value", "web")
		listed := b.OK("Slb ListTagResources", "ResourceType", kind, "ResourceId.1", id)
		if listed.Get("TagResources.TagResource.0.TagValue") != "web" || listed.Get("TagResources.TagResource.0.ResourceType") != kind {
			t.Errorf("%s: %s", kind, listed.Body)
		}
		b.OK("Slb UntagResources", "ResourceType", kind, "ResourceId.1", id, "TagKey.1", "team")
		if n := b.OK("Slb ListTagResources", "ResourceType", kind, "ResourceId.1", id).Len("TagResources.TagResource"); n != 0 {
			t.Errorf("%s keeps %d tags", kind, n)
		}
	}
	b.Refused("ResourceNotExist", "Slb TagResources", "ResourceType", "instance", "ResourceId.1", "lb-none", "Tag.1.Key", "k")
	b.Refused("InvalidParam.ResourceType", "Slb TagResources", "ResourceType", "vm", "ResourceId.1", lb, "Tag.1.Key", "k")
	b.Refused("Duplicate.TagKey", "Slb TagResources", "ResourceType", "instance", "ResourceId.1", lb, "Tag.1.Key", "k", "Tag.2.Key", "k")
	b.Refused("InvalidParam.TagKey", "Slb TagResources", "ResourceType", "instance", "ResourceId.1", lb, "Tag.1.Key", "aliyun-x")
	b.Refused("MissingParam.TagOrResourceId", "Slb ListTagResources", "ResourceType", "instance")
}

func TestOlderTags(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.OK("Slb AddTags", "LoadBalancerId", lb, "Tags", `[{"TagKey":"a","TagValue":"1"},{"TagKey":"b","TagValue":"2"}]`)
	b.OK("Slb AddTags", "LoadBalancerId", b.balancer(), "Tags", `[{"TagKey":"a","TagValue":"3"}]`)
	if got := b.OK("Slb DescribeTags", "DistinctKey", "true"); got.Get("TotalCount") != "2" || got.Get("TagSets.TagSet.0.InstanceCount") != "2" {
		t.Errorf("tags: %s", got.Body)
	}
	if got := b.OK("Slb DescribeLoadBalancers", "Tags", `[{"tagKey":"a","tagValue":"1"}]`); got.Get("LoadBalancers.LoadBalancer.0.LoadBalancerId") != lb {
		t.Errorf("by tag: %s", got.Body)
	}
	b.OK("Slb RemoveTags", "LoadBalancerId", lb, "Tags", `[{"TagKey":"a"},{"TagKey":"b","TagValue":"other"}]`)
	if got := b.OK("Slb DescribeTags", "LoadBalancerId", lb).Get("TagSets.TagSet.0.TagKey"); got != "b" {
		t.Errorf("left is %q", got)
	}
	b.Refused("InvalidParameter", "Slb AddTags", "LoadBalancerId", lb, "Tags", "a=1")
	b.Refused("MissingParameter.Tags", "Slb AddTags", "LoadBalancerId", lb, "Tags", "[]")
	b.Refused("InvalidTag", "Slb DescribeLoadBalancers", "Tags", "a=1")
}

// Each cloud's account sees its own regions, and zones are those of the region.
//
// proves: F1-admission
func TestRegionsAndZones(t *testing.T) {
	t.Parallel()
	b := open(t, "finance", "cn-shanghai-finance-1")
	listed := b.OK("Slb DescribeRegions")
	if listed.Len("Regions.Region") != 3 || strings.Contains(string(listed.Body), `"cn-hangzhou"`) {
		t.Errorf("regions: %s", listed.Body)
	}
	zones := b.OK("Slb DescribeZones")
	if zones.Get("Zones.Zone.0.ZoneId") != "cn-shanghai-finance-1f" || zones.Get("Zones.Zone.0.SlaveZones.SlaveZone.0.ZoneId") != "cn-shanghai-finance-1g" {
		t.Errorf("zones: %s", zones.Body)
	}
	if offers := string(b.OK("Slb DescribeAvailableResource").Body); !strings.Contains(offers, "classic_internet") || strings.Contains(offers, "classic_intranet") {
		t.Errorf("a VPC-only region offers %s", offers)
	}
	if offers := string(open(t, "finance", "cn-hangzhou-finance").OK("Slb DescribeAvailableResource", "AddressType", "classic_intranet").Body); !strings.Contains(offers, "classic_intranet") {
		t.Errorf("a region with a classic network offers %s", offers)
	}
}

func TestMoveResourceGroup(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	group := b.OK("Slb DescribeLoadBalancerAttribute", "LoadBalancerId", lb).Get("ResourceGroupId")
	b.OK("Slb MoveResourceGroup", "ResourceType", "loadbalancer", "ResourceId", lb, "NewResourceGroupId", group)
	b.Refused("InvalidResourceGroupId.NotFound", "Slb MoveResourceGroup", "ResourceType", "loadbalancer", "ResourceId", lb, "NewResourceGroupId", "rg-none")
	b.Refused("InvalidParameter", "Slb MoveResourceGroup", "ResourceType", "acl", "ResourceId", lb, "NewResourceGroupId", group)
}
