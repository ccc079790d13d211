package reach

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// Question asks whether a packet arrives. From and To are spelled as vantage points and destinations are
// ("internet", "ecs:i-…", "eip:47.0.0.1", "rds:rm-…").
type Question struct {
	From, To string
	Protocol string
	Port     int
	// SourcePort of the sender; zero stands for an ephemeral one, [EphemeralPort].
	SourcePort int
}

// EphemeralPort is the source port that a question without one is asked for: the first of the range that IANA and
// the network ACL page recommend for clients (49152-65535).
const EphemeralPort = 49152

// Decisions of a hop.
const (
	Allowed = "allow"
	Denied  = "deny"
	Unknown = "unknown"
)

// Hop is one control that a packet met.
type Hop struct {
	At       string `json:"at"`
	Kind     Kind   `json:"kind"`
	Decision string `json:"decision"`
	Rule     string `json:"rule,omitempty"`
	Why      string `json:"why"`
	// Source cites the document and section behind a rule of the law.
	Source string `json:"source,omitempty"`
}

// Verdict is the answer to a [Question].
type Verdict struct {
	Reachable bool `json:"reachable"`
	// Unknown names what the engine does not model, when that is what keeps it from an answer. It is empty when a packet
	// meets such a thing and something behind it stops whatever comes: the hops then have both.
	Unknown string `json:"unknown,omitempty"`
	// Via says how the path goes that the hops are of.
	Via  string `json:"via,omitempty"`
	Hops []Hop  `json:"hops"`
	// Rules are the ids of the rules that decided, in the order of the hops, each once.
	Rules []string `json:"rules"`

	// Question and Header are what was asked; Delivery is where the packet arrives.
	Question Question `json:"-"`
	Header   Header   `json:"-"`
	Delivery Delivery `json:"-"`
}

// Walk judges one header on one path: it stops at the first control that does not let it pass. Where the packet meets
// something outside the model, what stands behind is asked as well, since it may stop whatever comes: then that decides,
// and the hops tell the doubt and the refusal, and nothing of what might have passed between them. Else the verdict ends
// at the first doubt.
func (p *Path) Walk(h Header) Verdict {
	v := Verdict{Reachable: true, Via: p.Via, Header: h, Delivery: p.Delivery, Hops: []Hop{}, Rules: []string{}}
	doubts := 0
	for _, c := range p.Controls {
		if c.Unknown != "" {
			v.Reachable = false
			v.Hops = append(v.Hops, Hop{At: c.At, Kind: c.Kind, Decision: Unknown, Why: c.Unknown})
			doubts++
			continue
		}
		switch rule := c.Decide(h); {
		case !rule.Allow:
			v.Reachable = false
			v.add(c, rule)
			return v
		case doubts == 0:
			v.add(c, rule)
		}
	}
	if doubts > 0 {
		v.Hops = v.Hops[:len(v.Hops)-doubts+1]
		v.Unknown = v.Hops[len(v.Hops)-1].Why
	}
	return v
}

func (v *Verdict) add(c *Control, r Rule) {
	decision := Denied
	if r.Allow {
		decision = Allowed
	}
	v.Hops = append(v.Hops, Hop{At: c.At, Kind: c.Kind, Decision: decision, Rule: r.ID, Why: r.Why, Source: r.Source})
	if r.ID != "" && !slices.Contains(v.Rules, r.ID) {
		v.Rules = append(v.Rules, r.ID)
	}
}

// Reason is the sentence of the hop that decided.
func (v Verdict) Reason() string {
	if len(v.Hops) == 0 {
		return ""
	}
	return v.Hops[len(v.Hops)-1].Why
}

// String explains the verdict: a line a hop, and one more for the source of a rule of the law.
func (v Verdict) String() string {
	var b strings.Builder
	answer := "does not reach"
	switch {
	case v.Reachable:
		answer = "reaches"
	case v.Unknown != "":
		answer = "may or may not reach"
	}
	q := v.Question
	service := q.Protocol
	if !strings.EqualFold(q.Protocol, "icmp") {
		service = fmt.Sprintf("%s/%d", q.Protocol, q.Port)
	}
	fmt.Fprintf(&b, "%s %s %s on %s", q.From, answer, q.To, service)
	if v.Via != "" {
		fmt.Fprintf(&b, ", %s", v.Via)
	}
	b.WriteByte('\n')
	for i, h := range v.Hops {
		fmt.Fprintf(&b, "%3d. %-5s  %s: %s", i+1, h.Decision, h.At, h.Why)
		if h.Rule != "" {
			fmt.Fprintf(&b, " [%s]", h.Rule)
		}
		b.WriteByte('\n')
		if h.Source != "" {
			fmt.Fprintf(&b, "            source: %s\n", h.Source)
		}
	}
	return b.String()
}

// Misput is the verdict about a question that cannot be asked.
func Misput(q Question, err error) Verdict {
	return Verdict{
		Unknown: err.Error(), Question: q, Rules: []string{},
		Hops: []Hop{{At: "the question", Kind: AtName, Decision: Unknown, Why: err.Error()}},
	}
}

// Doubted says that the packet met something outside the model, whether or not something behind it settles what becomes
// of it.
func (v Verdict) Doubted() bool {
	return slices.ContainsFunc(v.Hops, func(h Hop) bool { return h.Decision == Unknown })
}

// StoppedAt is the kind of the control that decided against the packet; empty when it arrives.
func (v Verdict) StoppedAt() Kind {
	if v.Reachable || len(v.Hops) == 0 {
		return ""
	}
	return v.Hops[len(v.Hops)-1].Kind
}

// RefusedBy says that the packet certainly gets as far as a control of a kind, which refuses it.
func (v Verdict) RefusedBy(kind Kind) bool { return !v.Doubted() && v.StoppedAt() == kind }

// Deciding is the rule of the hop that decided, as a list for those who tell rules; it is empty where none did.
func (v Verdict) Deciding() []string {
	if len(v.Hops) == 0 || v.Hops[len(v.Hops)-1].Rule == "" {
		return nil
	}
	return []string{v.Hops[len(v.Hops)-1].Rule}
}

// DestinationOf is how a question names what a client calls by a host name or an address.
func DestinationOf(host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return "ip:" + host
	}
	return "host:" + host
}
