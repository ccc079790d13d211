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
		return layACL(acl, inbound, replies, v)
	})
}

func layACL(acl *NetworkACL, inbound, replies bool, v view) *Control {
	rules, direction, peer := acl.Egress, "outbound", "DestinationCidrIp"
	if inbound {
		rules, direction, peer = acl.Ingress, "inbound", "SourceCidrIp"
	}
	c := &Control{Kind: AtNetworkACL, At: direction + " rules of network ACL " + acl.ID}
	what := ""
	if replies {
		c.At, what = c.At+" for the replies", "the replies: "
	}
	for _, r := range rules {
		m := v.match(r.Protocols, r.Peers, nil, r.Ports)
		if replies {
			m = v.reply(r.Protocols, r.Peers, r.Ports)
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
	list, port := "EgressAclEntries", portIn(v)
	if inbound {
		list = "IngressAclEntries"
	}
	if replies {
		port = "{source-port}"
	}
	c.Remedy = &Remedy{Product: "vpc", Action: "UpdateNetworkAclEntries", Parameters: []Parameter{
		{"NetworkAclId", acl.ID}, {"Update" + list, "true"},
		{list + ".1.Policy", "accept"}, {list + ".1.Protocol", "{protocol}"}, {list + ".1.Port", port + "/" + port}, {list + ".1." + peer, peerIn(v)},
	}, Note: "The call replaces the list: the entries that are there follow."}
	return c
}
