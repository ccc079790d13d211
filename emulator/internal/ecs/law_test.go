package ecs_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// proves: F3-vpc-addressing F4-network-type G3-vpc-only
func TestClassicNetwork(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ account, region, rule string }{
		{"finance", "cn-shanghai-finance-1", "F3-vpc-addressing"},
		{"finance", "cn-shenzhen-finance-1", "F3-vpc-addressing"},
		{"gov", "cn-north-2-gov-1", "G3-vpc-only"},
		{"finance", "cn-hangzhou-finance", ""},
		{"public", "cn-hangzhou", ""},
	} {
		for _, verb := range []string{"RunInstances", "CreateInstance"} {
			t.Run(verb+"/"+c.region, func(t *testing.T) {
				t.Parallel()
				b := bench(t).As(c.account).In(c.region)
				params := []string{"ImageId", ubuntu, "InstanceType", "ecs.g6.large"}
				if c.rule != "" {
					ruled(t, b.Refused("InvalidNetworkType", "Ecs "+verb, params...), c.rule)
					return
				}
				b.OK("Ecs "+verb, params...)
				a := b.OK("Ecs DescribeInstances")
				want(t, a, "Instances.Instance.0.InstanceNetworkType", "classic")
				if a.Len("Instances.Instance.0.InnerIpAddress.IpAddress") != 1 || a.Len("Instances.Instance.0.NetworkInterfaces.NetworkInterface") != 0 {
					t.Errorf("a classic instance has an inner address and no interface: %s", a.Body)
				}
			})
		}
	}
}

// proves: F4-ecs-internet
func TestPublicAddress(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "finance", "cn-hangzhou-finance")
	code := "OperationDenied.DedicatedRegionNotSupported"
	ruled(t, s.Refused(code, "Ecs RunInstances", s.order("InternetMaxBandwidthOut", "5")...), "F4-ecs-internet")
	id := s.run()
	ruled(t, s.Refused(code, "Ecs AllocatePublicIpAddress", "InstanceId", id), "F4-ecs-internet")
	ruled(t, s.Refused(code, "Ecs ModifyInstanceNetworkSpec", "InstanceId", id, "InternetMaxBandwidthOut", "5"), "F4-ecs-internet")

	classic := []string{"ImageId", ubuntu, "InstanceType", "ecs.g6.large"}
	s.OK("Ecs RunInstances", append(classic, "InternetMaxBandwidthOut", "5")...)
	bare := s.OK("Ecs CreateInstance", classic...).Get("InstanceId")
	s.Refused("AllocateIpInvalidInstanceBandwidth", "Ecs AllocatePublicIpAddress", "InstanceId", bare)
	s.OK("Ecs ModifyInstanceNetworkSpec", "InstanceId", bare, "InternetMaxBandwidthOut", "5")
	address := s.OK("Ecs AllocatePublicIpAddress", "InstanceId", bare).Get("IpAddress")
	want(t, s.instance(bare), "Instances.Instance.0.PublicIpAddress.IpAddress.0", address)
	s.Refused("AllocatedAlready", "Ecs AllocatePublicIpAddress", "InstanceId", bare)
	s.OK("Ecs ModifyInstanceNetworkSpec", "InstanceId", bare, "InternetMaxBandwidthOut", "0")
	want(t, s.instance(bare), "Instances.Instance.0.PublicIpAddress.IpAddress.0", address)
	s.OK("Ecs ReleasePublicIpAddress", "PublicIpAddress", address)
	s.Refused("InvalidIpAddress.NotFound", "Ecs ReleasePublicIpAddress", "PublicIpAddress", address)
}

func TestTheAddressOfAnInstanceInAVPCGoesWithItsBandwidth(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	id := s.OK("Ecs RunInstances", s.order("InternetMaxBandwidthOut", "5")...).Get("InstanceIdSets.InstanceIdSet.0")
	address := s.instance(id).Get("Instances.Instance.0.PublicIpAddress.IpAddress.0")
	s.OK("Ecs ModifyInstanceNetworkSpec", "InstanceId", id, "InternetMaxBandwidthOut", "0")
	if a := s.instance(id); address == "" || a.Len("Instances.Instance.0.PublicIpAddress.IpAddress") != 0 {
		t.Errorf("it had %q: %s", address, a.Body)
	}
}

