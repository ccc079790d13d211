package cloudfw

import (
	"slices"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// peersOf lists the policies among which p has its place, in order, without p.
func peersOf(tx *world.Tx, p *world.ControlPolicy) ([]*world.ControlPolicy, error) {
	return ordered(tx, func(other *world.ControlPolicy) bool {
		return other.ID != p.ID && other.Direction == p.Direction && other.IPVersion == p.IPVersion
	})
}

// ordered lists the policies that match, by direction, IP version and order.
func ordered(tx *world.Tx, match func(*world.ControlPolicy) bool) ([]*world.ControlPolicy, error) {
	var all []*world.ControlPolicy
	for p, err := range tx.ControlPolicies.Each() {
		if err != nil {
			return nil, err
		}
		if match(p) {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b *world.ControlPolicy) int {
		switch {
		case a.Direction != b.Direction:
			return len(a.Direction) - len(b.Direction)
		case a.IPVersion != b.IPVersion:
			return a.IPVersion - b.IPVersion
		}
		return a.Order - b.Order
	})
	return all, nil
}

// place reads an order: from 1 to last, or -1 for the last.
func place(text string, last int) (int, error) {
	at, err := strconv.Atoi(text)
	if at == -1 && err == nil {
		return last, nil
	}
	if err != nil || at < 1 || at > last {
		return 0, wire.ErrNewOrder
	}
	return at, nil
}

// number writes the orders of a list that has changed.
func number(tx *world.Tx, list []*world.ControlPolicy) error {
	for i, p := range list {
		if p.Order == i+1 {
			continue
		}
		p.Order = i + 1
		if err := tx.ControlPolicies.Put(p); err != nil {
			return err
		}
	}
	return nil
}

// move gives a policy another place.
func move(tx *world.Tx, p *world.ControlPolicy, to string) error {
	peers, err := peersOf(tx, p)
	if err != nil {
		return err
	}
	at, err := place(to, len(peers)+1)
	if err != nil {
		return err
	}
	before := words(p)
	if err := number(tx, slices.Insert(peers, at-1, p)); err != nil {
		return err
	}
	return note(tx, p.ID, before, words(p))
}

// modifyControlPolicyPosition moves the IPv4 policy that has an order.
func modifyControlPolicyPosition(tx *world.Tx, req *wire.ModifyControlPolicyPositionRequest) (*wire.ModifyControlPolicyPositionResponse, error) {
	old, bad := strconv.Atoi(req.OldOrder)
	found, err := ordered(tx, func(p *world.ControlPolicy) bool {
		return p.Direction == req.Direction && p.IPVersion == 4 && p.Order == old
	})
	if err != nil {
		return nil, err
	}
	if bad != nil || len(found) == 0 {
		return nil, wire.ErrOldOrder
	}
	return &wire.ModifyControlPolicyPositionResponse{}, move(tx, found[0], req.NewOrder)
}

// modifyControlPolicyPriority moves the policy that has an id.
func modifyControlPolicyPriority(tx *world.Tx, req *wire.ModifyControlPolicyPriorityRequest) (*wire.ModifyControlPolicyPriorityResponse, error) {
	p, err := policy(tx, req.AclUuid, req.Direction)
	if err != nil {
		return nil, err
	}
	return &wire.ModifyControlPolicyPriorityResponse{}, move(tx, p, req.Order)
}

// describePolicyPriorUsed tells the first and the last order in use; both are 0 without policies (A0324).
func describePolicyPriorUsed(tx *world.Tx, req *wire.DescribePolicyPriorUsedRequest) (*wire.DescribePolicyPriorUsedResponse, error) {
	all, err := ordered(tx, func(p *world.ControlPolicy) bool {
		return p.Direction == req.Direction && strconv.Itoa(p.IPVersion) == req.IpVersion
	})
	if err != nil || len(all) == 0 {
		return &wire.DescribePolicyPriorUsedResponse{}, err
	}
	return &wire.DescribePolicyPriorUsedResponse{Start: all[0].Order, End: all[len(all)-1].Order}, nil
}
