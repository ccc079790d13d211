package reach

import (
	"net/netip"
	"slices"
)

// own is a public address of an interface's own, with the private one behind it.
type own struct {
	address, near netip.Addr
	via           string
	state         *Control
	cutThrough    bool
}

// ownAddresses are the EIPs of an interface, and for the primary one those of the instance and its public address.
func (e *Engine) ownAddresses(i *Instance, n *Interface, primary bool) []own {
	bound := slices.Clone(e.eipsOf[n.ID])
	var all []own
	if primary {
		bound = append(bound, e.eipsOf[i.ID]...)
		if i.PublicIP.IsValid() {
			all = append(all, own{address: i.PublicIP, near: firstOf(n), via: "by public address " + i.PublicIP.String(), state: e.ownBandwidth(i)})
		}
	}
	for _, p := range bound {
		all = append(all, own{p.Address, p.near(n), "by EIP " + p.Address.String(), e.eipState(p), p.CutThrough})
	}
	return all
}

// near is the private address behind an EIP of an interface.
func (p *EIP) near(n *Interface) netip.Addr {
	if p.PrivateIP.IsValid() {
		return p.PrivateIP
	}
	return firstOf(n)
}

// onInternetOnly says that an interface has an EIP in the place of its private addresses. Document: EIP, cut-through mode.
func (e *Engine) onInternetOnly(n *Interface) bool {
	return slices.ContainsFunc(e.eipsOf[n.ID], func(p *EIP) bool { return p.CutThrough })
}

// ownBandwidth is whether an instance's own public address has any.
func (e *Engine) ownBandwidth(i *Instance) *Control {
	if i.BandwidthOut > 0 {
		return nil
	}
	return Stop(AtAddress, "public address "+i.PublicIP.String(), i.ID, "The instance bought no bandwidth towards the internet.").with(buyBandwidth(e.instances[i.ID].site, i))
}

// eipState is whether an EIP is bound and has bandwidth; nil when all is well.
func (e *Engine) eipState(p *EIP) *Control {
	at := "EIP " + p.Address.String()
	switch {
	case p.Target == "":
		return Stop(AtAddress, at, p.ID, "The EIP is bound to nothing.")
	case !p.Bound:
		return Stop(AtAddress, at, p.ID, "The EIP is being bound or unbound.")
	case p.Bandwidth <= 0:
		return Stop(AtAddress, at, p.ID, "The EIP has no bandwidth.").
			with(always("bandwidth of "+p.ID, e.eips[p.ID].site.call("vpc", "ModifyEipAddressAttribute", "AllocationId", p.ID, "Bandwidth", "5")))
	}
	return nil
}
