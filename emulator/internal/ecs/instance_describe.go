package ecs

import (
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var instanceDescribeActions = []action.Action{
	action.Read("DescribeInstances", regions.ECSInstance, describeInstances),
	action.Read("DescribeInstanceStatus", regions.ECSInstance, describeInstanceStatus),
	action.Read("DescribeInstanceAttribute", regions.ECSInstance, describeInstanceAttribute),
	action.Read("DescribeUserData", regions.ECSInstance, describeUserData),
	action.Read("DescribeInstanceAutoRenewAttribute", regions.ECSInstance, describeInstanceAutoRenewAttribute),
	action.Read("DescribeInstanceMaintenanceAttributes", regions.ECSInstance, describeInstanceMaintenanceAttributes),
}

func instanceMeta(i *world.Instance) *world.Meta { return &i.Meta }

// describeInstances lists instances, by page or by token.
func describeInstances(tx *world.Tx, req *wire.DescribeInstancesRequest) (*wire.DescribeInstancesResponse, error) {
	match := instanceFilter(tx, req)
	res := &wire.DescribeInstancesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize)}
	var page []*world.Instance
	var err error
	if req.NextToken != "" || req.MaxResults > 0 {
		limit := 10
		if req.MaxResults > 0 {
			limit = int(req.MaxResults)
		}
		page, res.NextToken, err = action.After(tx.Instances, req.NextToken, limit, func(i *world.Instance) string { return i.ID }, match)
		res.TotalCount, res.PageNumber, res.PageSize = len(page), 1, limit
	} else {
		page, res.TotalCount, err = action.Page(tx.Instances, req.Paging, match)
	}
	if err != nil {
		return nil, err
	}
	for _, i := range page {
		view, err := instanceView(tx, i)
		if err != nil {
			return nil, err
		}
		res.Instances.Instance = append(res.Instances.Instance, view)
	}
	return res, nil
}

func instanceFilter(tx *world.Tx, req *wire.DescribeInstancesRequest) func(*world.Instance) bool {
	var f filters[world.Instance]
	f.common(instanceMeta, req.InstanceIds, req.InstanceName, req.ResourceGroupId, req.Tag, req.Filter)
	for _, same := range []struct {
		want string
		have func(*world.Instance) string
	}{
		{req.VpcId, func(i *world.Instance) string { return i.VPC }},
		{req.VSwitchId, func(i *world.Instance) string { return i.VSwitch }},
		{req.ZoneId, func(i *world.Instance) string { return i.Zone }},
		{req.InstanceNetworkType, func(i *world.Instance) string { return i.Network }},
		{req.InstanceChargeType, func(i *world.Instance) string { return i.ChargeType }},
		{req.InternetChargeType, func(i *world.Instance) string { return i.InternetChargeType }},
		{req.ImageId, func(i *world.Instance) string { return i.Image }},
		{req.Status, func(i *world.Instance) string { return string(i.Status) }},
		{req.InstanceType, func(i *world.Instance) string { return i.Type }},
		{req.InstanceTypeFamily, func(i *world.Instance) string { t, _ := typeOf(i.Type); return t.family.name() }},
		{req.KeyPairName, func(i *world.Instance) string { return i.KeyPair }},
		{req.HttpEndpoint, func(i *world.Instance) string { return i.Metadata.Endpoint }},
		{req.HttpTokens, func(i *world.Instance) string { return i.Metadata.Tokens }},
		{req.LockReason, func(*world.Instance) string { return "none" }},
		{req.RdmaIpAddresses, func(*world.Instance) string { return "none" }},
	} {
		f.add(same.want != "", func(i *world.Instance) bool { return strings.EqualFold(same.have(i), same.want) })
	}
	f.add(req.SecurityGroupId != "", func(i *world.Instance) bool { return i.InGroup(req.SecurityGroupId) })
	f.add(req.HttpPutResponseHopLimit != 0, func(i *world.Instance) bool { return i.Metadata.HopLimit == req.HttpPutResponseHopLimit })
	f.add(req.IoOptimized != nil, func(i *world.Instance) bool { return asked(req.IoOptimized, i.IOOptimized) })
	f.add(req.DeviceAvailable != nil, func(*world.Instance) bool { return asked(req.DeviceAvailable, true) })
	f.add(req.NeedSaleCycle != nil, func(*world.Instance) bool { return true })
	f.add(len(req.InnerIpAddresses) > 0, func(i *world.Instance) bool { return listsAddress(req.InnerIpAddresses, addresses(i.InnerIP)) })
	f.add(len(req.PublicIpAddresses) > 0, func(i *world.Instance) bool { return listsAddress(req.PublicIpAddresses, addresses(i.PublicIP)) })
	f.add(len(req.PrivateIpAddresses) > 0, func(i *world.Instance) bool { return listsAddress(req.PrivateIpAddresses, privateAddresses(tx, i)) })
	f.add(len(req.EipAddresses) > 0, func(i *world.Instance) bool { return listsAddress(req.EipAddresses, eipAddresses(tx, i)) })
	return f.match()
}

