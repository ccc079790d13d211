package reach

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Exposure is everything that a vantage point reaches.
type Exposure struct {
	From string `json:"from"`
	// Missing says that there is no such vantage point, and that it therefore reaches nothing.
	Missing string `json:"missing,omitempty"`
	// Flows are in the order of their destinations.
	Flows []Flow `json:"flows"`
	// Unknown are the paths on which the engine cannot tell; what they may let pass is not among the flows.
	Unknown []Doubt `json:"unknown"`
	Risks   []Risk  `json:"risks"`
}

// Flow is a set of headers that reach a destination on one path.
type Flow struct {
	Destination string `json:"destination"`
	Part
	// Via is the path; Arrives is the resource that it leads to where that is not the destination itself.
	Via     string `json:"via"`
	Arrives string `json:"arrives,omitempty"`
	// Rules are the ids of the rules that open it, hop by hop, found by walking the first header of each port range.
	Rules []string `json:"rules"`
	// EveryPeer says that the peers are all that the far end can be.
	EveryPeer bool `json:"everyPeer,omitempty"`
	// Hops are those of the first header.
	Hops []Hop `json:"hops,omitempty"`
}

// Doubt is a path about which the engine cannot tell, and why.
type Doubt struct {
	Destination string `json:"destination"`
	Via         string `json:"via"`
	At          string `json:"at"`
	Construct   string `json:"construct"`
}

// Risk is something that the rules allow and their authors may not have meant.
type Risk struct {
	// Rule is the id of the region rule that speaks of it.
	Rule string `json:"rule"`
	// Through names what is passed, from the outside in, and Target what is reached in the end.
	Through []string `json:"through"`
	Target  string   `json:"target"`
	Why     string   `json:"why"`
}

// ExposureOptions narrow an exposure.
type ExposureOptions struct {
	// To are the destinations; nil stands for all of the landscape.
	To []string
	// About are the headers of interest; the zero value stands for all.
	About Match
	// Hops adds the hops of a witness to each flow.
	Hops bool
}

// Exposure asks for all headers and, unless the options say otherwise, all destinations at once.
func (e *Engine) Exposure(from string, o ExposureOptions) (Exposure, error) {
	if o.To == nil {
		o.To = e.Destinations(from)
	}
	origin, err := e.origin(from)
	if err != nil {
		return Exposure{}, err
	}
	found, err := e.survey(from, o.To, o.About, (*reached).apart)
	if err != nil {
		return Exposure{}, err
	}
	x := Exposure{From: from, Missing: origin.missing, Flows: []Flow{}, Unknown: []Doubt{}}
	flows := make([][]Flow, len(found))
	inParallel(len(withoutEchoes(found)), func(i int) { flows[i] = found[i].flows(o.Hops) })
	for i, f := range found {
		x.Flows = append(x.Flows, flows[i]...)
		x.Unknown = append(x.Unknown, f.doubts...)
	}
	x.Risks = e.proxyRisks(from, found)
	return x, nil
}

// Destinations lists what of the landscape can be asked for, resources before the addresses that lead to them.
func (e *Engine) Destinations(from string) []string {
	var resources, addresses []string
	for _, s := range e.land.Sites {
		for _, i := range s.Instances {
			resources = append(resources, "ecs:"+i.ID)
		}
		for _, b := range s.LoadBalancers {
			resources = append(resources, "slb:"+b.ID)
		}
		for _, d := range s.Databases {
			resources = append(resources, "rds:"+d.ID)
		}
		for _, b := range s.Buckets {
			resources = append(resources, "oss:"+b.Name)
		}
		for _, a := range s.EIPs {
			addresses = append(addresses, "eip:"+a.ID)
		}
	}
	resources = append(resources, "api")
	if !strings.HasPrefix(from, "internet") {
		resources = append(resources, "internet")
	}
	all := slices.DeleteFunc(append(resources, addresses...), func(to string) bool { return to == from })
	slices.SortFunc(all, inOrder)
	return all
}

// inOrder puts addresses behind resources.
func inOrder(a, b string) int {
	if address := strings.HasPrefix(a, "eip:"); address != strings.HasPrefix(b, "eip:") {
		if address {
			return 1
		}
		return -1
	}
	return strings.Compare(a, b)
}

// reached is what reaches one destination.
type reached struct {
	to     string
	solver *solver
	ways   []way
	doubts []Doubt
}

// way is a path with what passes it, as a set and then in parts.
type way struct {
	path  *Path
	set   Set
	parts []Part
}

