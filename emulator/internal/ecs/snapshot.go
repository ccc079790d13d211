package ecs

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var snapshotActions = []action.Action{
	action.Write("CreateSnapshot", regions.ECSSnapshot, createSnapshot),
	action.Read("DescribeSnapshots", regions.ECSSnapshot, describeSnapshots),
	action.Write("ModifySnapshotAttribute", regions.ECSSnapshot, modifySnapshotAttribute),
	action.Write("DeleteSnapshot", regions.ECSSnapshot, deleteSnapshot),
	action.Write("CopySnapshot", regions.ECSSnapshotCopy, copySnapshot,
		action.With(func(tx *world.Tx, req *wire.CopySnapshotRequest) (regions.Facts, error) {
			return towards(tx, req.DestinationRegionId), nil
		})),
}

// quotaSnapshots is how many manual snapshots a disk has at most (Ecs CreateSnapshot).
const quotaSnapshots = 256

// maxRetention is the longest time that a snapshot is kept, in days.
const maxRetention = 65536

// createSnapshot takes a snapshot of a disk.
func createSnapshot(tx *world.Tx, req *wire.CreateSnapshotRequest) (*wire.CreateSnapshotResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	if err := checkSnapshot(tx, req); err != nil {
		return nil, err
	}
	switch {
	case d.Status != world.DiskInUse && d.Status != world.Available:
		return nil, wire.ErrSnapshotDiskStatus
	case d.AttachedAt == "":
		return nil, wire.ErrSnapshotDiskUnused
	}
	if busy, err := snapshotting(tx, d.ID); err != nil || busy {
		return nil, orError(err, wire.ErrSnapshotInProgress)
	}
	if have, err := tx.SnapshotsByDisk.Count(d.ID); err != nil || have >= tx.Quota("ecs.snapshots-per-disk", quotaSnapshots) {
		return nil, orError(err, wire.ErrSnapshotQuota)
	}
	s := snapshotOf(tx, d)
	s.Meta = newMeta(tx, "s", req.SnapshotName, req.Description, req.ResourceGroupId, req.Tag)
	s.Category = first(fold(req.Category, "standard", "flash"), "standard")
	s.RetentionDays, s.Instant = req.RetentionDays, req.InstantAccess || d.Category == cloudESSD
	return &wire.CreateSnapshotResponse{SnapshotId: s.ID}, tx.Snapshots.Insert(s)
}

func checkSnapshot(tx *world.Tx, req *wire.CreateSnapshotRequest) error {
	if err := checkName(req.SnapshotName, wire.ErrSnapshotName); err != nil {
		return err
	}
	if strings.HasPrefix(req.SnapshotName, "auto") {
		return wire.ErrSnapshotName
	}
	if err := checkDescription(req.Description); err != nil {
		return err
	}
	if err := checkTags(req.Tag); err != nil {
		return err
	}
	if req.RetentionDays < 0 || req.RetentionDays > maxRetention {
		return wire.ErrSnapshotRetention
	}
	if c := fold(req.Category, "standard", "flash"); c != "" && c != "standard" && c != "flash" {
		return wire.ErrSnapshotCategory
	}
	return checkResourceGroup(tx, req.ResourceGroupId)
}

// snapshotOf is a snapshot of a disk as it is now; it has no id yet.
func snapshotOf(tx *world.Tx, d *world.Disk) *world.Snapshot {
	return &world.Snapshot{
		Status: world.Progressing, Disk: d.ID, DiskType: d.Type, DiskSize: d.Size, Category: "standard", Type: "user",
		Encrypted: d.Encrypted, KMSKey: d.KMSKey, ModifiedAt: tx.Now(),
	}
}

func snapshotMeta(s *world.Snapshot) *world.Meta { return &s.Meta }

// describeSnapshots lists snapshots, by page or by token.
func describeSnapshots(tx *world.Tx, req *wire.DescribeSnapshotsRequest) (*wire.DescribeSnapshotsResponse, error) {
	match, err := snapshotFilter(tx, req)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSnapshotsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize)}
	var page []*world.Snapshot
	if req.NextToken != "" || req.MaxResults > 0 {
		limit := 10
		if req.MaxResults > 0 {
			limit = int(req.MaxResults)
		}
		page, res.NextToken, err = action.After(tx.Snapshots, req.NextToken, limit, func(s *world.Snapshot) string { return s.ID }, match)
		res.TotalCount, res.PageNumber, res.PageSize = len(page), 1, limit
	} else {
		page, res.TotalCount, err = action.Page(tx.Snapshots, req.Paging, match)
	}
	if err != nil {
		return nil, err
	}
	for _, s := range page {
		usage, err := snapshotUsage(tx, s)
		if err != nil {
			return nil, err
		}
		res.Snapshots.Snapshot = append(res.Snapshots.Snapshot, snapshotView(tx, s, usage))
	}
	return res, nil
}

