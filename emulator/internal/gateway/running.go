package gateway

import (
	"context"
	"net"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
)

// Watcher is a [Judge] whose verdicts change. Security groups are stateful, and yet a change of rules that changes what
// becomes of a connection ends it where it stands (help.aliyun.com, "Security group rules"): so what runs is held against
// each new state, and what would not be let in any more is cut off. A0460
type Watcher interface {
	// Watch gives a channel that has something in it once the state may have changed. End it by stop.
	Watch() (changed <-chan struct{}, stop func())
	// State is what verdicts are made from: as long as it is the same, so are they. Nil is no state at all.
	State() any
}

const (
	// watchPause is how long after one look at what runs the next may come: a flood of changes is seen together.
	watchPause = 20 * time.Millisecond
	// watchTick is how often what runs is looked at though nothing was written: a rule may have a schedule.
	watchTick = time.Second
)

// running is a flow under way, with what ends it when its verdict turns.
type running struct {
	flow      flow
	datagrams bool
	cut       func(Decision)
}

// journey is what flows have in common for which one verdict holds.
type journey struct {
	flow      flow
	datagrams bool
}

// follow has a flow looked at until the function that it gives is called. since is the state that let the flow in.
func (g *Gateway) follow(r *running, since any) (ended func()) {
	g.mu.Lock()
	g.running[r] = struct{}{}
	g.mu.Unlock()
	if now := g.state(); now != since { // what changed meanwhile has not seen this flow
		g.hold([]*running{r})
	}
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.running, r)
	}
}

// state is what verdicts are made from at present.
func (g *Gateway) state() any {
	if w, ok := g.Judge.(Watcher); ok {
		return w.State()
	}
	return nil
}

// watch holds what runs against each state of the world.
func (g *Gateway) watch(w Watcher, changed <-chan struct{}) {
	tick := time.NewTicker(watchTick)
	defer tick.Stop()
	var last any
	for {
		select {
		case <-g.ctx.Done():
			return
		case <-changed:
		case <-tick.C:
		}
		all := g.underWay()
		if len(all) == 0 {
			continue // whoever begins meanwhile looks at the state itself
		}
		if now := w.State(); now != nil && now != last {
			last = now
			g.hold(all)
		}
		rest(g.ctx, watchPause)
	}
}

func rest(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

func (g *Gateway) underWay() []*running {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := make([]*running, 0, len(g.running))
	for r := range g.running {
		all = append(all, r)
	}
	return all
}

// hold judges flows again, each journey once, and cuts off those that would not be let in now. One whose listener or
// process has gone is left to whoever carries it: a port that is closed ends no connection.
func (g *Gateway) hold(all []*running) {
	verdicts := map[journey]Decision{}
	for _, r := range all {
		key := journey{r.flow, r.datagrams}
		d, judged := verdicts[key]
		if !judged {
			d = g.judge(r.flow, r.datagrams)
			verdicts[key] = d
		}
		switch d.Verdict {
		case Drop, Refuse, Unreachable:
			g.logEnd(r.flow, d)
			r.cut(d)
		}
	}
}

func (g *Gateway) judge(f flow, datagrams bool) Decision {
	if !datagrams {
		return g.Judge.Route(g.ctx, f.from, f.host, f.port)
	}
	judge, ok := g.Judge.(DatagramJudge)
	if !ok {
		return Decision{}
	}
	return judge.RouteDatagram(g.ctx, f.from, f.host, f.port)
}

// sever takes a tunnel's connection away from those who carry it, and does to it what --drop says of the packets that
// come no further now.
func (g *Gateway) sever(c *conn) {
	if !c.seize() {
		return
	}
	raw := &seized{c.bottom()}
	if !g.pending.enter(raw) {
		_ = raw.Close()
		return
	}
	go func() {
		defer g.pending.leave(raw)
		if g.Drop == DropTimeout {
			g.wait(raw, silence)
		}
		socket.Reset(raw.Conn)
	}()
}

// seized is a connection in the hands of the gateway again, known by itself to those who end what waits.
type seized struct{ net.Conn }
