package slb

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// newListener is a listener of a protocol with the values it has when nothing is said.
func newListener(tx *world.Tx, balancer, protocol string, port, backendPort int) *world.Listener {
	l := &world.Listener{
		Meta:         world.Meta{ID: world.ListenerID(balancer, protocol, port), CreatedAt: tx.Now()},
		LoadBalancer: balancer, Protocol: protocol, Port: port, BackendPort: backendPort,
		Status: world.ListenerStopped, Bandwidth: -1, Scheduler: "wrr",
		Health: world.HealthCheck{On: true, Healthy: 3, Unhealthy: 3, Timeout: 5, Interval: 2},
	}
	switch protocol {
	case world.ProtocolTCP:
		l.Health.Type = world.ProtocolTCP
		l.Stream = world.Stream{Established: 900, SynProxy: "enable"}
	case world.ProtocolUDP:
		l.Health.Type, l.Health.Interval, l.Health.Timeout = world.ProtocolUDP, 5, 10
	default:
		l.Health = httpHealth()
		l.HTTP = world.HTTPOptions{Gzip: true, IdleTimeout: 15, RequestTimeout: 60, ForwardedFor: true}
	}
	if protocol == world.ProtocolHTTPS {
		l.TLS = world.TLSOptions{CipherPolicy: defaultPolicy, HTTP2: true}
	}
	return l
}

// httpHealth is the check of an HTTP listener or a rule before anything is said about it.
func httpHealth() world.HealthCheck {
	return world.HealthCheck{Type: world.ProtocolHTTP, Method: "head", URI: "/", HTTPCode: "http_2xx", Healthy: 3, Unhealthy: 3, Timeout: 5, Interval: 2}
}

// makeListener checks that a balancer can have a listener on a port, lets apply fill it in, and stores it stopped.
func makeListener(tx *world.Tx, l *world.Listener, tags []rpc.Tag, apply func() error) error {
	b, err := balancer(tx, l.LoadBalancer)
	if err != nil {
		return err
	}
	if err := checkPort(tx, l); err != nil {
		return err
	}
	putTags(&l.Meta, tags)
	if err := apply(); err != nil {
		return err
	}
	if err := checkListener(tx, b, l); err != nil {
		return err
	}
	return tx.Listeners.Insert(l)
}

// checkPort refuses a port that another listener has. UDP and TCP do not share ports with themselves; the others all
// run on TCP.
func checkPort(tx *world.Tx, l *world.Listener) error {
	switch {
	case l.Port == 0:
		return wire.ErrListenerPort
	case l.Port == 4789 && l.Protocol == world.ProtocolUDP:
		return wire.ErrListenerPortReserved
	}
	others, err := listenersOf(tx, l.LoadBalancer)
	if err != nil {
		return err
	}
	for _, o := range others {
		if o.Port == l.Port && (o.Protocol == world.ProtocolUDP) == (l.Protocol == world.ProtocolUDP) {
			return wire.ErrListenerPortConflict
		}
	}
	if limit := tx.Quota("slb.listeners", quotaListeners); len(others) >= limit {
		return wire.ErrOverQuota.With("listeners", limit)
	}
	return nil
}

// listenersOf lists a balancer's listeners by port.
func listenersOf(tx *world.Tx, balancer string) ([]*world.Listener, error) {
	var list []*world.Listener
	err := eachOf(tx.ListenersByLoadBalancer.Each(balancer), func(l *world.Listener) error {
		list = append(list, l)
		return nil
	})
	slices.SortStableFunc(list, func(a, b *world.Listener) int { return cmp.Compare(a.Port, b.Port) })
	return list, err
}

// listenerAt finds a listener of a protocol, for the actions that carry the protocol in their name.
func listenerAt(tx *world.Tx, balancerID, protocol string, port int) (*world.Listener, error) {
	if _, err := balancer(tx, balancerID); err != nil {
		return nil, err
	}
	l, err := tx.Listeners.Get(world.ListenerID(balancerID, protocol, port))
	return orElse(l, err, wire.ErrListenerNotFound)
}

// listenerOn finds the listener on a port; the protocol is needed only where two have that port.
func listenerOn(tx *world.Tx, balancerID, protocol string, port int, missing error) (*world.Listener, error) {
	if _, err := balancer(tx, balancerID); err != nil {
		return nil, err
	}
	list, err := listenersOf(tx, balancerID)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(l *world.Listener) bool {
		return l.Port != port || protocol != "" && !strings.EqualFold(protocol, l.Protocol)
	})
	switch len(list) {
	case 0:
		return nil, missing
	case 1:
		return list[0], nil
	}
	return nil, wire.ErrTooManyListeners
}

// changeListener applies new settings to a listener and checks the whole again.
func changeListener(tx *world.Tx, balancerID, protocol string, port int, apply func(*world.Listener) error) error {
	l, err := listenerAt(tx, balancerID, protocol, port)
	if err != nil {
		return err
	}
	b, err := balancer(tx, balancerID)
	if err != nil {
		return err
	}
	if l.ForwardPort != 0 {
		return wire.ErrForwarding
	}
	if err := apply(l); err != nil {
		return err
	}
	if err := checkListener(tx, b, l); err != nil {
		return err
	}
	return tx.Listeners.Put(l)
}

// startListener lets a listener accept.
func startListener(tx *world.Tx, req *wire.StartLoadBalancerListenerRequest) (*wire.StartLoadBalancerListenerResponse, error) {
	l, err := listenerOn(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, wire.ErrListenerNotFound)
	if err != nil {
		return nil, err
	}
	l.Status = world.ListenerRunning
	if err := tx.Listeners.Put(l); err != nil {
		return nil, err
	}
	return &wire.StartLoadBalancerListenerResponse{}, nil
}

// stopListener lets a listener refuse.
func stopListener(tx *world.Tx, req *wire.StopLoadBalancerListenerRequest) (*wire.StopLoadBalancerListenerResponse, error) {
	l, err := listenerOn(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, wire.ErrListenerNotFound)
	if err != nil {
		return nil, err
	}
	l.Status = world.ListenerStopped
	return &wire.StopLoadBalancerListenerResponse{}, tx.Listeners.Put(l)
}

// deleteListener deletes a listener with its rules, unless another one forwards to it.
func deleteListener(tx *world.Tx, req *wire.DeleteLoadBalancerListenerRequest) (*wire.DeleteLoadBalancerListenerResponse, error) {
	l, err := listenerOn(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, wire.ErrListenerNotFoundDelete)
	if err != nil {
		return nil, err
	}
	others, err := listenersOf(tx, l.LoadBalancer)
	if err != nil {
		return nil, err
	}
	for _, o := range others {
		if l.Protocol == world.ProtocolHTTPS && o.Protocol == world.ProtocolHTTP && o.ForwardPort == l.Port {
			return nil, wire.ErrForwardExists
		}
	}
	return &wire.DeleteLoadBalancerListenerResponse{}, dropListener(tx, l)
}
