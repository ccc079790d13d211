package world

import "slices"

// ServersBehind lists the servers that a listener sends to, or one of its rules when that is not nil, each with its port: those
// of the group that is named, else the balancer's default ones on the port that the listener says.
func (tx *Tx) ServersBehind(b *LoadBalancer, l *Listener, rule *ForwardingRule) ([]Backend, error) {
	vserver, masterSlave := l.VServerGroup, l.MasterSlaveGroup
	if rule != nil {
		vserver, masterSlave = rule.VServerGroup, ""
	}
	servers := b.Backends
	switch {
	case vserver != "":
		g, err := tx.VServerGroups.Get(vserver)
		if err != nil {
			return nil, err
		}
		servers = g.Backends
	case masterSlave != "":
		g, err := tx.MasterSlaveGroups.Get(masterSlave)
		if err != nil {
			return nil, err
		}
		servers = g.Backends
	}
	return onPort(servers, l.BackendPort), nil
}

// onPort gives servers that name no port one.
func onPort(servers []Backend, port int) []Backend {
	servers = slices.Clone(servers)
	for i := range servers {
		if servers[i].Port == 0 {
			servers[i].Port = port
		}
	}
	return servers
}

// DropBackend takes an instance or interface that goes away out of every server group.
func (tx *Tx) DropBackend(server string) error {
	gone := func(b Backend) bool { return b.Server == server }
	for b, err := range tx.LoadBalancersByServer.Each(server) {
		if err != nil {
			return err
		}
		b.Backends = slices.DeleteFunc(b.Backends, gone)
		if err := tx.LoadBalancers.Put(b); err != nil {
			return err
		}
	}
	for g, err := range tx.VServerGroupsByServer.Each(server) {
		if err != nil {
			return err
		}
		g.Backends = slices.DeleteFunc(g.Backends, gone)
		if err := tx.VServerGroups.Put(g); err != nil {
			return err
		}
	}
	for g, err := range tx.MasterSlaveGroupsByServer.Each(server) {
		if err != nil {
			return err
		}
		g.Backends = slices.DeleteFunc(g.Backends, gone)
		if err := tx.MasterSlaveGroups.Put(g); err != nil {
			return err
		}
	}
	return nil
}