// proves: F4-shared-block F5-deployment
func TestSharedBlockStorage(t *testing.T) {
	t.Parallel()
	order := func(s site) []string {
		return []string{"ZoneId", s.zone, "Size", "40", "DiskCategory", "cloud_essd", "MultiAttach", "Enabled"}
	}
	t.Run("hangzhou", func(t *testing.T) {
		t.Parallel()
		s := settle(bench(t), "finance", "cn-hangzhou-finance")
		ruled(t, s.Refused("OperationDenied.ZoneNotSupportMultiAttachDisk", "Ecs CreateDisk", order(s)...), "F5-deployment")
	})
	for _, region := range []string{"cn-shanghai-finance-1", "cn-shenzhen-finance-1"} {
		t.Run(region, func(t *testing.T) {
			t.Parallel()
			s := settle(bench(t), "finance", region)
			disk := s.OK("Ecs CreateDisk", order(s)...).Get("DiskId")
			first, second := s.run(), s.run()
			s.OK("Ecs AttachDisk", "DiskId", disk, "InstanceId", first)
			s.OK("Ecs AttachDisk", "DiskId", disk, "InstanceId", second)
			a := s.OK("Ecs DescribeDisks", "DiskIds", `["`+disk+`"]`)
			want(t, a, "Disks.Disk.0.MultiAttach", "Enabled")
			if a.Len("Disks.Disk.0.Attachments.Attachment") != 2 {
				t.Errorf("a shared disk is attached to both: %s", a.Body)
			}
			plain := s.OK("Ecs CreateDisk", with(order(s), "MultiAttach", "")...).Get("DiskId")
			s.OK("Ecs AttachDisk", "DiskId", plain, "InstanceId", first)
			s.Refused("InvalidDisk.InUse", "Ecs AttachDisk", "DiskId", plain, "InstanceId", second)
		})
	}
}

// venue gives an account the network that the capability table distinguishes.
func venue(t *testing.T, b *actiontest.Bench, account, region, network string) {
	t.Helper()
	change(t, b, func(tx *world.Tx) error {
		for a, err := range tx.Accounts.Each() {
			if err != nil {
				return err
			}
			if a.Name == account {
				a.Networks = map[string]string{region: network}
				return tx.Accounts.Put(a)
			}
		}
		return nil
	})
}

func change(t *testing.T, b *actiontest.Bench, f func(*world.Tx) error) {
	t.Helper()
	if err := b.World.Update(world.Account{}, regions.Region{}, f); err != nil {
		t.Fatal(err)
	}
}

func accountID(t *testing.T, b *actiontest.Bench, name string) (account world.Account) {
	t.Helper()
	change(t, b, func(tx *world.Tx) error {
		for a, err := range tx.Accounts.Each() {
			if err != nil {
				return err
			}
			if a.Name == name {
				account = *a
			}
		}
		return nil
	})
	return account
}

// bucket puts a bucket with one object into the world.
func bucket(t *testing.T, b *actiontest.Bench, account, region, name, typ string) {
	t.Helper()
	a := accountID(t, b, account)
	change(t, b, func(tx *world.Tx) error {
		r, _ := tx.Matrix().Region(region)
		there := tx.As(a, r)
		if err := there.Buckets.Insert(&world.Bucket{Meta: world.Meta{ID: name, Name: name}, Type: typ}); err != nil {
			return err
		}
		return there.Objects(name).Insert(&world.Object{Key: "disk.raw", Size: 1})
	})
}

// image makes a custom image.
func (s site) image() string {
	return s.OK("Ecs CreateImage", "InstanceId", s.run()).Get("ImageId")
}

// proves: F4-image-import F4-image-export
func TestImageTransfer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		region, network, bucket           string
		importRule, exportRule, exportErr string
	}{
		{"cn-hangzhou-finance", "vpc", "public", "F4-image-import", "F4-image-export", "InvalidRegion.NotSupport"},
		{"cn-hangzhou-finance", "classic", "public", "", "", ""},
		{"cn-hangzhou-finance", "classic", "intranet", "", "F4-image-export.intranet-bucket", "InvalidOSSBucket.NotMatched"},
		{"cn-shanghai-finance-1", "vpc", "intranet", "", "", ""},
		{"cn-shenzhen-finance-1", "vpc", "intranet", "", "", ""},
	} {
		t.Run(c.region+"/"+c.network+"/"+c.bucket, func(t *testing.T) {
			t.Parallel()
			b := bench(t)
			venue(t, b, "finance", c.region, c.network)
			bucket(t, b, "finance", c.region, "images", c.bucket)
			s := settle(b, "finance", c.region)
			order := []string{"DiskDeviceMapping.1.OSSBucket", "images", "DiskDeviceMapping.1.OSSObject", "disk.raw", "DiskDeviceMapping.1.Format", "RAW"}
			if c.importRule != "" {
				ruled(t, s.Refused("InvalidRegion.NotSupport", "Ecs ImportImage", order...), c.importRule)
			} else {
				id := s.OK("Ecs ImportImage", order...).Get("ImageId")
				want(t, s.OK("Ecs DescribeImages", "ImageId", id), "Images.Image.0.Status", "Available")
				s.Refused("InvalidOSSObject.NotFound", "Ecs ImportImage", with(order, "DiskDeviceMapping.1.OSSObject", "none")...)
			}
			image := s.image()
			if c.exportRule != "" {
				ruled(t, s.Refused(c.exportErr, "Ecs ExportImage", "ImageId", image, "OSSBucket", "images"), c.exportRule)
				return
			}
			task := s.OK("Ecs ExportImage", "ImageId", image, "OSSBucket", "images").Get("TaskId")
			want(t, s.OK("Ecs DescribeTasks", "TaskIds", task), "TaskSet.Task.0.TaskStatus", "Finished")
			s.Refused("InvalidOSSBucket.NotFound", "Ecs ExportImage", "ImageId", image, "OSSBucket", "nowhere")
		})
	}
}

