package reach

import (
	"fmt"
	"net/netip"
	"strings"
)

// Remedy is what a customer does to let a packet pass a control. It is one change, whatever number of calls it takes.
type Remedy struct {
	// What names the change. Controls whose remedies have the same name are passed by one and the same change.
	What string
	// Calls are the API calls in their order, whole, for a header as it was asked about.
	Calls func(Header) []Call
	// Note says what the calls leave to people.
	Note string
	// entry and denial are what a change of a network ACL adds, and one of a bucket's policy leaves out, for one of the
	// controls that it opens.
	entry  *aclEntry
	denial *bucketDenial
}

// Call is an API call. Its parameters are those of the request; in a value, {Action.Field} stands for a field of the
// answer to the call of that action before it.
type Call struct {
	// Product is an API ("ecs", "vpc", …), "oss", or "control" for the emulator's own API.
	Product string `json:"product"`
	Action  string `json:"action"`
	// Account makes the call.
	Account    string      `json:"account,omitempty"`
	Parameters []Parameter `json:"parameters"`
}

// Parameter is one parameter of a [Call], in the order in which a person would write them.
type Parameter struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// String writes the call: "ecs AuthorizeSecurityGroup RegionId=… SecurityGroupId=sg-1 PortRange=22/22".
func (c Call) String() string {
	var b strings.Builder
	b.WriteString(c.Product + " " + c.Action)
	for _, p := range c.Parameters {
		fmt.Fprintf(&b, " %s=%s", p.Name, p.Value)
	}
	return b.String()
}

// call is a call in the region of a site, with parameters in pairs of name and value.
func (s *Site) call(product, action string, pairs ...string) Call {
	c := Call{Product: product, Action: action, Parameters: []Parameter{}}
	if s != nil {
		c.Account = s.Account
		if product != "oss" && product != "control" && product != "cloudfw" {
			c.Parameters = append(c.Parameters, Parameter{"RegionId", s.Region})
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		c.Parameters = append(c.Parameters, Parameter{pairs[i], pairs[i+1]})
	}
	return c
}

// always is a change that is the same for every header.
func always(what string, calls ...Call) *Remedy {
	return &Remedy{What: what, Calls: func(Header) []Call { return calls }}
}

// noting adds what the calls leave to people.
func (r *Remedy) noting(note string) *Remedy {
	r.Note = note
	return r
}

// with gives a control the change that would open it.
func (c *Control) with(r *Remedy) *Control {
	c.Remedy = r
	return c
}

// portOf is the addressee's port of a header as the hop sees it.
func (v view) portOf(h Header) uint16 {
	if v.port != 0 {
		return v.port
	}
	return uint16(int(h.Port) + v.shift)
}

// sourceOf is the sender's port of a header as the hop sees it.
func (v view) sourceOf(h Header) uint16 {
	if v.source != 0 {
		return v.source
	}
	return h.SourcePort
}

// peerOf is the far end of a header as the hop sees it, narrowed as far as it is known.
func (v view) peerOf(h Header) netip.Prefix {
	switch {
	case v.peer.IsValid():
		return only(v.peer)
	case v.pool.IsValid():
		return v.pool.Masked()
	}
	return only(h.Peer)
}

// onePortRange writes a port as the range of a rule: "22/22", "-1/-1" where there are none.
func onePortRange(protocol Protocols, port uint16) string {
	if protocol == ICMP {
		return "-1/-1"
	}
	return fmt.Sprintf("%d/%d", port, port)
}

// newEIP binds a new EIP to a resource. Later calls may name its {AllocateEipAddress.EipAddress}.
func newEIP(site *Site, kind, id string) *Remedy {
	return always("an EIP for "+id,
		site.call("vpc", "AllocateEipAddress", "Bandwidth", "5"),
		site.call("vpc", "AssociateEipAddress", "AllocationId", "{AllocateEipAddress.AllocationId}", "InstanceType", kind, "InstanceId", id))
}

// buyBandwidth gives an instance bandwidth towards the internet, and a public address when it has none.
func buyBandwidth(site *Site, i *Instance) *Remedy {
	change := site.call("ecs", "ModifyInstanceNetworkSpec", "InstanceId", i.ID, "InternetMaxBandwidthOut", "5")
	if i.PublicIP.IsValid() {
		return always("bandwidth of "+i.ID, change)
	}
	return always("bandwidth of "+i.ID, change, site.call("ecs", "AllocatePublicIpAddress", "InstanceId", i.ID))
}
