package action

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/ringfence-dev/ringfence/api/rpc"
)

// Unread is a parameter that callers sent to an action and that no handler read.
type Unread struct {
	Product   string `json:"product"`
	Action    string `json:"action"`
	Parameter string `json:"parameter"`
	Count     int    `json:"count"`
}

type unreadKey struct{ product, action, parameter string }

// unreadLog counts them. It is bounded by the parameters that the APIs have.
type unreadLog struct {
	mu     sync.Mutex
	counts map[unreadKey]int
}

func newUnreadLog() *unreadLog { return &unreadLog{counts: make(map[unreadKey]int)} }

func (l *unreadLog) add(product, action string, parameters []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, p := range parameters {
		l.counts[unreadKey{product, action, p}]++
	}
}

// NoteUnread counts parameters that OSS, which has a door of its own, does not read; with strict
// parameters it refuses the first of them by name.
func (d *Dispatcher) NoteUnread(product, action string, parameters []string) error {
	if d.options.StrictParams {
		return errParameterNotEmulated.With(parameters[0], product, action)
	}
	d.unread.add(product, action, parameters)
	return nil
}

// Unread lists what was sent and not read so far, by product, action and parameter.
func (d *Dispatcher) Unread() []Unread {
	d.unread.mu.Lock()
	defer d.unread.mu.Unlock()
	all := make([]Unread, 0, len(d.unread.counts))
	for k, n := range d.unread.counts {
		all = append(all, Unread{k.product, k.action, k.parameter, n})
	}
	slices.SortFunc(all, func(a, b Unread) int {
		return cmp.Or(strings.Compare(a.Product, b.Product), strings.Compare(a.Action, b.Action), strings.Compare(a.Parameter, b.Parameter))
	})
	return all
}

// secretWords mark parameters whose values never reach the trail.
var secretWords = []string{"password", "secret", "privatekey", "securitytoken", "signature", "userdata"}

// maskedParams copies the parameters as the trail may keep them; nil when there is none to keep.
// The trail lives long: nothing in it may hold on to the request that it came from.
func maskedParams(p rpc.Params) map[string]string {
	var kept map[string]string
	for name, value := range p.All() {
		if perCall[name] && name != "ClientToken" || isGate(name) {
			continue
		}
		if kept == nil {
			kept = make(map[string]string)
		}
		if isSecret(name) {
			value = "***"
		}
		kept[strings.Clone(name)] = strings.Clone(value)
	}
	return kept
}

// isGate names the parameters that an event has fields of its own for.
func isGate(name string) bool { return name == "Action" || name == "Version" || name == "RegionId" }

func isSecret(name string) bool {
	lower := strings.ToLower(name)
	for _, word := range secretWords {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}
