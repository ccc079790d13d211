package slb

import (
	"slices"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeLoadBalancers lists balancers by page.
func describeLoadBalancers(tx *world.Tx, req *wire.DescribeLoadBalancersRequest) (*wire.DescribeLoadBalancersResponse, error) {
	match, err := balancerFilter(tx, req)
	if err != nil {
		return nil, err
	}
	paging := rpc.Paging{PageNumber: max(req.PageNumber, 1), PageSize: req.PageSize}
	page, total, err := action.Page(tx.LoadBalancers, paging, match)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeLoadBalancersResponse{PageNumber: int(paging.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, b := range page {
		res.LoadBalancers.LoadBalancer = append(res.LoadBalancers.LoadBalancer, listed(tx, b))
	}
	return res, nil
}

func listed(tx *world.Tx, b *world.LoadBalancer) wire.LoadBalancer {
	item := wire.LoadBalancer{
		LoadBalancerId: b.ID, LoadBalancerName: b.Name, LoadBalancerStatus: string(b.Status), LoadBalancerSpec: b.Spec,
		Address: b.Address.String(), AddressType: b.AddressType, AddressIPVersion: b.IPVersion, NetworkType: b.Network,
		VpcId: b.VPC, VSwitchId: b.VSwitch, MasterZoneId: b.MasterZone, SlaveZoneId: b.SlaveZone,
		RegionId: tx.Region.ID, RegionIdAlias: tx.Region.ID, ResourceGroupId: b.ResourceGroup,
		CreateTime: stamp(b.CreatedAt), CreateTimeStamp: b.CreatedAt.UnixMilli(),
		PayType: b.PayType, InstanceChargeType: b.ChargeType, Bandwidth: b.Bandwidth,
		InternetChargeType: chargeNumber(b.InternetChargeType), InternetChargeTypeAlias: b.InternetChargeType,
		DeleteProtection: switched(b.DeleteProtection), ModificationProtectionStatus: protection(b), ModificationProtectionReason: b.ProtectionReason,
	}
	item.Tags.Tag = listTagsOf(&b.Meta)
	return item
}

// chargeNumber is how the list spells the charge type; the word is in the field beside it.
func chargeNumber(chargeType string) string {
	if chargeType == payByBandwidth {
		return "3"
	}
	return "4"
}

func protection(b *world.LoadBalancer) string {
	if b.ModificationProtection {
		return consoleProtection
	}
	return nonProtection
}

// balancerFilter is nil when the request filters nothing, so that a plain listing costs its page.
func balancerFilter(tx *world.Tx, req *wire.DescribeLoadBalancersRequest) (func(*world.LoadBalancer) bool, error) {
	want := action.Wanted(req.Tag)
	if req.Tags != "" {
		items, bad := wire.ParseList[wire.TagItem]("Tags", req.Tags)
		if bad != nil || len(items) > 10 {
			return nil, wire.ErrTagsFilter
		}
		for _, t := range items {
			want = append(want, world.Tag{Key: t.TagKey, Value: t.TagValue})
		}
	}
	byServer, err := serverFilter(tx, req)
	if err != nil {
		return nil, err
	}
	if byServer == nil && len(want) == 0 && len(req.LoadBalancerId) == 0 && len(req.LoadBalancerName) == 0 && plainFilter(req) {
		return nil, nil
	}
	return func(b *world.LoadBalancer) bool {
		return (byServer == nil || byServer(b)) && b.HasTags(want) && matches(req, b)
	}, nil
}

func plainFilter(req *wire.DescribeLoadBalancersRequest) bool {
	for _, filter := range []string{
		req.AddressIPVersion, req.LoadBalancerStatus, req.AddressType, req.InternetChargeType, req.VpcId, req.VSwitchId,
		req.NetworkType, req.Address, req.MasterZoneId, req.SlaveZoneId, req.PayType, req.ResourceGroupId,
	} {
		if filter != "" {
			return false
		}
	}
	return true
}

func matches(req *wire.DescribeLoadBalancersRequest, b *world.LoadBalancer) bool {
	for _, test := range []struct{ filter, value string }{
		{req.AddressIPVersion, b.IPVersion},
		{req.LoadBalancerStatus, string(b.Status)},
		{req.AddressType, b.AddressType},
		{req.InternetChargeType, b.InternetChargeType},
		{req.VpcId, b.VPC},
		{req.VSwitchId, b.VSwitch},
		{req.NetworkType, b.Network},
		{req.Address, b.Address.String()},
		{req.MasterZoneId, b.MasterZone},
		{req.SlaveZoneId, b.SlaveZone},
		{req.PayType, b.PayType},
		{req.ResourceGroupId, b.ResourceGroup},
	} {
		if !action.Same(test.filter, test.value) {
			return false
		}
	}
	return action.Listed(req.LoadBalancerId, b.ID) && action.Listed(req.LoadBalancerName, b.Name)
}

// serverFilter finds balancers by a server behind them or by its address.
func serverFilter(tx *world.Tx, req *wire.DescribeLoadBalancersRequest) (func(*world.LoadBalancer) bool, error) {
	if req.ServerId == "" && len(req.ServerIntranetAddress) == 0 {
		return nil, nil
	}
	having := map[string]bool{}
	note := func(balancer string, backends []world.Backend) error {
		for _, s := range backends {
			ip, err := serverIP(tx, s)
			if err != nil {
				return err
			}
			if action.Same(req.ServerId, s.Server) && (len(req.ServerIntranetAddress) == 0 || slices.Contains(req.ServerIntranetAddress, ip)) {
				having[balancer] = true
			}
		}
		return nil
	}
	for _, walk := range []func() error{
		func() error {
			return eachOf(tx.LoadBalancers.Each(), func(b *world.LoadBalancer) error { return note(b.ID, b.Backends) })
		},
		func() error {
			return eachOf(tx.VServerGroups.Each(), func(g *world.VServerGroup) error { return note(g.LoadBalancer, g.Backends) })
		},
		func() error {
			return eachOf(tx.MasterSlaveGroups.Each(), func(g *world.MasterSlaveGroup) error { return note(g.LoadBalancer, g.Backends) })
		},
	} {
		if err := walk(); err != nil {
			return nil, err
		}
	}
	return func(b *world.LoadBalancer) bool { return having[b.ID] }, nil
}

// endless is when a balancer ends that is paid on demand.
var endless = time.Date(2999, time.September, 8, 16, 0, 0, 0, time.UTC)

// describeLoadBalancerAttribute tells all of one balancer, with its listeners and its default server group.
func describeLoadBalancerAttribute(tx *world.Tx, req *wire.DescribeLoadBalancerAttributeRequest) (*wire.DescribeLoadBalancerAttributeResponse, error) {
	b, err := balancer(tx, req.LoadBalancerId)
	if err != nil {
		return nil, err
	}
	ends := endless
	if b.PayType == prePay {
		ends = b.EndsAt
	}
	res := &wire.DescribeLoadBalancerAttributeResponse{
		LoadBalancerId: b.ID, LoadBalancerName: b.Name, LoadBalancerStatus: string(b.Status), LoadBalancerSpec: b.Spec,
		Address: b.Address.String(), AddressType: b.AddressType, AddressIPVersion: b.IPVersion, NetworkType: b.Network,
		VpcId: b.VPC, VSwitchId: b.VSwitch, MasterZoneId: b.MasterZone, SlaveZoneId: b.SlaveZone,
		RegionId: tx.Region.ID, RegionIdAlias: tx.Region.ID, ResourceGroupId: b.ResourceGroup,
		CreateTime: stamp(b.CreatedAt), CreateTimeStamp: b.CreatedAt.UnixMilli(), EndTime: stamp(ends), EndTimeStamp: ends.UnixMilli(),
		PayType: b.PayType, InstanceChargeType: b.ChargeType, Bandwidth: b.Bandwidth, InternetChargeType: b.InternetChargeType,
		DeleteProtection: switched(b.DeleteProtection), ModificationProtectionStatus: protection(b), ModificationProtectionReason: b.ProtectionReason,
	}
	if b.PayType == prePay {
		res.RenewalStatus = "Normal"
	}
	res.Tags.Tag = tagsOf(&b.Meta)
	if err := addListeners(tx, b, res); err != nil {
		return nil, err
	}
	res.BackendServers.BackendServer, err = attributeServers(tx, b.Backends)
	return res, err
}

// addListeners lists the listeners three times, as the API grew (the misspelt one came first).
func addListeners(tx *world.Tx, b *world.LoadBalancer, res *wire.DescribeLoadBalancerAttributeResponse) error {
	list, err := listenersOf(tx, b.ID)
	if err != nil {
		return err
	}
	for _, l := range list {
		res.ListenerPorts.ListenerPort = append(res.ListenerPorts.ListenerPort, l.Port)
		res.ListenerPortsAndProtocal.ListenerPortAndProtocal = append(res.ListenerPortsAndProtocal.ListenerPortAndProtocal,
			wire.ListenerPortAndProtocal{ListenerPort: l.Port, ListenerProtocal: l.Protocol})
		res.ListenerPortsAndProtocol.ListenerPortAndProtocol = append(res.ListenerPortsAndProtocol.ListenerPortAndProtocol,
			wire.ListenerPortAndProtocol{
				ListenerPort: l.Port, ListenerProtocol: l.Protocol, Description: l.Description,
				ListenerForward: switched(l.ForwardPort != 0), ForwardPort: l.ForwardPort,
			})
	}
	return nil
}
