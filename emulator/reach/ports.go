package reach

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	lastPort = 1<<16 - 1
	lastPeer = 1<<32 - 1
)

// Ports is a set of ports: ranges in ascending order that neither overlap nor touch. In JSON it is a list of strings
// such as "22" and "20000-65535".
type Ports []PortRange

// String writes "22,80,20000-65535", or "all" for every port.
func (p Ports) String() string {
	if p.all() {
		return "all"
	}
	words := make([]string, len(p))
	for i, r := range p {
		words[i] = r.String()
	}
	return strings.Join(words, ",")
}

// MarshalText writes "22" or "20000-65535", in JSON too.
func (r PortRange) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText writes: from the first port on is from 0 on.
func (r *PortRange) UnmarshalText(text []byte) error {
	first, last, ranged := strings.Cut(string(text), "-")
	if !ranged {
		last = first
	}
	f, err := strconv.ParseUint(first, 10, 16)
	if err != nil {
		return fmt.Errorf("%q is not a port range", text)
	}
	l, err := strconv.ParseUint(last, 10, 16)
	if err != nil {
		return fmt.Errorf("%q is not a port range", text)
	}
	if *r = (PortRange{uint16(f), uint16(l)}); f == 1 {
		r.First = 0
	}
	return nil
}

// MarshalText writes "tcp,udp" or "all", in JSON too.
func (p Protocols) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Protocols) UnmarshalText(text []byte) error {
	*p = 0
	for _, name := range strings.Split(string(text), ",") {
		one, err := ParseProtocol(name)
		if err != nil {
			return err
		}
		*p |= one
	}
	return nil
}

func (p Ports) all() bool { return len(p) == 1 && p[0] == PortRange{0, lastPort} }

func (p Ports) contains(port uint16) bool {
	for _, r := range p {
		if r.Contains(port) {
			return true
		}
	}
	return false
}

func (p Ports) equal(q Ports) bool {
	if len(p) != len(q) {
		return false
	}
	for i := range p {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}

// operation is a function of two truths: whether something is in the one set and in the other.
type operation uint8

const (
	union operation = iota
	intersection
	difference
)

func (op operation) holds(a, b bool) bool {
	switch op {
	case union:
		return a || b
	case intersection:
		return a && b
	default:
		return a && !b
	}
}

// combine walks both sets along the borders of their ranges.
func (p Ports) combine(q Ports, op operation) Ports {
	var out Ports
	for at, i, j := 0, 0, 0; at <= lastPort; {
		inP, endP := p.from(&i, at)
		inQ, endQ := q.from(&j, at)
		end := min(endP, endQ)
		if op.holds(inP, inQ) {
			out = out.append(at, end)
		}
		at = end + 1
	}
	return out
}

// from tells whether a port is in the set and up to which port that stays so. The cursor moves along with it.
func (p Ports) from(cursor *int, port int) (bool, int) {
	for *cursor < len(p) && int(p[*cursor].Last) < port {
		*cursor++
	}
	switch {
	case *cursor == len(p):
		return false, lastPort
	case int(p[*cursor].First) <= port:
		return true, int(p[*cursor].Last)
	default:
		return false, int(p[*cursor].First) - 1
	}
}

func (p Ports) append(first, last int) Ports {
	if n := len(p); n > 0 && int(p[n-1].Last)+1 == first {
		p[n-1].Last = uint16(last)
		return p
	}
	return append(p, PortRange{uint16(first), uint16(last)})
}
