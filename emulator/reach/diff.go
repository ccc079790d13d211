package reach

import (
	"fmt"
	"slices"
	"strings"
)

// Difference is what two states of the world let through that the other does not.
type Difference struct {
	From string `json:"from"`
	// Appeared are the flows of the later state alone, Disappeared those of the earlier one. A flow that only takes
	// another path is in neither.
	Appeared    []Flow `json:"appeared"`
	Disappeared []Flow `json:"disappeared"`
	// Unknown are the paths of either state on which the engine cannot tell.
	Unknown []Doubt `json:"unknown"`
}

// Diff compares what some vantage points reach in two states, destination by destination. A vantage that one of the
// states does not have reaches nothing there.
func Diff(before, after *Engine, from ...string) ([]Difference, error) {
	all := []Difference{}
	for _, f := range from {
		d, err := diff(before, after, f)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

func diff(before, after *Engine, from string) (Difference, error) {
	destinations := slices.Concat(before.Destinations(from), after.Destinations(from))
	slices.SortFunc(destinations, inOrder)
	destinations = slices.Compact(destinations)
	was, err := before.survey(from, destinations, Match{}, func(*reached) {})
	if err != nil {
		return Difference{}, err
	}
	is, err := after.survey(from, destinations, Match{}, func(*reached) {})
	if err != nil {
		return Difference{}, err
	}
	d := Difference{From: from, Appeared: []Flow{}, Disappeared: []Flow{}, Unknown: []Doubt{}}
	d.Appeared, d.Disappeared = onlyIn(is, was), onlyIn(was, is)
	for i := range destinations {
		d.Unknown = append(append(d.Unknown, was[i].doubts...), is[i].doubts...)
	}
	slices.SortFunc(d.Unknown, func(a, b Doubt) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	d.Unknown = slices.Compact(d.Unknown)
	return d, nil
}

// onlyIn lists the flows of some destinations that others, the same in the same order, have not.
func onlyIn(here, there []*reached) []Flow {
	var rest []*reached
	for i := range here {
		rest = append(rest, here[i].without(there[i].set()))
	}
	flows := []Flow{}
	for _, r := range withoutEchoes(rest) {
		flows = append(flows, r.flows(false)...)
	}
	return flows
}

// without is what is not in a set.
func (r *reached) without(known Set) *reached {
	rest := &reached{to: r.to, solver: r.solver}
	for _, w := range r.ways {
		if left := w.set.Subtract(known); !left.Empty() {
			rest.ways = append(rest.ways, way{path: w.path, set: left})
		}
	}
	rest.apart()
	return rest
}

// String prints what appeared with a plus and what disappeared with a minus.
func (d Difference) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "From %s: %s appeared, %d disappeared\n", d.From, count(len(d.Appeared), "flow"), len(d.Disappeared))
	writeFlows(&b, "+", d.Appeared)
	writeFlows(&b, "-", d.Disappeared)
	Exposure{From: d.From, Unknown: d.Unknown}.writeDoubts(&b)
	return b.String()
}

func writeFlows(b *strings.Builder, sign string, flows []Flow) {
	for _, f := range flows {
		fmt.Fprintf(b, "%s %s %s, peers %s, %s%s\n", sign, f.Destination, f.service(), f.peers(), f.path(), bracketed(f.Rules))
	}
}