// proves: F4-image-share-public F4-image-share-finance
func TestImageShare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ region, network, with, rule string }{
		{"cn-hangzhou-finance", "vpc", "public", "F4-image-share-public"},
		{"cn-hangzhou-finance", "classic", "public", ""},
		{"cn-hangzhou-finance", "vpc", "finance-2", ""},
		{"cn-hangzhou-finance", "classic", "finance-2", ""},
		{"cn-shanghai-finance-1", "vpc", "public", "F4-image-share-public"},
		{"cn-shenzhen-finance-1", "vpc", "public", "F4-image-share-public"},
		{"cn-shanghai-finance-1", "vpc", "finance-2", ""},
		{"cn-shenzhen-finance-1", "vpc", "finance-2", ""},
		{"cn-shanghai-finance-1", "vpc", "gov", "F1-dedicated-cluster.share"},
	} {
		t.Run(c.region+"/"+c.network+"/"+c.with, func(t *testing.T) {
			t.Parallel()
			b := bench(t)
			venue(t, b, "finance", c.region, c.network)
			s := settle(b, "finance", c.region)
			image, target := s.image(), accountID(t, b, c.with).ID
			if c.rule != "" {
				ruled(t, s.Refused("InvalidImageId.BidMismatch", "Ecs ModifyImageSharePermission", "ImageId", image, "AddAccount.1", target), c.rule)
				return
			}
			s.OK("Ecs ModifyImageSharePermission", "ImageId", image, "AddAccount.1", target)
			want(t, s.OK("Ecs DescribeImageSharePermission", "ImageId", image), "Accounts.Account.0.AliyunId", target)
			if c.with != "finance-2" {
				return
			}
			other := settle(b, "finance-2", c.region)
			want(t, other.OK("Ecs DescribeImages", "ImageId", image), "Images.Image.0.ImageOwnerAlias", "others")
			other.run("ImageId", image)
			s.OK("Ecs ModifyImageSharePermission", "ImageId", image, "RemoveAccount.1", target)
			other.Refused("InvalidImageId.NotFound", "Ecs RunInstances", other.order("ImageId", image)...)
		})
	}
}

// F4-image-copy is not claimed: the register of requirements and its source disagree (see DECISIONS.md).
//
// proves: F1-dedicated-cluster
func TestImageCopy(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "finance", "cn-shanghai-finance-1")
	image := s.image()
	clone := s.OK("Ecs CopyImage", "ImageId", image, "DestinationRegionId", "cn-hangzhou-finance", "DestinationImageName", "there").Get("ImageId")
	there := s.In("cn-hangzhou-finance")
	want(t, there.OK("Ecs DescribeImages", "ImageId", clone), "Images.Image.0.IsCopied", "true")
	there.OK("Ecs CopyImage", "ImageId", clone, "DestinationRegionId", "cn-shenzhen-finance-1")
	ruled(t, s.Refused("InvalidRegionId.NotFound", "Ecs CopyImage", "ImageId", image, "DestinationRegionId", "cn-hangzhou"), "F3-regions")
	s.Refused("DestinationRegion.NotFound", "Ecs CopyImage", "ImageId", image, "DestinationRegionId", "cn-nowhere")
}

