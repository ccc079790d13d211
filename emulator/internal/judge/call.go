package judge

import (
	"net"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// Call is a call of the management API as the network sees it.
type Call struct {
	From vantage.Vantage
	Host string // as the request names it, with or without a port
	// Region is where the call is for. It stands in for Host where that is a name of this machine.
	Region string
	Secure bool
}

// Port is the one of the API's that the call is for.
func (c Call) Port() uint16 {
	if c.Secure {
		return 443
	}
	return 80
}

// endpoint is the name that the call is for as the emulated network knows it: what it says, else the region's own of any
// product, or none.
func (j *Judge) endpoint(c Call) string {
	name := c.Host
	if host, _, err := net.SplitHostPort(name); err == nil {
		name = host
	}
	if name = strings.ToLower(strings.TrimSuffix(name, ".")); strings.HasSuffix(name, cloud) {
		return reach.DestinationOf(name)
	}
	if _, known := j.World.Matrix().Region(c.Region); known {
		return reach.DestinationOf("ecs." + c.Region + cloud)
	}
	return "api"
}

// cloud is the domain of the names that mean something in the emulated network.
const cloud = ".aliyuncs.com"

// Call decides on a call as the gateway does on a connection from the same place for the same name, wherever it came in. What
// it decided holds as long as the engine that it asked: asking again costs a look into a map.
func (j *Judge) Call(c Call) gateway.Decision {
	if c.From == "" {
		return gateway.Decision{Verdict: gateway.Serve} // on the intranet of whatever it addresses
	}
	engine, err := j.engineFor(c.From)
	if err != nil {
		return gateway.Decision{Reason: err.Error()}
	}
	return j.calls.of(engine, c, func() gateway.Decision {
		verdict, err := engine.Reach(reach.Question{From: c.From.String(), To: j.endpoint(c), Protocol: reach.TCP.String(), Port: int(c.Port())})
		switch {
		case err != nil:
			return gateway.Decision{Reason: err.Error()}
		case verdict.Reachable || verdict.RefusedBy(reach.AtBucketPolicy):
			return gateway.Decision{Verdict: gateway.Serve}
		}
		return refused(verdict)
	})
}

// engineFor is what knows the way of a call.
func (j *Judge) engineFor(from vantage.Vantage) (*reach.Engine, error) {
	if lawful(from) {
		return j.World.ReachLaw()
	}
	return j.World.Reach()
}

// lawful says that the law alone knows the way from a place: that it is nothing that a customer made.
func lawful(from vantage.Vantage) bool {
	switch from.Kind() {
	case vantage.ECS, vantage.Line, vantage.SSLVPN, vantage.IPsec:
		return false
	}
	return true
}

// calls remembers what was decided on calls, by the engine that was asked.
type calls struct {
	law, world atomic.Pointer[decided]
}

type decided struct {
	engine *reach.Engine
	mu     sync.RWMutex
	known  map[Call]gateway.Decision
}

// mostCalls bounds what is remembered: clients choose the names.
const mostCalls = 1024

func (m *calls) of(engine *reach.Engine, c Call, decide func() gateway.Decision) gateway.Decision {
	at := &m.world
	if lawful(c.From) {
		at = &m.law
	}
	d := at.Load()
	if d == nil || d.engine != engine {
		d = &decided{engine: engine, known: map[Call]gateway.Decision{}}
		at.Store(d)
	}
	d.mu.RLock()
	decision, known := d.known[c]
	d.mu.RUnlock()
	if known {
		return decision
	}
	decision = decide()
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.known) < mostCalls {
		d.known[c] = decision
	}
	return decision
}
