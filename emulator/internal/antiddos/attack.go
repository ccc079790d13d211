package antiddos

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// ErrNoTarget says that a target is no public address that anybody has.
var ErrNoTarget = errors.New("there is no such public address")

// Outcome is what an attack led to.
type Outcome struct {
	Address  netip.Addr
	Kind     string
	Resource string
	Region   string
	Account  string
	// BlackHoled says that the address is in a black hole now, Until when that ends.
	BlackHoled bool
	Until      time.Time
	// Scrubbed says that the traffic is above the scrubbing threshold of an address that is in no black hole.
	Scrubbed bool
	// ThresholdGbps is that of the black hole, ScrubGbps that of scrubbing; Rule is the row behind the first.
	ThresholdGbps, ScrubGbps float64
	Rule                     string
}

// Attack lets attack traffic of some strength and duration hit a public address: "198.18.0.1", "eip:" or "slb:" with an
// id or an address, or "ecs:" with the id of an instance. Traffic above the threshold of venue and product puts the
// address into a black hole at once; exactly at the threshold it does not (A0330).
func Attack(tx *world.Tx, target string, gbps float64, duration time.Duration) (Outcome, error) {
	there, a, err := find(tx, target)
	if err != nil {
		return Outcome{}, err
	}
	l, err := limitsOf(there, a)
	if err != nil {
		return Outcome{}, err
	}
	out := Outcome{
		Address: a.Address, Kind: a.Kind, Resource: a.ID, Region: there.Region.ID, Account: there.Account.ID,
		ThresholdGbps: l.blackHole.Gbps, ScrubGbps: float64(l.mbps) / 1000, Rule: l.blackHole.ID,
	}
	hole, err := there.BlackHoleOf(a.Address)
	if err != nil {
		return out, err
	}
	switch {
	case l.known && gbps > l.blackHole.Gbps:
		hole, err = dig(there, a, l.blackHole, hole, gbps, duration)
	case hole == nil && gbps*1000 >= float64(l.mbps):
		out.Scrubbed = true
		err = scrub(there, a, gbps, duration)
	}
	if hole != nil {
		out.BlackHoled, out.Until = true, hole.Until
	}
	return out, err
}

// dig puts an address into a black hole, or lets the one that it is in last longer. A black hole lasts as long as the
// account's does; if the attack goes on beyond its end, it begins again, and so does it with each new attack (A0330).
func dig(tx *world.Tx, a world.PublicAsset, row regions.Threshold, hole *world.BlackHole, gbps float64, duration time.Duration) (*world.BlackHole, error) {
	now, lasts := tx.Now(), tx.BlackHoleTime()
	until := now.Add(lasts)
	if over := duration - lasts; over > 0 {
		until = until.Add((over + lasts - 1) / lasts * lasts)
	}
	if hole == nil {
		e := &world.DefenceEvent{
			ID: fmt.Sprintf("ddos-%012d", tx.Serial()), Type: world.EventBlackHole, Address: a.Address.String(), Kind: a.Kind, Resource: a.ID,
			Start: now, End: now.Add(duration), Last: now, Released: until, PeakGbps: gbps,
		}
		hole = &world.BlackHole{
			Meta: world.Meta{ID: a.Address.String(), CreatedAt: now}, Status: world.BlackHoled, Address: a.Address, Kind: a.Kind, Resource: a.ID,
			Region: tx.Region.ID, Account: tx.Account.ID, Since: now, Until: until, PeakGbps: gbps, ThresholdGbps: row.Gbps, Rule: row.ID,
			Attacks: 1, Event: e.ID,
		}
		if err := tx.DefenceEvents.Insert(e); err != nil {
			return nil, err
		}
		return hole, tx.BlackHoles.Put(hole)
	}
	hole.Attacks++
	hole.PeakGbps = max(hole.PeakGbps, gbps)
	if until.After(hole.Until) {
		hole.Until = until
	}
	if err := prolong(tx, hole, now.Add(duration)); err != nil {
		return nil, err
	}
	return hole, tx.BlackHoles.Put(hole)
}

