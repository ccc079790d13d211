package slb

import (
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Roles in a master-slave group.
const (
	roleMaster = "Master"
	roleSlave  = "Slave"
)

func masterSlaveGroup(tx *world.Tx, id string) (*world.MasterSlaveGroup, error) {
	g, err := tx.MasterSlaveGroups.Get(id)
	return orElse(g, err, wire.ErrMasterSlaveNotFound)
}

// createMasterSlaveServerGroup makes a pair of servers, of which one stands by.
func createMasterSlaveServerGroup(tx *world.Tx, req *wire.CreateMasterSlaveServerGroupRequest) (*wire.CreateMasterSlaveServerGroupResponse, error) {
	b, err := balancer(tx, req.LoadBalancerId)
	if err != nil {
		return nil, err
	}
	list, err := pair(tx, b, listOr(req.MasterSlaveBackendServers))
	if err != nil {
		return nil, err
	}
	g := &world.MasterSlaveGroup{
		Meta:         world.Meta{ID: tx.NewID("rsp"), Name: req.MasterSlaveServerGroupName, CreatedAt: tx.Now()},
		LoadBalancer: b.ID, Backends: list,
	}
	putTags(&g.Meta, req.Tag)
	if err := tx.MasterSlaveGroups.Insert(g); err != nil {
		return nil, err
	}
	res := &wire.CreateMasterSlaveServerGroupResponse{MasterSlaveServerGroupId: g.ID}
	res.MasterSlaveBackendServers.MasterSlaveBackendServer = pairServers(g)
	return res, nil
}

// pair reads the two servers of a master-slave group. Its refusals have codes of their own.
func pair(tx *world.Tx, b *world.LoadBalancer, text string) ([]world.Backend, error) {
	items, bad := wire.ParseList[wire.BackendServerItem]("MasterSlaveBackendServers", text)
	if bad != nil {
		return nil, bad
	}
	if len(items) != 2 {
		return nil, wire.ErrMasterSlaveTwo
	}
	for _, item := range items {
		switch {
		case item.ServerId == "":
			return nil, wire.ErrMasterSlaveServer
		case item.Port.Int(0) == 0:
			return nil, wire.ErrMasterSlavePort
		case item.ServerType != roleMaster && item.ServerType != roleSlave:
			return nil, wire.ErrMasterSlaveType
		}
	}
	list, err := serverList(tx, b, "MasterSlaveBackendServers", text)
	switch {
	case err != nil:
		return nil, err
	case list[0].Role == list[1].Role:
		return nil, wire.ErrMasterSlavePair
	case sameServer(list[0], list[1]):
		return nil, wire.ErrMasterSlaveSame
	}
	return list, checkServerQuota(tx, b, list)
}

func pairServers(g *world.MasterSlaveGroup) []wire.MasterSlaveBackendServer {
	list := make([]wire.MasterSlaveBackendServer, 0, len(g.Backends))
	for _, s := range g.Backends {
		list = append(list, wire.MasterSlaveBackendServer{
			ServerId: s.Server, Type: s.Type, Port: s.Port, Weight: s.Weight, ServerType: s.Role, Description: s.Description,
		})
	}
	return list
}

// deleteMasterSlaveServerGroup deletes a group that no listener uses.
func deleteMasterSlaveServerGroup(tx *world.Tx, req *wire.DeleteMasterSlaveServerGroupRequest) (*wire.DeleteMasterSlaveServerGroupResponse, error) {
	g, err := masterSlaveGroup(tx, req.MasterSlaveServerGroupId)
	if err != nil {
		return nil, err
	}
	used, err := tx.ListenersByGroup.Count(g.ID)
	if err != nil {
		return nil, err
	}
	if used > 0 {
		return nil, wire.ErrGroupInUse
	}
	return &wire.DeleteMasterSlaveServerGroupResponse{}, tx.MasterSlaveGroups.Delete(g.ID)
}

// describeMasterSlaveServerGroups lists the groups of a balancer, on demand with the listeners that use them.
func describeMasterSlaveServerGroups(tx *world.Tx, req *wire.DescribeMasterSlaveServerGroupsRequest) (*wire.DescribeMasterSlaveServerGroupsResponse, error) {
	if _, err := balancer(tx, req.LoadBalancerId); err != nil {
		return nil, err
	}
	want := action.Wanted(req.Tag)
	res := &wire.DescribeMasterSlaveServerGroupsResponse{}
	err := eachOf(tx.MasterSlaveGroupsByLoadBalancer.Each(req.LoadBalancerId), func(g *world.MasterSlaveGroup) (err error) {
		if !g.HasTags(want) || !action.Same(req.Description, g.Name) {
			return nil
		}
		item := wire.MasterSlaveServerGroup{MasterSlaveServerGroupId: g.ID, MasterSlaveServerGroupName: g.Name, CreateTime: stamp(g.CreatedAt)}
		item.Tags.Tag = tagsOf(&g.Meta)
		if req.IncludeListener != nil && *req.IncludeListener {
			if item.AssociatedObjects.Listeners.Listener, err = listenersOfGroup(tx, g.ID); err != nil {
				return err
			}
		}
		res.MasterSlaveServerGroups.MasterSlaveServerGroup = append(res.MasterSlaveServerGroups.MasterSlaveServerGroup, item)
		return nil
	})
	return res, err
}

// describeMasterSlaveServerGroupAttribute tells the two servers of a group.
func describeMasterSlaveServerGroupAttribute(tx *world.Tx, req *wire.DescribeMasterSlaveServerGroupAttributeRequest) (*wire.DescribeMasterSlaveServerGroupAttributeResponse, error) {
	g, err := masterSlaveGroup(tx, req.MasterSlaveServerGroupId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeMasterSlaveServerGroupAttributeResponse{
		MasterSlaveServerGroupId: g.ID, MasterSlaveServerGroupName: g.Name, LoadBalancerId: g.LoadBalancer, CreateTime: stamp(g.CreatedAt),
	}
	res.Tags.Tag = tagsOf(&g.Meta)
	res.MasterSlaveBackendServers.MasterSlaveBackendServer = pairServers(g)
	return res, nil
}
