package reach

import (
	"net/netip"
	"strings"
)

// held is a thing of the landscape with the site that has it.
type held[T any] struct {
	site *Site
	it   *T
}

// service is a server of a listener, seen from the server.
type service struct {
	site     *Site
	balancer *LoadBalancer
	listener *Listener
	backend  Backend
}

// forward is a DNAT entry with its gateway.
type forward struct {
	site  *Site
	nat   *NATGateway
	entry DNAT
}

// ossHost is a host name of an OSS location.
type ossHost struct {
	region   *Region
	location OSSLocation
	internet bool
}

// privateKey is an address inside a network: a VPC's id, or "classic/" and the region.
type privateKey struct {
	network string
	address netip.Addr
}

// index finds things of a landscape by id and address.
type index struct {
	regions   map[string]*Region
	vpcs      map[string]held[VPC]
	vswitches map[string]held[VSwitch]
	tables    map[string]*RouteTable
	acls      map[string]*NetworkACL
	groups    map[string]*SecurityGroup
	instances map[string]held[Instance]
	nics      map[string]held[Interface]
	balancers map[string]held[LoadBalancer]
	databases map[string]held[Database]
	dbHosts   map[string]held[Database]
	buckets   map[string]held[Bucket]
	lines     map[string]held[Line]
	tunnels   map[string]held[Tunnel]
	nats      map[string]held[NATGateway]
	eips      map[string]held[EIP]

	nicsOf   map[string][]*Interface   // by instance, the primary one first
	members  map[string][]netip.Prefix // private addresses by security group
	eipAt    map[netip.Addr]held[EIP]  // by address
	eipsOf   map[string][]*EIP         // by what they are bound to
	publicIP map[netip.Addr]string     // own public addresses: the target in words
	private  map[privateKey]string     // private addresses: the target in words
	services map[string][]service      // by server
	forwards map[privateKey][]forward  // DNAT by internal address
	external map[netip.Addr][]forward  // DNAT by external address
	holes    map[netip.Addr]*BlackHole // by address
	ossHosts map[string]ossHost        // by host name
	links    map[string]held[Line]     // lines by the VPC's router interface
	gateways map[string][]held[Tunnel] // tunnels by VPN gateway
	sites    map[string][]*Site        // by region
	owner    map[string]*Site          // of security groups, network ACLs and route tables, by id
}

func newIndex(land *Landscape) *index {
	ix := &index{
		regions: map[string]*Region{}, vpcs: map[string]held[VPC]{}, vswitches: map[string]held[VSwitch]{},
		tables: map[string]*RouteTable{}, acls: map[string]*NetworkACL{}, groups: map[string]*SecurityGroup{},
		instances: map[string]held[Instance]{}, nics: map[string]held[Interface]{}, balancers: map[string]held[LoadBalancer]{},
		databases: map[string]held[Database]{}, dbHosts: map[string]held[Database]{}, buckets: map[string]held[Bucket]{},
		lines: map[string]held[Line]{}, tunnels: map[string]held[Tunnel]{}, nats: map[string]held[NATGateway]{}, eips: map[string]held[EIP]{},
		nicsOf: map[string][]*Interface{}, members: map[string][]netip.Prefix{}, eipAt: map[netip.Addr]held[EIP]{}, eipsOf: map[string][]*EIP{},
		publicIP: map[netip.Addr]string{}, private: map[privateKey]string{}, services: map[string][]service{},
		forwards: map[privateKey][]forward{}, external: map[netip.Addr][]forward{}, holes: map[netip.Addr]*BlackHole{},
		ossHosts: map[string]ossHost{}, links: map[string]held[Line]{}, gateways: map[string][]held[Tunnel]{}, sites: map[string][]*Site{},
		owner: map[string]*Site{},
	}
	for _, r := range land.Regions {
		ix.regions[r.ID] = r
		for _, l := range r.OSS {
			if l.Internet != "" {
				ix.ossHosts[l.Internet] = ossHost{r, l, true}
			}
			for _, host := range l.Intranet {
				ix.ossHosts[host] = ossHost{r, l, false}
			}
		}
	}
	for _, s := range land.Sites {
		ix.sites[s.Region] = append(ix.sites[s.Region], s)
		ix.addNetworks(s)
		ix.addInstances(s)
		ix.addPublic(s)
		ix.addBalancers(s)
		ix.addRest(s)
	}
	return ix
}

func (ix *index) addNetworks(s *Site) {
	for _, v := range s.VPCs {
		ix.vpcs[v.ID] = held[VPC]{s, v}
	}
	for _, v := range s.VSwitches {
		ix.vswitches[v.ID] = held[VSwitch]{s, v}
	}
	for _, t := range s.RouteTables {
		ix.tables[t.ID], ix.owner[t.ID] = t, s
	}
	for _, a := range s.NetworkACLs {
		ix.acls[a.ID], ix.owner[a.ID] = a, s
	}
	for _, g := range s.SecurityGroups {
		ix.groups[g.ID], ix.owner[g.ID] = g, s
	}
}

