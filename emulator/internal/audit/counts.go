package audit

import "time"

// Buckets are the upper bounds of the latency histogram.
var Buckets = [...]time.Duration{
	100 * time.Microsecond, 250 * time.Microsecond, 500 * time.Microsecond, time.Millisecond, 5 * time.Millisecond,
	25 * time.Millisecond, 100 * time.Millisecond, 500 * time.Millisecond, 2500 * time.Millisecond,
}

// CallCount is how often an action of a product ended with a code; OK has the code "OK".
type CallCount struct {
	Product, Action, Code string
	Count                 uint64
}

// Counts are the figures since the start.
type Counts struct {
	Calls []CallCount
	// Buckets are cumulative, as Prometheus wants them.
	Buckets [len(Buckets)]uint64
	Total   uint64
	Sum     time.Duration
}

type callKey struct{ product, action, code string }

// counters are kept with the trail: what is on the trail is counted and nothing else.
type counters struct {
	calls   map[callKey]uint64
	buckets [len(Buckets)]uint64
	total   uint64
	sum     time.Duration
}

// mostSeries bounds the series: callers may invent names of actions.
const mostSeries = 10_000

func (c *counters) add(e Event) {
	if c.calls == nil {
		c.calls = make(map[callKey]uint64)
	}
	key := callKey{e.Product, e.Action, e.Error}
	if key.code == "" {
		key.code = "OK"
	}
	if _, known := c.calls[key]; !known && len(c.calls) >= mostSeries {
		key = callKey{"other", "other", "other"}
	}
	c.calls[key]++
	for i, bound := range Buckets {
		if e.Latency <= bound {
			c.buckets[i]++
		}
	}
	c.total++
	c.sum += e.Latency
}

// Counts gives the figures so far.
func (t *Trail) Counts() Counts {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := Counts{Buckets: t.counts.buckets, Total: t.counts.total, Sum: t.counts.sum}
	for key, n := range t.counts.calls {
		out.Calls = append(out.Calls, CallCount{key.product, key.action, key.code, n})
	}
	return out
}
