package reach

import (
	"fmt"
	"net/netip"
	"strings"
)

// Kinds of places. The first eight are vantage points, the words of the contract.
const (
	fromInternet  = "internet"
	fromIntranet  = "intranet"
	fromPublicECS = "public-ecs"
	fromECS       = "ecs"
	fromLine      = "line"
	fromMgmtVPN   = "mgmt-vpn"
	fromSSLVPN    = "sslvpn"
	fromIPsec     = "ipsec"

	toECS      = "ecs"
	toEIP      = "eip"
	toSLB      = "slb"
	toRDS      = "rds"
	toOSS      = "oss"
	toAddress  = "ip"
	toHost     = "host"
	toInternet = "internet"
	toAPI      = "api"
)

// anyone stands for the internet where a question names no address (RFC 5737 sets its range apart for documents).
var anyone = netip.MustParseAddr("203.0.113.9")

// publicSpace is where hosts of the internet can be: all but what RFC 6890 takes for private networks, loopback and
// links, multicast and the rest above 224.0.0.0. The range for tests, 198.18.0.0/15, stays in, because the emulator's
// own public addresses lie there (A0038).
var publicSpace = func() []netip.Prefix {
	rest := []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")}
	for _, text := range []string{"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3"} {
		rest = without(rest, netip.MustParsePrefix(text))
	}
	return rest
}()

// without takes a prefix out of a list by halving what contains it.
func without(list []netip.Prefix, hole netip.Prefix) []netip.Prefix {
	var out []netip.Prefix
	for _, p := range list {
		switch {
		case !p.Overlaps(hole):
			out = append(out, p)
		case p.Bits() < hole.Bits():
			low := netip.PrefixFrom(p.Addr(), p.Bits()+1)
			high := netip.PrefixFrom(address(number(p.Addr())|1<<(31-p.Bits())), p.Bits()+1)
			out = append(out, without([]netip.Prefix{low, high}, hole)...)
		}
	}
	return out
}

// origin is where a packet comes from.
type origin struct {
	kind, name string
	// address is the caller's on the internet, when it was named, and the sender's otherwise.
	address  netip.Addr
	region   *Region
	site     *Site
	instance *Instance
	line     *Line
	tunnel   *Tunnel
	// missing says why there is no such place.
	missing string
}

// target is what a packet is for.
type target struct {
	kind, name string
	// address narrows the target to one address, host to one endpoint.
	address  netip.Addr
	host     string
	region   *Region
	instance held[Instance]
	eip      held[EIP]
	balancer held[LoadBalancer]
	database held[Database]
	bucket   held[Bucket]
	endpoint ossHost
	missing  string
}

// ends are the two ends of a question, found in the landscape.
type ends struct {
	from, to string
	origin   origin
	target   target
	peer     netip.Addr
}

// ends reads the two ends of a question. What is spelled wrong is an error; what does not exist is not.
func (e *Engine) ends(from, to string) (ends, error) {
	o, err := e.origin(from)
	if err != nil {
		return ends{}, err
	}
	t, err := e.target(to, &o)
	if err != nil {
		return ends{}, err
	}
	if o.kind == fromIntranet && o.region == nil && o.missing == "" {
		e.place(&o, e.regionOf(t))
	}
	n := ends{from: from, to: to, origin: o, target: t, peer: o.address}
	if t.kind == toInternet && o.kind != fromInternet {
		if n.peer = t.address; !n.peer.IsValid() {
			n.peer = anyone
		}
	}
	if !n.peer.IsValid() {
		n.peer = anyone
	}
	return n, nil
}

// header is the one packet that a question is about.
func (n ends) header(q Question) (Header, error) {
	protocol, err := ParseProtocol(q.Protocol)
	if err != nil {
		return Header{}, err
	}
	if len(protocol.Each()) != 1 {
		return Header{}, fmt.Errorf("%q is not one protocol: want tcp, udp or icmp", q.Protocol)
	}
	h := Header{Protocol: protocol, Peer: n.peer}
	if protocol == ICMP {
		return h, nil
	}
	if q.Port < 1 || q.Port > lastPort {
		return Header{}, fmt.Errorf("%d is not a port: want 1 to 65535", q.Port)
	}
	if q.SourcePort < 0 || q.SourcePort > lastPort {
		return Header{}, fmt.Errorf("%d is not a source port: want 1 to 65535", q.SourcePort)
	}
	h.Port, h.SourcePort = uint16(q.Port), uint16(q.SourcePort)
	if h.SourcePort == 0 {
		h.SourcePort = EphemeralPort
	}
	return h, nil
}

const (
	fromForms = "internet[:ADDRESS], intranet[:REGION], public-ecs, ecs:INSTANCE, line:VBR, mgmt-vpn:REGION, sslvpn:SERVER or ipsec:CONNECTION"
	toForms   = "ecs:INSTANCE, eip:ID-OR-ADDRESS, slb:ID-OR-ADDRESS, rds:INSTANCE, oss:BUCKET, ip:ADDRESS, host:NAME, internet or api"
)

