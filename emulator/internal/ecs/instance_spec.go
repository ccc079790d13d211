package ecs

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var instanceSpecActions = []action.Action{
	action.Write("ModifyInstanceSpec", regions.ECSInstance, modifyInstanceSpec),
	action.Write("ModifyPrepayInstanceSpec", regions.ECSInstance, modifyPrepayInstanceSpec),
	action.Write("ModifyInstanceNetworkSpec", regions.ECSInstance, modifyInstanceNetworkSpec),
	action.Write("ModifyInstanceChargeType", regions.ECSInstance, modifyInstanceChargeType),
	action.Write("ModifyInstanceAutoRenewAttribute", regions.ECSInstance, modifyInstanceAutoRenewAttribute),
	action.Write("RenewInstance", regions.ECSInstance, renewInstance),
	action.Write("ReplaceSystemDisk", regions.ECSInstance, replaceSystemDisk),
}

// modifyInstanceSpec changes type or bandwidth of a pay-as-you-go instance.
func modifyInstanceSpec(tx *world.Tx, req *wire.ModifyInstanceSpecRequest) (*wire.ModifyInstanceSpecResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	bandwidth := req.InternetMaxBandwidthOut != nil || req.InternetMaxBandwidthIn != nil
	switch {
	case i.ChargeType == world.PrePaid:
		return nil, wire.ErrSpecChargeType
	case req.InstanceType != "" && bandwidth:
		return nil, wire.ErrSpecTooMany
	}
	if req.InstanceType != "" {
		if err := changeType(tx, i, req.InstanceType); err != nil {
			return nil, err
		}
	}
	if bandwidth {
		if err := changeBandwidth(tx, i, req.InternetMaxBandwidthOut, req.InternetMaxBandwidthIn, false); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyInstanceSpecResponse{}, tx.Instances.Put(i)
}

// changeType gives a stopped instance another type that its image and disks go with.
func changeType(tx *world.Tx, i *world.Instance, id string) error {
	typ, ok := typeOf(id)
	if !ok {
		return wire.ErrInstanceTypeUnknown
	}
	if i.Status != world.Stopped {
		return wire.ErrInstanceStatus
	}
	if image, err := findImage(tx, i.Image); err == nil && !typ.runs(image.Architecture) {
		return wire.ErrImageInstanceType
	}
	for d, err := range tx.DisksByInstance.Each(i.ID) {
		if err != nil {
			return err
		}
		if !typ.takes(d.Category) {
			return wire.ErrTypeDiskCategory
		}
	}
	i.Type = id
	return nil
}

// modifyPrepayInstanceSpec changes the type of a subscription instance.
func modifyPrepayInstanceSpec(tx *world.Tx, req *wire.ModifyPrepayInstanceSpecRequest) (*wire.ModifyPrepayInstanceSpecResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if i.ChargeType != world.PrePaid {
		return nil, wire.ErrSpecChargeType
	}
	if err := changeType(tx, i, req.InstanceType); err != nil {
		return nil, err
	}
	return &wire.ModifyPrepayInstanceSpecResponse{OrderId: orderID(tx)}, tx.Instances.Put(i)
}

// modifyInstanceNetworkSpec changes bandwidth and how it is charged; a public address comes along if that is asked for.
func modifyInstanceNetworkSpec(tx *world.Tx, req *wire.ModifyInstanceNetworkSpecRequest) (*wire.ModifyInstanceNetworkSpecResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if i.Status != world.Running && i.Status != world.Stopped {
		return nil, wire.ErrNetworkSpecStatus
	}
	if req.NetworkChargeType != "" {
		i.InternetChargeType = fold(req.NetworkChargeType, "PayByBandwidth", "PayByTraffic")
	}
	allocate := req.AllocatePublicIp != nil && *req.AllocatePublicIp
	if err := changeBandwidth(tx, i, req.InternetMaxBandwidthOut, req.InternetMaxBandwidthIn, allocate); err != nil {
		return nil, err
	}
	return &wire.ModifyInstanceNetworkSpecResponse{OrderId: orderID(tx)}, tx.Instances.Put(i)
}

// changeBandwidth changes an instance's bandwidth. Outbound bandwidth is for a public address of the instance's own,
// which is the law's matter; where the instance has an EIP, the EIP has the bandwidth.
func changeBandwidth(tx *world.Tx, i *world.Instance, out, in *int, allocate bool) error {
	set(&i.BandwidthIn, in)
	if out == nil {
		return nil
	}
	if *out < 0 || *out > maxBandwidth {
		return wire.ErrNetworkSpecBandwidth
	}
	if *out > 0 {
		if err := tx.Allow(regions.ECSPublicIP, regions.Facts{Network: i.Network}); err != nil {
			return err
		}
		if bound, err := tx.EIPsByInstance.Count(i.ID); err != nil || bound > 0 {
			return orError(err, wire.ErrNetworkSpecEIP)
		}
	}
	i.BandwidthOut = *out
	if i.BandwidthIn == 0 && i.BandwidthOut > 0 {
		i.BandwidthIn = max(i.BandwidthOut, 10)
	}
	if *out == 0 && i.PublicIP.IsValid() && i.Network == world.InVPC { // its own address goes with its bandwidth (A0426)
		i.PublicIP = netip.Addr{}
		return world.ReleasePublicIPs(tx, i.ID)
	}
	if !allocate || *out == 0 || i.PublicIP.IsValid() {
		return nil
	}
	address, err := world.AllocatePublicIP(tx, netip.Addr{}, i.ID)
	i.PublicIP = address
	return err
}

// modifyInstanceChargeType changes between pay-as-you-go and subscription, with the disks.
func modifyInstanceChargeType(tx *world.Tx, req *wire.ModifyInstanceChargeTypeRequest) (*wire.ModifyInstanceChargeTypeResponse, error) {
	if len(req.InstanceIds) == 0 || len(req.InstanceIds) > 20 {
		return nil, wire.ErrChargeTypeIDs
	}
	to := fold(req.InstanceChargeType, world.PrePaid, world.PostPaid)
	period, unit := 1, req.PeriodUnit
	set(&period, req.Period)
	if to == world.PrePaid {
		if err := checkPeriod(period, &unit); err != nil {
			return nil, err
		}
	}
	for _, id := range req.InstanceIds {
		i, err := findInstance(tx, id)
		if err != nil {
			return nil, err
		}
		if to == world.PrePaid && !i.ReleaseAt.IsZero() {
			return nil, wire.ErrChargeTypeRelease
		}
		i.ChargeType = to
		if to == world.PrePaid {
			i.Period, i.PeriodUnit, i.ExpiresAt, i.DeletionProtection = period, unit, later(tx.Now(), period, unit), false
			i.AutoRenew = autoRenew(false, 0, "")
		} else {
			i.Period, i.PeriodUnit, i.ExpiresAt, i.AutoRenew = 0, "", i.ReleaseAt, world.AutoRenew{}
		}
		if err := chargeDisks(tx, i, req.IncludeDataDisks == nil || *req.IncludeDataDisks); err != nil {
			return nil, err
		}
		if err := tx.Instances.Put(i); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyInstanceChargeTypeResponse{OrderId: orderID(tx)}, nil
}

func chargeDisks(tx *world.Tx, i *world.Instance, data bool) error {
	for d, err := range tx.DisksByInstance.Each(i.ID) {
		if err != nil {
			return err
		}
		if d.Type == "data" && !data {
			continue
		}
		d.ChargeType = i.ChargeType
		if err := tx.Disks.Put(d); err != nil {
			return err
		}
	}
	return nil
}

// modifyInstanceAutoRenewAttribute says whether a subscription goes on by itself.
func modifyInstanceAutoRenewAttribute(tx *world.Tx, req *wire.ModifyInstanceAutoRenewAttributeRequest) (*wire.ModifyInstanceAutoRenewAttributeResponse, error) {
	for _, id := range req.InstanceId {
		i, err := findInstance(tx, id)
		if err != nil {
			return nil, err
		}
		if i.ChargeType != world.PrePaid {
			return nil, wire.ErrRenewChargeType
		}
		set(&i.AutoRenew.On, req.AutoRenew)
		if i.AutoRenew.Status = "Normal"; i.AutoRenew.On {
			i.AutoRenew.Status = "AutoRenewal"
		}
		if req.RenewalStatus != nil {
			i.AutoRenew.Status = fold(*req.RenewalStatus, "AutoRenewal", "Normal", "NotRenewal")
			i.AutoRenew.On = i.AutoRenew.Status == "AutoRenewal"
		}
		set(&i.AutoRenew.Duration, req.Duration)
		set(&i.AutoRenew.Unit, req.PeriodUnit)
		if i.AutoRenew.On {
			i.AutoRenew.Duration, i.AutoRenew.Unit = max(i.AutoRenew.Duration, 1), first(i.AutoRenew.Unit, "Month")
		}
		if err := tx.Instances.Put(i); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyInstanceAutoRenewAttributeResponse{}, nil
}

// renewInstance extends a subscription.
func renewInstance(tx *world.Tx, req *wire.RenewInstanceRequest) (*wire.RenewInstanceResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if i.ChargeType != world.PrePaid {
		return nil, wire.ErrRenewChargeType
	}
	unit := req.PeriodUnit
	if err := checkPeriod(req.Period, &unit); err != nil {
		return nil, err
	}
	i.ExpiresAt = later(i.ExpiresAt, req.Period, unit)
	return &wire.RenewInstanceResponse{OrderId: orderID(tx)}, tx.Instances.Put(i)
}

// replaceSystemDisk gives a stopped instance a new system disk from an image. The old one goes.
func replaceSystemDisk(tx *world.Tx, req *wire.ReplaceSystemDiskRequest) (*wire.ReplaceSystemDiskResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if i.Status != world.Stopped {
		return nil, wire.ErrInstanceStatus
	}
	old, err := systemDisk(tx, i)
	if err != nil {
		return nil, err
	}
	image, err := findImage(tx, first(req.ImageId, i.Image))
	if err != nil {
		return nil, err
	}
	if typ, known := typeOf(i.Type); known && !typ.runs(image.Architecture) {
		return nil, wire.ErrImageInstanceType
	}
	next, err := nextSystemDisk(tx, i, old, image, req)
	if err != nil {
		return nil, err
	}
	if err := replaceLogin(tx, i, image, req); err != nil {
		return nil, err
	}
	if err := removeDisk(tx, old); err != nil {
		return nil, err
	}
	if err := tx.Disks.Insert(next); err != nil {
		return nil, err
	}
	i.Image = image.ID
	return &wire.ReplaceSystemDiskResponse{DiskId: next.ID}, tx.Instances.Put(i)
}

func nextSystemDisk(tx *world.Tx, i *world.Instance, old *world.Disk, image ownedImage, req *wire.ReplaceSystemDiskRequest) (*world.Disk, error) {
	size := old.Size
	if req.SystemDisk.Size != 0 {
		size = req.SystemDisk.Size
	}
	if size < image.Size {
		return nil, wire.ErrReplaceDiskSize
	}
	o := diskOrder{
		category: old.Category, level: old.PerformanceLevel, size: size, name: old.Name, description: old.Description,
		encrypted: req.Encrypted || old.Encrypted, kmsKey: first(req.KMSKeyId, old.KMSKey), policy: old.AutoSnapshotPolicy,
	}
	if err := o.check(tx, "system", systemDiskErrors); err != nil {
		return nil, err
	}
	next := o.disk(tx, i.Zone, "system")
	next.Status, next.Image, next.Snapshot, next.ChargeType, next.ResourceGroup = world.DiskInUse, image.ID, image.systemSnapshot(), old.ChargeType, old.ResourceGroup
	next.DeleteWithInstance = old.DeleteWithInstance
	next.Tags = old.Tags
	attachTo(tx, next, i.ID, "/dev/xvda")
	return next, nil
}

// replaceLogin takes over password, key pair and host protection of the request.
func replaceLogin(tx *world.Tx, i *world.Instance, image ownedImage, req *wire.ReplaceSystemDiskRequest) error {
	if !goodPassword(req.Password) {
		return wire.ErrPassword
	}
	if req.KeyPairName != "" {
		if image.OSType == "windows" {
			return wire.ErrKeyPairWindows
		}
		if known, err := tx.KeyPairs.Has(req.KeyPairName); err != nil || !known {
			return orError(err, wire.ErrKeyPairNotFound)
		}
	}
	i.KeyPair = first(req.KeyPairName, i.KeyPair)
	i.Password = first(req.Password, i.Password)
	i.PasswordInherit = req.PasswordInherit
	i.SecurityEnhanced = fold(req.SecurityEnhancementStrategy, "Active") == "Active"
	return nil
}

// systemDisk is the system disk of an instance.
func systemDisk(tx *world.Tx, i *world.Instance) (*world.Disk, error) {
	for d, err := range tx.DisksByInstance.Each(i.ID) {
		if err != nil || d.Type == "system" {
			return d, err
		}
	}
	return nil, wire.ErrNoSystemDisk
}
