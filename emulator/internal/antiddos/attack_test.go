package antiddos_test

import (
	"errors"
	"net/netip"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/antiddos"
	"github.com/ringfence-dev/ringfence/emulator/internal/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

func open(t *testing.T) *actiontest.Bench {
	t.Helper()
	return actiontest.NewSlow(t, antiddos.Service, vpc.Service, slb.Service)
}

// attack lets traffic hit a target.
func attack(t *testing.T, b *actiontest.Bench, target string, gbps float64, duration time.Duration) antiddos.Outcome {
	t.Helper()
	var out antiddos.Outcome
	err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
		out, err = antiddos.Attack(tx, target, gbps, duration)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// status is the state of an address as the API tells it.
func status(b *actiontest.Bench, region, kind, address string) string {
	a := b.In(region).OK("antiddos-public DescribeInstance", "DdosRegionId", region, "InstanceType", kind, "InstanceIp", address)
	return a.Get("InstanceList.Instance.0.InstanceStatus")
}

// The venues of the policy, and the threshold of each.
var venues = []struct {
	account, region string
	gbps            float64
	rule            string
}{
	{"finance", "cn-hangzhou-finance", 5, ""},
	{"finance", "cn-shenzhen-finance-1", 2, ".sz-sh"},
	{"finance", "cn-shanghai-finance-1", 2, ".sz-sh"},
}

// proves: F4-ecs-blackhole
func TestAttacksOnInstancesAboveTheThresholdAreBlackHoled(t *testing.T) {
	t.Parallel()
	for _, v := range venues {
		t.Run(v.region, func(t *testing.T) {
			t.Parallel()
			b := open(t).As(v.account).In(v.region)
			eip := b.OK("Vpc AllocateEipAddress")
			id, address := eip.Get("AllocationId"), eip.Get("EipAddress")
			if out := attack(t, b, address, v.gbps, 0); out.BlackHoled || out.ThresholdGbps != v.gbps || out.Rule != "F4-ecs-blackhole"+v.rule {
				t.Errorf("at the threshold: %+v", out)
			}
			if out := attack(t, b, "eip:"+id, v.gbps+0.01, time.Minute); !out.BlackHoled || !out.Until.Equal(actiontest.Start.Add(150*time.Minute)) {
				t.Errorf("above the threshold: %+v", out)
			}
			if got := status(b, v.region, "eip", address); got != "blackholed" {
				t.Errorf("the API says %s", got)
			}
			b.Advance(150*time.Minute - time.Second)
			if got := status(b, v.region, "eip", address); got != "blackholed" {
				t.Errorf("before its time, the API says %s", got)
			}
			b.Advance(time.Second)
			if got := status(b, v.region, "eip", address); got != "normal" {
				t.Errorf("after its time, the API says %s", got)
			}
		})
	}
}

// proves: F4-ecs-blackhole
func TestClassicInstancesAreBlackHoledToo(t *testing.T) {
	t.Parallel()
	b := open(t).As("finance").In("cn-hangzhou-finance")
	err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		a, err := tx.Accounts.Get("1000000000000001")
		if err != nil {
			return err
		}
		region, _ := tx.Matrix().Region("cn-hangzhou-finance")
		there := tx.As(*a, region)
		address, err := world.AllocatePublicIP(there, netip.Addr{}, "i-one")
		if err != nil {
			return err
		}
		return there.Instances.Insert(&world.Instance{Meta: world.Meta{ID: "i-one"}, Network: world.Classic, PublicIP: address})
	})
	if err != nil {
		t.Fatal(err)
	}
	if out := attack(t, b, "ecs:i-one", 5, 0); out.BlackHoled {
		t.Errorf("at the threshold: %+v", out)
	}
	if out := attack(t, b, "ecs:i-one", 5.1, 0); !out.BlackHoled || out.Kind != "ecs" || out.Rule != "F4-ecs-blackhole" {
		t.Errorf("above the threshold: %+v", out)
	}
}

// proves: F4-slb-blackhole
func TestAttacksOnBalancersAboveTheThresholdAreBlackHoled(t *testing.T) {
	t.Parallel()
	for _, v := range venues {
		t.Run(v.region, func(t *testing.T) {
			t.Parallel()
			b := open(t).As(v.account).In(v.region)
			lb := b.OK("Slb CreateLoadBalancer", "AddressType", "internet")
			id, address := lb.Get("LoadBalancerId"), lb.Get("Address")
			if out := attack(t, b, "slb:"+id, v.gbps, 0); out.BlackHoled {
				t.Errorf("at the threshold: %+v", out)
			}
			if out := attack(t, b, address, v.gbps+1, 0); !out.BlackHoled || out.Rule != "F4-slb-blackhole"+v.rule {
				t.Errorf("above the threshold: %+v", out)
			}
			if got := status(b, v.region, "slb", address); got != "blackholed" {
				t.Errorf("the API says %s", got)
			}
		})
	}
}

