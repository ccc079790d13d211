package slb

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxServers is how many servers one call may name (Slb RemoveBackendServers).
const maxServers = 20

// defaultWeight is the weight of a server that names none.
const defaultWeight = 100

// serverList reads the JSON list of servers of a parameter and checks each against the account's machines.
func serverList(tx *world.Tx, b *world.LoadBalancer, name, text string) ([]world.Backend, error) {
	items, bad := wire.ParseList[wire.BackendServerItem](name, text)
	if bad != nil {
		return nil, bad
	}
	if len(items) > maxServers {
		return nil, rpc.Invalid(name, "it has more than 20 servers")
	}
	list := make([]world.Backend, 0, len(items))
	for _, item := range items {
		s, err := asBackend(name, item)
		if err != nil {
			return nil, err
		}
		if err := admitServer(tx, b, s); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// asBackend checks what can be checked without looking at the machines.
func asBackend(name string, item wire.BackendServerItem) (world.Backend, error) {
	s := world.Backend{
		Server: strings.TrimSpace(item.ServerId), Type: strings.ToLower(item.Type), Weight: item.Weight.Int(defaultWeight),
		Port: item.Port.Int(0), Role: item.ServerType, Description: item.Description,
	}
	switch s.Type {
	case "":
		s.Type = world.BackendECS
	case world.BackendECS, world.BackendENI, "eci":
	default:
		return s, wire.ErrServerType
	}
	switch {
	case s.Server == "":
		return s, rpc.Invalid(name, "a server has no ServerId")
	case s.Weight < 0 || s.Weight > 100:
		return s, rpc.Invalid(name, "a weight is 0 to 100")
	case s.Port < 0 || s.Port > 65535:
		return s, rpc.Invalid(name, "a port is 1 to 65535")
	case len([]rune(s.Description)) > 80:
		return s, rpc.Invalid(name, "a description has at most 80 characters")
	}
	if item.ServerIp != "" {
		ip, err := netip.ParseAddr(item.ServerIp)
		if err != nil {
			return s, rpc.Invalid(name, "ServerIp is not an address")
		}
		s.IP = ip
	}
	return s, nil
}

// machine is what a backend server is, whichever kind it is of.
type machine struct {
	network, vpc string
	addresses    []netip.Addr
}

// machineOf finds the instance or interface of a backend; there is none when it was released.
func machineOf(tx *world.Tx, s world.Backend) (*machine, error) {
	switch s.Type {
	case world.BackendENI:
		return interfaceOf(tx, s.Server)
	case world.BackendECS:
		return instanceOf(tx, s.Server)
	}
	return nil, nil
}

func interfaceOf(tx *world.Tx, id string) (*machine, error) {
	eni, err := tx.NetworkInterfaces.Get(id)
	if world.NotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &machine{network: world.InVPC, vpc: eni.VPC, addresses: eni.PrivateIPs}, nil
}

// instanceOf gathers the addresses of an instance: its own and those of every interface on it.
func instanceOf(tx *world.Tx, id string) (*machine, error) {
	i, err := tx.Instances.Get(id)
	if world.NotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m := &machine{network: i.Network, vpc: i.VPC}
	for _, ip := range []netip.Addr{i.PrivateIP, i.InnerIP} {
		if ip.IsValid() {
			m.addresses = append(m.addresses, ip)
		}
	}
	err = eachOf(tx.NetworkInterfacesByInstance.Each(id), func(eni *world.NetworkInterface) error {
		m.addresses = append(m.addresses, eni.PrivateIPs...)
		return nil
	})
	return m, err
}

// admitServer checks that a server exists and that the balancer reaches it: in its VPC for an intranet balancer,
// in one network with the servers that are there for an internet balancer.
func admitServer(tx *world.Tx, b *world.LoadBalancer, s world.Backend) error {
	m, err := machineOf(tx, s)
	if err != nil {
		return err
	}
	switch {
	case m == nil:
		return wire.ErrServerNotFound
	case s.Type != world.BackendECS && shared(b):
		return wire.ErrServerShared
	case s.IP.IsValid() && !slices.Contains(m.addresses, s.IP):
		return wire.ErrServerAddress.With(s.IP, s.Server)
	}
	network, vpc := b.Network, b.VPC
	if b.AddressType == world.Internet {
		if network, vpc, err = networkBehind(tx, b); err != nil {
			return err
		}
	}
	if network != "" && (m.network != network || m.vpc != vpc) {
		return wire.ErrServerNetwork.With(s.Server)
	}
	return nil
}

// shared says that a balancer has shared performance, which lacks some features.
func shared(b *world.LoadBalancer) bool { return b.ChargeType == payBySpec && b.Spec == "" }

// networkBehind is the network of the servers that a balancer has; empty when it has none.
func networkBehind(tx *world.Tx, b *world.LoadBalancer) (network, vpc string, err error) {
	all, err := serversOf(tx, b)
	if err != nil {
		return "", "", err
	}
	for _, s := range all {
		m, err := machineOf(tx, s)
		if err != nil {
			return "", "", err
		}
		if m != nil {
			return m.network, m.vpc, nil
		}
	}
	return "", "", nil
}

// serversOf lists every server of a balancer, in whichever group.
func serversOf(tx *world.Tx, b *world.LoadBalancer) ([]world.Backend, error) {
	all := slices.Clone(b.Backends)
	err := eachOf(tx.VServerGroupsByLoadBalancer.Each(b.ID), func(g *world.VServerGroup) error {
		all = append(all, g.Backends...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachOf(tx.MasterSlaveGroupsByLoadBalancer.Each(b.ID), func(g *world.MasterSlaveGroup) error {
		all = append(all, g.Backends...)
		return nil
	})
	return all, err
}

// checkServerQuota counts the different servers of a balancer, together with those that are to come.
func checkServerQuota(tx *world.Tx, b *world.LoadBalancer, more []world.Backend) error {
	all, err := serversOf(tx, b)
	if err != nil {
		return err
	}
	different := map[string]bool{}
	for _, s := range append(all, more...) {
		different[s.Server] = true
	}
	if limit := tx.Quota("slb.backends", quotaBackends); len(different) > limit {
		return wire.ErrOverQuota.With("backend servers", limit)
	}
	return nil
}

// serverIP is the address by which the balancer reaches a server: the chosen one or the primary one.
func serverIP(tx *world.Tx, s world.Backend) (string, error) {
	if s.IP.IsValid() {
		return s.IP.String(), nil
	}
	m, err := machineOf(tx, s)
	if err != nil || m == nil || len(m.addresses) == 0 {
		return "", err
	}
	return m.addresses[0].String(), nil
}

// sameServer compares servers as a group does: by server, port and chosen address.
func sameServer(a, b world.Backend) bool {
	return a.Server == b.Server && a.Port == b.Port && a.IP == b.IP
}

func indexOf(list []world.Backend, s world.Backend) int {
	return slices.IndexFunc(list, func(o world.Backend) bool { return sameServer(o, s) })
}
