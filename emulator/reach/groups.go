package reach

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// membership is what security groups are asked about: a set of groups, a direction, and the near end.
type membership struct {
	groups  []string
	inbound bool
	// nic is "internet" or "intranet" on the classic network, whose groups keep rules for either; empty in a VPC.
	nic string
	// local is the near end's address.
	local netip.Addr
}

// securityGroups is the control of the groups of an interface in one direction: the members of a group that lets them
// reach each other, whatever its rules say; then all rules merged, priority 1 first and refusals before permissions of
// the same priority; then what the groups do by default. They are stateful: the replies of what passes need no rule.
// Documents: ECS, Security groups, overview; ECS ModifySecurityGroupPolicy.
func (e *Engine) securityGroups(m membership, v view) *Control {
	ids := slices.Sorted(slices.Values(m.groups))
	key := controlKey{kind: AtSecurityGroup, ids: strings.Join(ids, ","), inbound: m.inbound, detail: m.nic, seenAs: v}
	if e.narrowed(ids) {
		key.detail += m.local.String()
	}
	return e.share(key, func() *Control { return e.mergeGroups(ids, m, v) })
}

// narrowed says whether a rule of the groups looks at the near end, so that interfaces cannot share their control.
func (e *Engine) narrowed(ids []string) bool {
	for _, id := range ids {
		if g := e.groups[id]; g != nil && slices.ContainsFunc(g.Rules, func(r GroupRule) bool { return r.Local != nil }) {
			return true
		}
	}
	return false
}

// ruleOf is a rule with the group that has it, and where it stood among all of them.
type ruleOf struct {
	*GroupRule
	group string
	at    int
}

// merged are the rules of groups about a direction and a near end, in the order in which they are read.
func (e *Engine) merged(ids []string, m membership) []ruleOf {
	most := 0
	for _, id := range ids {
		if g := e.groups[id]; g != nil {
			most += len(g.Rules)
		}
	}
	rules := make([]ruleOf, 0, most)
	for _, id := range ids {
		g := e.groups[id]
		if g == nil {
			continue
		}
		for n := range g.Rules {
			r := &g.Rules[n]
			if r.Ingress == m.inbound && (m.nic == "" || r.Nic == "" || r.Nic == m.nic) && (r.Local == nil || covers(r.Local, m.local)) {
				rules = append(rules, ruleOf{r, id, len(rules)})
			}
		}
	}
	slices.SortFunc(rules, func(a, b ruleOf) int {
		if a.Priority != b.Priority {
			return a.Priority - b.Priority
		}
		if a.Allow != b.Allow {
			return rankOf(a.Allow) - rankOf(b.Allow)
		}
		return a.at - b.at
	})
	return rules
}

func (e *Engine) mergeGroups(ids []string, m membership, v view) *Control {
	direction := "outbound"
	if m.inbound {
		direction = "inbound"
	}
	name := strings.Join(ids, ", ")
	c := &Control{Kind: AtSecurityGroup, At: direction + " rules of security group " + name}
	if len(ids) == 0 {
		c.At = "security groups"
		c.Otherwise = Rule{Why: "It is in no security group that the landscape knows, and nothing lets packets pass."}
		return c
	}
	if m.nic != "" {
		c.At += " (" + m.nic + ")"
	}
	enterprise := true
	for _, id := range ids {
		if g := e.groups[id]; g != nil {
			enterprise = enterprise && g.Enterprise
		}
	}
	rules := e.merged(ids, m)
	c.Rules = make([]Rule, 0, len(rules)+len(ids))
	if m.nic != "internet" {
		c.Rules = append(c.Rules, e.innerRules(ids, v)...)
	}
	for _, r := range rules {
		if rule := e.groupRule(r, v); !rule.Match.Never {
			c.Rules = append(c.Rules, rule)
		}
	}
	c.Otherwise = defaultOf(name, m.inbound, enterprise)
	c.Remedy = e.authorize(c, ids[0], m, v, rules)
	return c
}

// rankOf reads refusals first.
func rankOf(allow bool) int {
	if allow {
		return 1
	}
	return 0
}

func (e *Engine) groupRule(r ruleOf, v view) Rule {
	peers, whom := r.Peers, words(r.Peers)
	if r.Group != "" {
		peers, whom = e.membersOf(r.Group), "the members of "+r.Group
	}
	does := " drops "
	if r.Allow {
		does = " accepts "
	}
	toward := " to "
	if r.Ingress {
		toward = " from "
	}
	return Rule{
		ID: r.ID, Allow: r.Allow, Match: v.match(r.Allow, r.Protocols, peers, r.SourcePorts, r.Ports),
		Why: r.group + does + serviceIn(r.Protocols, r.Ports) + toward + whom + " with priority " + strconv.Itoa(r.Priority) + ".",
	}
}