// proves: G1-ddos-basic-5g
func TestBasicProtectionOfTheGovernmentCloudTakesFiveGbps(t *testing.T) {
	t.Parallel()
	b := open(t).As("gov").In("cn-north-2-gov-1")
	address := b.OK("Vpc AllocateEipAddress").Get("EipAddress")
	if out := attack(t, b, address, 5, 0); out.BlackHoled {
		t.Errorf("at 5 Gbit/s: %+v", out)
	}
	if out := attack(t, b, address, 5.5, 0); !out.BlackHoled || out.Rule != "G1-ddos-basic-5g" {
		t.Errorf("above: %+v", out)
	}
	a := b.OK("antiddos-public DescribeIpDdosThreshold", "DdosRegionId", "cn-north-2-gov-1", "DdosType", "blackhole", "InstanceType", "eip",
		"InstanceId", b.OK("Vpc DescribeEipAddresses").Get("EipAddresses.EipAddress.0.AllocationId"), "InternetIp", address)
	if a.Get("Threshold.Bps") != "5000" {
		t.Errorf("the API says %s", a.Body)
	}
}

// proves: F2-scrub
func TestMicroFinanceIsScrubbedAtFiveGbps(t *testing.T) {
	t.Parallel()
	b := open(t)
	for name, want := range map[string]struct {
		gbps     string
		scrubbed bool
	}{"microfinance": {"5000", false}, "finance": {"300", true}} {
		caller := b.As(name).In("cn-hangzhou-finance")
		eip := caller.OK("Vpc AllocateEipAddress")
		address := eip.Get("EipAddress")
		a := caller.OK("antiddos-public DescribeIpDdosThreshold", "DdosRegionId", "cn-hangzhou-finance", "DdosType", "defense", "InstanceType", "eip", "InstanceId", eip.Get("AllocationId"), "InternetIp", address)
		if a.Get("Threshold.Bps") != want.gbps {
			t.Errorf("%s: %s", name, a.Body)
		}
		if out := attack(t, b, address, 4.9, time.Minute); out.Scrubbed != want.scrubbed || out.BlackHoled {
			t.Errorf("%s below 5 Gbit/s: %+v", name, out)
		}
		if out := attack(t, b, address, 5, time.Minute); !out.Scrubbed || out.BlackHoled {
			t.Errorf("%s at 5 Gbit/s: %+v", name, out)
		}
		if got := status(caller, "cn-hangzhou-finance", "eip", address); got != "mitigating" {
			t.Errorf("%s: the API says %s", name, got)
		}
		if out := attack(t, b, address, 5.1, time.Minute); out.Scrubbed || !out.BlackHoled {
			t.Errorf("%s above 5 Gbit/s: %+v", name, out)
		}
	}
}

func TestABlackHoleLastsAsLongAsTheAttacks(t *testing.T) {
	t.Parallel()
	b := open(t).As("finance").In("cn-hangzhou-finance")
	eip := b.OK("Vpc AllocateEipAddress")
	id, address := eip.Get("AllocationId"), eip.Get("EipAddress")
	out := attack(t, b, address, 6, 4*time.Hour)
	if want := actiontest.Start.Add(5 * time.Hour); !out.Until.Equal(want) {
		t.Errorf("an attack of four hours: until %s, want %s", out.Until, want)
	}
	b.Advance(4 * time.Hour)
	attack(t, b, address, 4, time.Minute)
	out = attack(t, b, address, 7, time.Minute)
	if want := actiontest.Start.Add(6*time.Hour + 30*time.Minute); !out.Until.Equal(want) {
		t.Errorf("attacked again: until %s, want %s", out.Until, want)
	}
	list := func() actiontest.Answer {
		return b.OK("antiddos-public DescribeDdosEventList", "DdosRegionId", "cn-hangzhou-finance", "InstanceType", "eip", "InstanceId", id)
	}
	a := list()
	const event = "DdosEventList.DdosEvent.0."
	if a.Get("Total") != "1" || a.Get(event+"DdosType") != "blackhole" || a.Get(event+"DdosStatus") != "blackholed" ||
		a.Get(event+"EndTime") != "0" || a.Get(event+"DelayTime") == "" {
		t.Errorf("while it lasts: %s", a.Body)
	}
	b.Advance(2*time.Hour + 30*time.Minute)
	if a = list(); a.Get(event+"DdosStatus") != "normal" || a.Get(event+"EndTime") != a.Get(event+"UnBlackholeTime") {
		t.Errorf("afterwards: %s", a.Body)
	}
	if n := count(b); n != "0" {
		t.Errorf("%s addresses are in a black hole afterwards", n)
	}
	attack(t, b, address, 6, 0)
	if n := count(b); n != "1" {
		t.Errorf("%s addresses are in a black hole", n)
	}
	if a = list(); a.Get("Total") != "2" {
		t.Errorf("a second black hole: %s", a.Body)
	}
}

func count(b *actiontest.Bench) string {
	return b.OK("antiddos-public DescribeDdosCount", "DdosRegionId", "cn-hangzhou-finance", "InstanceType", "eip").Get("DdosCount.BlackholeCount")
}

func TestTargets(t *testing.T) {
	t.Parallel()
	b := open(t).As("finance").In("cn-hangzhou-finance")
	inner := b.OK("Slb CreateLoadBalancer", "AddressType", "intranet")
	for _, target := range []string{"", "198.18.0.99", "eip:eip-none", "slb:" + inner.Get("LoadBalancerId"), inner.Get("Address"), "ecs:i-none", "moon:1"} {
		err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
			_, err := antiddos.Attack(tx, target, 9, 0)
			return err
		})
		if !errors.Is(err, antiddos.ErrNoTarget) {
			t.Errorf("%q: %v", target, err)
		}
	}
}
