package ecs_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
)

// What DescribeAvailableResource offers, RunInstances takes, and DescribeZones and DescribeInstanceTypes know.
func TestOffersAgree(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	known := values(s.OK("Ecs DescribeInstanceTypes"), "InstanceTypes.InstanceType", "InstanceTypeId")
	for _, category := range []string{"cloud_efficiency", "cloud_essd"} {
		a := s.OK("Ecs DescribeAvailableResource", "DestinationResource", "InstanceType", "SystemDiskCategory", category, "Cores", "2", "ZoneId", s.zone)
		offered := values(a, "AvailableZones.AvailableZone.0.AvailableResources.AvailableResource.0.SupportedResources.SupportedResource", "Value")
		if len(offered) == 0 {
			t.Fatalf("nothing with %s", category)
		}
		for _, id := range offered {
			if !slices.Contains(known, id) {
				t.Errorf("%s is offered and unknown", id)
			}
		}
		x86 := slices.DeleteFunc(slices.Clone(offered), func(id string) bool { return regexp.MustCompile(`6r\.`).MatchString(id) })
		s.OK("Ecs RunInstances", s.order("InstanceType", x86[len(x86)-1], "SystemDisk.Category", category, "DryRun", "")...)
	}
	if n := s.OK("Ecs DescribeAvailableResource", "DestinationResource", "Zone").Len("AvailableZones.AvailableZone"); n != 7 {
		t.Errorf("%d zones are offered", n)
	}
}

func values(a actiontest.Answer, list, field string) []string {
	var out []string
	for n := range a.Len(list) {
		out = append(out, a.Get(list+"."+itoa(n)+"."+field))
	}
	return out
}

func TestSystemImages(t *testing.T) {
	t.Parallel()
	b := bench(t)
	names := values(b.OK("Ecs DescribeImages", "ImageOwnerAlias", "system", "PageSize", "100"), "Images.Image", "ImageName")
	for _, pattern := range []string{`^ubuntu_18.*64`, `^ubuntu_[0-9]+_[0-9]+_x64*`, `^aliyun_3_x64*`, `^centos_6\w{1,5}[64].*`, `^centos.*_64`, `^centos_8`, `^win`} {
		if !slices.ContainsFunc(names, regexp.MustCompile(pattern).MatchString) {
			t.Errorf("no system image is like %s", pattern)
		}
	}
}
