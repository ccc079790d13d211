package emulator

import (
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// Reach tells whether a packet passes from a vantage point to a destination, by which hops and by which rules: the
// world as it is at the moment of the call. protocol is tcp, udp or icmp; the port of icmp is 0. A question that is
// spelled wrong is not reachable, and the verdict says what is wrong with it; [Emulator.Ask] gives that as an error.
func (e *Emulator) Reach(from, to, protocol string, port int) reach.Verdict {
	q := reach.Question{From: from, To: to, Protocol: protocol, Port: port}
	v, err := e.Ask(q)
	if err != nil {
		return reach.Misput(q, err)
	}
	return v
}

// Ask is Reach with every dimension of the question. The error names what is wrong with it.
func (e *Emulator) Ask(q reach.Question) (reach.Verdict, error) {
	engine, err := e.world.Reach()
	if err != nil {
		return reach.Verdict{}, err
	}
	return engine.Reach(q)
}

// Exposure is everything that a vantage point reaches, as sets of headers with the path and the rules that open each.
func (e *Emulator) Exposure(from string) (reach.Exposure, error) {
	engine, err := e.world.Reach()
	if err != nil {
		return reach.Exposure{}, err
	}
	return engine.Exposure(from, reach.ExposureOptions{})
}

// NoPath asks whether nothing gets from a vantage point to a destination, of the packets that the match is about (the
// zero Match: of all). The result holds a packet that does, or a certificate that none can.
func (e *Emulator) NoPath(from, to string, about reach.Match) (reach.Result, error) {
	engine, err := e.world.Reach()
	if err != nil {
		return reach.Result{}, err
	}
	return engine.NoPath(from, to, about)
}

// OnlyPath asks whether everything that gets to a destination goes by a thing: an address, a load balancer, a listener.
func (e *Emulator) OnlyPath(from, to, via string, about reach.Match) (reach.Result, error) {
	engine, err := e.world.Reach()
	if err != nil {
		return reach.Result{}, err
	}
	return engine.OnlyPath(from, to, via, about)
}
