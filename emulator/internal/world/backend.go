package world

import "slices"

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