func listsAddress(want, have []string) bool {
	return slices.ContainsFunc(have, func(a string) bool { return slices.Contains(want, a) })
}

// privateAddresses are all private addresses of an instance, secondary ones too. An interface that cannot be read is
// left out: a filter has no way to fail.
func privateAddresses(tx *world.Tx, i *world.Instance) []string {
	out := addresses(i.PrivateIP)
	for eni, err := range tx.NetworkInterfacesByInstance.Each(i.ID) {
		if err != nil {
			return out
		}
		out = append(out, addresses(eni.PrivateIPs...)...)
	}
	return out
}

func eipAddresses(tx *world.Tx, i *world.Instance) []string {
	var out []string
	for eip, err := range tx.EIPsByInstance.Each(i.ID) {
		if err != nil {
			return out
		}
		out = append(out, addresses(eip.Address)...)
	}
	return out
}

// describeInstanceStatus lists states alone.
func describeInstanceStatus(tx *world.Tx, req *wire.DescribeInstanceStatusRequest) (*wire.DescribeInstanceStatusResponse, error) {
	var f filters[world.Instance]
	f.add(len(req.InstanceId) > 0, func(i *world.Instance) bool { return slices.Contains(req.InstanceId, i.ID) })
	f.add(req.ZoneId != "", func(i *world.Instance) bool { return i.Zone == req.ZoneId })
	f.add(req.ClusterId != "", func(i *world.Instance) bool { return i.Cluster == req.ClusterId })
	page, total, err := action.Page(tx.Instances, rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, f.match())
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceStatusResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, i := range page {
		res.InstanceStatuses.InstanceStatus = append(res.InstanceStatuses.InstanceStatus, wire.InstanceStatus{InstanceId: i.ID, Status: string(i.Status)})
	}
	return res, nil
}

// findInstance finds an instance of the account in the region.
func findInstance(tx *world.Tx, id string) (*world.Instance, error) {
	i, err := tx.Instances.Get(id)
	return i, missing(err, wire.ErrInstanceNotFound)
}

// describeInstanceAttribute shows one instance.
func describeInstanceAttribute(tx *world.Tx, req *wire.DescribeInstanceAttributeRequest) (*wire.DescribeInstanceAttributeResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	v, err := instanceView(tx, i)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceAttributeResponse{
		InstanceId: v.InstanceId, InstanceName: v.InstanceName, Description: v.Description, HostName: v.HostName, Status: v.Status,
		StoppedMode: v.StoppedMode, CreationTime: stamp(i.CreatedAt), ExpiredTime: v.ExpiredTime, RegionId: v.RegionId, ZoneId: v.ZoneId,
		ClusterId: v.ClusterId, SerialNumber: v.SerialNumber, InstanceType: v.InstanceType, Cpu: v.Cpu, Memory: v.Memory, ImageId: v.ImageId,
		InstanceNetworkType: v.InstanceNetworkType, InstanceChargeType: v.InstanceChargeType, InternetChargeType: v.InternetChargeType,
		InternetMaxBandwidthIn: v.InternetMaxBandwidthIn, InternetMaxBandwidthOut: v.InternetMaxBandwidthOut, IoOptimized: "optimized",
		CreditSpecification: v.CreditSpecification, VpcAttributes: v.VpcAttributes, EnableJumboFrame: false,
	}
	if !v.IoOptimized {
		res.IoOptimized = "none"
	}
	res.SecurityGroupIds.SecurityGroupId = v.SecurityGroupIds.SecurityGroupId
	res.PublicIpAddress.IpAddress = v.PublicIpAddress.IpAddress
	res.InnerIpAddress.IpAddress = v.InnerIpAddress.IpAddress
	res.EipAddress = wire.DescribeInstanceAttributeEipAddress{
		AllocationId: v.EipAddress.AllocationId, IpAddress: v.EipAddress.IpAddress, Bandwidth: v.EipAddress.Bandwidth, InternetChargeType: v.EipAddress.InternetChargeType,
	}
	return res, nil
}

