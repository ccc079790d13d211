package brute

import (
	"net/netip"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// Answer says whether a packet arrives.
type Answer int

// Maybe is the answer where the packet meets something that the landscape does not describe.
const (
	No Answer = iota
	Maybe
	Yes
)

func (a Answer) String() string { return [...]string{"no", "maybe", "yes"}[a] }

// ephemeral is the port from which a NAT gateway or a layer-7 listener sends.
const ephemeral = 49152

// packet is what travels, with what the places on its way remember of it.
type packet struct {
	protocol reach.Protocols
	// source and sourcePort are the sender's as they are seen now. Something that the landscape does not describe may have
	// put others into the packet: then the address is none and the port 0, and nobody knows them.
	source       netip.Addr
	sourcePort   uint16
	port         uint16
	place        string // of the sender, in the words of border rows
	fromInternet bool
	vpc, vswitch string // of the sender, when it comes from inside
	lost         bool   // something that the landscape does not describe has had it
	sender       *reach.Instance
	network      string // for border rows: that of the resource inside, or of the line
}

// door is an address that can be dialled, and what stands there.
type door struct {
	address netip.Addr
	public  bool
	port    uint16
	region  *reach.Region
	site    *reach.Site
	place   string
	network string
	vpc     string
	vswitch string
	// pool is the range of a service of the cloud; such a door is in every network of its region.
	pool netip.Prefix
	// bound is the EIP at the address, bandwidth that of an instance's own public address.
	bound     *reach.EIP
	needs     bool
	bandwidth int
	// inside takes the packet on from the door.
	inside func(packet) Answer
}

func (d door) service() bool { return d.pool.IsValid() }

// Reaches sends the packet of a header from a vantage point to a destination, by every address that leads there.
func Reaches(land *reach.Landscape, from, to string, h reach.Header) Answer {
	w := world{land}
	best := No
	for _, s := range w.senders(from) {
		if text, plain := strings.CutPrefix(to, "ip:"); plain {
			best = max(best, w.dial(s, netip.MustParseAddr(text), h))
			continue
		}
		if !s.mayHave(h.Peer, to) {
			continue
		}
		for _, d := range w.doors(s, to, h) {
			best = max(best, w.send(s, d, h))
		}
	}
	return best
}

// world is a landscape that is searched from the start each time.
type world struct{ *reach.Landscape }

func (w world) region(id string) *reach.Region {
	for _, r := range w.Regions {
		if r.ID == id {
			return r
		}
	}
	return nil
}

func (w world) instance(id string) (*reach.Instance, *reach.Site) {
	for _, s := range w.Sites {
		for _, i := range s.Instances {
			if i.ID == id {
				return i, s
			}
		}
	}
	return nil, nil
}

func (w world) nics(instance string) []*reach.Interface {
	var all []*reach.Interface
	for _, s := range w.Sites {
		for _, n := range s.Interfaces {
			if n.Instance == instance {
				all = append(all, n)
			}
		}
	}
	return all
}

func (w world) eips(target string) []*reach.EIP {
	var all []*reach.EIP
	for _, s := range w.Sites {
		for _, p := range s.EIPs {
			if p.Target == target {
				all = append(all, p)
			}
		}
	}
	return all
}

func (w world) eipAt(a netip.Addr) *reach.EIP {
	for _, s := range w.Sites {
		for _, p := range s.EIPs {
			if p.Address == a {
				return p
			}
		}
	}
	return nil
}

func (w world) vswitch(id string) *reach.VSwitch {
	for _, s := range w.Sites {
		for _, v := range s.VSwitches {
			if v.ID == id {
				return v
			}
		}
	}
	return nil
}

// routes is the table of a vSwitch, or the first one of the VPC.
func (w world) routes(vswitch, vpc string) []reach.Route {
	v := w.vswitch(vswitch)
	for _, s := range w.Sites {
		for _, t := range s.RouteTables {
			if v != nil && t.ID == v.RouteTable {
				return t.Routes
			}
		}
	}
	for _, s := range w.Sites {
		for _, t := range s.RouteTables {
			if t.VPC == vpc {
				return t.Routes
			}
		}
	}
	return nil
}

// toward are the next hops for an address: all routes of the longest prefix.
func toward(routes []reach.Route, a netip.Addr) []reach.Route {
	longest := -1
	for _, r := range routes {
		if r.Destination.Contains(a) {
			longest = max(longest, r.Destination.Bits())
		}
	}
	var found []reach.Route
	for _, r := range routes {
		if r.Destination.Contains(a) && r.Destination.Bits() == longest {
			found = append(found, r)
		}
	}
	return found
}

// stray is the packet after something that the landscape does not describe.
func (p packet) stray() packet {
	p.source, p.sourcePort, p.lost = netip.Addr{}, 0, true
	return p
}

func in(prefixes []netip.Prefix, a netip.Addr) bool {
	for _, p := range prefixes {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// names says whether a rule that names some addresses is about one of them. Of an address that nobody knows, a rule that
// accepts may speak, and one that refuses surely speaks only when it names them all.
func names(prefixes []netip.Prefix, a netip.Addr, accepts bool) bool {
	if a.IsValid() {
		return in(prefixes, a)
	}
	for _, p := range prefixes {
		if accepts || p.Bits() == 0 {
			return true
		}
	}
	return false
}

// leadsBack says whether replies to an address leave by a next hop; to one that nobody knows they may by any route there.
func leadsBack(routes []reach.Route, a netip.Addr, hopType, hop string) bool {
	if a.IsValid() {
		routes = toward(routes, a)
	}
	for _, r := range routes {
		if r.NextHopType == hopType && r.NextHop == hop {
			return true
		}
	}
	return false
}

func has(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// onInternet says whether an address can be a host's of the internet: not private (RFC 1918), shared (RFC 6598),
// loopback, link-local, "this network", multicast or reserved.
func onInternet(a netip.Addr) bool {
	if !a.Is4() {
		return false
	}
	b := a.As4()
	shared := b[0] == 100 && b[1]&0xc0 == 64
	return b[0] != 0 && b[0] < 224 && !a.IsPrivate() && !a.IsLoopback() && !a.IsLinkLocalUnicast() && !shared
}
