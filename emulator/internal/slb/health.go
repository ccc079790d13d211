package slb

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Health of a server, as a listener sees it.
const (
	healthNormal      = "normal"
	healthAbnormal    = "abnormal"
	healthUnavailable = "unavailable"
)

// describeHealthStatus tells how the servers behind each listener are. Nothing is measured here: a server is well
// when its instance runs (A0073).
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

// behind lists the servers of a listener: of its own group or the default one, and of the groups of its rules.
func behind(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) ([]world.Backend, error) {
	var list []world.Backend
	take := func(backends []world.Backend) {
		for _, s := range backends {
			if s.Port == 0 {
				s.Port = l.BackendPort
			}
			if indexOf(list, s) < 0 {
				list = append(list, s)
			}
		}
	}
	switch {
	case l.VServerGroup != "":
		g, err := tx.VServerGroups.Get(l.VServerGroup)
		if err != nil {
			return nil, err
		}
		take(g.Backends)
	case l.MasterSlaveGroup != "":
		g, err := tx.MasterSlaveGroups.Get(l.MasterSlaveGroup)
		if err != nil {
			return nil, err
		}
		take(g.Backends)
	default:
		take(b.Backends)
	}
	err := eachOf(tx.ForwardingRulesByListener.Each(l.ID), func(r *world.ForwardingRule) error {
		g, err := tx.VServerGroups.Get(r.VServerGroup)
		if err == nil {
			take(g.Backends)
		}
		return err
	})
	return list, err
}

func addHealth(tx *world.Tx, b *world.LoadBalancer, l *world.Listener, s world.Backend, res *wire.DescribeHealthStatusResponse) error {
	m, err := machineOf(tx, s)
	if err != nil {
		return err
	}
	ip, err := serverIP(tx, s)
	if err != nil {
		return err
	}
	state, err := healthOf(tx, b, l, m)
	if err != nil {
		return err
	}
	res.BackendServers.BackendServer = append(res.BackendServers.BackendServer, wire.DescribeHealthStatusBackendServer{
		ServerId: s.Server, ServerIp: ip, Port: s.Port, ListenerPort: l.Port, Protocol: l.Protocol, ServerHealthStatus: state,
	})
	return nil
}

// healthOf is unavailable where nothing is checked: the listener stands, or its health check is off.
func healthOf(tx *world.Tx, b *world.LoadBalancer, l *world.Listener, m *machine) (string, error) {
	if b.Status != world.BalancerActive || l.Status != world.ListenerRunning || !l.Health.On {
		return healthUnavailable, nil
	}
	if m == nil || m.instance == "" {
		return healthAbnormal, nil
	}
	i, err := tx.Instances.Get(m.instance)
	if world.NotFound(err) {
		return healthAbnormal, nil
	}
	if err != nil {
		return "", err
	}
	if i.Status != world.Running {
		return healthAbnormal, nil
	}
	return healthNormal, nil
}