// prolong tells the event of a black hole that there was one more attack.
func prolong(tx *world.Tx, hole *world.BlackHole, end time.Time) error {
	e, err := tx.DefenceEvents.Get(hole.Event)
	if world.NotFound(err) {
		return nil // the address has passed to another account since
	}
	if err != nil {
		return err
	}
	e.Last, e.Released, e.PeakGbps = tx.Now(), hole.Until, hole.PeakGbps
	if end.After(e.End) {
		e.End = end
	}
	return tx.DefenceEvents.Put(e)
}

// scrub notes an attack that the cloud takes off the traffic. One that begins while another lasts is of the same event.
func scrub(tx *world.Tx, a world.PublicAsset, gbps float64, duration time.Duration) error {
	now := tx.Now()
	for e, err := range tx.DefenceEventsByAddress.Each(a.Address.String()) {
		if err != nil {
			return err
		}
		if e.Type != world.EventDefence || !now.Before(e.End) {
			continue
		}
		e.Last, e.PeakGbps = now, max(e.PeakGbps, gbps)
		if end := now.Add(duration); end.After(e.End) {
			e.End = end
		}
		return tx.DefenceEvents.Put(e)
	}
	return tx.DefenceEvents.Insert(&world.DefenceEvent{
		ID: fmt.Sprintf("ddos-%012d", tx.Serial()), Type: world.EventDefence, Address: a.Address.String(), Kind: a.Kind, Resource: a.ID,
		Start: now, End: now.Add(duration), Last: now, PeakGbps: gbps,
	})
}

// find looks a target up, whoever has it, and gives the transaction of its owner.
func find(tx *world.Tx, target string) (*world.Tx, world.PublicAsset, error) {
	kind, name, ok := strings.Cut(target, ":")
	if !ok {
		kind, name = "", target
	}
	if address, err := netip.ParseAddr(name); err == nil && kind != world.AddressECS {
		return byAddress(tx, kind, address)
	}
	var scope store.Scope
	var err error
	match := func(a world.PublicAsset) bool { return a.Kind == kind && a.ID == name }
	switch kind {
	case world.AddressEIP:
		_, scope, err = tx.EIPs.Anywhere(name)
	case world.AddressSLB:
		_, scope, err = tx.LoadBalancers.Anywhere(name)
	case world.AddressECS:
		_, scope, err = tx.Instances.Anywhere(name)
		match = func(a world.PublicAsset) bool {
			return a.Kind == kind && a.ID == name || a.BoundType == world.EIPOnInstance && a.Bound == name
		}
	default:
		return nil, world.PublicAsset{}, fmt.Errorf("%w: %q is not an address, nor eip:, slb: or ecs: with an id", ErrNoTarget, target)
	}
	if world.NotFound(err) {
		return nil, world.PublicAsset{}, fmt.Errorf("%w: %s", ErrNoTarget, target)
	}
	if err != nil {
		return nil, world.PublicAsset{}, err
	}
	return pick(tx, scope, target, match)
}

func byAddress(tx *world.Tx, kind string, address netip.Addr) (*world.Tx, world.PublicAsset, error) {
	hold, err := tx.PublicHolds.Get(address.String())
	if world.NotFound(err) {
		return nil, world.PublicAsset{}, fmt.Errorf("%w: %s", ErrNoTarget, address)
	}
	if err != nil {
		return nil, world.PublicAsset{}, err
	}
	return pick(tx, store.Scope{Account: hold.Account, Region: hold.Region}, address.String(), func(a world.PublicAsset) bool {
		return a.Address == address && (kind == "" || a.Kind == kind)
	})
}

// pick finds the first public address of a scope that matches.
func pick(tx *world.Tx, scope store.Scope, target string, match func(world.PublicAsset) bool) (*world.Tx, world.PublicAsset, error) {
	owner, err := tx.Accounts.Get(scope.Account)
	if err != nil {
		return nil, world.PublicAsset{}, err
	}
	region, _ := tx.Matrix().Region(scope.Region)
	there := tx.As(*owner, region)
	all, err := there.PublicAssets()
	if err != nil {
		return nil, world.PublicAsset{}, err
	}
	for _, a := range all {
		if match(a) {
			return there, a, nil
		}
	}
	return nil, world.PublicAsset{}, fmt.Errorf("%w: %s", ErrNoTarget, target)
}
