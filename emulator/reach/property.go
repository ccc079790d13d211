package reach

import (
	"fmt"
	"slices"
	"strings"
)

// Answers of a property.
const (
	Isolated  = "ISOLATED"
	Reachable = "REACHABLE"
	NotKnown  = "UNKNOWN"
)

// Result is the answer to a property, with what supports it.
type Result struct {
	// Answer is one of the constants above.
	Answer string `json:"answer"`
	// Construct names what the engine does not model, for UNKNOWN.
	Construct string `json:"construct,omitempty"`
	// Witness is a packet that passes, for REACHABLE, and Verdict has its hops.
	Witness *Header  `json:"witness,omitempty"`
	Verdict *Verdict `json:"verdict,omitempty"`
	// Certificate proves ISOLATED; Depth says how firmly it stands.
	Certificate *Certificate `json:"certificate,omitempty"`
	Depth       *Depth       `json:"depth,omitempty"`
}

// NoPath asks whether every packet that the match is about is stopped between two ends.
func (e *Engine) NoPath(from, to string, about Match) (Result, error) {
	return e.isolated(from, to, about, func(*Path) bool { return false })
}

// OnlyPath asks whether every packet that arrives goes by something: an EIP, a load balancer, a listener, a firewall,
// named by its id, by its address, or as a destination ("slb:lb-…"). ISOLATED then means that every other way is shut.
func (e *Engine) OnlyPath(from, to, via string, about Match) (Result, error) {
	if _, id, named := strings.Cut(via, ":"); named && slices.Contains([]string{"ecs", "eip", "slb", "rds", "oss", "line", "sslvpn", "ipsec", "ip"}, strings.TrimSuffix(via, ":"+id)) {
		via = id
	}
	if via == "" {
		return Result{}, fmt.Errorf("a path goes by something: say by what")
	}
	return e.isolated(from, to, about, func(p *Path) bool { return p.GoesBy(via) })
}

// GoesBy says whether a path names a thing by its id or address, as a whole word. [Engine.OnlyPath] leaves such paths out.
func (p *Path) GoesBy(name string) bool {
	if p.Delivery.ID == name || p.Delivery.Listener == name || mentions(p.Via, name) {
		return true
	}
	return slices.ContainsFunc(p.Controls, func(c *Control) bool { return mentions(c.At, name) })
}

func mentions(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(name)
		if (start == 0 || !partOfWord(text[start-1])) && (end == len(text) || !partOfWord(text[end])) {
			return true
		}
		at = end
	}
}

func partOfWord(c byte) bool {
	return c == '-' || c == '.' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func (e *Engine) isolated(from, to string, about Match, excepted func(*Path) bool) (Result, error) {
	n, err := e.ends(from, to)
	if err != nil {
		return Result{}, err
	}
	paths := slices.DeleteFunc(slices.Clone(e.paths(n)), excepted)
	plans := func() []*Path { return slices.DeleteFunc(e.plans(n), excepted) }
	r := isolated(paths, plans, about)
	if r.Verdict != nil {
		r.Verdict.Question = Question{From: from, To: to, Protocol: r.Witness.Protocol.String(), Port: int(r.Witness.Port), SourcePort: int(r.Witness.SourcePort)}
	}
	return r, nil
}

// isolated judges paths: one that certainly lets something pass decides, then one that may. Those that could be laid are
// asked for when there is none, for the depth.
func isolated(paths []*Path, plans func() []*Path, about Match) Result {
	s, interest := newSolver(), SetOf(about)
	unknown := ""
	for _, p := range paths {
		open, doubts := s.open(p, interest)
		switch {
		case !open.Empty() && doubts == nil:
			h, _ := open.Witness()
			v := p.Walk(h)
			return Result{Answer: Reachable, Witness: &h, Verdict: &v}
		case !open.Empty() && unknown == "":
			unknown = fmt.Sprintf("%s: %s", doubts[0].At, doubts[0].Unknown)
		case unknown == "":
			unknown = p.ipv6(about)
		}
	}
	if unknown != "" {
		return Result{Answer: NotKnown, Construct: unknown}
	}
	c, ok := certify(paths, about)
	if !ok {
		return Result{Answer: NotKnown, Construct: fmt.Sprintf("the proof has more than %d parts", mostParts)}
	}
	d := s.depth(slices.Concat(paths, plans()), interest)
	return Result{Answer: Isolated, Certificate: c, Depth: &d}
}

// ipv6 names the rule that may open a path to peers of IPv6, which sets leave out: one that speaks of such peers only,
// on a path that nothing else shuts to them.
func (p *Path) ipv6(about Match) string {
	if !mayBeIPv6(p.Scope) || !mayBeIPv6(about) {
		return ""
	}
	named := ""
	for _, c := range p.Controls {
		passes := c.Unknown != "" || c.Otherwise.Allow
		for _, r := range c.Rules {
			if !r.Allow || !mayBeIPv6(r.Match) {
				continue
			}
			passes = true
			if ipv6Only(r.Match) && named == "" {
				named = fmt.Sprintf("%s: rule %s is about IPv6 peers", c.At, r.ID)
			}
		}
		if !passes {
			return ""
		}
	}
	return named
}

func mayBeIPv6(m Match) bool {
	if m.Never {
		return false
	}
	for _, p := range m.Peers {
		if p.Addr().Is6() {
			return true
		}
	}
	return m.Peers == nil
}

// String explains the result to a person.
func (r Result) String() string {
	var b strings.Builder
	b.WriteString(r.Answer + "\n")
	switch r.Answer {
	case Reachable:
		fmt.Fprintf(&b, "%s\n%s", r.Witness, r.Verdict)
	case NotKnown:
		fmt.Fprintf(&b, "%s\n", r.Construct)
	default:
		b.WriteString(r.Certificate.String())
		b.WriteString(r.Depth.String())
	}
	return b.String()
}