// proves: G2-datacentre
func TestNothingLeavesTheDatacentre(t *testing.T) {
	t.Parallel()
	b := bench(t)
	bucket(t, b, "public", "cn-hangzhou", "outside", "public")
	s := settle(b, "gov", "cn-north-2-gov-1")
	image := s.image()
	snapshot := s.OK("Ecs CreateSnapshot", "DiskId", s.systemDisk(s.run())).Get("SnapshotId")
	for _, c := range []struct {
		code, name string
		params     []string
		rule       string
	}{
		{"OperationDenied.NonCompliantDestinationRegion", "CopyImage", []string{"ImageId", image, "DestinationRegionId", "cn-hangzhou"}, "G2-datacentre"},
		{"OperationDenied.NonCompliantDestinationRegion", "CopyImage", []string{"ImageId", image, "DestinationRegionId", "cn-hangzhou-finance"}, "G2-datacentre"},
		{"OperationDenied.NonCompliantDestinationRegion", "CopySnapshot", []string{"SnapshotId", snapshot, "DestinationRegionId", "cn-shanghai", "DestinationSnapshotName", "copy", "DestinationSnapshotDescription", "copy"}, "G2-datacentre"},
		{"OperationDenied.NonCompliantDestinationRegion", "CreateAutoSnapshotPolicy", []string{"timePoints", `["1"]`, "repeatWeekdays", `["1"]`, "retentionDays", "7", "EnableCrossRegionCopy", "true", "TargetCopyRegions", `["cn-hangzhou"]`, "CopiedSnapshotsRetentionDays", "7"}, "G2-datacentre"},
		{"InvalidOSSBucket.NotMatched", "ExportImage", []string{"ImageId", image, "OSSBucket", "outside"}, "G2-datacentre.export"},
		{"InvalidImageId.BidMismatch", "ModifyImageSharePermission", []string{"ImageId", image, "AddAccount.1", accountID(t, b, "public").ID}, "G2-datacentre.share"},
		{"InvalidImageId.BidMismatch", "ModifyImageSharePermission", []string{"ImageId", image, "AddAccount.1", accountID(t, b, "finance").ID}, "G2-datacentre.share"},
	} {
		ruled(t, s.Refused(c.code, "Ecs "+c.name, c.params...), c.rule)
	}
	s.OK("Ecs CopyImage", "ImageId", image)
}

// proves: F3-account-isolation F1-dedicated-cluster
func TestAccountsDoNotSeeEachOther(t *testing.T) {
	t.Parallel()
	b := bench(t)
	s := settle(b, "finance", "cn-shanghai-finance-1")
	id := s.run()
	disk, image := s.systemDisk(id), s.image()
	other := s.As("finance-2")
	for _, list := range []struct{ name, path string }{
		{"DescribeInstances", "Instances.Instance"}, {"DescribeDisks", "Disks.Disk"}, {"DescribeSnapshots", "Snapshots.Snapshot"},
	} {
		if n := other.OK("Ecs " + list.name).Len(list.path); n != 0 {
			t.Errorf("%s shows %d of another account", list.name, n)
		}
	}
	other.Refused("InvalidInstanceId.NotFound", "Ecs StopInstance", "InstanceId", id)
	other.Refused("InvalidDiskId.NotFound", "Ecs DeleteDisk", "DiskId", disk)
	other.Refused("InvalidImageId.NotFound", "Ecs DeleteImage", "ImageId", image)
}

// proves: F2-price
func TestPriceFactor(t *testing.T) {
	t.Parallel()
	b := bench(t)
	price := func(account, region string) float64 {
		return number(t, b.As(account).In(region).OK("Ecs DescribePrice", "InstanceType", "ecs.g6.large").Get("PriceInfo.Price.TradePrice"))
	}
	finance, micro := price("finance", "cn-hangzhou-finance"), price("microfinance", "cn-hangzhou-finance")
	if ratio := finance / micro; ratio < 1.29 || ratio > 1.31 {
		t.Errorf("the Finance Cloud costs %.3f times what the micro-finance zone does", ratio)
	}
}

// proves: F3-zones G3-region-only
func TestRegionsAndZones(t *testing.T) {
	t.Parallel()
	b := bench(t)
	for region, count := range map[string]int{"cn-hangzhou-finance": 3, "cn-shanghai-finance-1": 2, "cn-shenzhen-finance-1": 2} {
		if n := b.As("finance").In(region).OK("Ecs DescribeZones").Len("Zones.Zone"); n != count {
			t.Errorf("%s has %d zones, want %d", region, n, count)
		}
	}
	gov := b.As("gov").In("cn-north-2-gov-1").OK("Ecs DescribeRegions")
	want(t, gov, "Regions.Region.0.RegionId", "cn-north-2-gov-1")
	if gov.Len("Regions.Region") != 1 {
		t.Errorf("a gov account sees its region alone: %s", gov.Body)
	}
	if n := b.As("finance").In("cn-hangzhou-finance").OK("Ecs DescribeRegions").Len("Regions.Region"); n != 3 {
		t.Errorf("a finance account sees %d regions, want 3", n)
	}
}