func (ix *index) addInstances(s *Site) {
	for _, i := range s.Instances {
		ix.instances[i.ID] = held[Instance]{s, i}
		if i.PublicIP.IsValid() {
			ix.publicIP[i.PublicIP] = "ecs:" + i.ID
		}
		if i.InnerIP.IsValid() {
			ix.private[privateKey{classicOf(s.Region), i.InnerIP}] = "ecs:" + i.ID
			ix.join(i.Groups, i.InnerIP)
		}
	}
	for _, n := range s.Interfaces {
		ix.nics[n.ID] = held[Interface]{s, n}
		if n.Instance != "" {
			ix.nicsOf[n.Instance] = append(ix.nicsOf[n.Instance], n)
		}
		for _, a := range n.Addresses {
			if n.Instance != "" {
				ix.private[privateKey{n.VPC, a}] = "ecs:" + n.Instance
			}
			ix.join(n.Groups, a)
		}
	}
}

// join makes an address a member of security groups.
func (ix *index) join(groups []string, a netip.Addr) {
	for _, g := range groups {
		ix.members[g] = append(ix.members[g], only(a))
	}
}

func (ix *index) addPublic(s *Site) {
	for _, p := range s.EIPs {
		ix.eips[p.ID] = held[EIP]{s, p}
		ix.eipAt[p.Address] = held[EIP]{s, p}
		if p.Target != "" {
			ix.eipsOf[p.Target] = append(ix.eipsOf[p.Target], p)
		}
	}
	for _, n := range s.NATGateways {
		ix.nats[n.ID] = held[NATGateway]{s, n}
		for _, d := range n.DNAT {
			f := forward{s, n, d}
			key := privateKey{n.VPC, d.Internal}
			ix.forwards[key] = append(ix.forwards[key], f)
			ix.external[d.External] = append(ix.external[d.External], f)
		}
	}
	for i := range s.BlackHoles {
		ix.holes[s.BlackHoles[i].Address] = &s.BlackHoles[i]
	}
}

func (ix *index) addBalancers(s *Site) {
	for _, b := range s.LoadBalancers {
		ix.balancers[b.ID] = held[LoadBalancer]{s, b}
		if b.Internet {
			ix.publicIP[b.Address] = "slb:" + b.ID
		} else {
			ix.private[privateKey{networkOf(s.Region, b.VPC), b.Address}] = "slb:" + b.ID
		}
		for _, l := range b.Listeners {
			if l.RedirectTo != 0 {
				continue
			}
			for _, server := range l.Backends {
				owner := server.Server
				if n, ok := ix.nics[owner]; ok {
					owner = n.it.Instance
				}
				ix.services[owner] = append(ix.services[owner], service{s, b, l, server})
			}
		}
	}
}

func (ix *index) addRest(s *Site) {
	for _, d := range s.Databases {
		ix.databases[d.ID] = held[Database]{s, d}
		for _, at := range d.Endpoints {
			ix.dbHosts[strings.ToLower(at.Host)] = held[Database]{s, d}
			if at.Public {
				ix.publicIP[at.Address] = "rds:" + d.ID
			} else {
				ix.private[privateKey{networkOf(s.Region, at.VPC), at.Address}] = "rds:" + d.ID
			}
		}
	}
	for _, b := range s.Buckets {
		ix.buckets[b.Name] = held[Bucket]{s, b}
	}
	for _, l := range s.Lines {
		ix.lines[l.ID] = held[Line]{s, l}
		for _, link := range l.Links {
			ix.links[link.Interface] = held[Line]{s, l}
		}
	}
	for _, t := range s.Tunnels {
		ix.tunnels[t.ID] = held[Tunnel]{s, t}
		ix.gateways[t.Gateway] = append(ix.gateways[t.Gateway], held[Tunnel]{s, t})
	}
}

// networkOf names the network of a resource in a region: its VPC, or the region's classic network.
func networkOf(region, vpc string) string {
	if vpc != "" {
		return vpc
	}
	return classicOf(region)
}

func classicOf(region string) string { return "classic/" + region }

// alone is a list of one address; nil, which is all, for none.
func alone(a netip.Addr) []netip.Prefix {
	if !a.IsValid() {
		return nil
	}
	return []netip.Prefix{only(a)}
}

// only is the prefix of one address.
func only(a netip.Addr) netip.Prefix { return netip.PrefixFrom(a, a.BitLen()) }