func snapshotFilter(tx *world.Tx, req *wire.DescribeSnapshotsRequest) (func(*world.Snapshot) bool, error) {
	var f filters[world.Snapshot]
	f.common(snapshotMeta, req.SnapshotIds, req.SnapshotName, req.ResourceGroupId, req.Tag, req.Filter)
	for _, same := range []struct {
		want string
		have func(*world.Snapshot) string
	}{
		{req.DiskId, func(s *world.Snapshot) string { return s.Disk }},
		{req.SnapshotLinkId, linkOf},
		{withoutAll(req.Status), func(s *world.Snapshot) string { return string(s.Status) }},
		{withoutAll(req.SnapshotType), func(s *world.Snapshot) string { return s.Type }},
		{req.SourceDiskType, func(s *world.Snapshot) string { return s.DiskType }},
		{req.KMSKeyId, func(s *world.Snapshot) string { return s.KMSKey }},
		{req.Category, func(s *world.Snapshot) string { return s.Category }},
		{req.Usage, func(s *world.Snapshot) string { usage, _ := snapshotUsage(tx, s); return usage }},
	} {
		f.add(same.want != "", func(s *world.Snapshot) bool { return strings.EqualFold(same.have(s), same.want) })
	}
	f.add(req.Encrypted != nil, func(s *world.Snapshot) bool { return asked(req.Encrypted, s.Encrypted) })
	if req.InstanceId != "" {
		var disks []string
		for d, err := range tx.DisksByInstance.Each(req.InstanceId) {
			if err != nil {
				return nil, err
			}
			disks = append(disks, d.ID)
		}
		f.add(true, func(s *world.Snapshot) bool { return slices.Contains(disks, s.Disk) })
	}
	return f.match(), nil
}

// linkOf is the id of a disk's chain of snapshots.
func linkOf(s *world.Snapshot) string {
	if s.Disk == "" {
		return ""
	}
	return "sl-" + strings.TrimPrefix(s.Disk, "d-")
}

// snapshotUsage says what was made of a snapshot: image, disk, image_disk or none.
func snapshotUsage(tx *world.Tx, s *world.Snapshot) (string, error) {
	disks, err := tx.DisksBySnapshot.Count(s.ID)
	switch {
	case err != nil:
		return "", err
	case s.Image != "" && disks > 0:
		return "image_disk", nil
	case s.Image != "":
		return "image", nil
	case disks > 0:
		return "disk", nil
	}
	return "none", nil
}

func snapshotView(tx *world.Tx, s *world.Snapshot, usage string) wire.Snapshot {
	v := wire.Snapshot{
		SnapshotId: s.ID, SnapshotName: s.Name, Description: s.Description, ResourceGroupId: namedGroup(tx, &s.Meta), RegionId: tx.Region.ID,
		Status: string(s.Status), Progress: "100%", Available: true, CreationTime: stamp(s.CreatedAt), LastModifiedTime: stamp(s.ModifiedAt),
		SourceDiskId: s.Disk, SourceDiskSize: gib(s.DiskSize), SourceDiskType: s.DiskType, SourceStorageType: "disk", SnapshotType: s.Type,
		Category: s.Category, InstantAccess: s.Instant, RetentionDays: s.RetentionDays, Encrypted: s.Encrypted, KMSKeyId: s.KMSKey,
		SnapshotSN: serialNumber(s.ID), SnapshotLinkId: linkOf(s), SourceSnapshotId: s.Source, SourceRegionId: s.SourceRegion, Usage: usage,
	}
	if s.Status != world.Accomplished {
		v.Progress, v.Available, v.RemainTime = "0%", s.Instant, 60
	}
	v.Tags.Tag = tagList(&s.Meta)
	return v
}

