package ecs

import (
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var instanceCreateActions = []action.Action{
	action.Write("RunInstances", regions.ECSInstance, runInstances),
	action.Write("CreateInstance", regions.ECSInstance, createInstance),
}

// runInstances makes instances and starts them.
func runInstances(tx *world.Tx, req *wire.RunInstancesRequest) (*wire.RunInstancesResponse, error) {
	if req.LaunchTemplateId != "" || req.LaunchTemplateName != "" || req.LaunchTemplateVersion != 0 {
		return nil, wire.ErrLaunchTemplate
	}
	if req.MinAmount > req.Amount {
		return nil, wire.ErrMinAmount
	}
	l := launchOf(req)
	if err := l.systemDisk(req.SystemDisk); err != nil {
		return nil, err
	}
	if err := l.interfaces(req); err != nil {
		return nil, err
	}
	plan, err := l.check(tx)
	if err != nil {
		return nil, err
	}
	ids, err := plan.make(tx)
	if err != nil {
		return nil, err
	}
	res := &wire.RunInstancesResponse{TradePrice: plan.price(tx) * float64(plan.amount)}
	if plan.chargeType == world.PrePaid {
		res.OrderId = orderID(tx)
	}
	res.InstanceIdSets.InstanceIdSet = ids
	return res, nil
}

// launchOf takes over what is the same in every request that launches instances.
func launchOf(req *wire.RunInstancesRequest) *launch {
	l := &launch{
		imageID: req.ImageId, imageFamily: req.ImageFamily, typeID: req.InstanceType, zone: req.ZoneId, vswitch: req.VSwitchId,
		privateIP: req.PrivateIpAddress, name: req.InstanceName, description: req.Description, uniqueSuffix: req.UniqueSuffix,
		hostName: req.HostName, hostNames: req.HostNames, password: req.Password, passwordInherit: req.PasswordInherit, userData: req.UserData,
		keyPair: req.KeyPairName, role: req.RamRoleName, resourceGroup: req.ResourceGroupId, tags: req.Tag,
		bandwidthIn: req.InternetMaxBandwidthIn, bandwidthOut: req.InternetMaxBandwidthOut, internetChargeType: req.InternetChargeType,
		chargeType: req.InstanceChargeType, period: req.Period, periodUnit: req.PeriodUnit,
		autoRenew:   autoRenew(req.AutoRenew, req.AutoRenewPeriod, req.PeriodUnit),
		autoRelease: req.AutoReleaseTime, spotStrategy: req.SpotStrategy, creditSpec: req.CreditSpecification,
		deploymentSet: req.DeploymentSetId, deletionProtection: req.DeletionProtection, ioOptimized: req.IoOptimized,
		securityEnhancement: req.SecurityEnhancementStrategy,
		metadata:            world.MetadataOptions{Endpoint: req.HttpEndpoint, Tokens: req.HttpTokens, HopLimit: req.HttpPutResponseHopLimit},
		loginAsNonRoot:      req.ImageOptions.LoginAsNonRoot,
		amount:              req.Amount, start: true,
	}
	for _, d := range req.DataDisk {
		l.data = append(l.data, diskOrder{
			category: d.Category, level: d.PerformanceLevel, size: d.Size, name: d.DiskName, description: d.Description, device: d.Device,
			snapshot: d.SnapshotId, policy: d.AutoSnapshotPolicyId, encrypted: strings.EqualFold(d.Encrypted, "true"), kmsKey: d.KMSKeyId,
			keep: !d.DeleteWithInstance, iops: d.ProvisionedIops, bursting: d.BurstingEnabled,
		})
	}
	return l
}

func (l *launch) systemDisk(d wire.RunInstancesSystemDisk) error {
	l.system = diskOrder{
		category: d.Category, level: d.PerformanceLevel, name: d.DiskName, description: d.Description, policy: d.AutoSnapshotPolicyId,
		encrypted: strings.EqualFold(d.Encrypted, "true"), kmsKey: d.KMSKeyId, iops: d.ProvisionedIops, bursting: d.BurstingEnabled,
	}
	if d.Size == "" {
		return nil
	}
	size, err := strconv.Atoi(d.Size)
	if err != nil {
		return wire.ErrSystemDiskSize
	}
	l.system.size = size
	return nil
}

// interfaces reads NetworkInterface.N, of which one may be the primary interface and then stands for the parameters
// of the instance that say the same.
func (l *launch) interfaces(req *wire.RunInstancesRequest) error {
	if req.SecurityGroupId != "" && len(req.SecurityGroupIds) > 0 {
		return wire.ErrGroupConflict
	}
	l.groups = req.SecurityGroupIds
	if req.SecurityGroupId != "" {
		l.groups = []string{req.SecurityGroupId}
	}
	primaries := 0
	for _, n := range req.NetworkInterface {
		groups := n.SecurityGroupIds
		if n.SecurityGroupId != "" {
			groups = append([]string{n.SecurityGroupId}, groups...)
		}
		if strings.EqualFold(n.InstanceType, "Primary") {
			if primaries++; primaries > 1 || l.vswitch != "" || len(l.groups) > 0 {
				return wire.ErrInterfaceParameter
			}
			l.vswitch, l.groups, l.privateIP = n.VSwitchId, groups, n.PrimaryIpAddress
			l.primary = interfaceOrder{trafficMode: n.NetworkInterfaceTrafficMode, queuePairs: int(n.QueuePairNumber), queues: n.QueueNumber}
			continue
		}
		l.secondary = append(l.secondary, interfaceOrder{
			vswitch: n.VSwitchId, groups: groups, privateIP: n.PrimaryIpAddress, name: n.NetworkInterfaceName, description: n.Description,
			keep: !n.DeleteOnRelease, queues: n.QueueNumber, existing: n.NetworkInterfaceId,
			trafficMode: n.NetworkInterfaceTrafficMode, queuePairs: int(n.QueuePairNumber),
		})
	}
	return nil
}

func autoRenew(on bool, duration int, unit string) world.AutoRenew {
	if !on {
		return world.AutoRenew{Status: "Normal"}
	}
	return world.AutoRenew{On: true, Status: "AutoRenewal", Duration: max(duration, 1), Unit: first(unit, "Month")}
}

// orderID is the number of an order.
func orderID(tx *world.Tx) string { return strconv.FormatUint(200000000000000+tx.Serial(), 10) }

// createInstance makes one instance, which stays stopped.
func createInstance(tx *world.Tx, req *wire.CreateInstanceRequest) (*wire.CreateInstanceResponse, error) {
	l := &launch{
		imageID: req.ImageId, imageFamily: req.ImageFamily, typeID: req.InstanceType, zone: req.ZoneId, vswitch: req.VSwitchId,
		privateIP: req.PrivateIpAddress, name: req.InstanceName, description: req.Description,
		hostName: req.HostName, password: req.Password, passwordInherit: req.PasswordInherit, userData: req.UserData,
		keyPair: req.KeyPairName, role: req.RamRoleName, resourceGroup: req.ResourceGroupId, tags: req.Tag,
		bandwidthIn: req.InternetMaxBandwidthIn, bandwidthOut: req.InternetMaxBandwidthOut, internetChargeType: req.InternetChargeType,
		chargeType: req.InstanceChargeType, period: req.Period, periodUnit: req.PeriodUnit,
		autoRenew:    autoRenew(req.AutoRenew, req.AutoRenewPeriod, req.PeriodUnit),
		spotStrategy: req.SpotStrategy, creditSpec: req.CreditSpecification, deploymentSet: req.DeploymentSetId,
		deletionProtection: req.DeletionProtection, ioOptimized: req.IoOptimized, securityEnhancement: req.SecurityEnhancementStrategy,
		metadata: world.MetadataOptions{Endpoint: req.HttpEndpoint, Tokens: req.HttpTokens, HopLimit: req.HttpPutResponseHopLimit},
		system: diskOrder{
			category: req.SystemDisk.Category, level: req.SystemDisk.PerformanceLevel, size: req.SystemDisk.Size,
			name: req.SystemDisk.DiskName, description: req.SystemDisk.Description,
		},
		amount: 1,
	}
	if req.SecurityGroupId != "" {
		l.groups = []string{req.SecurityGroupId}
	}
	for _, d := range req.DataDisk {
		l.data = append(l.data, diskOrder{
			category: d.Category, level: d.PerformanceLevel, size: d.Size, name: d.DiskName, description: d.Description, device: d.Device,
			snapshot: d.SnapshotId, encrypted: d.Encrypted, kmsKey: d.KMSKeyId, keep: !d.DeleteWithInstance,
		})
	}
	plan, err := l.check(tx)
	if err != nil {
		return nil, err
	}
	ids, err := plan.make(tx)
	if err != nil {
		return nil, err
	}
	res := &wire.CreateInstanceResponse{InstanceId: ids[0], TradePrice: plan.price(tx)}
	if plan.chargeType == world.PrePaid {
		res.OrderId = orderID(tx)
	}
	return res, nil
}
