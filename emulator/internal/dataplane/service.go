package dataplane

import (
	"cmp"
	"crypto/tls"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// service is what a listener is at one moment. It does not change.
type service struct {
	version  uint64 // of the world that it was read from
	balancer *world.LoadBalancer
	listener *world.Listener
	lists    []*world.AccessControlList
	pool     *pool
	rules    []rule // the one to be tried first at the front
	// tls is set for HTTPS, keyed by what it was made of.
	tls     *tls.Config
	tlsFrom string
}

// rule sends requests to servers of its own.
type rule struct {
	domain, url string
	pool        *pool
}

// pool is a group of servers with the way in which one is picked.
type pool struct {
	scheduler string
	sticky    world.Sticky
	// pair says that the first server serves and the second one stands by.
	pair    bool
	servers []server
	picker  *picker
}

// server is a backend at one moment.
type server struct {
	key      string
	instance string
	port     int
	weight   int
	master   bool
	// target is where its workload listens, empty when there is none.
	target string
	// off says that its instance does not run.
	off bool
	// well is false when it fails its health check or its instance does not run; why says it.
	well bool
	why  string
}

// compile reads a listener. What is costly to make again is taken over from before.
func (l *listener) compile(tx *world.Tx, before *service) (*service, error) {
	found, err := tx.Listeners.Get(l.ref.Listener)
	if world.NotFound(err) {
		return nil, fmt.Errorf("%w: there is no listener %s", ErrClosed, l.ref.Listener)
	}
	if err != nil {
		return nil, err
	}
	b, err := tx.LoadBalancers.Get(found.LoadBalancer)
	if err != nil {
		return nil, err
	}
	if b.Status != world.BalancerActive || found.Status != world.ListenerRunning {
		return nil, fmt.Errorf("%w: listener %s of a load balancer that is %s is %s", ErrClosed, found.ID, b.Status, found.Status)
	}
	svc := &service{balancer: b, listener: found}
	if svc.lists, err = accessLists(tx, found); err != nil {
		return nil, err
	}
	if found.ForwardPort != 0 {
		return svc, nil
	}
	if svc.pool, err = l.compilePool(tx, svc, nil); err != nil {
		return nil, err
	}
	if err := l.compileRules(tx, svc); err != nil {
		return nil, err
	}
	if found.Protocol == world.ProtocolHTTPS {
		return svc, svc.compileTLS(tx, before)
	}
	return svc, nil
}

func accessLists(tx *world.Tx, l *world.Listener) ([]*world.AccessControlList, error) {
	var lists []*world.AccessControlList
	if !l.ACL.On {
		return nil, nil
	}
	for _, id := range l.ACL.IDs {
		list, err := tx.AccessControlLists.Get(id)
		if err != nil {
			return nil, err
		}
		lists = append(lists, list)
	}
	return lists, nil
}

// compilePool reads the servers of a listener, or of one of its rules.
func (l *listener) compilePool(tx *world.Tx, svc *service, r *world.ForwardingRule) (*pool, error) {
	p := &pool{scheduler: svc.listener.Scheduler, sticky: svc.listener.Sticky}
	id := svc.listener.ID
	if r != nil {
		id = r.ID
		if !r.Sync {
			p.scheduler, p.sticky = r.Scheduler, r.Sticky
		}
	}
	p.pair = r == nil && svc.listener.VServerGroup == "" && svc.listener.MasterSlaveGroup != ""
	p.picker = l.picker(id)
	backends, err := tx.ServersBehind(svc.balancer, svc.listener, r)
	if err != nil {
		return nil, err
	}
	for _, backend := range backends {
		s, err := l.compileServer(tx, svc, r, backend)
		if err != nil {
			return nil, err
		}
		p.servers = append(p.servers, s)
	}
	return p, nil
}

func (l *listener) compileServer(tx *world.Tx, svc *service, r *world.ForwardingRule, backend world.Backend) (server, error) {
	s := server{key: keyOf(backend), port: backend.Port, weight: backend.Weight, master: backend.Role == "Master"}
	i, err := tx.MachineOf(backend)
	if err != nil {
		return s, err
	}
	if i == nil || i.Status != world.Running {
		s.off, s.why = true, "the instance of "+backend.Server+" does not run"
		return s, nil
	}
	s.instance = i.ID
	health, why, err := tx.HealthOf(svc.balancer, svc.listener, r, backend)
	if err != nil {
		return s, err
	}
	if s.well = health != world.HealthAbnormal; !s.well {
		s.why = backend.Server + ": " + why
		return s, nil
	}
	w, err := tx.WorkloadOn(i.ID, transport(svc.listener.Protocol), backend.Port)
	if err != nil {
		return s, err
	}
	if w == nil {
		s.why = fmt.Sprintf("nothing listens on port %d of %s", backend.Port, i.ID)
		return s, nil
	}
	s.target = w.Target
	return s, nil
}

// transport is the protocol below that of a listener.
func transport(protocol string) string {
	if protocol == world.ProtocolUDP {
		return world.ProtocolUDP
	}
	return world.ProtocolTCP
}

// keyOf names a server within its group, whichever address of it was chosen.
func keyOf(s world.Backend) string {
	key := net.JoinHostPort(s.Server, strconv.Itoa(s.Port))
	if s.IP.IsValid() {
		key += "@" + s.IP.String()
	}
	return key
}

// compileRules reads the forwarding rules in the order in which they are tried: exact names, then the most specific
// wildcard, then rules without a name, and in each of these the longest path first (A0348).
func (l *listener) compileRules(tx *world.Tx, svc *service) error {
	for found, err := range tx.ForwardingRulesByListener.Each(svc.listener.ID) {
		if err != nil {
			return err
		}
		p, err := l.compilePool(tx, svc, found)
		if err != nil {
			return err
		}
		svc.rules = append(svc.rules, rule{domain: strings.ToLower(found.Domain), url: found.URL, pool: p})
	}
	slices.SortStableFunc(svc.rules, func(a, b rule) int {
		return cmp.Or(cmp.Compare(b.rank(), a.rank()), cmp.Compare(len(b.domain), len(a.domain)), cmp.Compare(len(b.url), len(a.url)))
	})
	return nil
}

func (r rule) rank() int {
	switch {
	case r.domain == "":
		return 0
	case strings.HasPrefix(r.domain, "*"):
		return 1
	}
	return 2
}

// matches tells whether a rule is for a request. host has no port and is in lower case.
func (r rule) matches(host, path string) bool {
	if suffix, wild := strings.CutPrefix(r.domain, "*"); wild {
		if !strings.HasSuffix(host, suffix) || len(host) == len(suffix) {
			return false
		}
	} else if r.domain != "" && r.domain != host {
		return false
	}
	return strings.HasPrefix(path, r.url)
}

// route picks the servers for a request.
func (svc *service) route(host, path string) *pool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, r := range svc.rules {
		if r.matches(host, path) {
			return r.pool
		}
	}
	return svc.pool
}

// off tells that the instance of a server does not run, so that nothing can go on there.
func (svc *service) off(key string) bool {
	if svc.pool == nil {
		return false
	}
	s, ok := find(svc.pool.servers, key)
	return ok && s.off
}

// keeps tells whether a connection to a server may go on.
func (svc *service) keeps(key string) bool {
	if svc.pool == nil {
		return false
	}
	for _, s := range svc.pool.servers {
		if s.key == key {
			return s.well
		}
	}
	return false
}