// modifySnapshotAttribute changes name, description and how long the snapshot is kept.
func modifySnapshotAttribute(tx *world.Tx, req *wire.ModifySnapshotAttributeRequest) (*wire.ModifySnapshotAttributeResponse, error) {
	if req.SnapshotName == nil && req.Description == nil && req.DisableInstantAccess == nil && req.RetentionDays == nil {
		return nil, wire.ErrNoAttribute
	}
	s, err := tx.Snapshots.Get(req.SnapshotId)
	if err != nil {
		return nil, missing(err, wire.ErrSnapshotNotFound)
	}
	if req.RetentionDays != nil && (*req.RetentionDays < 1 || *req.RetentionDays > maxRetention) {
		return nil, wire.ErrSnapshotRetention
	}
	set(&s.Name, req.SnapshotName)
	set(&s.Description, req.Description)
	set(&s.RetentionDays, req.RetentionDays)
	if req.DisableInstantAccess != nil && *req.DisableInstantAccess {
		s.Instant = false
	}
	if err := checkName(s.Name, wire.ErrSnapshotModifyName); err != nil {
		return nil, err
	}
	if err := checkDescription(s.Description); err != nil {
		return nil, err
	}
	s.ModifiedAt = tx.Now()
	return &wire.ModifySnapshotAttributeResponse{}, tx.Snapshots.Put(s)
}

// deleteSnapshot deletes a snapshot that no image needs; with Force also one that disks were made from.
func deleteSnapshot(tx *world.Tx, req *wire.DeleteSnapshotRequest) (*wire.DeleteSnapshotResponse, error) {
	s, err := tx.Snapshots.Get(req.SnapshotId)
	if err != nil {
		return nil, missing(err, wire.ErrSnapshotNotFound)
	}
	if s.Image != "" {
		if known, err := tx.Images.Has(s.Image); err != nil || known {
			return nil, orError(err, wire.ErrSnapshotImage)
		}
	}
	if disks, err := tx.DisksBySnapshot.Count(s.ID); err != nil || (disks > 0 && !req.Force) {
		return nil, orError(err, wire.ErrSnapshotDisk)
	}
	return &wire.DeleteSnapshotResponse{}, tx.Snapshots.Delete(s.ID)
}

// towards tells the law which region, of which cloud, data would go to.
func towards(tx *world.Tx, region string) regions.Facts {
	facts := regions.Facts{Network: tx.Account.Network(tx.Region.ID), PeerRegion: region}
	if peer, ok := tx.Matrix().Region(region); ok {
		facts.PeerCloud = peer.Class
	}
	return facts
}

// destination is the region that a copy goes to: one that exists and that the account's cloud admits.
func destination(tx *world.Tx, id string, unknown error) (regions.Region, error) {
	to, ok := tx.Matrix().Region(id)
	if !ok {
		return regions.Region{}, unknown
	}
	if d := tx.Matrix().Admits(tx.Account.Cloud, id); !d.Allowed {
		return regions.Region{}, &world.Denied{Decision: d}
	}
	return to, nil
}

// copySnapshot copies a snapshot to another region.
func copySnapshot(tx *world.Tx, req *wire.CopySnapshotRequest) (*wire.CopySnapshotResponse, error) {
	s, err := tx.Snapshots.Get(req.SnapshotId)
	if err != nil {
		return nil, missing(err, wire.ErrSnapshotCopyNotFound)
	}
	to, err := destination(tx, req.DestinationRegionId, wire.ErrSnapshotCopyRegion)
	if err != nil {
		return nil, err
	}
	switch {
	case to.ID == tx.Region.ID && !req.Encrypted:
		return nil, wire.ErrSnapshotCopySame
	case s.Status != world.Accomplished:
		return nil, wire.ErrSnapshotNotReady
	case req.KMSKeyId != "" && !req.Encrypted:
		return nil, wire.ErrSnapshotCopyKMSKey
	case req.RetentionDays < 0 || req.RetentionDays > maxRetention:
		return nil, wire.ErrSnapshotRetention
	}
	if err := checkName(req.DestinationSnapshotName, wire.ErrSnapshotName); err != nil {
		return nil, err
	}
	there := tx.In(to)
	clone := *s
	clone.Meta = newMeta(there, "s", req.DestinationSnapshotName, req.DestinationSnapshotDescription, req.ResourceGroupId, req.Tag)
	clone.Status, clone.Disk, clone.Image, clone.Policy = world.Progressing, "", "", ""
	clone.Source, clone.SourceRegion, clone.RetentionDays, clone.ModifiedAt = s.ID, tx.Region.ID, req.RetentionDays, tx.Now()
	clone.Encrypted, clone.KMSKey = s.Encrypted || req.Encrypted, first(req.KMSKeyId, s.KMSKey)
	return &wire.CopySnapshotResponse{SnapshotId: clone.ID}, there.Snapshots.Insert(&clone)
}
