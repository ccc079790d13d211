package nis

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// trace is the way of a packet as a row of places: from the source outwards, what lies between, and inwards to the
// destination.
type trace struct {
	spaces   []*world.Tx
	from, to chain
	between  []node
}

// chain are the places of one end, the resource itself first. Member is what security groups guard there.
type chain struct {
	nodes  []node
	member string
}

// get reads a record of the account in whichever region it lies; nil when there is none.
func get[T any](t *trace, read func(*world.Tx) (*T, error)) (*T, error) {
	record, _, err := getIn(t, read)
	return record, err
}

func getIn[T any](t *trace, read func(*world.Tx) (*T, error)) (*T, *world.Tx, error) {
	for _, there := range t.spaces {
		record, err := read(there)
		if err == nil {
			return record, there, nil
		}
		if !world.NotFound(err) {
			return nil, nil, err
		}
	}
	return nil, t.spaces[0], nil
}

var (
	instanceID = regexp.MustCompile(`\bi-[a-z0-9]+`)
	betweenID  = regexp.MustCompile(`\b(?:ngw|vbr|vpn|vco|vss|lb)-[a-z0-9]+`)
	viaAddress = regexp.MustCompile(`by EIP ([0-9.]+)`)
)

// follow finds the places that a verdict speaks of.
func follow(tx *world.Tx, ends world.PathEnds, v reach.Verdict) (*trace, error) {
	t := &trace{spaces: everywhere(tx)}
	var err error
	if t.from, err = t.chainOf(v.Question.From, ends.SourceID); err != nil {
		return nil, err
	}
	target := v.Question.To
	if kind, _, _ := strings.Cut(v.Delivery.Destination, ":"); v.Delivery.Account != "" && slices.Contains([]string{"ecs", "slb", "rds"}, kind) {
		target = v.Delivery.Destination
	}
	if t.to, err = t.chainOf(target, ends.TargetID); err != nil {
		return nil, err
	}
	if strings.HasPrefix(target, "slb:") {
		if err := t.server(v); err != nil {
			return nil, err
		}
	}
	return t, t.gateways(v)
}

// chainOf are the places of an end of the question. One that the engine was never asked about is what the caller named.
func (t *trace) chainOf(asked, named string) (chain, error) {
	kind, id, _ := strings.Cut(asked, ":")
	switch kind {
	case "ecs":
		return t.instance(id)
	case "oss": // a bucket's name may look like an id
		n, err := t.nodeOf("OSS", id)
		return chain{nodes: []node{n}}, err
	case "internet", "ip", "":
		id = named
	}
	n, err := t.node(id)
	c := chain{nodes: []node{n}}
	if err == nil && id != named && (kind == "ipsec" || kind == "sslvpn") { // the connection ends at the gateway
		n, err = t.node(named)
		c.nodes = append(c.nodes, n)
	}
	return c, err
}

// instance are an instance, its interface and the vSwitch of that; on the classic network the instance alone.
func (t *trace) instance(id string) (chain, error) {
	var c chain
	i, err := get(t, func(tx *world.Tx) (*world.Instance, error) { return tx.Instances.Get(id) })
	if err != nil {
		return c, err
	}
	ids := []string{id}
	if c.member = id; i != nil && i.ENI != "" {
		ids, c.member = append(ids, i.ENI, i.VSwitch), i.ENI
	}
	for _, id := range ids {
		n, err := t.node(id)
		if err != nil {
			return c, err
		}
		c.nodes = append(c.nodes, n)
	}
	return c, nil
}

// server puts the server behind a load balancer, where the packet came so far, at the end of the way.
func (t *trace) server(v reach.Verdict) error {
	id := ""
	for _, h := range v.Hops {
		if h.Kind == reach.AtInstance {
			if found := instanceID.FindString(h.At); found != "" && !strings.HasSuffix(v.Question.From, found) {
				id = found
			}
		}
	}
	if id == "" {
		return nil
	}
	behind, err := t.instance(id)
	if err != nil {
		return err
	}
	t.between, t.to = append(t.between, t.to.nodes...), behind
	return nil
}

// gateways are what lies between the two ends.
func (t *trace) gateways(v reach.Verdict) error {
	var ids []string
	for _, h := range v.Hops {
		ids = append(ids, betweenID.FindAllString(h.At, -1)...)
	}
	var found []node
	if m := viaAddress.FindStringSubmatch(v.Via); m != nil {
		if n, ok, err := t.eip(m[1]); err != nil {
			return err
		} else if ok {
			found = append(found, n)
		}
	}
	known := slices.Concat(t.from.nodes, t.between, t.to.nodes)
	for _, id := range ids {
		if slices.ContainsFunc(slices.Concat(known, found), func(n node) bool { return n.ID == id }) {
			continue
		}
		n, err := t.node(id)
		if err != nil {
			return err
		}
		found = append(found, n)
	}
	t.between = append(found, t.between...)
	return nil
}

// eip finds the account's EIP of an address.
func (t *trace) eip(address string) (node, bool, error) {
	at, err := netip.ParseAddr(address)
	if err != nil {
		return node{}, false, nil
	}
	p, scope, err := t.spaces[0].EIPsByAddress.First(at.String())
	if world.NotFound(err) || err == nil && scope.Account != t.spaces[0].Account.ID {
		return node{}, false, nil
	}
	if err != nil {
		return node{}, false, err
	}
	n, err := t.node(p.ID)
	return n, err == nil, err
}
