package ecs

import (
	"encoding/json"
	"slices"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var autoSnapshotPolicyActions = []action.Action{
	action.Write("CreateAutoSnapshotPolicy", regions.ECSSnapshot, createAutoSnapshotPolicy),
	action.Read("DescribeAutoSnapshotPolicyEx", regions.ECSSnapshot, describeAutoSnapshotPolicyEx),
	action.Write("ModifyAutoSnapshotPolicyEx", regions.ECSSnapshot, modifyAutoSnapshotPolicyEx),
	action.Write("ApplyAutoSnapshotPolicy", regions.ECSSnapshot, applyAutoSnapshotPolicy),
	action.Write("CancelAutoSnapshotPolicy", regions.ECSSnapshot, cancelAutoSnapshotPolicy),
	action.Write("DeleteAutoSnapshotPolicy", regions.ECSSnapshot, deleteAutoSnapshotPolicy),
}

// quotaPolicies is how many automatic snapshot policies an account has in a region (Ecs CreateAutoSnapshotPolicy).
const quotaPolicies = 100

// policyNormal is the state of a policy that is in force.
const policyNormal world.Status = "Normal"

// policyRegion refuses a regionId, spelled in lower case by these actions, that is not the call's.
func policyRegion(tx *world.Tx, id string) error {
	if id != "" && id != tx.Region.ID {
		return wire.ErrSnapshotPolicyRegion
	}
	return nil
}

// createAutoSnapshotPolicy makes a policy: when disks that it is applied to are snapshot, and how long that is kept.
func createAutoSnapshotPolicy(tx *world.Tx, req *wire.CreateAutoSnapshotPolicyRequest) (*wire.CreateAutoSnapshotPolicyResponse, error) {
	if err := policyRegion(tx, req.RegionId); err != nil {
		return nil, err
	}
	if err := checkResourceGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	if err := checkTags(req.Tag); err != nil {
		return nil, err
	}
	have, err := tx.AutoSnapshotPolicies.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("ecs.snapshot-policies", quotaPolicies) {
		return nil, wire.ErrSnapshotPolicyQuota
	}
	p := &world.AutoSnapshotPolicy{
		Meta:   newMeta(tx, "sp", req.AutoSnapshotPolicyName, "", req.ResourceGroupId, req.Tag),
		Status: policyNormal, TimePoints: req.TimePoints, Weekdays: req.RepeatWeekdays, RetentionDays: req.RetentionDays,
	}
	p.CopyRetention = req.CopiedSnapshotsRetentionDays // kept until copies are wanted
	if req.EnableCrossRegionCopy {
		p.CopyTo = req.TargetCopyRegions
		p.CopyEncrypted, p.CopyKMSKey = req.CopyEncryptionConfiguration.Encrypted, req.CopyEncryptionConfiguration.KMSKeyId
	}
	if err := checkPolicy(tx, p); err != nil {
		return nil, err
	}
	return &wire.CreateAutoSnapshotPolicyResponse{AutoSnapshotPolicyId: p.ID}, tx.AutoSnapshotPolicies.Insert(p)
}

// checkPolicy refuses times that do not exist, and copies that go nowhere or where the law does not let them.
func checkPolicy(tx *world.Tx, p *world.AutoSnapshotPolicy) error {
	if err := checkName(p.Name, wire.ErrSnapshotPolicyName); err != nil {
		return err
	}
	if !inRange(p.TimePoints, 0, 23) || !inRange(p.Weekdays, 1, 7) {
		return wire.ErrSnapshotPolicyPoints
	}
	if !retention(p.RetentionDays) {
		return wire.ErrSnapshotPolicyDays
	}
	if len(p.CopyTo) == 0 {
		if p.CopyRetention != 0 && !retention(p.CopyRetention) {
			return wire.ErrSnapshotPolicyCopied
		}
		return nil
	}
	if len(p.CopyTo) > 1 {
		return wire.ErrSnapshotPolicyTarget
	}
	if !retention(p.CopyRetention) {
		return wire.ErrSnapshotPolicyCopied
	}
	if err := tx.Allow(regions.ECSSnapshotCopy, towards(tx, p.CopyTo[0])); err != nil {
		return err
	}
	_, err := destination(tx, p.CopyTo[0], wire.ErrSnapshotPolicyTarget)
	return err
}

// retention: -1 is for ever.
func retention(days int) bool { return days == -1 || (days >= 1 && days <= maxRetention) }

// inRange says whether a list holds numbers of a range, at least one and none twice.
func inRange(list []string, least, most int) bool {
	for n, text := range list {
		v, err := strconv.Atoi(text)
		if err != nil || v < least || v > most || slices.Contains(list[:n], text) {
			return false
		}
	}
	return len(list) > 0
}

// describeAutoSnapshotPolicyEx lists policies.
func describeAutoSnapshotPolicyEx(tx *world.Tx, req *wire.DescribeAutoSnapshotPolicyExRequest) (*wire.DescribeAutoSnapshotPolicyExResponse, error) {
	var f filters[world.AutoSnapshotPolicy]
	var ids []string
	if req.AutoSnapshotPolicyId != "" {
		ids = []string{req.AutoSnapshotPolicyId}
	}
	f.common(func(p *world.AutoSnapshotPolicy) *world.Meta { return &p.Meta }, ids, req.AutoSnapshotPolicyName, req.ResourceGroupId, req.Tag, nil)
	page, total, err := action.Page(tx.AutoSnapshotPolicies, req.Paging, f.match())
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeAutoSnapshotPolicyExResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, p := range page {
		disks, err := tx.DisksByPolicy.Count(p.ID)
		if err != nil {
			return nil, err
		}
		res.AutoSnapshotPolicies.AutoSnapshotPolicy = append(res.AutoSnapshotPolicies.AutoSnapshotPolicy, policyView(tx, p, disks))
	}
	return res, nil
}

func policyView(tx *world.Tx, p *world.AutoSnapshotPolicy, disks int) wire.AutoSnapshotPolicy {
	v := wire.AutoSnapshotPolicy{
		AutoSnapshotPolicyId: p.ID, AutoSnapshotPolicyName: p.Name, ResourceGroupId: namedGroup(tx, &p.Meta), RegionId: tx.Region.ID, Status: string(p.Status),
		CreationTime: stamp(p.CreatedAt), TimePoints: jsonList(p.TimePoints), RepeatWeekdays: jsonList(p.Weekdays), RetentionDays: p.RetentionDays,
		DiskNums: disks, EnableCrossRegionCopy: len(p.CopyTo) > 0, TargetCopyRegions: jsonList(p.CopyTo), CopiedSnapshotsRetentionDays: p.CopyRetention,
		Type: "Custom",
	}
	if p.CopyEncrypted {
		v.CopyEncryptionConfiguration = &wire.CopyEncryptionConfiguration{Encrypted: true, KMSKeyId: p.CopyKMSKey}
	}
	v.Tags.Tag = tagList(&p.Meta)
	return v
}

// jsonList spells a list as the JSON text that these answers carry.
func jsonList(list []string) string {
	text, _ := json.Marshal(append([]string{}, list...))
	return string(text)
}

// findPolicy finds a policy of the account in the region.
func findPolicy(tx *world.Tx, region, id string) (*world.AutoSnapshotPolicy, error) {
	if err := policyRegion(tx, region); err != nil {
		return nil, err
	}
	p, err := tx.AutoSnapshotPolicies.Get(id)
	return p, missing(err, wire.ErrSnapshotPolicyUnknown)
}

// modifyAutoSnapshotPolicyEx changes a policy.
func modifyAutoSnapshotPolicyEx(tx *world.Tx, req *wire.ModifyAutoSnapshotPolicyExRequest) (*wire.ModifyAutoSnapshotPolicyExResponse, error) {
	region := ""
	set(&region, req.RegionId)
	p, err := findPolicy(tx, region, req.AutoSnapshotPolicyId)
	if err != nil {
		return nil, err
	}
	set(&p.Name, req.AutoSnapshotPolicyName)
	set(&p.RetentionDays, req.RetentionDays)
	if len(req.TimePoints) > 0 {
		p.TimePoints = req.TimePoints
	}
	if len(req.RepeatWeekdays) > 0 {
		p.Weekdays = req.RepeatWeekdays
	}
	if len(req.TargetCopyRegions) > 0 {
		p.CopyTo = req.TargetCopyRegions
	}
	set(&p.CopyRetention, req.CopiedSnapshotsRetentionDays)
	if req.CopyEncryptionConfiguration.Encrypted || req.CopyEncryptionConfiguration.KMSKeyId != "" {
		p.CopyEncrypted, p.CopyKMSKey = req.CopyEncryptionConfiguration.Encrypted, req.CopyEncryptionConfiguration.KMSKeyId
	}
	if req.EnableCrossRegionCopy != nil && !*req.EnableCrossRegionCopy {
		p.CopyTo, p.CopyEncrypted, p.CopyKMSKey = nil, false, ""
	}
	if err := checkPolicy(tx, p); err != nil {
		return nil, err
	}
	return &wire.ModifyAutoSnapshotPolicyExResponse{}, tx.AutoSnapshotPolicies.Put(p)
}

// applyAutoSnapshotPolicy puts disks under a policy.
func applyAutoSnapshotPolicy(tx *world.Tx, req *wire.ApplyAutoSnapshotPolicyRequest) (*wire.ApplyAutoSnapshotPolicyResponse, error) {
	p, err := findPolicy(tx, req.RegionId, req.AutoSnapshotPolicyId)
	if err != nil {
		return nil, err
	}
	return &wire.ApplyAutoSnapshotPolicyResponse{}, putUnder(tx, req.DiskIds, p.ID)
}

// cancelAutoSnapshotPolicy takes disks out of their policy.
func cancelAutoSnapshotPolicy(tx *world.Tx, req *wire.CancelAutoSnapshotPolicyRequest) (*wire.CancelAutoSnapshotPolicyResponse, error) {
	if err := policyRegion(tx, req.RegionId); err != nil {
		return nil, err
	}
	return &wire.CancelAutoSnapshotPolicyResponse{}, putUnder(tx, req.DiskIds, "")
}

func putUnder(tx *world.Tx, disks []string, policy string) error {
	for _, id := range disks {
		d, err := findDisk(tx, id)
		if err != nil {
			return err
		}
		d.AutoSnapshotPolicy = policy
		if err := tx.Disks.Put(d); err != nil {
			return err
		}
	}
	return nil
}

// deleteAutoSnapshotPolicy deletes a policy; disks under it are free of it.
func deleteAutoSnapshotPolicy(tx *world.Tx, req *wire.DeleteAutoSnapshotPolicyRequest) (*wire.DeleteAutoSnapshotPolicyResponse, error) {
	p, err := findPolicy(tx, req.RegionId, req.AutoSnapshotPolicyId)
	if err != nil {
		return nil, err
	}
	for d, err := range tx.DisksByPolicy.Each(p.ID) {
		if err != nil {
			return nil, err
		}
		d.AutoSnapshotPolicy = ""
		if err := tx.Disks.Put(d); err != nil {
			return nil, err
		}
	}
	return &wire.DeleteAutoSnapshotPolicyResponse{}, tx.AutoSnapshotPolicies.Delete(p.ID)
}