// apart turns the sets of the ways into parts. The sets are let go: those of many interfaces are large.
func (r *reached) apart() {
	for i := range r.ways {
		r.ways[i].parts, r.ways[i].set = r.ways[i].set.Parts(), Set{}
	}
}

// set is what passes on any way.
func (r *reached) set() Set {
	var all Set
	for _, w := range r.ways {
		all = all.Union(w.set)
	}
	return all
}

// survey solves the paths to many destinations, and finishes each in the same step.
func (e *Engine) survey(from string, to []string, about Match, finish func(*reached)) ([]*reached, error) {
	all := make([]*reached, len(to))
	failed := make([]error, len(to))
	s, interest := newSolver(), SetOf(about)
	inParallel(len(to), func(i int) {
		if all[i], failed[i] = e.reached(s, from, to[i], interest); failed[i] == nil {
			finish(all[i])
		}
	})
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// inParallel does n things on all processors.
func inParallel(n int, do func(int)) {
	next := make(chan int)
	var busy sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		busy.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	busy.Wait()
}

// reached solves the paths to one destination.
func (e *Engine) reached(s *solver, from, to string, about Set) (*reached, error) {
	paths, err := e.Paths(from, to)
	if err != nil {
		return nil, err
	}
	r := &reached{to: to, solver: s}
	for _, p := range paths {
		open, doubts := s.open(p, about)
		switch {
		case open.Empty():
		case doubts != nil:
			for _, c := range doubts {
				r.doubts = append(r.doubts, Doubt{Destination: to, Via: p.Via, At: c.At, Construct: c.Unknown})
			}
		default:
			r.ways = append(r.ways, way{path: p, set: open})
		}
	}
	return r, nil
}

// Paths lays every path between two ends.
func (e *Engine) Paths(from, to string) ([]*Path, error) {
	n, err := e.ends(from, to)
	if err != nil {
		return nil, err
	}
	return e.paths(n), nil
}

// withoutEchoes drops the ways of an address that its resource has too: both questions lead along the same path.
func withoutEchoes(all []*reached) []*reached {
	type place struct{ via, kind, destination, listener string }
	known := map[place][][]Part{}
	for _, r := range all {
		r.ways = slices.DeleteFunc(r.ways, func(w way) bool {
			d := w.path.Delivery
			at := place{w.path.Via, d.Kind, d.Destination, d.Listener}
			if slices.ContainsFunc(known[at], func(parts []Part) bool { return slices.EqualFunc(parts, w.parts, Part.equal) }) {
				return true
			}
			known[at] = append(known[at], w.parts)
			return false
		})
	}
	return all
}

// flows lists the ways part by part.
func (r *reached) flows(hops bool) []Flow {
	var all []Flow
	for _, w := range r.ways {
		scope := SetOf(Match{Peers: w.path.Scope.Peers, Protocols: ICMP}).Parts()
		opened := r.solver.rules(w.path)
		for _, part := range w.parts {
			f := Flow{Destination: r.to, Part: part, Via: w.path.Via, Rules: []string{}, EveryPeer: slices.Equal(scope[0].Peers, part.Peers)}
			if d := w.path.Delivery.Destination; d != r.to {
				f.Arrives = d
			}
			for _, h := range part.witnesses() {
				f.Rules = opened(h, f.Rules)
			}
			if hops {
				f.Hops = w.path.Walk(part.witnesses()[0]).Hops
			}
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b Flow) int { return natural(a.Via, b.Via) })
	return all
}

// natural compares texts as people sort them: numbers in them by their size.
func natural(a, b string) int {
	for a != "" && b != "" {
		n, m := digits(a), digits(b)
		if n == 0 || m == 0 {
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		if order := cmp.Or(cmp.Compare(n, m), cmp.Compare(a[:n], b[:m])); order != 0 {
			return order
		}
		a, b = a[n:], b[m:]
	}
	return cmp.Compare(a, b)
}

// digits is how many digits a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

// mostWitnesses bounds the search for the rules of a part of very many port ranges.
const mostWitnesses = 16

// witnesses are the first headers of the part's port ranges.
func (p Part) witnesses() []Header {
	protocol, _ := ParseProtocol(p.Protocol)
	h := Header{Protocol: protocol, Peer: p.Peers[0].First}
	if protocol == ICMP {
		return []Header{h}
	}
	if h.SourcePort = EphemeralPort; p.SourcePorts != nil && !p.SourcePorts.contains(EphemeralPort) {
		h.SourcePort = p.SourcePorts.likely()
	}
	var all []Header
	for _, r := range p.Ports[:min(len(p.Ports), mostWitnesses)] {
		h.Port = Ports{r}.likely()
		all = append(all, h)
	}
	return all
}
