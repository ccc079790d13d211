package ecs_test

import (
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

const ubuntu = "ubuntu_22_04_x64_20G_alibase_20240710.vhd"

// site is a caller's network in a region, ready for instances.
type site struct {
	*actiontest.Bench
	vpc, vsw, group, zone string
}

// zones are those that the tests use, one for each region.
var zones = map[string]string{
	"cn-hangzhou": "cn-hangzhou-h", "cn-shanghai": "cn-shanghai-b", "cn-hangzhou-finance": "cn-hangzhou-finance-b", "cn-shanghai-finance-1": "cn-shanghai-finance-1f",
	"cn-shenzhen-finance-1": "cn-shenzhen-finance-1d", "cn-north-2-gov-1": "cn-north-2-gov-1b",
}

func bench(t *testing.T) *actiontest.Bench {
	t.Helper()
	return actiontest.New(t, ecs.Service, vpc.Service)
}

func slowBench(t *testing.T) *actiontest.Bench {
	t.Helper()
	return actiontest.NewSlow(t, ecs.Service, vpc.Service)
}

// settle builds a network for a caller.
func settle(b *actiontest.Bench, account, region string) site {
	b = b.As(account).In(region)
	s := site{Bench: b, zone: zones[region]}
	s.vpc = b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	b.Advance(1e10)
	s.vsw = b.OK("Vpc CreateVSwitch", "VpcId", s.vpc, "CidrBlock", "10.0.0.0/24", "ZoneId", s.zone).Get("VSwitchId")
	s.group = b.OK("Ecs CreateSecurityGroup", "VpcId", s.vpc).Get("SecurityGroupId")
	b.Advance(1e10)
	return s
}

// order is what every instance of a site is asked for, with more or other parameters.
func (s site) order(more ...string) []string {
	params := []string{"ImageId", ubuntu, "InstanceType", "ecs.g6.large", "VSwitchId", s.vsw, "SecurityGroupId", s.group}
	return with(params, more...)
}

// with replaces or adds parameters; an empty value takes one away.
func with(params []string, more ...string) []string {
	kept := map[string]string{}
	var names []string
	for _, list := range [][]string{params, more} {
		for i := 0; i < len(list); i += 2 {
			if _, ok := kept[list[i]]; !ok {
				names = append(names, list[i])
			}
			kept[list[i]] = list[i+1]
		}
	}
	var out []string
	for _, n := range names {
		if kept[n] != "" {
			out = append(out, n, kept[n])
		}
	}
	return out
}

// run launches one instance.
func (s site) run(more ...string) string {
	return s.OK("Ecs RunInstances", s.order(more...)...).Get("InstanceIdSets.InstanceIdSet.0")
}

// instance reads an instance as DescribeInstances shows it.
func (s site) instance(id string) actiontest.Answer {
	return s.OK("Ecs DescribeInstances", "InstanceIds", `["`+id+`"]`)
}

// systemDisk is the id of an instance's system disk.
func (s site) systemDisk(id string) string {
	return s.OK("Ecs DescribeDisks", "InstanceId", id, "DiskType", "system").Get("Disks.Disk.0.DiskId")
}

// ruled checks that a refusal comes from a rule.
func ruled(t *testing.T, a actiontest.Answer, rule string) {
	t.Helper()
	if !strings.Contains(strings.Join(a.Rules, " "), rule) {
		t.Errorf("refused by %q, want %s: %s", a.Rules, rule, a.Body)
	}
}

// want compares one value of an answer.
func want(t *testing.T, a actiontest.Answer, path, value string) {
	t.Helper()
	if got := a.Get(path); got != value {
		t.Errorf("%s is %q, want %q", path, got, value)
	}
}