// describeUserData gives user data back as they came.
func describeUserData(tx *world.Tx, req *wire.DescribeUserDataRequest) (*wire.DescribeUserDataResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeUserDataResponse{InstanceId: i.ID, RegionId: tx.Region.ID, UserData: i.UserData}, nil
}

// describeInstanceAutoRenewAttribute shows how subscription instances are renewed; others are not listed.
func describeInstanceAutoRenewAttribute(tx *world.Tx, req *wire.DescribeInstanceAutoRenewAttributeRequest) (*wire.DescribeInstanceAutoRenewAttributeResponse, error) {
	number, size := atoi(req.PageNumber, 1), atoi(req.PageSize, 10)
	page, total, err := action.Page(tx.Instances, rpc.Paging{PageNumber: int32(number), PageSize: int32(size)}, func(i *world.Instance) bool {
		return i.ChargeType == world.PrePaid && action.Listed(req.InstanceId, i.ID) && action.Same(req.RenewalStatus, renewal(i))
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceAutoRenewAttributeResponse{PageNumber: number, PageSize: size, TotalCount: total}
	for _, i := range page {
		res.InstanceRenewAttributes.InstanceRenewAttribute = append(res.InstanceRenewAttributes.InstanceRenewAttribute, wire.InstanceRenewAttribute{
			InstanceId: i.ID, AutoRenewEnabled: i.AutoRenew.On, Duration: i.AutoRenew.Duration, PeriodUnit: i.AutoRenew.Unit, RenewalStatus: renewal(i),
		})
	}
	return res, nil
}

func renewal(i *world.Instance) string { return first(i.AutoRenew.Status, "Normal") }

// atoi reads a number of at least 1 that the API declares as text, or gives the default.
func atoi(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil && n > 0 && n <= 1<<20 {
		return n
	}
	return otherwise
}

// describeInstanceMaintenanceAttributes shows what happens when the host is maintained.
func describeInstanceMaintenanceAttributes(tx *world.Tx, req *wire.DescribeInstanceMaintenanceAttributesRequest) (*wire.DescribeInstanceMaintenanceAttributesResponse, error) {
	var match func(*world.Instance) bool
	if len(req.InstanceId) > 0 {
		match = func(i *world.Instance) bool { return slices.Contains(req.InstanceId, i.ID) }
	}
	page, total, err := action.Page(tx.Instances, rpc.Paging{PageNumber: int32(max(req.PageNumber, 1)), PageSize: int32(min(max(req.PageSize, 1), 100))}, match)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceMaintenanceAttributesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, i := range page {
		a := wire.MaintenanceAttribute{InstanceId: i.ID, NotifyOnMaintenance: i.Maintenance.Notify}
		a.ActionOnMaintenance = wire.ActionOnMaintenance{DefaultValue: defaultMaintenance, Value: first(i.Maintenance.Action, defaultMaintenance)}
		a.ActionOnMaintenance.SupportedValues.SupportedValue = []string{"Stop", "AutoRecover"}
		if i.Maintenance.From != "" {
			a.MaintenanceWindows.MaintenanceWindow = []wire.MaintenanceWindow{{StartTime: i.Maintenance.From, EndTime: i.Maintenance.To}}
		}
		res.MaintenanceAttributes.MaintenanceAttribute = append(res.MaintenanceAttributes.MaintenanceAttribute, a)
	}
	return res, nil
}

const defaultMaintenance = "AutoRecover"
