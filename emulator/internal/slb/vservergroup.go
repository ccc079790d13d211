package slb

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func vserverGroup(tx *world.Tx, id string) (*world.VServerGroup, error) {
	g, err := tx.VServerGroups.Get(id)
	return orElse(g, err, wire.ErrGroupNotFound)
}

// groupServers reads servers for a group of a balancer: each with a port, none twice.
func groupServers(tx *world.Tx, balancerID, name, text string) ([]world.Backend, error) {
	b, err := balancer(tx, balancerID)
	if err != nil {
		return nil, err
	}
	list, err := serverList(tx, b, name, listOr(text))
	if err != nil {
		return nil, err
	}
	for i, s := range list {
		if s.Port == 0 {
			return nil, wire.ErrServerPort
		}
		if indexOf(list[:i], s) >= 0 {
			return nil, wire.ErrServerDuplicate
		}
	}
	return list, checkServerQuota(tx, b, list)
}

// createVServerGroup makes a group of servers, each with a port of its own.
func createVServerGroup(tx *world.Tx, req *wire.CreateVServerGroupRequest) (*wire.CreateVServerGroupResponse, error) {
	list, err := groupServers(tx, req.LoadBalancerId, "BackendServers", req.BackendServers)
	if err != nil {
		return nil, err
	}
	g := &world.VServerGroup{
		Meta:         world.Meta{ID: tx.NewID("rsp"), Name: req.VServerGroupName, CreatedAt: tx.Now()},
		LoadBalancer: req.LoadBalancerId, Backends: list,
	}
	putTags(&g.Meta, req.Tag)
	if err := tx.VServerGroups.Insert(g); err != nil {
		return nil, err
	}
	res := &wire.CreateVServerGroupResponse{VServerGroupId: g.ID}
	res.BackendServers.BackendServer = wireServers(g.Backends)
	return res, nil
}

func wireServers(backends []world.Backend) []wire.BackendServer {
	list := make([]wire.BackendServer, 0, len(backends))
	for _, s := range backends {
		list = append(list, wire.BackendServer{ServerId: s.Server, Type: s.Type, Port: s.Port, Weight: s.Weight, Description: s.Description})
	}
	return list
}

// setVServerGroupAttribute renames a group or changes weights and descriptions of servers that are in it.
func setVServerGroupAttribute(tx *world.Tx, req *wire.SetVServerGroupAttributeRequest) (*wire.SetVServerGroupAttributeResponse, error) {
	if !given(req.VServerGroupName) && !given(req.BackendServers) {
		return nil, wire.ErrGroupNothingToSet
	}
	g, err := vserverGroup(tx, req.VServerGroupId)
	if err != nil {
		return nil, err
	}
	if given(req.VServerGroupName) {
		g.Name = *req.VServerGroupName
	}
	if given(req.BackendServers) {
		list, err := groupServers(tx, g.LoadBalancer, "BackendServers", *req.BackendServers)
		if err != nil {
			return nil, err
		}
		for _, s := range list {
			at := indexOf(g.Backends, s)
			if at < 0 {
				return nil, wire.ErrServerNotInGroup.With(s.Server)
			}
			g.Backends[at] = s
		}
	}
	if err := tx.VServerGroups.Put(g); err != nil {
		return nil, err
	}
	res := &wire.SetVServerGroupAttributeResponse{VServerGroupId: g.ID, VServerGroupName: g.Name}
	res.BackendServers.BackendServer = wireServers(g.Backends)
	return res, nil
}

// addVServerGroupBackendServers puts servers into a group.
func addVServerGroupBackendServers(tx *world.Tx, req *wire.AddVServerGroupBackendServersRequest) (*wire.AddVServerGroupBackendServersResponse, error) {
	g, err := vserverGroup(tx, req.VServerGroupId)
	if err != nil {
		return nil, err
	}
	if err := addToGroup(tx, g, "BackendServers", req.BackendServers); err != nil {
		return nil, err
	}
	res := &wire.AddVServerGroupBackendServersResponse{VServerGroupId: g.ID}
	res.BackendServers.BackendServer = wireServers(g.Backends)
	return res, tx.VServerGroups.Put(g)
}

func addToGroup(tx *world.Tx, g *world.VServerGroup, name, text string) error {
	list, err := groupServers(tx, g.LoadBalancer, name, text)
	if err != nil {
		return err
	}
	for _, s := range list {
		if indexOf(g.Backends, s) >= 0 {
			return wire.ErrServerDuplicate
		}
		g.Backends = append(g.Backends, s)
	}
	return nil
}

// modifyVServerGroupBackendServers puts new servers in the place of old ones.
func modifyVServerGroupBackendServers(tx *world.Tx, req *wire.ModifyVServerGroupBackendServersRequest) (*wire.ModifyVServerGroupBackendServersResponse, error) {
	g, err := vserverGroup(tx, req.VServerGroupId)
	if err != nil {
		return nil, err
	}
	if err := removeFromGroup(g, "OldBackendServers", listOr(req.OldBackendServers)); err != nil {
		return nil, err
	}
	if err := addToGroup(tx, g, "NewBackendServers", req.NewBackendServers); err != nil {
		return nil, err
	}
	res := &wire.ModifyVServerGroupBackendServersResponse{VServerGroupId: g.ID}
	res.BackendServers.BackendServer = wireServers(g.Backends)
	return res, tx.VServerGroups.Put(g)
}

