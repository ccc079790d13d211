// Package certcheck verifies certificates of isolation. It shares no code with the algebra that makes them and is
// small enough to be read in one sitting: whoever trusts it and the controls of the paths need not trust the rest.
//
// A certificate stands when, for each path, its boxes lie in the space of headers that the path is for, are apart,
// and have the volume of that space; and when the rule that each box names matches every header of the box, no rule
// before it matches any, and it refuses.
package certcheck

import (
	"errors"
	"fmt"
	"math/big"
	"net/netip"
	"slices"
	"sort"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// Check verifies a certificate against the paths that are to be shut and the headers that it is about. The paths are
// to be laid anew by the caller: a certificate of another world does not fit them.
func Check(paths []*reach.Path, about reach.Match, c *reach.Certificate) error {
	if c == nil {
		return errors.New("there is no certificate")
	}
	if len(paths) != len(c.Paths) {
		return fmt.Errorf("there are %d paths, the certificate speaks of %d", len(paths), len(c.Paths))
	}
	for i, p := range paths {
		if p.Via != c.Paths[i].Via {
			return fmt.Errorf("path %d goes %q, the certificate says %q", i, p.Via, c.Paths[i].Via)
		}
		if err := checkPath(p, about, c.Paths[i].Parts); err != nil {
			return fmt.Errorf("path %d, %s: %w", i, p.Via, err)
		}
	}
	return nil
}

func checkPath(p *reach.Path, about reach.Match, parts []reach.Proof) error {
	covered := new(big.Int)
	for i, part := range parts {
		b, err := read(part.Box)
		if err != nil {
			return fmt.Errorf("part %d: %w", i, err)
		}
		if !b.inside(p.Scope) || !b.inside(about) {
			return fmt.Errorf("part %d: %v is not all in the space", i, part.Box)
		}
		if err := checkRule(p, part, b); err != nil {
			return fmt.Errorf("part %d: %v: %w", i, part.Box, err)
		}
		covered.Add(covered, b.volume())
	}
	if err := checkApart(parts); err != nil {
		return err
	}
	if space := volume(p.Scope, about); space.Cmp(covered) != 0 {
		return fmt.Errorf("the parts have %v headers, the space has %v", covered, space)
	}
	return nil
}

// checkRule holds that the named rule decides about the whole box, and refuses.
func checkRule(p *reach.Path, part reach.Proof, b box) error {
	if part.Control < 0 || part.Control >= len(p.Controls) {
		return fmt.Errorf("the path has no control %d", part.Control)
	}
	c := p.Controls[part.Control]
	if c.Unknown != "" {
		return fmt.Errorf("%s is outside the model", c.At)
	}
	rule, before := c.Otherwise, c.Rules
	if part.Rule != reach.ByDefault {
		if part.Rule < 0 || part.Rule >= len(c.Rules) {
			return fmt.Errorf("%s has no rule %d", c.At, part.Rule)
		}
		rule, before = c.Rules[part.Rule], c.Rules[:part.Rule]
		if !b.inside(rule.Match) {
			return fmt.Errorf("rule %s at %s does not match all of it", rule.ID, c.At)
		}
	}
	if rule.Allow {
		return fmt.Errorf("rule %s at %s lets it pass", rule.ID, c.At)
	}
	if rule.ID != part.ID || c.At != part.At {
		return fmt.Errorf("the rule is %s at %s, the certificate says %s at %s", rule.ID, c.At, part.ID, part.At)
	}
	for _, r := range before {
		if !b.apartFrom(r.Match) {
			return fmt.Errorf("rule %s at %s comes first", r.ID, c.At)
		}
	}
	return nil
}

// checkApart holds that no header is in two boxes. In the order of their first peers, a box can only meet those that
// start before its last one.
func checkApart(parts []reach.Proof) error {
	boxes := make([]box, len(parts))
	for i, part := range parts {
		boxes[i], _ = read(part.Box)
	}
	sort.Slice(boxes, func(i, j int) bool { return boxes[i].peers[0] < boxes[j].peers[0] })
	for i, a := range boxes {
		for _, b := range boxes[i+1:] {
			if b.peers[0] > a.peers[1] {
				break
			}
			if a.meets(b) {
				return fmt.Errorf("two parts share headers from peer %d on", b.peers[0])
			}
		}
	}
	return nil
}

// pair is a range, both ends included.
type pair [2]uint64

// box is a [reach.Box] in numbers.
type box struct {
	protocols            reach.Protocols
	peers, source, ports pair
}

var allPorts = pair{0, 65535}

func read(b reach.Box) (box, error) {
	if !b.First.Is4() || !b.Last.Is4() {
		return box{}, errors.New("its peers are not of IPv4")
	}
	out := box{b.Protocols, pair{number(b.First), number(b.Last)}, ports(b.SourcePorts), ports(b.Ports)}
	switch {
	case b.Protocols == 0 || b.Protocols&^reach.AnyProtocol != 0:
		return box{}, errors.New("it has no protocol")
	case out.peers[0] > out.peers[1] || out.source[0] > out.source[1] || out.ports[0] > out.ports[1]:
		return box{}, errors.New("one of its ranges is empty")
	case b.Protocols&reach.ICMP != 0 && (out.source != allPorts || out.ports != allPorts):
		return box{}, errors.New("ICMP has no ports")
	}
	return out, nil
}

func number(a netip.Addr) uint64 {
	n := uint64(0)
	for _, b := range a.As4() {
		n = n<<8 | uint64(b)
	}
	return n
}

func ports(r reach.PortRange) pair { return pair{uint64(r.First), uint64(r.Last)} }

func (a pair) meets(b pair) bool { return a[0] <= b[1] && b[0] <= a[1] }

func (a pair) size() int64 { return int64(a[1] - a[0] + 1) }

func (b box) meets(c box) bool {
	shared := b.protocols & c.protocols
	if shared == 0 || !b.peers.meets(c.peers) {
		return false
	}
	return shared&reach.ICMP != 0 || b.source.meets(c.source) && b.ports.meets(c.ports)
}

// volume counts headers: ICMP has one for each peer.
func (b box) volume() *big.Int {
	return headers(b.protocols, b.peers.size(), b.source.size(), b.ports.size())
}

func headers(protocols reach.Protocols, peers, source, ports int64) *big.Int {
	each := new(big.Int).Mul(big.NewInt(source), big.NewInt(ports))
	total := new(big.Int)
	for _, p := range []reach.Protocols{reach.TCP, reach.UDP} {
		if protocols&p != 0 {
			total.Add(total, each)
		}
	}
	if protocols&reach.ICMP != 0 {
		total.Add(total, big.NewInt(1))
	}
	return total.Mul(total, big.NewInt(peers))
}

// inside says that a match is about every header of a box.
func (b box) inside(m reach.Match) bool {
	if m.Never || m.Protocols != 0 && b.protocols&^m.Protocols != 0 {
		return false
	}
	if b.protocols&reach.ICMP != 0 && (m.Ports != nil || m.SourcePorts != nil) {
		return false
	}
	return (m.Peers == nil || covers(prefixes(m.Peers), b.peers)) &&
		(m.SourcePorts == nil || covers(ranges(m.SourcePorts), b.source)) &&
		(m.Ports == nil || covers(ranges(m.Ports), b.ports))
}

// apartFrom says that a match is about no header of a box.
func (b box) apartFrom(m reach.Match) bool {
	shared := b.protocols
	if m.Protocols != 0 {
		shared &= m.Protocols
	}
	if m.Ports != nil || m.SourcePorts != nil {
		shared &^= reach.ICMP
	}
	return m.Never || shared == 0 ||
		m.Peers != nil && !slices.ContainsFunc(m.Peers, func(p netip.Prefix) bool {
			known, ok := prefix(p)
			return ok && known.meets(b.peers)
		}) ||
		m.SourcePorts != nil && !anyMeets(m.SourcePorts, b.source) ||
		m.Ports != nil && !anyMeets(m.Ports, b.ports)
}

func anyMeets(all []reach.PortRange, one pair) bool {
	return slices.ContainsFunc(all, func(r reach.PortRange) bool { return r.First <= r.Last && ports(r).meets(one) })
}

// covers says that ranges together have all of one.
func covers(all []pair, one pair) bool {
	for _, p := range joined(all) {
		if p[0] <= one[0] && one[1] <= p[1] {
			return true
		}
	}
	return false
}

// joined makes one range of those that overlap or touch, in order.
func joined(all []pair) []pair {
	sort.Slice(all, func(i, j int) bool { return all[i][0] < all[j][0] })
	var out []pair
	for _, p := range all {
		if n := len(out); n > 0 && p[0] <= out[n-1][1]+1 {
			out[n-1][1] = max(out[n-1][1], p[1])
			continue
		}
		out = append(out, p)
	}
	return out
}

// prefixes reads those of IPv4; the space has no others.
func prefixes(all []netip.Prefix) []pair {
	var out []pair
	for _, p := range all {
		if known, ok := prefix(p); ok {
			out = append(out, known)
		}
	}
	return out
}

func prefix(p netip.Prefix) (pair, bool) {
	if !p.IsValid() || !p.Addr().Is4() {
		return pair{}, false
	}
	first := number(p.Masked().Addr())
	return pair{first, first + 1<<(32-p.Bits()) - 1}, true
}

func ranges(all []reach.PortRange) []pair {
	var out []pair
	for _, r := range all {
		if r.First <= r.Last {
			out = append(out, ports(r))
		}
	}
	return out
}

// volume counts the headers that both matches are about.
func volume(a, b reach.Match) *big.Int {
	protocols := reach.AnyProtocol
	peers, source, to := []pair{{0, 1<<32 - 1}}, []pair{allPorts}, []pair{allPorts}
	for _, m := range []reach.Match{a, b} {
		if m.Never {
			return new(big.Int)
		}
		if m.Protocols != 0 {
			protocols &= m.Protocols
		}
		if m.Ports != nil || m.SourcePorts != nil {
			protocols &^= reach.ICMP
		}
		if m.Peers != nil {
			peers = both(peers, prefixes(m.Peers))
		}
		if m.SourcePorts != nil {
			source = both(source, ranges(m.SourcePorts))
		}
		if m.Ports != nil {
			to = both(to, ranges(m.Ports))
		}
	}
	return headers(protocols, total(peers), total(source), total(to))
}

// both keeps what is in a range of either list.
func both(a, b []pair) []pair {
	var out []pair
	for _, p := range joined(a) {
		for _, q := range joined(b) {
			if p.meets(q) {
				out = append(out, pair{max(p[0], q[0]), min(p[1], q[1])})
			}
		}
	}
	return out
}

func total(all []pair) int64 {
	sum := int64(0)
	for _, p := range all {
		sum += p.size()
	}
	return sum
}
