package slb

import (
	"iter"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// deleteLoadBalancer releases a balancer with everything that lives on it: listeners, rules, extensions, groups. Its
// address is free again and an EIP on it is unbound.
func deleteLoadBalancer(tx *world.Tx, req *wire.DeleteLoadBalancerRequest) (*wire.DeleteLoadBalancerResponse, error) {
	b, err := balancer(tx, req.LoadBalancerId)
	if err != nil {
		return nil, err
	}
	if b.DeleteProtection {
		return nil, wire.ErrDeleteProtected
	}
	if b.PayType == prePay && tx.Now().Before(b.EndsAt) {
		return nil, wire.ErrDeletePrePay
	}
	for _, step := range []func() error{
		func() error {
			return eachOf(tx.ListenersByLoadBalancer.Each(b.ID), func(l *world.Listener) error { return dropListener(tx, l) })
		},
		func() error {
			return eachOf(tx.VServerGroupsByLoadBalancer.Each(b.ID), func(g *world.VServerGroup) error { return tx.VServerGroups.Delete(g.ID) })
		},
		func() error {
			return eachOf(tx.MasterSlaveGroupsByLoadBalancer.Each(b.ID), func(g *world.MasterSlaveGroup) error { return tx.MasterSlaveGroups.Delete(g.ID) })
		},
		func() error { return world.ReleasePrivateIPs(tx, b.ID) },
		func() error { return world.ReleasePublicIPs(tx, b.ID) },
		func() error { return world.UnbindEIPs(tx, b.ID) },
		func() error { return tx.LoadBalancers.Delete(b.ID) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &wire.DeleteLoadBalancerResponse{}, nil
}

// eachOf does something with each record of a sequence.
func eachOf[T any](all iter.Seq2[*T, error], do func(*T) error) error {
	for record, err := range all {
		if err != nil {
			return err
		}
		if err := do(record); err != nil {
			return err
		}
	}
	return nil
}

// dropListener deletes a listener with its rules and domain extensions.
func dropListener(tx *world.Tx, l *world.Listener) error {
	err := eachOf(tx.ForwardingRulesByListener.Each(l.ID), func(r *world.ForwardingRule) error { return tx.ForwardingRules.Delete(r.ID) })
	if err != nil {
		return err
	}
	err = eachOf(tx.DomainExtensionsByListener.Each(l.ID), func(d *world.DomainExtension) error { return tx.DomainExtensions.Delete(d.ID) })
	if err != nil {
		return err
	}
	return tx.Listeners.Delete(l.ID)
}