// origin finds a vantage point.
func (e *Engine) origin(text string) (origin, error) {
	kind, detail, detailed := strings.Cut(text, ":")
	o := origin{kind: kind, name: text}
	wrong := func() (origin, error) {
		return o, fmt.Errorf("%q is not a vantage point: want %s", clip(text), fromForms)
	}
	if len(text) > longestVantage {
		return wrong()
	}
	switch kind {
	case fromInternet, fromPublicECS:
		if detailed && (kind == fromPublicECS || !isAddress(detail)) {
			return wrong()
		}
		if detailed {
			o.address = netip.MustParseAddr(detail)
		}
		if kind == fromPublicECS {
			o.address = e.publicIntranet()
		}
		return o, nil
	case fromIntranet, fromMgmtVPN:
		if kind == fromIntranet && !detailed {
			return o, nil // the region is that of the target
		}
		if !isRegion(detail) {
			return wrong()
		}
	case fromECS, fromLine, fromSSLVPN, fromIPsec:
		if !isID(detail) {
			return wrong()
		}
	default:
		return wrong()
	}
	e.place(&o, detail)
	return o, nil
}

// Nowhere is the error of a vantage point that is well spelt and does not exist.
type Nowhere struct{ Vantage, Why string }

func (n *Nowhere) Error() string { return n.Vantage + ": " + n.Why }

// Exists gives an error when nothing can come from a vantage point: a [*Nowhere] when there is no such place.
func (e *Engine) Exists(from string) error {
	o, err := e.origin(from)
	if err == nil && o.missing != "" {
		return &Nowhere{from, o.missing}
	}
	return err
}

// place looks up what a vantage point names.
func (e *Engine) place(o *origin, id string) {
	switch o.kind {
	case fromIntranet, fromMgmtVPN:
		if o.region = e.regions[id]; o.region == nil {
			o.missing = "There is no region " + id + "."
			return
		}
		pool := o.region.IntranetPool
		if o.kind == fromMgmtVPN {
			pool = o.region.OperatorPool
		}
		if !pool.IsValid() {
			o.missing = "The region " + id + " has no such network."
			return
		}
		o.address = pool.Masked().Addr().Next()
	case fromECS:
		found, ok := e.instances[id]
		if !ok {
			o.missing = "There is no instance " + id + "."
			return
		}
		o.site, o.instance, o.address = found.site, found.it, e.primaryAddress(found.it)
	case fromLine:
		found, ok := e.lines[id]
		if !ok {
			o.missing = "There is no virtual border router " + id + "."
			return
		}
		o.site, o.line, o.address = found.site, found.it, host(found.it.Remote)
	default:
		found, ok := e.tunnels[id]
		if !ok || found.it.SSL != (o.kind == fromSSLVPN) {
			o.missing = "There is no " + map[string]string{fromSSLVPN: "SSL-VPN server ", fromIPsec: "IPsec connection "}[o.kind] + id + "."
			return
		}
		o.site, o.tunnel, o.address = found.site, found.it, host(found.it.Remote)
	}
	if o.site != nil {
		o.region = e.regions[o.site.Region]
		if o.region == nil {
			o.missing = "There is no region " + o.site.Region + "."
		}
	}
}

// host is an address that a host of a network can have.
func host(network []netip.Prefix) netip.Addr {
	if len(network) == 0 {
		return netip.Addr{}
	}
	p := network[0].Masked()
	if p.Bits() < p.Addr().BitLen()-1 {
		return p.Addr().Next()
	}
	return p.Addr()
}

// publicIntranet is an address of the public cloud's intranet.
func (e *Engine) publicIntranet() netip.Addr {
	for _, r := range e.land.Regions {
		if r.IntranetPool.IsValid() && (r.Cloud == cloudPublic || e.land.Regions[0] == r) {
			return r.IntranetPool.Masked().Addr().Next()
		}
	}
	return netip.AddrFrom4([4]byte{10, 0, 0, 1})
}

// primaryAddress is the address from which an instance sends inside its network.
func (e *Engine) primaryAddress(i *Instance) netip.Addr {
	for _, n := range e.nicsOf[i.ID] {
		if len(n.Addresses) > 0 {
			return n.Addresses[0]
		}
	}
	if i.InnerIP.IsValid() {
		return i.InnerIP
	}
	return i.PublicIP
}

// longest bounds a name in a question: host names have at most 253 characters. Vantage points are shorter.
const longest, longestVantage = 260, 128

func isAddress(text string) bool {
	a, err := netip.ParseAddr(text)
	return err == nil && a.Zone() == ""
}

// isRegion knows the shape of a region id: a two-letter country and at least one more part.
func isRegion(text string) bool {
	country, rest, ok := strings.Cut(text, "-")
	return ok && len(country) == 2 && strings.Trim(country, "abcdefghijklmnopqrstuvwxyz") == "" && isID(rest) && rest[0] != '-'
}

func isID(text string) bool {
	for _, c := range []byte(text) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_', c == '.':
		default:
			return false
		}
	}
	return text != "" && len(text) <= longest
}

func clip(text string) string {
	if len(text) > longest {
		return text[:longest] + "…"
	}
	return text
}
