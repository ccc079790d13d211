package slb_test

import (
	"errors"
	"net/netip"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func TestLoadBalancerLife(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	a := b.OK("Slb DescribeLoadBalancerAttribute", "LoadBalancerId", lb)
	for path, want := range map[string]string{
		"LoadBalancerName": lb, "LoadBalancerStatus": "active", "AddressType": "internet", "NetworkType": "classic", "PayType": "PayOnDemand",
		"InternetChargeType": "paybytraffic", "InstanceChargeType": "PayBySpec", "LoadBalancerSpec": "slb.s2.small", "DeleteProtection": "off",
		"ModificationProtectionStatus": "NonProtection", "BackendServers.BackendServer": "[]", "ListenerPortsAndProtocol.ListenerPortAndProtocol": "[]",
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if a.Get("MasterZoneId") == a.Get("SlaveZoneId") {
		t.Errorf("both zones are %s", a.Get("MasterZoneId"))
	}
	b.OK("Slb SetLoadBalancerName", "LoadBalancerId", lb, "LoadBalancerName", "web")
	b.OK("Slb SetLoadBalancerStatus", "LoadBalancerId", lb, "LoadBalancerStatus", "inactive")
	b.OK("Slb ModifyLoadBalancerInstanceSpec", "LoadBalancerId", lb, "LoadBalancerSpec", "slb.s3.small")
	b.OK("Slb ModifyLoadBalancerInternetSpec", "LoadBalancerId", lb, "InternetChargeType", "paybybandwidth", "Bandwidth", "7")
	b.OK("Slb SetLoadBalancerModificationProtection", "LoadBalancerId", lb, "ModificationProtectionStatus", "ConsoleProtection", "ModificationProtectionReason", "in use")
	b.OK("Slb SetLoadBalancerDeleteProtection", "LoadBalancerId", lb, "DeleteProtection", "on")
	list := b.OK("Slb DescribeLoadBalancers", "LoadBalancerName", "web,other")
	for path, want := range map[string]string{
		"TotalCount": "1", "LoadBalancers.LoadBalancer.0.LoadBalancerStatus": "inactive", "LoadBalancers.LoadBalancer.0.Bandwidth": "7",
		"LoadBalancers.LoadBalancer.0.InternetChargeType": "3", "LoadBalancers.LoadBalancer.0.ModificationProtectionReason": "in use",
	} {
		if got := list.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.Refused("OperationDenied.DeleteProtectionIsOn", "Slb DeleteLoadBalancer", "LoadBalancerId", lb)
	b.OK("Slb SetLoadBalancerDeleteProtection", "LoadBalancerId", lb, "DeleteProtection", "off")
	b.OK("Slb DeleteLoadBalancer", "LoadBalancerId", lb)
	b.Refused("InvalidLoadBalancerId.NotFound", "Slb DescribeLoadBalancerAttribute", "LoadBalancerId", lb)
}

func TestLoadBalancerAddress(t *testing.T) {
	t.Parallel()
	b := open(t, "public", "cn-hangzhou")
	inVPC := b.OK("Slb CreateLoadBalancer", "VSwitchId", "vsw-one", "VpcId", "vpc-one", "Address", "10.1.0.9")
	if inVPC.Get("Address") != "10.1.0.9" || inVPC.Get("NetworkType") != "vpc" || inVPC.Get("VSwitchId") != "vsw-one" {
		t.Errorf("in the VPC: %s", inVPC.Body)
	}
	b.Refused("AssociateIpFail", "Slb CreateLoadBalancer", "VSwitchId", "vsw-one", "Address", "10.1.0.9")
	b.Refused("InvalidParameter", "Slb CreateLoadBalancer", "VSwitchId", "vsw-one", "Address", "10.9.0.9")
	b.Refused("VSwitchNotExist", "Slb CreateLoadBalancer", "VSwitchId", "vsw-none")
	b.Refused("InvalidVpcId.NotExist", "Slb CreateLoadBalancer", "VSwitchId", "vsw-one", "VpcId", "vpc-other")
	b.Refused("MissingParam.VSwitchId", "Slb CreateLoadBalancer", "AddressType", "intranet", "VpcId", "vpc-one")
	b.Refused("PRODUCT.NOT_AVAILABLE_IZ", "Slb CreateLoadBalancer", "MasterZoneId", "cn-nowhere-a")
	b.Refused("InvalidParameter.Bandwidth", "Slb CreateLoadBalancer", "InternetChargeType", "paybybandwidth", "Bandwidth", "5121")
	b.Refused("InvalidParameter", "Slb CreateLoadBalancer", "LoadBalancerSpec", "slb.huge")

	b.OK("Slb DeleteLoadBalancer", "LoadBalancerId", inVPC.Get("LoadBalancerId"))
	b.OK("Slb CreateLoadBalancer", "VSwitchId", "vsw-one", "Address", "10.1.0.9")
	first, second := b.OK("Slb CreateLoadBalancer"), b.OK("Slb CreateLoadBalancer")
	if first.Get("Address") == second.Get("Address") {
		t.Errorf("two balancers have %s", first.Get("Address"))
	}
	b.write("public", "cn-hangzhou", func(tx *world.Tx) error {
		if at := netip.MustParseAddr(first.Get("Address")); !tx.PublicRange().Contains(at) {
			return errors.New(at.String() + " is not public")
		}
		return nil
	})
}

func TestLoadBalancerPayment(t *testing.T) {
	t.Parallel()
	b := open(t, "public", "cn-hangzhou")
	unpaid := b.OK("Slb CreateLoadBalancer", "PayType", "PrePay", "InternetChargeType", "paybybandwidth", "Bandwidth", "5", "Duration", "1", "PricingCycle", "month")
	if unpaid.Get("LoadBalancerId") != "" || unpaid.Get("OrderId") == "0" {
		t.Errorf("an unpaid order made a balancer: %s", unpaid.Body)
	}
	b.Refused("MissingDuration", "Slb CreateLoadBalancer", "PayType", "PrePay", "AddressType", "intranet")
	b.Refused("Operation.NotAllowed", "Slb CreateLoadBalancer", "PayType", "PrePay", "Duration", "1")
	b.Refused("IllegalParam.InstanceChargeType", "Slb CreateLoadBalancer", "PayType", "PrePay", "Duration", "1", "InstanceChargeType", "PayByCLCU")
	paid := b.OK("Slb CreateLoadBalancer", "PayType", "PrePay", "AddressType", "intranet", "Duration", "1", "AutoPay", "true").Get("LoadBalancerId")
	b.Refused("InvalidChargeType", "Slb DeleteLoadBalancer", "LoadBalancerId", paid)
	b.Refused("OperationUnsupported.DeleteProtectionForPrePayInstance", "Slb SetLoadBalancerDeleteProtection", "LoadBalancerId", paid, "DeleteProtection", "on")

	byUse := b.OK("Slb CreateLoadBalancer", "InstanceChargeType", "PayByCLCU").Get("LoadBalancerId")
	b.Refused("OperationDenied.PayByCLCU", "Slb ModifyLoadBalancerInstanceSpec", "LoadBalancerId", byUse, "LoadBalancerSpec", "slb.s1.small")
	b.Refused("MissingParam.LoadBalancerSpec", "Slb ModifyLoadBalancerInstanceChargeType", "LoadBalancerId", byUse, "InstanceChargeType", "PayBySpec")
	b.OK("Slb ModifyLoadBalancerInstanceChargeType", "LoadBalancerId", byUse, "InstanceChargeType", "PayBySpec", "LoadBalancerSpec", "slb.s1.small")
	b.Refused("OperationDenied.PayBySpec", "Slb ModifyLoadBalancerInstanceChargeType", "LoadBalancerId", byUse, "InstanceChargeType", "PayBySpec", "LoadBalancerSpec", "slb.s1.small")
}

func TestLoadBalancerQuota(t *testing.T) {
	t.Parallel()
	b := open(t, "public", "cn-hangzhou")
	for range 60 {
		b.OK("Slb CreateLoadBalancer")
	}
	b.Refused("OverQuota", "Slb CreateLoadBalancer")
}

// The classic network is in one finance region only, and in no region of the Government Cloud.
//
// proves: F4-network-type G3-vpc-only
func TestClassicBalancerFollowsTheRegion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ account, region, refused string }{
		{"finance", "cn-hangzhou-finance", ""},
		{"finance", "cn-shanghai-finance-1", "UnsupportedRegion"},
		{"finance", "cn-shenzhen-finance-1", "UnsupportedRegion"},
		{"gov", "cn-north-2-gov-1", "UnsupportedRegion"},
		{"public", "cn-hangzhou", ""},
	} {
		b := open(t, c.account, c.region)
		classic := []string{"AddressType", "intranet"}
		if c.refused != "" {
			if a := b.Refused(c.refused, "Slb CreateLoadBalancer", classic...); len(a.Rules) == 0 {
				t.Errorf("%s: the refusal names no rule", c.region)
			}
		} else {
			b.OK("Slb CreateLoadBalancer", classic...)
		}
		b.OK("Slb CreateLoadBalancer", "AddressType", "internet")
		b.OK("Slb CreateLoadBalancer", "VSwitchId", "vsw-one")
	}
}
