package slb

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeHealthStatus tells how the servers behind each listener are, as their checks by the data plane have it (A0073,
// A0340).
func describeHealthStatus(tx *world.Tx, req *wire.DescribeHealthStatusRequest) (*wire.DescribeHealthStatusResponse, error) {
	b, err := balancer(tx, req.LoadBalancerId)
	if err != nil {
		return nil, err
	}
	list, err := listenersOf(tx, b.ID)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeHealthStatusResponse{}
	found := false
	for _, l := range list {
		if req.ListenerPort != 0 && l.Port != req.ListenerPort || !action.Same(strings.ToLower(req.ListenerProtocol), l.Protocol) || l.ForwardPort != 0 {
			continue
		}
		found = true
		servers, err := behind(tx, b, l)
		if err != nil {
			return nil, err
		}
		for _, s := range servers {
			if err := addHealth(tx, b, l, s, res); err != nil {
				return nil, err
			}
		}
	}
	if !found && req.ListenerPort != 0 {
		return nil, wire.ErrListenerNotFound
	}
	return res, nil
}

// checked is a server behind a listener, with the rule that put it there if it was not the listener itself.
type checked struct {
	world.Backend
	rule *world.ForwardingRule
}

// behind lists the servers of a listener and of its rules, each once.
func behind(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) ([]checked, error) {
	var list []checked
	take := func(rule *world.ForwardingRule) error {
		servers, err := tx.ServersBehind(b, l, rule)
		for _, s := range servers {
			if !slices.ContainsFunc(list, func(o checked) bool { return sameServer(o.Backend, s) }) {
				list = append(list, checked{s, rule})
			}
		}
		return err
	}
	if err := take(nil); err != nil {
		return nil, err
	}
	return list, eachOf(tx.ForwardingRulesByListener.Each(l.ID), take)
}

func addHealth(tx *world.Tx, b *world.LoadBalancer, l *world.Listener, s checked, res *wire.DescribeHealthStatusResponse) error {
	ip, err := serverIP(tx, s.Backend)
	if err != nil {
		return err
	}
	state, _, err := tx.HealthOf(b, l, s.rule, s.Backend)
	if err != nil {
		return err
	}
	res.BackendServers.BackendServer = append(res.BackendServers.BackendServer, wire.DescribeHealthStatusBackendServer{
		ServerId: s.Server, ServerIp: ip, Port: s.Port, ListenerPort: l.Port, Protocol: l.Protocol, ServerHealthStatus: state,
	})
	return nil
}
