package dataplane

import (
	"net"
	"strconv"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// checked is a server that a listener, or one of its rules, has behind it.
type checked struct {
	balancer *world.LoadBalancer
	listener *world.Listener
	rule     *world.ForwardingRule
	backend  world.Backend
}

// collect finds everything that is to be checked, starting from the workloads.
func (c *checker) collect(tx *world.Tx, found map[string]*target) error {
	seen := map[string]bool{}
	for w, err := range tx.Workloads.Each() {
		if err != nil {
			return err
		}
		if seen[w.Instance] {
			continue
		}
		seen[w.Instance] = true
		i, scope, err := tx.Instances.Anywhere(w.Instance)
		if world.NotFound(err) {
			continue
		}
		if err != nil {
			return err
		}
		if i.Status != world.Running {
			continue
		}
		if err := c.collectInstance(inScope(tx, scope), i, found); err != nil {
			return err
		}
	}
	return nil
}

func inScope(tx *world.Tx, scope store.Scope) *world.Tx {
	region, _ := tx.Matrix().Region(scope.Region)
	return tx.As(world.Account{ID: scope.Account}, region)
}

func (c *checker) collectInstance(tx *world.Tx, i *world.Instance, found map[string]*target) error {
	ids := []string{i.ID}
	for eni, err := range tx.NetworkInterfacesByInstance.Each(i.ID) {
		if err != nil {
			return err
		}
		ids = append(ids, eni.ID)
	}
	for _, id := range ids {
		all, err := behindOf(tx, id)
		if err != nil {
			return err
		}
		for _, s := range all {
			t, err := c.targetOf(tx, i, s)
			if err != nil {
				return err
			}
			if t != nil {
				found[t.id] = t
			}
		}
	}
	return nil
}

// behindOf lists what has a server behind it: listeners by the default group of their balancer and by groups that they name,
// and rules by groups.
func behindOf(tx *world.Tx, server string) ([]checked, error) {
	var all []checked
	take := func(l *world.Listener, rule *world.ForwardingRule) error {
		b, err := tx.LoadBalancers.Get(l.LoadBalancer)
		if err != nil {
			return err
		}
		servers, err := tx.ServersBehind(b, l, rule)
		for _, s := range servers {
			if s.Server == server {
				all = append(all, checked{b, l, rule, s})
			}
		}
		return err
	}
	for b, err := range tx.LoadBalancersByServer.Each(server) {
		if err != nil {
			return nil, err
		}
		for l, err := range tx.ListenersByLoadBalancer.Each(b.ID) {
			if err == nil && l.VServerGroup == "" && l.MasterSlaveGroup == "" && l.ForwardPort == 0 {
				err = take(l, nil)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	for g, err := range tx.VServerGroupsByServer.Each(server) {
		if err == nil {
			err = behindGroup(tx, g.ID, take)
		}
		if err != nil {
			return nil, err
		}
	}
	for g, err := range tx.MasterSlaveGroupsByServer.Each(server) {
		if err == nil {
			err = behindGroup(tx, g.ID, take)
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// behindGroup visits the listeners and rules that send to a group.
func behindGroup(tx *world.Tx, group string, take func(*world.Listener, *world.ForwardingRule) error) error {
	for l, err := range tx.ListenersByGroup.Each(group) {
		if err == nil {
			err = take(l, nil)
		}
		if err != nil {
			return err
		}
	}
	for rule, err := range tx.ForwardingRulesByGroup.Each(group) {
		if err != nil {
			return err
		}
		l, err := tx.Listeners.Get(rule.Listener())
		if err == nil {
			err = take(l, rule)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// targetOf is the check of a server; nil where there is none or nothing to be asked.
func (c *checker) targetOf(tx *world.Tx, i *world.Instance, s checked) (*target, error) {
	checker, check := s.listener.Check(s.rule)
	if s.balancer.Status != world.BalancerActive || s.listener.Status != world.ListenerRunning || !check.On {
		return nil, nil
	}
	port := check.ConnectPort
	if port <= 0 {
		port = s.backend.Port
	}
	w, err := tx.WorkloadOn(i.ID, transport(s.listener.Protocol), port)
	if w == nil || err != nil {
		return nil, err
	}
	t := &target{
		id: world.FailedCheckID(checker, s.backend), checker: checker, backend: s.backend,
		interval: seconds(check.Interval, usualInterval), up: orUsual(check.Healthy), down: orUsual(check.Unhealthy),
		probe: probe{
			protocol: s.listener.Protocol, target: w.Target, timeout: seconds(check.Timeout, usualTimeout),
			method: check.Method, path: check.URI, codes: check.HTTPCode, request: check.Request, expect: check.Expect,
		},
	}
	if t.protocol != world.ProtocolUDP {
		t.protocol = kindOfCheck(s.listener.Protocol, check.Type)
	}
	t.host = hostOf(check.Domain, i, s.backend, port)
	return t, nil
}

// kindOfCheck is tcp or http: what the check says, else http for listeners that speak it.
func kindOfCheck(listener, check string) string {
	switch {
	case check == world.ProtocolTCP, check == world.ProtocolHTTP:
		return check
	case listener == world.ProtocolTCP:
		return world.ProtocolTCP
	}
	return world.ProtocolHTTP
}

// hostOf is the name that an HTTP check asks for: what the listener says, else the server's own address ("$_ip").
func hostOf(domain string, i *world.Instance, s world.Backend, port int) string {
	if domain != "" && domain != "$_ip" {
		return domain
	}
	ip := s.IP
	if !ip.IsValid() {
		ip = i.PrivateIP
	}
	if !ip.IsValid() {
		ip = i.InnerIP
	}
	if !ip.IsValid() {
		return i.ID
	}
	return net.JoinHostPort(ip.String(), strconv.Itoa(port))
}

func seconds(n int, usual time.Duration) time.Duration {
	if n <= 0 {
		return usual
	}
	return time.Duration(n) * time.Second
}

func orUsual(threshold int) int {
	if threshold <= 0 {
		return usualThreshold
	}
	return threshold
}
