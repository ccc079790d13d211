package slb

import (
	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createTCPListener makes a TCP listener, stopped.
func createTCPListener(tx *world.Tx, req *wire.CreateLoadBalancerTCPListenerRequest) (*wire.CreateLoadBalancerTCPListenerResponse, error) {
	if req.Bandwidth == nil {
		return nil, rpc.Missing("Bandwidth")
	}
	l := newListener(tx, req.LoadBalancerId, world.ProtocolTCP, req.ListenerPort, req.BackendServerPort)
	return &wire.CreateLoadBalancerTCPListenerResponse{}, makeListener(tx, l, req.Tag, func() error {
		set(&l.Health.Interval, req.Interval)
		return settleTCP(l, &req.TCPSettings)
	})
}

// createUDPListener makes a UDP listener, stopped.
func createUDPListener(tx *world.Tx, req *wire.CreateLoadBalancerUDPListenerRequest) (*wire.CreateLoadBalancerUDPListenerResponse, error) {
	if req.Bandwidth == nil {
		return nil, rpc.Missing("Bandwidth")
	}
	l := newListener(tx, req.LoadBalancerId, world.ProtocolUDP, req.ListenerPort, req.BackendServerPort)
	return &wire.CreateLoadBalancerUDPListenerResponse{}, makeListener(tx, l, req.Tag, func() error {
		set(&l.Health.Interval, req.Interval)
		return settleUDP(l, &req.UDPSettings)
	})
}

// needHTTP wants the two switches that the API makes the caller decide.
func needHTTP(s *wire.HTTPSettings) error {
	if s.StickySession == nil {
		return rpc.Missing("StickySession")
	}
	if s.HealthCheck == nil {
		return rpc.Missing("HealthCheck")
	}
	return nil
}

// createHTTPListener makes an HTTP listener, stopped. One that forwards has no servers and no settings: it answers
// with a redirect to an HTTPS listener.
func createHTTPListener(tx *world.Tx, req *wire.CreateLoadBalancerHTTPListenerRequest) (*wire.CreateLoadBalancerHTTPListenerResponse, error) {
	if err := needHTTP(&req.HTTPSettings); err != nil {
		return nil, err
	}
	l := newListener(tx, req.LoadBalancerId, world.ProtocolHTTP, req.ListenerPort, req.BackendServerPort)
	if isOn(req.ListenerForward) {
		if l.ForwardPort = req.ForwardPort; l.ForwardPort == 0 {
			return nil, wire.ErrForwardPort
		}
	}
	return &wire.CreateLoadBalancerHTTPListenerResponse{}, makeListener(tx, l, req.Tag, func() error {
		return settleHTTP(l, &req.HTTPSettings)
	})
}

// createHTTPSListener makes an HTTPS listener, stopped.
func createHTTPSListener(tx *world.Tx, req *wire.CreateLoadBalancerHTTPSListenerRequest) (*wire.CreateLoadBalancerHTTPSListenerResponse, error) {
	if req.Bandwidth == nil {
		return nil, rpc.Missing("Bandwidth")
	}
	if err := needHTTP(&req.HTTPSettings); err != nil {
		return nil, err
	}
	l := newListener(tx, req.LoadBalancerId, world.ProtocolHTTPS, req.ListenerPort, req.BackendServerPort)
	return &wire.CreateLoadBalancerHTTPSListenerResponse{}, makeListener(tx, l, req.Tag, func() error {
		return settleHTTPS(l, &req.HTTPSSettings)
	})
}

// setTCPListener changes a TCP listener; what is not given stays.
func setTCPListener(tx *world.Tx, req *wire.SetLoadBalancerTCPListenerAttributeRequest) (*wire.SetLoadBalancerTCPListenerAttributeResponse, error) {
	err := changeListener(tx, req.LoadBalancerId, world.ProtocolTCP, req.ListenerPort, func(l *world.Listener) error {
		set(&l.Stream.SynProxy, req.SynProxy)
		if err := settleTCP(l, &req.TCPSettings); err != nil {
			return err
		}
		return useGroups(l, req.VServerGroup, req.MasterSlaveServerGroup)
	})
	return &wire.SetLoadBalancerTCPListenerAttributeResponse{}, err
}

// setUDPListener changes a UDP listener; what is not given stays.
func setUDPListener(tx *world.Tx, req *wire.SetLoadBalancerUDPListenerAttributeRequest) (*wire.SetLoadBalancerUDPListenerAttributeResponse, error) {
	err := changeListener(tx, req.LoadBalancerId, world.ProtocolUDP, req.ListenerPort, func(l *world.Listener) error {
		if err := settleUDP(l, &req.UDPSettings); err != nil {
			return err
		}
		return useGroups(l, req.VServerGroup, req.MasterSlaveServerGroup)
	})
	return &wire.SetLoadBalancerUDPListenerAttributeResponse{}, err
}

// setHTTPListener changes an HTTP listener; what is not given stays.
func setHTTPListener(tx *world.Tx, req *wire.SetLoadBalancerHTTPListenerAttributeRequest) (*wire.SetLoadBalancerHTTPListenerAttributeResponse, error) {
	err := changeListener(tx, req.LoadBalancerId, world.ProtocolHTTP, req.ListenerPort, func(l *world.Listener) error {
		if err := settleHTTP(l, &req.HTTPSettings); err != nil {
			return err
		}
		return useGroups(l, req.VServerGroup, nil)
	})
	return &wire.SetLoadBalancerHTTPListenerAttributeResponse{}, err
}

// setHTTPSListener changes an HTTPS listener; what is not given stays.
func setHTTPSListener(tx *world.Tx, req *wire.SetLoadBalancerHTTPSListenerAttributeRequest) (*wire.SetLoadBalancerHTTPSListenerAttributeResponse, error) {
	err := changeListener(tx, req.LoadBalancerId, world.ProtocolHTTPS, req.ListenerPort, func(l *world.Listener) error {
		if err := settleHTTPS(l, &req.HTTPSSettings); err != nil {
			return err
		}
		return useGroups(l, req.VServerGroup, nil)
	})
	return &wire.SetLoadBalancerHTTPSListenerAttributeResponse{}, err
}
