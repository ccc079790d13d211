package nis

import (
	"net/netip"
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/nis"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Types of a path's ends, as the API spells them.
const (
	typeECS      = "ecs"
	typeInternet = "internetIp"
	typeVSwitch  = "vsw"
	typeVPN      = "vpn"
	typeVBR      = "vbr"
	typeCLB      = "clb"
	typeRDS      = "rds" // ours: A0410
	typeOSS      = "oss" // ours: A0410
)

// tables say whether an account has a resource in a region, by the type of the end that it could be.
var tables = map[string]func(tx *world.Tx, id string) (bool, error){
	typeECS:     func(tx *world.Tx, id string) (bool, error) { return tx.Instances.Has(id) },
	typeVSwitch: func(tx *world.Tx, id string) (bool, error) { return tx.VSwitches.Has(id) },
	typeVPN:     func(tx *world.Tx, id string) (bool, error) { return tx.VPNGateways.Has(id) },
	typeVBR:     func(tx *world.Tx, id string) (bool, error) { return tx.VBRs.Has(id) },
	typeCLB:     func(tx *world.Tx, id string) (bool, error) { return tx.LoadBalancers.Has(id) },
	typeRDS:     func(tx *world.Tx, id string) (bool, error) { return tx.DBInstances.Has(id) },
	typeOSS:     func(tx *world.Tx, id string) (bool, error) { return tx.Buckets.Has(id) },
}

// end is one end of a path, found among what the account has.
type end struct {
	typ, id string
	// address is what the caller named beside the resource, or the public address itself; it may be invalid.
	address netip.Addr
	// tx is bound to the region of the resource; to the caller's for a public address.
	tx *world.Tx
}

// refusals are the errors about one end.
type refusals struct{ notFound, address *apierr.Error }

// posed is a question whose ends the account has.
type posed struct{ from, to end }

// pose finds both ends of a path. What another account has is not found.
func pose(tx *world.Tx, e world.PathEnds) (posed, error) {
	from, err := find(tx, e.SourceType, e.SourceID, e.SourceIP, refusals{wire.ErrSourceNotFound, wire.ErrSourceAddress})
	if err != nil {
		return posed{}, err
	}
	to, err := find(tx, e.TargetType, e.TargetID, e.TargetIP, refusals{wire.ErrTargetNotFound, wire.ErrTargetAddress})
	if err != nil {
		return posed{}, err
	}
	return posed{from, to}, to.premises()
}

// premises refuses a gateway as the destination when no address behind it is named.
func (e end) premises() error {
	if (e.typ == typeVPN || e.typ == typeVBR) && !e.address.IsValid() {
		return wire.ErrTargetAddress.With(`""`)
	}
	return nil
}

// find looks for one end. A public address may stand in the place of the id, which the API wants.
func find(tx *world.Tx, typ, id, address string, refuse refusals) (end, error) {
	e := end{typ: typ, id: id, tx: tx}
	if typ == typeInternet && address == "" {
		address = id
	}
	if address != "" {
		at, err := netip.ParseAddr(address)
		if err != nil || at.Zone() != "" || typ == typeInternet && !isPublic(at) {
			return e, refuse.address.With(address)
		}
		e.address = at.Unmap()
	}
	if typ == typeInternet {
		return e, nil
	}
	for _, there := range everywhere(tx) {
		has, err := tables[typ](there, id)
		if err != nil {
			return e, err
		}
		if has {
			e.tx = there
			return e, e.owns(refuse.address)
		}
	}
	return e, refuse.notFound.With(id)
}

func isPublic(a netip.Addr) bool { return a.IsGlobalUnicast() && !a.IsPrivate() }

// owns refuses an address that an instance or a vSwitch does not have. What lies behind gateways is the customer's.
func (e end) owns(refusal *apierr.Error) error {
	if !e.address.IsValid() {
		return nil
	}
	owned := true
	switch e.typ {
	case typeECS:
		all, err := addressesOf(e.tx, e.id)
		if err != nil {
			return err
		}
		owned = slices.Contains(all, e.address)
	case typeVSwitch:
		v, err := e.tx.VSwitches.Get(e.id)
		if err != nil {
			return err
		}
		owned = v.CIDR.Contains(e.address)
	}
	if !owned {
		return refusal.With(e.address)
	}
	return nil
}

// addressesOf are an instance's addresses, inside and outside.
func addressesOf(tx *world.Tx, id string) ([]netip.Addr, error) {
	i, err := tx.Instances.Get(id)
	if err != nil {
		return nil, err
	}
	all := []netip.Addr{i.PrivateIP, i.InnerIP, i.PublicIP}
	bound := []string{id}
	for n, err := range tx.NetworkInterfacesByInstance.Each(id) {
		if err != nil {
			return nil, err
		}
		all, bound = append(all, n.PrivateIPs...), append(bound, n.ID)
	}
	for _, target := range bound {
		for p, err := range tx.EIPsByInstance.Each(target) {
			if err != nil {
				return nil, err
			}
			all = append(all, p.Address)
		}
	}
	return all, nil
}

// memberOf finds the instance in a vSwitch that has an address, or the first one when none is named; empty when there
// is no such.
func memberOf(tx *world.Tx, vswitch string, address netip.Addr) (string, error) {
	for n, err := range tx.NetworkInterfacesByVSwitch.Each(vswitch) {
		if err != nil {
			return "", err
		}
		if n.Instance != "" && (!address.IsValid() || slices.Contains(n.PrivateIPs, address)) {
			return n.Instance, nil
		}
	}
	return "", nil
}