// removeFromGroup takes servers out of a group, by server and port; without a port every entry of the server.
func removeFromGroup(g *world.VServerGroup, name, text string) error {
	gone, err := namedServers(name, text)
	if err != nil {
		return err
	}
	for _, s := range gone {
		g.Backends = slices.DeleteFunc(g.Backends, func(o world.Backend) bool {
			return o.Server == s.Server && (s.Port == 0 || s.Port == o.Port) && (!s.IP.IsValid() || s.IP == o.IP)
		})
	}
	return nil
}

// removeVServerGroupBackendServers takes servers out of a group.
func removeVServerGroupBackendServers(tx *world.Tx, req *wire.RemoveVServerGroupBackendServersRequest) (*wire.RemoveVServerGroupBackendServersResponse, error) {
	g, err := vserverGroup(tx, req.VServerGroupId)
	if err != nil {
		return nil, err
	}
	if err := removeFromGroup(g, "BackendServers", req.BackendServers); err != nil {
		return nil, err
	}
	res := &wire.RemoveVServerGroupBackendServersResponse{VServerGroupId: g.ID}
	for _, s := range g.Backends {
		res.BackendServers.BackendServer = append(res.BackendServers.BackendServer,
			wire.RemoveVServerGroupBackendServersBackendServer{ServerId: s.Server, Type: s.Type, Port: s.Port, Weight: s.Weight})
	}
	return res, tx.VServerGroups.Put(g)
}

// deleteVServerGroup deletes a group that no listener and no rule uses.
func deleteVServerGroup(tx *world.Tx, req *wire.DeleteVServerGroupRequest) (*wire.DeleteVServerGroupResponse, error) {
	g, err := vserverGroup(tx, req.VServerGroupId)
	if err != nil {
		return nil, err
	}
	used, err := anyOf(tx.ListenersByGroup.Count, tx.ForwardingRulesByGroup.Count)(g.ID)
	if err != nil {
		return nil, err
	}
	if used {
		return nil, wire.ErrGroupInUse
	}
	return &wire.DeleteVServerGroupResponse{}, tx.VServerGroups.Delete(g.ID)
}

// anyOf asks several indexes whether one of them knows a key.
func anyOf(counts ...func(string) (int, error)) func(string) (bool, error) {
	return func(key string) (bool, error) {
		for _, count := range counts {
			if n, err := count(key); err != nil || n > 0 {
				return n > 0, err
			}
		}
		return false, nil
	}
}

// describeVServerGroups lists the groups of a balancer, on demand with what uses them.
func describeVServerGroups(tx *world.Tx, req *wire.DescribeVServerGroupsRequest) (*wire.DescribeVServerGroupsResponse, error) {
	if _, err := balancer(tx, req.LoadBalancerId); err != nil {
		return nil, err
	}
	want := action.Wanted(req.Tag)
	res := &wire.DescribeVServerGroupsResponse{}
	err := eachOf(tx.VServerGroupsByLoadBalancer.Each(req.LoadBalancerId), func(g *world.VServerGroup) error {
		if !g.HasTags(want) || !action.Same(req.Description, g.Name) {
			return nil
		}
		item := wire.VServerGroup{VServerGroupId: g.ID, VServerGroupName: g.Name, ServerCount: int64(len(g.Backends)), CreateTime: stamp(g.CreatedAt)}
		item.Tags.Tag = tagsOf(&g.Meta)
		if err := addUsers(tx, req, g.ID, &item.AssociatedObjects); err != nil {
			return err
		}
		res.VServerGroups.VServerGroup = append(res.VServerGroups.VServerGroup, item)
		return nil
	})
	return res, err
}

func addUsers(tx *world.Tx, req *wire.DescribeVServerGroupsRequest, group string, to *wire.AssociatedObjects) (err error) {
	if req.IncludeListener != nil && *req.IncludeListener {
		if to.Listeners.Listener, err = listenersOfGroup(tx, group); err != nil {
			return err
		}
	}
	if req.IncludeRule == nil || !*req.IncludeRule {
		return nil
	}
	return eachOf(tx.ForwardingRulesByGroup.Each(group), func(r *world.ForwardingRule) error {
		to.Rules.Rule = append(to.Rules.Rule, wire.DescribeVServerGroupsRule{RuleId: r.ID, RuleName: r.Name, Domain: r.Domain, Url: r.URL})
		return nil
	})
}

func listenersOfGroup(tx *world.Tx, group string) ([]wire.DescribeVServerGroupsListener, error) {
	var list []wire.DescribeVServerGroupsListener
	err := eachOf(tx.ListenersByGroup.Each(group), func(l *world.Listener) error {
		list = append(list, wire.DescribeVServerGroupsListener{Port: l.Port, Protocol: l.Protocol})
		return nil
	})
	return list, err
}

// describeVServerGroupAttribute tells the servers of a group.
func describeVServerGroupAttribute(tx *world.Tx, req *wire.DescribeVServerGroupAttributeRequest) (*wire.DescribeVServerGroupAttributeResponse, error) {
	g, err := vserverGroup(tx, req.VServerGroupId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVServerGroupAttributeResponse{VServerGroupId: g.ID, VServerGroupName: g.Name, LoadBalancerId: g.LoadBalancer, CreateTime: stamp(g.CreatedAt)}
	res.Tags.Tag = tagsOf(&g.Meta)
	for _, s := range g.Backends {
		ip, err := serverIP(tx, s)
		if err != nil {
			return nil, err
		}
		res.BackendServers.BackendServer = append(res.BackendServers.BackendServer, wire.DescribeVServerGroupAttributeBackendServer{
			ServerId: s.Server, Type: s.Type, Port: s.Port, Weight: s.Weight, ServerIp: ip, Description: s.Description,
		})
	}
	return res, nil
}
