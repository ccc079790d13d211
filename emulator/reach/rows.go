package reach

// plane is a set of pairs of a source port and a port: a step function over source ports. The first band starts at
// source port 0 and neighbours differ; nil is the empty set.
type plane []band

// band are the ports for the source ports from here to the next band.
type band struct {
	from  uint16
	ports Ports
}

func (p plane) all() bool { return len(p) == 1 && p[0].ports.all() }

func (p plane) equal(q plane) bool {
	if len(p) != len(q) {
		return false
	}
	for i := range p {
		if p[i].from != q[i].from || !p[i].ports.equal(q[i].ports) {
			return false
		}
	}
	return true
}

// at gives the ports for a source port.
func (p plane) at(source uint16) Ports {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].from <= source {
			return p[i].ports
		}
	}
	return nil
}

// last is the last source port of a band.
func (p plane) last(i int) uint16 {
	if i+1 < len(p) {
		return p[i+1].from - 1
	}
	return lastPort
}

func (p plane) combine(q plane, op operation) plane {
	var out plane
	for at := 0; at <= lastPort; {
		a, endA := p.from(at)
		b, endB := q.from(at)
		out = out.append(uint16(at), a.combine(b, op))
		at = min(endA, endB) + 1
	}
	return out.clean()
}

// from gives the ports for a source port and the last source port that has the same.
func (p plane) from(source int) (Ports, int) {
	for i := len(p) - 1; i >= 0; i-- {
		if int(p[i].from) <= source {
			return p[i].ports, int(p.last(i))
		}
	}
	return nil, lastPort
}

func (p plane) append(from uint16, ports Ports) plane {
	if n := len(p); n > 0 && p[n-1].ports.equal(ports) {
		return p
	}
	return append(p, band{from, ports})
}

// clean makes nil of a plane without ports.
func (p plane) clean() plane {
	if len(p) == 1 && p[0].ports == nil {
		return nil
	}
	return p
}

// row is a set of headers of one peer. Rows never change once made; a nil row is empty.
type row struct {
	tcp, udp plane
	icmp     bool
}

func (r *row) plane(protocol Protocols) plane {
	switch {
	case r == nil:
		return nil
	case protocol == TCP:
		return r.tcp
	default:
		return r.udp
	}
}

func (r *row) all() bool { return r != nil && r.icmp && r.tcp.all() && r.udp.all() }

func (r *row) equal(q *row) bool {
	if r == q {
		return true
	}
	return r != nil && q != nil && r.icmp == q.icmp && r.tcp.equal(q.tcp) && r.udp.equal(q.udp)
}

func (r *row) contains(h Header) bool {
	switch {
	case r == nil:
		return false
	case h.Protocol == ICMP:
		return r.icmp
	default:
		return r.plane(h.Protocol).at(h.SourcePort).contains(h.Port)
	}
}

// combine takes the short ways first: most rows are empty, full or the same.
func (r *row) combine(q *row, op operation) *row {
	switch {
	case op == union && r == nil, op == intersection && r.all():
		return q
	case q == nil && op != intersection, op == intersection && q.all(), op != difference && r == q:
		return r
	case r == nil, q == nil, op == difference && (r == q || q.all()):
		return nil
	}
	out := &row{tcp: r.tcp.combine(q.tcp, op), udp: r.udp.combine(q.udp, op), icmp: op.holds(r.icmp, q.icmp)}
	if out.tcp == nil && out.udp == nil && !out.icmp {
		return nil
	}
	return out
}
