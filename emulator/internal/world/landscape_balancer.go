package world

import (
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

func (tx *Tx) landBalancers(site *reach.Site) (err error) {
	site.LoadBalancers, err = collect(tx.LoadBalancers.Each(), tx.landBalancer)
	return err
}

func (tx *Tx) landBalancer(b *LoadBalancer) (*reach.LoadBalancer, error) {
	land := &reach.LoadBalancer{
		ID: b.ID, Address: b.Address, Internet: b.AddressType == Internet, Network: b.Network, VPC: b.VPC, VSwitch: b.VSwitch,
		Active: b.Status == BalancerActive, Status: string(b.Status),
	}
	for _, s := range b.Backends {
		server := reach.Backend{Server: s.Server, Address: s.IP, Weight: s.Weight, Group: b.ID, Healthy: true}
		if err := tx.locateBackend(&server); err != nil {
			return nil, err
		}
		land.Servers = append(land.Servers, server)
	}
	for l, err := range tx.ListenersByLoadBalancer.Each(b.ID) {
		if err != nil {
			return nil, err
		}
		listener, err := tx.landListener(b, l)
		if err != nil {
			return nil, err
		}
		land.Listeners = append(land.Listeners, listener)
	}
	return land, nil
}

func (tx *Tx) landListener(b *LoadBalancer, l *Listener) (*reach.Listener, error) {
	land := &reach.Listener{
		ID: l.ID, Protocol: l.Protocol, Port: uint16(l.Port), Running: l.Status == ListenerRunning, RedirectTo: uint16(l.ForwardPort),
		Group: l.VServerGroup, BackendPort: uint16(l.BackendPort),
	}
	var err error
	if land.Access, err = tx.landAccess(l); err != nil {
		return nil, err
	}
	if land.Backends, err = tx.landServers(b, l); err != nil {
		return nil, err
	}
	for rule, err := range tx.ForwardingRulesByListener.Each(l.ID) {
		if err != nil {
			return nil, err
		}
		more, err := tx.landGroup(b, l, rule, rule.VServerGroup)
		if err != nil {
			return nil, err
		}
		land.Backends = append(land.Backends, more...)
	}
	return land, nil
}

func (tx *Tx) landAccess(l *Listener) (*reach.AccessList, error) {
	switch {
	case l.ACL.On:
		land := &reach.AccessList{IDs: l.ACL.IDs, White: l.ACL.Type == "white"}
		for _, id := range l.ACL.IDs {
			list, err := tx.AccessControlLists.Get(id)
			if err != nil {
				return nil, err
			}
			for _, e := range list.Entries {
				if e.Source.Addr().Is4() {
					land.Peers, land.Lists = append(land.Peers, e.Source.Masked()), append(land.Lists, id)
				}
			}
		}
		return land, nil
	case l.WhiteList.On:
		land := &reach.AccessList{IDs: []string{"white list"}, White: true, Strict: true}
		for _, item := range l.WhiteList.Items {
			land.Peers = append(land.Peers, prefixes(item)...)
		}
		return land, nil
	}
	return nil, nil
}

// landServers are the servers of a listener's own group, or of the balancer's default group.
func (tx *Tx) landServers(b *LoadBalancer, l *Listener) ([]reach.Backend, error) {
	switch {
	case l.VServerGroup != "":
		return tx.landGroup(b, l, nil, l.VServerGroup)
	case l.MasterSlaveGroup != "":
		g, err := tx.MasterSlaveGroups.Get(l.MasterSlaveGroup)
		if err != nil {
			return nil, err
		}
		pair, err := tx.landBackends(b, l, nil, g.ID, g.Backends)
		if err != nil {
			return nil, err
		}
		return pair, tx.standBy(pair, g.Backends)
	}
	return tx.landBackends(b, l, nil, b.ID, b.Backends)
}

// standBy marks the slave of a pair while its master serves.
func (tx *Tx) standBy(pair []reach.Backend, servers []Backend) error {
	serves := false
	for i, s := range servers {
		if s.Role == "Master" {
			machine, err := tx.MachineOf(s)
			if err != nil {
				return err
			}
			serves = serves || pair[i].Healthy && machine != nil && machine.Status == Running
		}
	}
	for i, s := range servers {
		pair[i].Standby = serves && s.Role != "Master"
	}
	return nil
}

// landGroup reads a group of a listener, or of one of its rules when that is not nil.
func (tx *Tx) landGroup(b *LoadBalancer, l *Listener, rule *ForwardingRule, id string) ([]reach.Backend, error) {
	g, err := tx.VServerGroups.Get(id)
	if NotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return tx.landBackends(b, l, rule, g.ID, g.Backends)
}

func (tx *Tx) landBackends(b *LoadBalancer, l *Listener, rule *ForwardingRule, group string, servers []Backend) ([]reach.Backend, error) {
	var all []reach.Backend
	for _, s := range servers {
		if s.Port == 0 {
			s.Port = l.BackendPort
		}
		health, _, err := tx.HealthOf(b, l, rule, s)
		if err != nil {
			return nil, err
		}
		land := reach.Backend{Server: s.Server, Address: s.IP, Port: uint16(s.Port), Weight: s.Weight, Group: group, Healthy: health != HealthAbnormal}
		if err := tx.locateBackend(&land); err != nil {
			return nil, err
		}
		all = append(all, land)
	}
	return all, nil
}

// locateBackend finds the address of a server that was added by its id.
func (tx *Tx) locateBackend(land *reach.Backend) error {
	if land.Address.IsValid() {
		return nil
	}
	i, err := tx.Instances.Get(land.Server)
	if err == nil {
		if land.Address = i.PrivateIP; !land.Address.IsValid() {
			land.Address = i.InnerIP
		}
		return nil
	}
	if !NotFound(err) {
		return err
	}
	n, err := tx.NetworkInterfaces.Get(land.Server)
	if NotFound(err) {
		return nil
	}
	if err == nil {
		land.Address = n.PrivateIP()
	}
	return err
}
