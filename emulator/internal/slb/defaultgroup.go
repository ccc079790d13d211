package slb

import (
	"slices"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// changeDefault gives the servers that a call names, one by one, to a change of the default server group. A port has
// no meaning there: the listener says it.
func changeDefault(tx *world.Tx, id, text string, change func(*world.LoadBalancer, world.Backend) error) (*world.LoadBalancer, error) {
	b, err := balancer(tx, id)
	if err != nil {
		return nil, err
	}
	list, err := serverList(tx, b, "BackendServers", text)
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		s.Port = 0
		if err := change(b, s); err != nil {
			return nil, err
		}
	}
	return b, tx.LoadBalancers.Put(b)
}

// addBackendServers puts servers into the default group. One that is there takes the new weight and description.
func addBackendServers(tx *world.Tx, req *wire.AddBackendServersRequest) (*wire.AddBackendServersResponse, error) {
	b, err := changeDefault(tx, req.LoadBalancerId, listOr(req.BackendServers), func(b *world.LoadBalancer, s world.Backend) error {
		if at := indexOf(b.Backends, s); at >= 0 {
			b.Backends[at] = s
			return nil
		}
		b.Backends = append(b.Backends, s)
		return checkServerQuota(tx, b, nil)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.AddBackendServersResponse{LoadBalancerId: b.ID}
	res.BackendServers.BackendServer = defaultServers(b)
	return res, nil
}

// setBackendServers changes weights and descriptions of servers of the default group.
func setBackendServers(tx *world.Tx, req *wire.SetBackendServersRequest) (*wire.SetBackendServersResponse, error) {
	b, err := changeDefault(tx, req.LoadBalancerId, listOr(req.BackendServers), func(b *world.LoadBalancer, s world.Backend) error {
		at := indexOf(b.Backends, s)
		if at < 0 {
			return wire.ErrServerNotInGroup.With(s.Server)
		}
		b.Backends[at] = s
		return nil
	})
	if err != nil {
		return nil, err
	}
	res := &wire.SetBackendServersResponse{LoadBalancerId: b.ID}
	res.BackendServers.BackendServer = defaultServers(b)
	return res, nil
}

// listOr makes an absent list an empty one.
func listOr(text string) string {
	if text == "" {
		return "[]"
	}
	return text
}

// defaultServers is how Add and Set answer: with weights as strings, unlike every other action.
func defaultServers(b *world.LoadBalancer) []wire.AddBackendServersBackendServer {
	list := make([]wire.AddBackendServersBackendServer, 0, len(b.Backends))
	for _, s := range b.Backends {
		list = append(list, wire.AddBackendServersBackendServer{ServerId: s.Server, Type: s.Type, Weight: strconv.Itoa(s.Weight), Description: s.Description})
	}
	return list
}

// removeBackendServers takes servers out of the default group. One that is not there is no error, nor is one that
// was released. Without an address all entries of a server go.
func removeBackendServers(tx *world.Tx, req *wire.RemoveBackendServersRequest) (*wire.RemoveBackendServersResponse, error) {
	b, err := balancer(tx, req.LoadBalancerId)
	if err != nil {
		return nil, err
	}
	gone, err := namedServers("BackendServers", req.BackendServers)
	if err != nil {
		return nil, err
	}
	for _, s := range gone {
		b.Backends = slices.DeleteFunc(b.Backends, func(o world.Backend) bool {
			return o.Server == s.Server && (!s.IP.IsValid() || s.IP == o.IP)
		})
	}
	if err := tx.LoadBalancers.Put(b); err != nil {
		return nil, err
	}
	res := &wire.RemoveBackendServersResponse{LoadBalancerId: b.ID}
	for _, s := range b.Backends {
		res.BackendServers.BackendServer = append(res.BackendServers.BackendServer,
			wire.RemoveBackendServersBackendServer{ServerId: s.Server, Type: s.Type, Weight: s.Weight, Description: s.Description})
	}
	return res, nil
}

// namedServers reads a JSON list that names servers to remove; whether they still exist does not matter. The old
// form, a list of ids, is taken as well (A0065).
func namedServers(name, text string) ([]world.Backend, error) {
	var list []world.Backend
	if ids, bad := wire.ParseList[string](name, text); bad == nil {
		for _, id := range ids {
			list = append(list, world.Backend{Server: id, Type: world.BackendECS})
		}
		return list, nil
	}
	items, bad := wire.ParseList[wire.BackendServerItem](name, text)
	if bad != nil {
		return nil, bad
	}
	for _, item := range items {
		s, err := asBackend(name, item)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// attributeServers are the servers of the default group as the balancer's attributes list them. An instance has no
// ServerIp there unless one was chosen (A0107).
func attributeServers(tx *world.Tx, backends []world.Backend) ([]wire.DescribeLoadBalancerAttributeBackendServer, error) {
	list := make([]wire.DescribeLoadBalancerAttributeBackendServer, 0, len(backends))
	for _, s := range backends {
		ip := ""
		if s.Type != world.BackendECS || s.IP.IsValid() {
			var err error
			if ip, err = serverIP(tx, s); err != nil {
				return nil, err
			}
		}
		list = append(list, wire.DescribeLoadBalancerAttributeBackendServer{ServerId: s.Server, Type: s.Type, Weight: s.Weight, ServerIp: ip, Description: s.Description})
	}
	return list, nil
}
