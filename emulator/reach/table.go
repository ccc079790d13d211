package reach

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
)

// String prints the exposure as a table: a line for what the same peers reach on the same path, then what the engine cannot tell, then the risks.
func (x Exposure) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "From %s: %s\n", x.From, cmp.Or(x.Missing, count(len(x.Flows), "flow")))
	if len(x.Flows) > 0 {
		b.WriteByte('\n')
		w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "DESTINATION\tSERVICE\tPEERS\tPATH\tOPENED BY")
		for rest := x.Flows; len(rest) > 0; {
			n := alike(rest)
			f := rest[0]
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", f.Destination, services(rest[:n]), f.peers(), f.path(), cmp.Or(strings.Join(f.Rules, ", "), "-"))
			rest = rest[n:]
		}
		w.Flush()
	}
	x.writeDoubts(&b)
	x.writeRisks(&b)
	return b.String()
}

func (x Exposure) writeDoubts(b *strings.Builder) {
	if len(x.Unknown) == 0 {
		return
	}
	fmt.Fprintf(b, "\nNot known, because the model does not cover it:\n")
	for _, d := range x.Unknown {
		fmt.Fprintf(b, "  %s, %s: %s: %s\n", d.Destination, d.Via, d.At, d.Construct)
	}
}

func (x Exposure) writeRisks(b *strings.Builder) {
	if len(x.Risks) == 0 {
		return
	}
	fmt.Fprintf(b, "\nRisks:\n")
	for _, r := range x.Risks {
		fmt.Fprintf(b, "  %s -> %s -> %s [%s]\n    %s\n", x.From, strings.Join(r.Through, " -> "), r.Target, r.Rule, r.Why)
	}
}

// alike counts the flows at the beginning that differ in their service alone: a line tells them together.
func alike(flows []Flow) int {
	n := 1
	for n < len(flows) {
		a, b := flows[0], flows[n]
		if a.Destination != b.Destination || a.path() != b.path() || a.EveryPeer != b.EveryPeer || !slices.Equal(a.Peers, b.Peers) || !slices.Equal(a.Rules, b.Rules) {
			break
		}
		n++
	}
	return n
}

func services(flows []Flow) string {
	var all []string
	for _, f := range flows {
		all = append(all, f.service())
	}
	if text := strings.Join(all, ", "); text != "tcp all, udp all, icmp" {
		return text
	}
	return "all"
}

func (f Flow) service() string {
	if f.SourcePorts != nil {
		return f.Service() + " from ports " + f.SourcePorts.String()
	}
	return f.Service()
}

// mostPeers is how many prefixes a table shows; JSON has them all.
const mostPeers = 4

func (f Flow) peers() string {
	if f.EveryPeer || f.Peers.all() {
		return "any"
	}
	words := f.Peers.words()
	if len(words) <= mostPeers+1 {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:mostPeers], ", "), len(words)-mostPeers)
}

func (f Flow) path() string {
	if f.Arrives == "" {
		return f.Via
	}
	return strings.TrimPrefix(f.Via+" to "+f.Arrives, " ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