// membersOf lists the private addresses of a group's members; a group without any matches nothing.
func (e *Engine) membersOf(group string) []netip.Prefix {
	if members := e.members[group]; members != nil {
		return members
	}
	return []netip.Prefix{}
}

// innerRules let the members of normal groups reach each other, unless the group keeps them apart. They are read before
// the customer's own rules. Document: ECS ModifySecurityGroupPolicy.
func (e *Engine) innerRules(ids []string, v view) []Rule {
	var rules []Rule
	for _, id := range ids {
		g := e.groups[id]
		if g == nil || g.Enterprise || !g.InnerAccess {
			continue
		}
		if m := v.match(true, AnyProtocol, e.membersOf(id), nil, nil); !m.Never {
			rules = append(rules, Rule{ID: id, Allow: true, Match: m, Why: "Both ends are in " + id + ", whose members reach each other before any rule is read (InnerAccessPolicy Accept)."})
		}
	}
	return rules
}

// defaultOf is what groups do with what no rule is about: normal ones refuse what comes in and accept what goes out,
// enterprise ones refuse both.
func defaultOf(name string, inbound, enterprise bool) Rule {
	switch {
	case inbound:
		return Rule{ID: name, Why: "No rule accepts it, and a security group drops what comes in by default."}
	case enterprise:
		return Rule{ID: name, Why: "No rule accepts it, and an enterprise security group drops what goes out by default."}
	}
	return Rule{ID: name, Allow: true, Why: "No rule drops it, and a normal security group accepts what goes out by default."}
}

// authorize is the rule that would let a packet pass. Rules of priority 1 that refuse it go before one that accepts it,
// and are revoked first.
func (e *Engine) authorize(c *Control, group string, m membership, v view, rules []ruleOf) *Remedy {
	allow, revoke, peer, direction := "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupEgress", "DestCidrIp", "outbound"
	if m.inbound {
		allow, revoke, peer, direction = "AuthorizeSecurityGroup", "RevokeSecurityGroup", "SourceCidrIp", "inbound"
	}
	return &Remedy{What: direction + " rules of " + group + " " + m.nic, Calls: func(h Header) []Call {
		var calls []Call
		cleared := *c
		cleared.Rules = slices.Clone(c.Rules)
		for _, r := range rules {
			if r.Allow || r.Priority > 1 || !e.groupRule(r, v).Match.Matches(h) {
				continue
			}
			calls = append(calls, e.owner[r.group].call("ecs", revoke, "SecurityGroupId", r.group, "SecurityGroupRuleId.1", r.ID))
			cleared.Rules = slices.DeleteFunc(cleared.Rules, func(known Rule) bool { return known.ID == r.ID })
		}
		if calls != nil && cleared.Decide(h).Allow {
			return calls
		}
		call := e.owner[group].call("ecs", allow, "SecurityGroupId", group, "IpProtocol", h.Protocol.String(), "PortRange", onePortRange(h.Protocol, v.portOf(h)),
			peer, v.peerOf(h).String(), "Policy", "accept", "Priority", "1")
		if m.nic != "" {
			call.Parameters = append(call.Parameters, Parameter{"NicType", m.nic})
		}
		return append(calls, call)
	}}
}

// words lists prefixes for a sentence.
func words(prefixes []netip.Prefix) string {
	const few = 3
	if len(prefixes) == 1 {
		return one(prefixes[0])
	}
	var all []string
	for i, p := range prefixes {
		if i == few && len(prefixes) > few+1 {
			return strings.Join(all, ", ") + fmt.Sprintf(" and %d more", len(prefixes)-few)
		}
		all = append(all, one(p))
	}
	if len(all) == 0 {
		return "nobody"
	}
	return strings.Join(all, ", ")
}

func one(p netip.Prefix) string {
	if p.IsSingleIP() {
		return p.Addr().String()
	}
	return p.String()
}

// serviceIn names protocols and ports for a sentence.
func serviceIn(protocols Protocols, ports []PortRange) string {
	if protocols == 0 {
		protocols = AnyProtocol
	}
	text := protocols.String()
	if protocols == AnyProtocol {
		text = "every protocol"
	}
	if ports == nil || protocols == ICMP {
		return text
	}
	if len(ports) == 1 {
		return text + " " + ports[0].String()
	}
	var all []string
	for _, r := range ports {
		all = append(all, r.String())
	}
	return text + " " + strings.Join(all, ",")
}
