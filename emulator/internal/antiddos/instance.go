package antiddos

import (
	"net/netip"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/antiddos"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// States of an address (antiddos-public DescribeInstance).
const (
	normal     = "normal"
	mitigating = "mitigating"
	blackholed = string(world.BlackHoled)
)

// describeRegions lists the regions that the account sees.
func describeRegions(tx *world.Tx, _ *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	for _, r := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		res.Regions.Region = append(res.Regions.Region, wire.Region{RegionEnName: r.Name, RegionName: r.LocalName, RegionNo: r.ID, RegionNoAlias: r.ID})
	}
	return res, nil
}

// assetsOf lists the public addresses of a type in a region that match, and gives the transaction there.
func assetsOf(tx *world.Tx, which wire.Asset, match func(world.PublicAsset) bool) (*world.Tx, []world.PublicAsset, error) {
	there, err := in(tx, which.DdosRegionId)
	if err != nil {
		return nil, nil, err
	}
	all, err := there.PublicAssets()
	all = slices.DeleteFunc(all, func(a world.PublicAsset) bool { return a.Kind != which.InstanceType || !match(a) })
	return there, all, err
}

// named is assetsOf for one instance and, where one is named, one of its addresses; there must be one.
func named(tx *world.Tx, which wire.Asset, id, address string) (*world.Tx, []world.PublicAsset, error) {
	there, found, err := assetsOf(tx, which, func(a world.PublicAsset) bool {
		return a.ID == id && action.Same(address, a.Address.String())
	})
	if err == nil && len(found) == 0 {
		err = wire.ErrNotFound
	}
	return there, found, err
}

// statusOf tells whether an address is in a black hole, under an attack that is scrubbed, or neither.
func statusOf(tx *world.Tx, address netip.Addr) (string, error) {
	hole, err := tx.BlackHoleOf(address)
	if err != nil {
		return "", err
	}
	if hole != nil {
		return blackholed, nil
	}
	for e, err := range tx.DefenceEventsByAddress.Each(address.String()) {
		if err != nil {
			return "", err
		}
		if e.Type == world.EventDefence && tx.Now().Before(e.End) {
			return mitigating, nil
		}
	}
	return normal, nil
}

// shown is an address with its state and its thresholds.
type shown struct {
	world.PublicAsset
	status string
	limits limits
}

// listing finds the addresses that a filter and a state let pass.
func listing(tx *world.Tx, f wire.Filter, status string) ([]shown, error) {
	there, found, err := assetsOf(tx, f.Asset, func(a world.PublicAsset) bool {
		return strings.Contains(a.Name, f.InstanceName) && action.Same(f.InstanceId, a.ID) && action.Same(f.InstanceIp, a.Address.String())
	})
	if err != nil {
		return nil, err
	}
	var all []shown
	for _, a := range found {
		s, err := statusOf(there, a.Address)
		if err != nil {
			return nil, err
		}
		if !action.Same(status, s) {
			continue
		}
		l, err := limitsOf(there, a)
		if err != nil {
			return nil, err
		}
		all = append(all, shown{a, s, l})
	}
	return all, nil
}

// describeInstance lists public addresses by page.
func describeInstance(tx *world.Tx, req *wire.DescribeInstanceRequest) (*wire.DescribeInstanceResponse, error) {
	all, err := listing(tx, req.Filter, req.DdosStatus)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceResponse{Total: len(all)}
	for _, s := range rpc.Page(rpc.Paging{PageNumber: req.CurrentPage, PageSize: req.PageSize}, all) {
		res.InstanceList.Instance = append(res.InstanceList.Instance, wire.Instance{
			InstanceId: s.ID, InstanceName: s.Name, InstanceIp: s.Address.String(), InstanceType: s.Kind, InstanceStatus: s.status,
			IpVersion: "v4", BlackholeThreshold: s.limits.most(), ElasticThreshold: s.limits.most(),
			DefenseBpsThreshold: s.limits.mbps, DefensePpsThreshold: s.limits.pps,
		})
	}
	return res, nil
}

// describeInstanceIpAddress is describeInstance in the newer shape. Each resource has one public address here.
func describeInstanceIpAddress(tx *world.Tx, req *wire.DescribeInstanceIpAddressRequest) (*wire.DescribeInstanceIpAddressResponse, error) {
	all, err := listing(tx, req.Filter, map[string]string{"defense": mitigating, "blackhole": blackholed}[req.DdosStatus])
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceIpAddressResponse{Total: len(all)}
	for _, s := range rpc.Page(rpc.Paging{PageNumber: req.CurrentPage, PageSize: req.PageSize}, all) {
		v := wire.InstanceAddresses{InstanceId: s.ID, InstanceType: s.Kind, InstanceName: s.Name, InstanceStatus: normal}
		if s.status != normal {
			v.InstanceStatus = "abnormal"
		}
		v.IpAddressConfig = []wire.IpAddressConfig{{
			InstanceIp: s.Address.String(), IpVersion: "v4", IpStatus: s.status, RegionId: req.DdosRegionId,
			BlackholeThreshold: s.limits.most(), ElasticThreshold: s.limits.most(),
			DefenseBpsThreshold: s.limits.mbps, DefensePpsThreshold: s.limits.pps,
		}}
		res.InstanceList = append(res.InstanceList, v)
	}
	return res, nil
}

// describeIpLocationService tells where an address of the account is. Nothing is told of an address that it has not.
func describeIpLocationService(tx *world.Tx, req *wire.DescribeIpLocationServiceRequest) (*wire.DescribeIpLocationServiceResponse, error) {
	res := &wire.DescribeIpLocationServiceResponse{}
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		all, err := tx.In(region).PublicAssets()
		if err != nil {
			return nil, err
		}
		for _, a := range all {
			if a.Address.String() == req.InternetIp {
				res.Instance = wire.Location{InstanceId: a.ID, InstanceName: a.Name, InternetIp: req.InternetIp, InstanceType: a.Kind, Region: region.ID}
				return res, nil
			}
		}
	}
	return nil, wire.ErrNotFound
}

// describeBgpPackByIp tells the paid protection of an address: there is none to be bought here.
func describeBgpPackByIp(tx *world.Tx, req *wire.DescribeBgpPackByIpRequest) (*wire.DescribeBgpPackByIpResponse, error) {
	there, err := in(tx, req.DdosRegionId)
	if err != nil {
		return nil, err
	}
	all, err := there.PublicAssets()
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(all, func(a world.PublicAsset) bool { return a.Address.String() == req.Ip }) {
		return nil, wire.ErrNotFound
	}
	return &wire.DescribeBgpPackByIpResponse{Code: 200, Success: true}, nil
}
