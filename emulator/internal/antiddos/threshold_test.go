package antiddos_test

import "testing"

func TestThresholdsAreSet(t *testing.T) {
	t.Parallel()
	const region = "cn-hangzhou"
	b := open(t)
	eip := b.OK("Vpc AllocateEipAddress")
	id, address := eip.Get("AllocationId"), eip.Get("EipAddress")
	with := func(more ...string) []string {
		return append([]string{"DdosRegionId", region, "InstanceType", "eip", "InstanceId", id, "InternetIp", address}, more...)
	}
	at := func(path string) string {
		return b.OK("antiddos-public DescribeIpDdosThreshold", with("DdosType", "defense")...).Get("Threshold." + path)
	}
	if at("Bps") != "300" || at("IsAuto") != "true" || at("MaxBps") != "5000" {
		t.Errorf("at first %s, %s, at most %s", at("Bps"), at("IsAuto"), at("MaxBps"))
	}
	b.OK("antiddos-public ModifyIpDefenseThreshold", with("Bps", "500")...)
	if at("Bps") != "300" {
		t.Error("one number alone was taken")
	}
	b.OK("antiddos-public ModifyIpDefenseThreshold", with("Bps", "500", "Pps", "90000")...)
	if at("Bps") != "500" || at("Pps") != "90000" || at("IsAuto") != "false" {
		t.Errorf("after the change %s, %s", at("Bps"), at("Pps"))
	}
	if out := attack(t, b, address, 0.4, 0); out.Scrubbed {
		t.Errorf("below the threshold that was set: %+v", out)
	}
	several := b.OK("antiddos-public DescribeDdosThreshold", "DdosRegionId", region, "DdosType", "defense", "InstanceType", "eip", "InstanceIds.1", id, "InstanceIds.2", "eip-none")
	if several.Len("Thresholds.Threshold") != 1 || several.Get("Thresholds.Threshold.0.Bps") != "500" {
		t.Errorf("several: %s", several.Body)
	}
	b.OK("antiddos-public ModifyDefenseThreshold", "DdosRegionId", region, "InstanceType", "eip", "InstanceId", id, "IsAuto", "true")
	if at("Bps") != "300" || at("IsAuto") != "true" {
		t.Errorf("automatic again: %s", at("Bps"))
	}
	b.Refused("InvalidParameter", "antiddos-public ModifyIpDefenseThreshold", with("Bps", "50", "Pps", "90000")...)
	b.Refused("InvalidParameter", "antiddos-public ModifyIpDefenseThreshold", with("Bps", "5001", "Pps", "90000")...)
	b.Refused("InvalidInstanceId.NotFound", "antiddos-public DescribeIpDdosThreshold", "DdosRegionId", region, "DdosType", "defense", "InstanceType", "slb", "InstanceId", id, "InternetIp", address)
	b.Refused("InvalidDdosRegionId", "antiddos-public DescribeDdosCredit", "DdosRegionId", "cn-hangzhou-finance")
	b.As("gov").Refused("InvalidInstanceId.NotFound", "antiddos-public DescribeIpLocationService", "InternetIp", address, "RegionId", "cn-north-2-gov-1")
	if got := b.OK("antiddos-public DescribeIpLocationService", "InternetIp", address); got.Get("Instance.Region") != region || got.Get("Instance.InstanceId") != id {
		t.Errorf("the location: %s", got.Body)
	}
	credit := b.OK("antiddos-public DescribeDdosCredit", "DdosRegionId", region)
	if credit.Get("DdosCredit.BlackholeTime") != "150" || credit.Get("DdosCredit.Score") != "1000" {
		t.Errorf("the credit: %s", credit.Body)
	}
	addresses := b.OK("antiddos-public DescribeInstanceIpAddress", "DdosRegionId", region, "InstanceType", "eip")
	if addresses.Get("Total") != "1" || addresses.Get("InstanceList.0.IpAddressConfig.0.InstanceIp") != address || addresses.Get("InstanceList.0.InstanceStatus") != "normal" {
		t.Errorf("the addresses: %s", addresses.Body)
	}
	attack(t, b, address, 9, 0)
	if got := b.OK("antiddos-public DescribeInstanceIpAddress", "DdosRegionId", region, "InstanceType", "eip", "DdosStatus", "blackhole"); got.Get("InstanceList.0.InstanceStatus") != "abnormal" {
		t.Errorf("in a black hole: %s", got.Body)
	}
	if n := b.OK("antiddos-public DescribeRegions").Len("Regions.Region"); n != 4 {
		t.Errorf("a public account sees %d regions", n)
	}
	if got := b.OK("antiddos-public DescribeBgpPackByIp", "DdosRegionId", region, "Ip", address); got.Get("DdosbgpInfo.DdosbgpInstanceId") != "" {
		t.Errorf("paid protection: %s", got.Body)
	}
}
