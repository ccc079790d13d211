package bss_test

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/bss"
	"github.com/ringfence-dev/ringfence/emulator/internal/cloudfw"
)

// proves: F1-cloudfirewall
func TestAPublicAccountBuysCloudFirewall(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, bss.Service, cloudfw.Service)
	list := []string{"Direction", "in", "CurrentPage", "1", "PageSize", "10"}
	b.Refused("ErrorInstanceStatusNotNormal", "Cloudfw DescribeControlPolicy", list...)
	order := []string{"ProductCode", "vipcloudfw", "ProductType", "vipcloudfw", "SubscriptionType", "Subscription", "Period", "1",
		"Parameter.1.Code", "Spec", "Parameter.1.Value", "3", "Parameter.2.Code", "IpNumber", "Parameter.2.Value", "50"}
	id := b.OK("BssOpenApi CreateInstance", order...).Get("Data.InstanceId")
	b.OK("Cloudfw DescribeControlPolicy", list...)
	if v := b.OK("Cloudfw DescribeUserBuyVersion", "InstanceId", id); v.Get("Version") != "3" || v.Get("IpNumber") != "50" || v.Get("VpcNumber") != "2" {
		t.Errorf("bought: %s", v.Body)
	}
	b.Refused("ErrorParameters", "Cloudfw DescribeUserBuyVersion", "InstanceId", "vipcloudfw-cn-none")
	b.Refused("ORDER.INST_HAS_EXIST", "BssOpenApi CreateInstance", order...)
	b.As("finance").In("cn-hangzhou-finance").OK("Cloudfw DescribeControlPolicy", list...)
	b.As("gov").In("cn-north-2-gov-1").Refused("ErrorInstanceStatusNotNormal", "Cloudfw DescribeControlPolicy", list...)

	b.Refused("ErrorParameters", "Cloudfw ReleasePostInstance", "InstanceId", id)
	b.Advance(32 * 24 * time.Hour)
	b.Refused("ErrorInstanceStatusNotNormal", "Cloudfw DescribeControlPolicy", list...)
	if a := b.OK("BssOpenApi QueryAvailableInstances", "InstanceIDs", id); a.Get("Data.InstanceList.0.Status") != "Expired" {
		t.Errorf("after the month: %s", a.Body)
	}

	payg := b.OK("BssOpenApi CreateInstance", "ProductCode", "cfw", "ProductType", "cfw_elasticity_public_cn", "SubscriptionType", "PayAsYouGo").Get("Data.InstanceId")
	if a := b.OK("BssOpenApi QueryAvailableInstances", "ProductCode", "cfw"); a.Get("Data.TotalCount") != "1" || a.Get("Data.InstanceList.0.InstanceID") != payg {
		t.Errorf("pay as you go: %s", a.Body)
	}
	b.OK("Cloudfw DescribeControlPolicy", list...)
	b.OK("Cloudfw ReleasePostInstance", "InstanceId", payg)
	b.Refused("ErrorInstanceStatusNotNormal", "Cloudfw DescribeControlPolicy", list...)
}

func TestOrdersAreChecked(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, bss.Service)
	b.Refused("InvalidParameter", "BssOpenApi CreateInstance", "ProductCode", "waf", "SubscriptionType", "Subscription", "Period", "1")
	b.Refused("InvalidParameter", "BssOpenApi CreateInstance", "ProductCode", "vipcloudfw", "SubscriptionType", "Subscription", "Period", "1")
	b.Refused("InvalidParameter", "BssOpenApi CreateInstance", "ProductCode", "vipcloudfw", "SubscriptionType", "Subscription", "Parameter.1.Code", "Spec", "Parameter.1.Value", "2")
	if a := b.OK("BssOpenApi QueryAvailableInstances"); a.Get("Data.TotalCount") != "0" || a.Len("Data.InstanceList") != 0 {
		t.Errorf("nothing was bought: %s", a.Body)
	}
}
