package action

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Dispatcher runs calls against one world. It is made once, with every product it answers for,
// and is safe for concurrent use.
type Dispatcher struct {
	world    *world.World
	matrix   *regions.Matrix
	trail    *audit.Trail
	options  Options
	services []*compiled
	// byVersion finds the products that share an API version; an action tells them apart.
	byVersion map[string][]*compiled
	nonces    *rpc.NonceWindow
	unread    *unreadLog
	ids       *requestIDs
}

// Options of a dispatcher.
type Options struct {
	World *world.World
	Trail *audit.Trail
	// AuthOff takes every key as the account that it names and verifies nothing.
	AuthOff bool
	// StrictParams refuses a parameter that the API knows and no handler reads.
	StrictParams bool
	// Seed of the request ids.
	Seed uint64
	// Log is told every call once it is over; nil for silence.
	Log func(audit.Event)
}

// New compiles the services: a mistake in a declaration is found here and not in a call.
func New(o Options, services ...Service) (*Dispatcher, error) {
	d := &Dispatcher{
		world: o.World, matrix: o.World.Matrix(), trail: o.Trail, options: o,
		byVersion: make(map[string][]*compiled), nonces: rpc.NewNonceWindow(0),
		unread: newUnreadLog(), ids: &requestIDs{random: rand.New(rand.NewPCG(o.Seed, 0x72696e67))},
	}
	for _, s := range services {
		c, err := compile(s)
		if err != nil {
			return nil, err
		}
		d.services = append(d.services, c)
		d.byVersion[s.Version] = append(d.byVersion[s.Version], c)
	}
	return d, d.checkLaw()
}

// checkLaw makes sure that every error which the law refers to is declared by its product.
func (d *Dispatcher) checkLaw() error {
	known := regions.Capabilities()
	for _, s := range d.services {
		for _, a := range s.actions {
			if !slices.Contains(known, a.Capability) {
				return fmt.Errorf("%s %s: needs the capability %q, which the law does not know", s.Product, a.Name, a.Capability)
			}
		}
	}
	for _, ref := range d.matrix.ErrorRefs() {
		product, code, _ := strings.Cut(ref, "/")
		s := d.serviceByPrefix(product)
		if s == nil {
			continue // products that are not emulated refuse with the general errors
		}
		if s.refusal(code) == nil {
			return fmt.Errorf("the law refers to %s, but the service %s declares no such refusal", ref, s.Product)
		}
	}
	return nil
}

// serviceByPrefix finds a product as the law names it: by the first label of its endpoints or by its name in RAM
// actions, which for security products is another word.
func (d *Dispatcher) serviceByPrefix(prefix string) *compiled {
	for _, s := range d.services {
		if s.Prefix == prefix || s.Host == prefix {
			return s
		}
	}
	return nil
}

// requestIDs makes request ids from one seeded source.
type requestIDs struct {
	mu     sync.Mutex
	random *rand.Rand
}

// Next spells a request id as the cloud does: an upper-case version 4 UUID.
func (r *requestIDs) Next() string {
	r.mu.Lock()
	hi, lo := r.random.Uint64(), r.random.Uint64()
	r.mu.Unlock()
	hi = hi&^0xf000 | 0x4000
	lo = lo&^(0xc<<60) | 0x8<<60
	return spellUUID(hi, lo)
}

func spellUUID(hi, lo uint64) string {
	const hex = "0123456789ABCDEF"
	out := make([]byte, 0, 36)
	for i := range 32 {
		if i == 8 || i == 12 || i == 16 || i == 20 {
			out = append(out, '-')
		}
		half := hi
		if i >= 16 {
			half = lo
		}
		out = append(out, hex[half>>(60-4*(i%16))&0xf])
	}
	return string(out)
}

// NextRequestID gives an id for an answer that is not an RPC call's.
func (d *Dispatcher) NextRequestID() string { return d.ids.Next() }

// Coverage says, by product, which actions are answered and which exist.
type Coverage struct {
	Product  string   `json:"product"`
	Version  string   `json:"version"`
	Answered []string `json:"answered"`
	Refused  []string `json:"notEmulated"`
}

// Coverage lists every product in the order in which it was given.
func (d *Dispatcher) Coverage() []Coverage {
	all := make([]Coverage, 0, len(d.services))
	for _, s := range d.services {
		c := Coverage{Product: s.Product, Version: s.Version, Answered: []string{}, Refused: []string{}}
		for _, a := range s.Actions {
			c.Answered = append(c.Answered, a.Name)
		}
		for _, name := range s.Names {
			if s.actions[name] == nil {
				c.Refused = append(c.Refused, name)
			}
		}
		all = append(all, c)
	}
	return all
}
