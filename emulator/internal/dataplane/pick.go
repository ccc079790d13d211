package dataplane

import (
	"hash/fnv"
	"math"
	"net/netip"
	"slices"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// picker is the memory of a scheduler.
type picker struct {
	mu sync.Mutex
	// current are the running weights of smooth weighted round robin: each turn every server gains its weight, and the one
	// with the most is taken and loses what all gained together.
	current map[string]int
	active  map[string]int
	clients map[netip.Addr]stay
}

// stay says on which server a client's connections stay, and until when.
type stay struct {
	server string
	until  time.Time
}

// mostStays bounds how many clients a listener remembers.
const mostStays = 1 << 16

func newPicker() *picker {
	return &picker{current: map[string]int{}, active: map[string]int{}, clients: map[netip.Addr]stay{}}
}

// candidates are the servers that a new connection may go to. One that nothing listens on is left out as long as there is
// another (A0341).
func (p *pool) candidates() ([]server, error) {
	var all []server
	var refusal string
	well := 0
	for _, s := range p.servers {
		if s.well {
			well++
		}
		switch {
		case s.target == "":
			refusal = s.why
		case s.weight > 0:
			all = append(all, s)
		}
	}
	if p.pair {
		all = serving(all)
	}
	switch {
	case len(all) > 0:
		return all, nil
	case len(p.servers) == 0:
		refusal = "there is none"
	case refusal == "":
		refusal = "each has the weight 0"
	}
	return nil, &noServer{why: refusal, refused: well > 0}
}

// serving is the master of a pair, or the slave while the master is down.
func serving(pair []server) []server {
	for _, s := range pair {
		if s.master {
			return []server{s}
		}
	}
	return pair
}

// noServer says why none takes a connection. refused means that one would be asked and has nothing that listens.
type noServer struct {
	why     string
	refused bool
}

func (e *noServer) Error() string { return ErrNoServer.Error() + ": " + e.why }
func (e *noServer) Unwrap() error { return ErrNoServer }

// find gives the candidate of a key; the zero server when it is none.
func find(candidates []server, key string) (server, bool) {
	for _, s := range candidates {
		if s.key == key {
			return s, true
		}
	}
	return server{}, false
}

// reached leaves out the servers that the network keeps the caller from. If it would leave none, it leaves all: whoever let
// the caller come here knows a way.
func (from Caller) reached(candidates []server) []server {
	if from.Reaches == nil || len(candidates) < 2 {
		return candidates
	}
	var all []server
	for _, s := range candidates {
		if from.Reaches(s.instance, s.port) {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return candidates
	}
	return all
}

// barred says that the network keeps a caller from a server to which it has a connection, and lets it through to another one.
// Where it lets the caller through to none, it is not the server's affair: then nothing gets to the listener.
func (from Caller) barred(p *pool, key string) bool {
	if from.Reaches == nil {
		return false
	}
	serves := func(s server) bool { return s.well && s.weight > 0 }
	mine, ok := find(p.servers, key)
	if !ok || !serves(mine) || from.Reaches(mine.instance, mine.port) {
		return false
	}
	return slices.ContainsFunc(p.servers, func(s server) bool {
		return s.key != key && serves(s) && from.Reaches(s.instance, s.port)
	})
}

// pick chooses a server for a caller and counts it as busy; release takes that back.
func (p *pool) pick(from Caller) (server, error) {
	candidates, err := p.candidates()
	if err != nil {
		return server{}, err
	}
	candidates = from.reached(candidates)
	client := from.Address
	p.picker.mu.Lock()
	defer p.picker.mu.Unlock()
	s := p.choose(candidates, client)
	p.picker.active[s.key]++
	return s, nil
}

// pickStaying is pick for a listener that keeps a client on one server for as long after its last connection.
func (p *pool) pickStaying(from Caller, long time.Duration, now time.Time) (server, error) {
	if long == 0 {
		return p.pick(from)
	}
	candidates, err := p.candidates()
	if err != nil {
		return server{}, err
	}
	candidates = from.reached(candidates)
	client := from.Address
	k := p.picker
	k.mu.Lock()
	defer k.mu.Unlock()
	kept := k.clients[client.Addr()]
	s, ok := find(candidates, kept.server)
	if !ok || now.After(kept.until) {
		s = p.choose(candidates, client)
	}
	k.remember(client.Addr(), stay{s.key, now.Add(long)}, now)
	k.active[s.key]++
	return s, nil
}

// remember keeps a stay; when there are too many it forgets the ended ones, and if that is not enough any.
func (k *picker) remember(client netip.Addr, s stay, now time.Time) {
	if _, known := k.clients[client]; !known && len(k.clients) >= mostStays {
		for other, kept := range k.clients {
			if now.After(kept.until) || len(k.clients) >= mostStays {
				delete(k.clients, other)
			}
		}
	}
	k.clients[client] = s
}

// take counts a server that was chosen otherwise, such as by a cookie.
func (p *pool) take(s server) {
	p.picker.mu.Lock()
	defer p.picker.mu.Unlock()
	p.picker.active[s.key]++
}

// release says that a connection or request to a server has ended.
func (p *pool) release(s server) {
	p.picker.mu.Lock()
	defer p.picker.mu.Unlock()
	if p.picker.active[s.key]--; p.picker.active[s.key] <= 0 {
		delete(p.picker.active, s.key)
	}
}

// choose applies the scheduler. The picker is locked. (Slb CreateLoadBalancerTCPListener, Scheduler.)
func (p *pool) choose(candidates []server, client netip.AddrPort) server {
	switch p.scheduler {
	case "rr":
		return p.picker.turn(candidates, func(server) int { return 1 })
	case "wlc":
		return p.picker.turn(p.picker.leastBusy(candidates), weightOf)
	case "sch":
		return consistent(candidates, client.Addr().String())
	case "tch", "qch": // the balancer's own side is the same for every connection of a listener; QUIC ids are not read (A0349)
		return consistent(candidates, client.String())
	}
	return p.picker.turn(candidates, weightOf)
}

func weightOf(s server) int { return max(s.weight, 1) }

// turn is one step of smooth weighted round robin.
func (k *picker) turn(candidates []server, weight func(server) int) server {
	total, best := 0, 0
	for i, s := range candidates {
		w := weight(s)
		total += w
		k.current[s.key] += w
		if k.current[s.key] > k.current[candidates[best].key] {
			best = i
		}
	}
	k.current[candidates[best].key] -= total
	if len(k.current) > 4*len(candidates)+16 {
		clear(k.current) // servers come and go: what is left of those that went is dropped
	}
	return candidates[best]
}

// leastBusy are the servers with the fewest connections for their weight.
func (k *picker) leastBusy(candidates []server) []server {
	var least []server
	for _, s := range candidates {
		load := func(s server) int { return k.active[s.key] + 1 }
		if len(least) > 0 {
			// load/weight compared without fractions
			mine, theirs := load(s)*weightOf(least[0]), load(least[0])*weightOf(s)
			if mine > theirs {
				continue
			}
			if mine < theirs {
				least = least[:0]
			}
		}
		least = append(least, s)
	}
	return least
}

// consistent is weighted rendezvous hashing: when a server comes or goes, only its own share of the clients moves.
func consistent(candidates []server, client string) server {
	best, most := candidates[0], math.Inf(-1)
	for _, s := range candidates {
		h := fnv.New64a()
		_, _ = h.Write([]byte(client + "\x00" + s.key)) // a hash does not fail
		unit := (float64(mix(h.Sum64())>>11) + 0.5) / (1 << 53)
		if score := -float64(weightOf(s)) / math.Log(unit); score > most {
			best, most = s, score
		}
	}
	return best
}

// mix spreads a hash over all its bits (the finalizer of splitmix64): FNV leaves like ends alike.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// persistence is how long a client of a TCP listener stays on a server.
func persistence(l *world.Listener) time.Duration {
	return time.Duration(l.Stream.Persistence) * time.Second
}
