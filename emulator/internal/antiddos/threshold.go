package antiddos

import (
	"math"

	wire "github.com/ringfence-dev/ringfence/api/antiddos"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// What an address is scrubbed at that nobody has set a threshold for, and the bounds of one that is set (A0329).
const (
	defaultMbps = 300
	defaultPps  = 70_000
	leastMbps   = 100
	mostPps     = 5_000_000
)

// limits are the thresholds of one address.
type limits struct {
	// blackHole is the row of the law above which the address is black-holed; known says that there is one.
	blackHole regions.Threshold
	known     bool
	// mbps and pps trigger scrubbing; auto says that the cloud chose them.
	mbps, pps int
	auto      bool
	// scrub is the row of the law that decides about scrubbing, if one does.
	scrub string
}

// place is what an address counts as in the law: what serves behind it decides.
func place(a world.PublicAsset) regions.Place {
	if a.Kind == world.AddressSLB || a.BoundType == world.EIPOnLoadBalancer {
		return regions.PlaceSLBInternet
	}
	return regions.PlaceECS
}

// limitsOf asks the law and the account's own settings about an address in the transaction's region.
func limitsOf(tx *world.Tx, a world.PublicAsset) (limits, error) {
	l := limits{mbps: defaultMbps, pps: defaultPps, auto: true}
	l.blackHole, l.known = tx.Matrix().BlackHole(tx.Region.ID, place(a), a.Network, tx.Account.Cloud)
	if row, ok := tx.Matrix().Scrubbing(tx.Region.ID, place(a), a.Network, tx.Account.Cloud); ok {
		l.mbps, l.scrub = mbps(row.Gbps), row.ID
	}
	own, err := tx.DefenceThresholds.Get(a.Address.String())
	if world.NotFound(err) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	if !own.Auto {
		l.mbps, l.pps, l.auto, l.scrub = own.Mbps, own.Pps, false, ""
	}
	return l, nil
}

func mbps(gbps float64) int { return int(math.Round(gbps * 1000)) }

// most is the highest scrubbing threshold that can be set: above the black hole there is nothing left to scrub.
func (l limits) most() int {
	if !l.known {
		return math.MaxInt32
	}
	return mbps(l.blackHole.Gbps)
}

// view shows one of the two thresholds of an address.
func (l limits) view(typ string, a world.PublicAsset) wire.Threshold {
	v := wire.Threshold{DdosType: typ, InstanceId: a.ID, InternetIp: a.Address.String(), IsAuto: l.auto, MaxBps: l.most(), MaxPps: mostPps}
	if typ == world.EventBlackHole {
		v.Bps, v.ElasticBps, v.IsAuto = l.most(), l.most(), true
		return v
	}
	v.Bps, v.Pps = l.mbps, l.pps
	return v
}

// describeDdosThreshold tells the thresholds of the addresses of several instances. Ids that are not there are left out.
func describeDdosThreshold(tx *world.Tx, req *wire.DescribeDdosThresholdRequest) (*wire.DescribeDdosThresholdResponse, error) {
	res := &wire.DescribeDdosThresholdResponse{}
	for _, id := range req.InstanceIds {
		there, found, err := assetsOf(tx, req.Asset, func(a world.PublicAsset) bool { return a.ID == id })
		if err != nil {
			return nil, err
		}
		for _, a := range found {
			l, err := limitsOf(there, a)
			if err != nil {
				return nil, err
			}
			res.Thresholds.Threshold = append(res.Thresholds.Threshold, l.view(req.DdosType, a))
		}
	}
	return res, nil
}

// describeIpDdosThreshold tells a threshold of one address.
func describeIpDdosThreshold(tx *world.Tx, req *wire.DescribeIpDdosThresholdRequest) (*wire.DescribeIpDdosThresholdResponse, error) {
	there, found, err := named(tx, req.Asset, req.InstanceId, req.InternetIp)
	if err != nil {
		return nil, err
	}
	l, err := limitsOf(there, found[0])
	return &wire.DescribeIpDdosThresholdResponse{Threshold: l.view(req.DdosType, found[0])}, err
}

func modifyIpDefenseThreshold(tx *world.Tx, req *wire.ModifyIpDefenseThresholdRequest) (*wire.ModifyIpDefenseThresholdResponse, error) {
	return &wire.ModifyIpDefenseThresholdResponse{}, set(tx, req.Asset, req.InstanceId, req.InternetIp, req.Setting)
}

func modifyDefenseThreshold(tx *world.Tx, req *wire.ModifyDefenseThresholdRequest) (*wire.ModifyDefenseThresholdResponse, error) {
	return &wire.ModifyDefenseThresholdResponse{}, set(tx, req.Asset, req.InstanceId, req.InternetIp, req.Setting)
}

// set keeps a scrubbing threshold for the addresses of an instance. One number without the other changes nothing.
func set(tx *world.Tx, which wire.Asset, id, address string, to wire.Setting) error {
	there, found, err := named(tx, which, id, address)
	if err != nil {
		return err
	}
	if !to.IsAuto && (to.Bps == 0 || to.Pps == 0) {
		return nil
	}
	for _, a := range found {
		l, err := limitsOf(there, a)
		if err != nil {
			return err
		}
		if !to.IsAuto && (to.Bps < leastMbps || int(to.Bps) > l.most() || to.Pps > mostPps) {
			return wire.ErrThreshold.With("it is outside of what the address can have")
		}
		own := &world.DefenceThreshold{ID: a.Address.String(), Mbps: int(to.Bps), Pps: int(to.Pps), Auto: to.IsAuto}
		if err := there.DefenceThresholds.Put(own); err != nil {
			return err
		}
	}
	return nil
}
