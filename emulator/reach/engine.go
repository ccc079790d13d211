package reach

import (
	"sync"
	"sync/atomic"
)

// Engine answers questions about one landscape. It is safe for concurrent use.
type Engine struct {
	land *Landscape
	*index

	controls sync.Map // controlKey to *Control: what several paths cross
	laid     sync.Map // the two ends as spelled to []*Path
	kept     atomic.Int64
	shared   atomic.Int64
}

// mostKept bounds the questions whose paths an engine remembers, mostShared the controls: those from ever other
// addresses must not fill the memory.
const mostKept, mostShared = 4096, 1 << 16

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

// best judges a header on every path: the first that lets it through, else one that ends in a doubt. When all refuse
// it, the most direct is what an engineer would look at first, and of several like it the one on which a packet gets
// furthest.
func best(paths []*Path, h Header) Verdict {
	var refused, doubtful *Verdict
	var class int
	for _, p := range paths {
		if !p.Scope.Matches(h) {
			continue
		}
		v := p.Walk(h)
		switch {
		case v.Reachable:
			return v
		case v.Unknown != "" && doubtful == nil:
			doubtful = &v
		case refused == nil || p.class < class || p.class == class && len(v.Hops) > len(refused.Hops):
			refused, class = &v, p.class
		}
	}
	switch {
	case doubtful != nil:
		return *doubtful
	case refused != nil:
		return *refused
	}
	return noWay(h)
}

// noWay is the verdict on a header for which no path was laid.
func noWay(h Header) Verdict {
	p := &Path{Controls: []*Control{Stop(AtRoute, "the network", "", "Nothing takes "+h.Protocol.String()+" to that port there.")}}
	return p.Walk(h)
}

// paths lays every path between two ends, or answers those that it laid before.
func (e *Engine) paths(n ends) []*Path {
	key := n.from + "\x00" + n.to
	if known, ok := e.laid.Load(key); ok {
		return known.([]*Path)
	}
	paths := e.lay(n)
	if e.kept.Load() < mostKept {
		e.kept.Add(1)
		e.laid.Store(key, paths)
	}
	return paths
}

// controlKey names a control that several paths cross: what it is, and how it sees the packet.
type controlKey struct {
	kind     Kind
	ids      string
	inbound  bool
	detail   string
	seenAs   view
	replying bool
}

// share answers the control of a key and makes it when it is asked for first, so that paths that cross the same place
// have the same pointer.
func (e *Engine) share(key controlKey, make func() *Control) *Control {
	if known, ok := e.controls.Load(key); ok {
		return known.(*Control)
	}
	if e.shared.Load() >= mostShared {
		return make()
	}
	made, known := e.controls.LoadOrStore(key, make())
	if !known {
		e.shared.Add(1)
	}
	return made.(*Control)
}
