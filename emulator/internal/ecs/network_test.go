package ecs_test

import (
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

// network is a world with a VPC and a vSwitch in it.
type network struct {
	*actiontest.Bench
	vpc, vswitch string
}

func newNetwork(t *testing.T) network {
	t.Helper()
	return onNetwork(actiontest.New(t, ecs.Service, vpc.Service))
}

// newSlowNetwork is a network whose transient states last until the clock is advanced.
func newSlowNetwork(t *testing.T) network {
	t.Helper()
	b := actiontest.NewSlow(t, ecs.Service, vpc.Service)
	n := network{Bench: b, vpc: b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")}
	b.Advance(minute)
	n.vswitch = b.OK("Vpc CreateVSwitch", "VpcId", n.vpc, "ZoneId", "cn-hangzhou-i", "CidrBlock", "10.0.1.0/24").Get("VSwitchId")
	b.Advance(minute)
	return n
}

func onNetwork(b *actiontest.Bench) network {
	n := network{Bench: b, vpc: b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")}
	n.vswitch = b.OK("Vpc CreateVSwitch", "VpcId", n.vpc, "ZoneId", "cn-hangzhou-i", "CidrBlock", "10.0.1.0/24").Get("VSwitchId")
	return n
}

// group makes a security group in the VPC.
func (n network) group(params ...string) string {
	return n.OK("Ecs CreateSecurityGroup", append([]string{"VpcId", n.vpc}, params...)...).Get("SecurityGroupId")
}

// instance makes a running instance in a security group.
func (n network) instance(group string, params ...string) string {
	return n.OK("Ecs RunInstances", append([]string{
		"ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd", "InstanceType", "ecs.g6.large", "VSwitchId", n.vswitch, "SecurityGroupId", group,
	}, params...)...).Get("InstanceIdSets.InstanceIdSet.0")
}

// rules lists the rules of a group, by one field.
func (n network) rules(group, field string, params ...string) string {
	a := n.OK("Ecs DescribeSecurityGroupAttribute", append([]string{"SecurityGroupId", group}, params...)...)
	var values []string
	for i := range a.Len("Permissions.Permission") {
		values = append(values, a.Get("Permissions.Permission."+itoa(i)+"."+field))
	}
	return strings.Join(values, " ")
}
