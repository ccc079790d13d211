package ecs_test

import (
	"strings"
	"testing"
)

func TestDiskLife(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	id := s.run()
	disk := s.OK("Ecs CreateDisk", "ZoneId", s.zone, "DiskCategory", "cloud_essd", "Size", "40", "DiskName", "data", "Encrypted", "true", "KMSKeyId", "key-1").Get("DiskId")
	read := func() func(string) string {
		a := s.OK("Ecs DescribeDisks", "DiskIds", `["`+disk+`"]`)
		return func(field string) string { return a.Get("Disks.Disk.0." + field) }
	}
	if d := read(); d("Status") != "Available" || d("KMSKeyId") != "key-1" || d("Encrypted") != "true" || d("PerformanceLevel") != "PL1" {
		t.Errorf("a new disk is %s %s", d("Status"), d("KMSKeyId"))
	}
	s.Refused("IncorrectDiskStatus.NeverAttached", "Ecs CreateSnapshot", "DiskId", disk)
	s.OK("Ecs AttachDisk", "DiskId", disk, "InstanceId", id)
	if d := read(); d("Status") != "In_use" || d("InstanceId") != id || d("Device") != "/dev/xvdb" {
		t.Errorf("attached: %s at %s", d("Status"), d("Device"))
	}
	s.Refused("DiskId.StatusNotSupported", "Ecs AttachDisk", "DiskId", disk, "InstanceId", id)
	s.Refused("IncorrectDiskStatus", "Ecs DeleteDisk", "DiskId", disk)
	s.Refused("InvalidDiskSize.TooSmall", "Ecs ResizeDisk", "DiskId", disk, "NewSize", "40")
	s.OK("Ecs ResizeDisk", "DiskId", disk, "NewSize", "100", "Type", "online")
	s.Refused("IncorrectInstanceStatus", "Ecs ReInitDisk", "DiskId", disk)
	s.OK("Ecs ModifyDiskSpec", "DiskId", disk, "PerformanceLevel", "PL0")
	s.Refused("NoChangeInDiskCategoryAndPerformanceLevel", "Ecs ModifyDiskSpec", "DiskId", disk, "PerformanceLevel", "PL0")
	s.OK("Ecs ModifyDiskAttribute", "DiskId", disk, "DiskName", "renamed", "DeleteAutoSnapshot", "true")
	s.Refused("NoAttributeToModify", "Ecs ModifyDiskAttribute", "DiskId", disk)
	if d := read(); d("Size") != "100" || d("DiskName") != "renamed" || d("PerformanceLevel") != "PL0" {
		t.Errorf("changed: %s GiB, %s, %s", d("Size"), d("DiskName"), d("PerformanceLevel"))
	}
	snapshot := s.OK("Ecs CreateSnapshot", "DiskId", disk, "SnapshotName", "snap").Get("SnapshotId")
	s.OK("Ecs DetachDisk", "DiskId", disk, "InstanceId", id)
	s.Refused("InvalidDisk.AlreadyDetached", "Ecs DetachDisk", "DiskId", disk, "InstanceId", id)
	s.OK("Ecs ResetDisk", "DiskId", disk, "SnapshotId", snapshot)
	s.OK("Ecs DeleteDisk", "DiskId", disk)
	s.Refused("InvalidDiskId.NotFound", "Ecs DeleteDisk", "DiskId", disk)
	s.Refused("IncorrectInstanceStatus", "Ecs DetachDisk", "DiskId", s.systemDisk(id), "InstanceId", id)
}

func TestCreateDiskRefusals(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	for _, c := range []struct {
		code   string
		params []string
	}{
		{"MissingParameter", []string{"Size", "20"}},
		{"MissingParameter", []string{"ZoneId", s.zone}},
		{"InvalidZoneId.NotFound", []string{"ZoneId", "cn-hangzhou-z", "Size", "20"}},
		{"InvalidDiskCategory.ValueNotSupported", []string{"ZoneId", s.zone, "Size", "20", "DiskCategory", "tape"}},
		{"InvalidSize.ValueNotSupported", []string{"ZoneId", s.zone, "Size", "3000", "DiskCategory", "cloud"}},
		{"OperationDenied.PerformanceLevelNotMatch", []string{"ZoneId", s.zone, "Size", "100", "DiskCategory", "cloud_essd", "PerformanceLevel", "PL3"}},
		{"InvalidEncrypted.NotMatchKmsKeyId", []string{"ZoneId", s.zone, "Size", "20", "KMSKeyId", "key-1"}},
		{"InvalidSnapshotId.NotFound", []string{"ZoneId", s.zone, "SnapshotId", "s-none"}},
		{"InvalidParameter.DiskCategoryAndMultiAttachNotMatch", []string{"ZoneId", s.zone, "Size", "20", "DiskCategory", "cloud_efficiency", "MultiAttach", "Enabled"}},
		{"InvalidInstanceChargeType.ValueNotSupported", []string{"InstanceId", s.run(), "Size", "20"}},
	} {
		s.Refused(c.code, "Ecs CreateDisk", c.params...)
	}
}

