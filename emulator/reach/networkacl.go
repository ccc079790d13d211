package reach

import "fmt"

// networkACL is the control of a vSwitch's network ACL in one direction; nil when it has none. It is stateless: of a
// flow it sees the packets and the replies, and a rule's ports are those to which a packet goes, so that replies are
// judged by the sender's own port. It guards network interfaces alone: databases and load balancers in the vSwitch are
// not behind it, what a load balancer forwards to an instance is, and packets between interfaces of one vSwitch are
// not. Document: VPC, Network ACLs, applicable scope and rule mechanism.
func (e *Engine) networkACL(s *VSwitch, inbound, replies bool, v view) *Control {
	if s == nil || s.NetworkACL == "" {
		return nil
	}
	acl := e.acls[s.NetworkACL]
	if acl == nil {
		return nil
	}
	return e.share(controlKey{kind: AtNetworkACL, ids: acl.ID, inbound: inbound, seenAs: v, replying: replies}, func() *Control {
		return layACL(e.owner[acl.ID], acl, inbound, replies, v)
	})
}

func layACL(site *Site, acl *NetworkACL, inbound, replies bool, v view) *Control {
	rules, direction := acl.Egress, "outbound"
	if inbound {
		rules, direction = acl.Ingress, "inbound"
	}
	c := &Control{Kind: AtNetworkACL, At: direction + " rules of network ACL " + acl.ID}
	what := ""
	if replies {
		c.At, what = c.At+" for the replies", "the replies: "
	}
	for _, r := range rules {
		m := v.match(r.Allow, r.Protocols, r.Peers, nil, r.Ports)
		if replies {
			m = v.reply(r.Allow, r.Protocols, r.Peers, r.Ports)
		}
		if m.Never {
			continue
		}
		does, toward := "drops", "to"
		if r.Allow {
			does = "accepts"
		}
		if inbound {
			toward = "from"
		}
		c.Rules = append(c.Rules, Rule{
			ID: acl.ID + "/" + r.ID, Allow: r.Allow, Match: m,
			Why: fmt.Sprintf("%s %s %s%s %s %s.", acl.ID, does, what, serviceIn(r.Protocols, r.Ports), toward, words(r.Peers)),
		})
	}
	c.Otherwise = Rule{ID: acl.ID, Why: "No rule is about " + map[bool]string{true: "the replies", false: "it"}[replies] + ", and a network ACL drops the rest."}
	c.Remedy = &Remedy{What: "entries of " + acl.ID, entry: &aclEntry{site, acl, inbound, replies, v}}
	c.Remedy.Calls = func(h Header) []Call { return enterACL(h, []*aclEntry{c.Remedy.entry}) }
	return c
}

// aclEntry is an entry of a network ACL that would let a packet or its replies pass.
type aclEntry struct {
	site             *Site
	acl              *NetworkACL
	inbound, replies bool
	v                view
}

// enterACL puts entries before those that a network ACL has. The call replaces a whole direction, so that it says the
// old entries again.
func enterACL(h Header, entries []*aclEntry) []Call {
	call := entries[0].site.call("vpc", "UpdateNetworkAclEntries", "NetworkAclId", entries[0].acl.ID)
	for _, inbound := range []bool{true, false} {
		list, peer, rules := "EgressAclEntries", "DestinationCidrIp", entries[0].acl.Egress
		if inbound {
			list, peer, rules = "IngressAclEntries", "SourceCidrIp", entries[0].acl.Ingress
		}
		n := 0
		say := func(pairs ...string) {
			if n++; n == 1 {
				call.Parameters = append(call.Parameters, Parameter{"Update" + list, "true"})
			}
			for i := 0; i < len(pairs); i += 2 {
				call.Parameters = append(call.Parameters, Parameter{fmt.Sprintf("%s.%d.%s", list, n, pairs[i]), pairs[i+1]})
			}
		}
		for _, e := range entries {
			if e.inbound != inbound {
				continue
			}
			port := e.v.portOf(h)
			if e.replies {
				port = e.v.sourceOf(h)
			}
			say("Policy", "accept", "Protocol", h.Protocol.String(), "Port", onePortRange(h.Protocol, port), peer, e.v.peerOf(h).String())
		}
		for _, r := range rules {
			if n > 0 {
				say("NetworkAclEntryId", r.ID, "Policy", policyOf(r.Allow), "Protocol", r.Protocols.String(), "Port", portsOfACL(r), peer, r.Peers[0].String())
			}
		}
	}
	return []Call{call}
}

func policyOf(allow bool) string {
	if allow {
		return "accept"
	}
	return "drop"
}

func portsOfACL(r ACLRule) string {
	if r.Ports == nil {
		return "-1/-1"
	}
	return fmt.Sprintf("%d/%d", r.Ports[0].First, r.Ports[0].Last)
}