func TestSnapshotsAndImages(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	id := s.run("SystemDisk.Encrypted", "true", "SystemDisk.KMSKeyId", "key-1")
	snapshot := s.OK("Ecs CreateSnapshot", "DiskId", s.systemDisk(id), "RetentionDays", "7").Get("SnapshotId")
	a := s.OK("Ecs DescribeSnapshots", "SnapshotIds", `["`+snapshot+`"]`)
	for path, value := range map[string]string{"Status": "accomplished", "Progress": "100%", "SourceDiskType": "system", "KMSKeyId": "key-1", "Usage": "none", "RetentionDays": "7"} {
		want(t, a, "Snapshots.Snapshot.0."+path, value)
	}
	image := s.OK("Ecs CreateImage", "SnapshotId", snapshot, "ImageName", "golden", "ImageFamily", "mine").Get("ImageId")
	s.Refused("InvalidImageName.Duplicated", "Ecs CreateImage", "SnapshotId", snapshot, "ImageName", "golden")
	s.Refused("SnapshotCreatedImage", "Ecs DeleteSnapshot", "SnapshotId", snapshot, "Force", "true")
	want(t, s.OK("Ecs DescribeImageFromFamily", "ImageFamily", "mine"), "Image.ImageId", image)
	want(t, s.OK("Ecs DescribeImages", "ImageOwnerAlias", "self"), "Images.Image.0.Platform", "Ubuntu")
	made := s.OK("Ecs RunInstances", with(s.order("ImageFamily", "mine"), "ImageId", "")...).Get("InstanceIdSets.InstanceIdSet.0")
	want(t, s.OK("Ecs DescribeDisks", "InstanceId", made), "Disks.Disk.0.KMSKeyId", "key-1")
	s.Refused("ImageUsingByInstance", "Ecs DeleteImage", "ImageId", image)
	s.OK("Ecs ModifyImageAttribute", "ImageId", image, "Status", "Deprecated")
	s.Refused("OperationDenied.ImageNotValid", "Ecs RunInstances", s.order("ImageId", image)...)
	s.OK("Ecs DeleteImage", "ImageId", image, "Force", "true")
	s.Refused("SnapshotCreatedDisk", "Ecs DeleteSnapshot", "SnapshotId", snapshot)
	s.OK("Ecs DeleteSnapshot", "SnapshotId", snapshot, "Force", "true")
	s.Refused("InvalidSnapshotId.NotFound", "Ecs DeleteSnapshot", "SnapshotId", snapshot)
}

// TestImageOfADataDisk: a snapshot of a data disk becomes the system disk of an image, by DiskType and
// where it is named alone; beside another it stays what it is, and an image has one system disk.
func TestImageOfADataDisk(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	id := s.run("DataDisk.1.Size", "30", "DataDisk.1.Category", "cloud_essd")
	disks := s.OK("Ecs DescribeDisks", "InstanceId", id, "DiskType", "data")
	data := s.OK("Ecs CreateSnapshot", "DiskId", disks.Get("Disks.Disk.0.DiskId")).Get("SnapshotId")
	for name, params := range map[string][]string{
		"alone":    {"SnapshotId", data},
		"by words": {"DiskDeviceMapping.1.SnapshotId", data, "DiskDeviceMapping.1.DiskType", "system"},
	} {
		image := s.OK("Ecs CreateImage", append(params, "ImageName", "golden-"+strings.ReplaceAll(name, " ", "-"))...).Get("ImageId")
		a := s.OK("Ecs DescribeImages", "ImageId", image)
		want(t, a, "Images.Image.0.DiskDeviceMappings.DiskDeviceMapping.0.Type", "system")
		want(t, a, "Images.Image.0.Size", "30")
	}
	s.Refused("InvalidSystemSnapshot.Missing", "Ecs CreateImage", "DiskDeviceMapping.1.SnapshotId", data, "ImageName", "golden")
}

func TestAutoSnapshotPolicy(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	order := []string{"timePoints", `["1","22"]`, "repeatWeekdays", `["1","7"]`, "retentionDays", "-1", "autoSnapshotPolicyName", "nightly"}
	policy := s.OK("Ecs CreateAutoSnapshotPolicy", order...).Get("AutoSnapshotPolicyId")
	s.Refused("InvalidParameter", "Ecs CreateAutoSnapshotPolicy", with(order, "timePoints", `["24"]`)...)
	disk := s.systemDisk(s.run())
	s.OK("Ecs ApplyAutoSnapshotPolicy", "autoSnapshotPolicyId", policy, "diskIds", `["`+disk+`"]`)
	a := s.OK("Ecs DescribeAutoSnapshotPolicyEx", "AutoSnapshotPolicyId", policy)
	for path, value := range map[string]string{"TimePoints": `["1","22"]`, "DiskNums": "1", "RetentionDays": "-1", "AutoSnapshotPolicyName": "nightly"} {
		want(t, a, "AutoSnapshotPolicies.AutoSnapshotPolicy.0."+path, value)
	}
	s.OK("Ecs ModifyAutoSnapshotPolicyEx", "autoSnapshotPolicyId", policy, "retentionDays", "30")
	s.OK("Ecs CancelAutoSnapshotPolicy", "diskIds", `["`+disk+`"]`)
	s.OK("Ecs DeleteAutoSnapshotPolicy", "autoSnapshotPolicyId", policy)
	s.Refused("ParameterInvalid", "Ecs DeleteAutoSnapshotPolicy", "autoSnapshotPolicyId", policy)
}
