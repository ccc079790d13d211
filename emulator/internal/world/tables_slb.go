package world

import "github.com/ringfence-dev/ringfence/emulator/internal/store"

var (
	loadBalancers     = store.Define("loadbalancer", func(b *LoadBalancer) string { return b.ID })
	listeners         = store.Define("listener", func(l *Listener) string { return l.ID })
	vserverGroups     = store.Define("vservergroup", func(g *VServerGroup) string { return g.ID })
	masterSlaveGroups = store.Define("masterslavegroup", func(g *MasterSlaveGroup) string { return g.ID })
	forwardingRules   = store.Define("forwardingrule", func(r *ForwardingRule) string { return r.ID })
	domainExtensions  = store.Define("domainextension", func(d *DomainExtension) string { return d.ID })
	balancerACLs      = store.Define("accesscontrollist", func(a *AccessControlList) string { return a.ID })
	certificates      = store.Define("certificate", func(c *Certificate) string { return c.ID })
	cipherPolicies    = store.Define("cipherpolicy", func(p *CipherPolicy) string { return p.ID })

	balancersByVPC     = loadBalancers.Index("vpc", func(b *LoadBalancer) []string { return keyed(b.VPC) })
	balancersByVSwitch = loadBalancers.Index("vswitch", func(b *LoadBalancer) []string { return keyed(b.VSwitch) })
	balancersByServer  = loadBalancers.Index("server", func(b *LoadBalancer) []string { return servers(b.Backends) })
	// Private addresses of two VPCs may be alike; public and classic ones belong to one balancer.
	balancersByAddress = store.IndexAcross(loadBalancers, "address", balancerAddress, store.Unique)

	listenersByBalancer    = listeners.Index("balancer", func(l *Listener) []string { return []string{l.LoadBalancer} })
	listenersByGroup       = listeners.Index("group", func(l *Listener) []string { return anyOf(l.VServerGroup, l.MasterSlaveGroup) })
	listenersByACL         = listeners.Index("acl", func(l *Listener) []string { return l.ACL.IDs })
	listenersByCertificate = listeners.Index("certificate", func(l *Listener) []string { return anyOf(l.TLS.ServerCertificate, l.TLS.CACertificate) })
	listenersByPolicy      = listeners.Index("policy", func(l *Listener) []string { return keyed(l.TLS.CipherPolicy) })

	vserverGroupsByBalancer     = vserverGroups.Index("balancer", func(g *VServerGroup) []string { return []string{g.LoadBalancer} })
	vserverGroupsByServer       = vserverGroups.Index("server", func(g *VServerGroup) []string { return servers(g.Backends) })
	masterSlaveGroupsByBalancer = masterSlaveGroups.Index("balancer", func(g *MasterSlaveGroup) []string { return []string{g.LoadBalancer} })
	masterSlaveGroupsByServer   = masterSlaveGroups.Index("server", func(g *MasterSlaveGroup) []string { return servers(g.Backends) })

	rulesByListener = forwardingRules.Index("listener", func(r *ForwardingRule) []string { return []string{r.Listener()} })
	rulesByGroup    = forwardingRules.Index("group", func(r *ForwardingRule) []string { return []string{r.VServerGroup} })

	extensionsByListener    = domainExtensions.Index("listener", func(d *DomainExtension) []string { return []string{d.Listener()} })
	extensionsByCertificate = domainExtensions.Index("certificate", func(d *DomainExtension) []string { return []string{d.Certificate} })
)

// servers makes the index keys of a server group: each server once, whatever its ports.
func servers(backends []Backend) []string {
	var ids []string
	for _, b := range backends {
		if !contains(ids, b.Server) {
			ids = append(ids, b.Server)
		}
	}
	return ids
}

// anyOf makes the index keys of several optional values.
func anyOf(values ...string) []string {
	var keys []string
	for _, v := range values {
		if v != "" && !contains(keys, v) {
			keys = append(keys, v)
		}
	}
	return keys
}

func balancerAddress(b *LoadBalancer) []string {
	if b.VSwitch != "" || !b.Address.IsValid() {
		return nil
	}
	return []string{b.Address.String()}
}

// slbTables are the collections of the SLB product, bound to a transaction.
type slbTables struct {
	LoadBalancers          store.Table[LoadBalancer]
	LoadBalancersByVPC     store.View[LoadBalancer]
	LoadBalancersByVSwitch store.View[LoadBalancer]
	// LoadBalancersByServer finds the balancers with an instance or interface in their default group.
	LoadBalancersByServer store.View[LoadBalancer]
	// LoadBalancersByAddress finds a balancer by an address that is not in a VPC, whoever has it.
	LoadBalancersByAddress store.GlobalView[LoadBalancer]

	Listeners               store.Table[Listener]
	ListenersByLoadBalancer store.View[Listener]
	ListenersByGroup        store.View[Listener]
	ListenersByACL          store.View[Listener]
	ListenersByCertificate  store.View[Listener]
	ListenersByCipherPolicy store.View[Listener]

	VServerGroups                   store.Table[VServerGroup]
	VServerGroupsByLoadBalancer     store.View[VServerGroup]
	VServerGroupsByServer           store.View[VServerGroup]
	MasterSlaveGroups               store.Table[MasterSlaveGroup]
	MasterSlaveGroupsByLoadBalancer store.View[MasterSlaveGroup]
	MasterSlaveGroupsByServer       store.View[MasterSlaveGroup]

	ForwardingRules               store.Table[ForwardingRule]
	ForwardingRulesByListener     store.View[ForwardingRule]
	ForwardingRulesByGroup        store.View[ForwardingRule]
	DomainExtensions              store.Table[DomainExtension]
	DomainExtensionsByListener    store.View[DomainExtension]
	DomainExtensionsByCertificate store.View[DomainExtension]

	AccessControlLists store.Table[AccessControlList]
	Certificates       store.Table[Certificate]
	CipherPolicies     store.Table[CipherPolicy]
}

func (t *slbTables) bind(tx *store.Tx, in scopes) {
	t.LoadBalancers = loadBalancers.In(tx, in.region)
	t.LoadBalancersByVPC = balancersByVPC.In(tx, in.region)
	t.LoadBalancersByVSwitch = balancersByVSwitch.In(tx, in.region)
	t.LoadBalancersByServer = balancersByServer.In(tx, in.region)
	t.LoadBalancersByAddress = balancersByAddress.In(tx)
	t.Listeners = listeners.In(tx, in.region)
	t.ListenersByLoadBalancer = listenersByBalancer.In(tx, in.region)
	t.ListenersByGroup = listenersByGroup.In(tx, in.region)
	t.ListenersByACL = listenersByACL.In(tx, in.region)
	t.ListenersByCertificate = listenersByCertificate.In(tx, in.region)
	t.ListenersByCipherPolicy = listenersByPolicy.In(tx, in.region)
	t.VServerGroups = vserverGroups.In(tx, in.region)
	t.VServerGroupsByLoadBalancer = vserverGroupsByBalancer.In(tx, in.region)
	t.VServerGroupsByServer = vserverGroupsByServer.In(tx, in.region)
	t.MasterSlaveGroups = masterSlaveGroups.In(tx, in.region)
	t.MasterSlaveGroupsByLoadBalancer = masterSlaveGroupsByBalancer.In(tx, in.region)
	t.MasterSlaveGroupsByServer = masterSlaveGroupsByServer.In(tx, in.region)
	t.ForwardingRules = forwardingRules.In(tx, in.region)
	t.ForwardingRulesByListener = rulesByListener.In(tx, in.region)
	t.ForwardingRulesByGroup = rulesByGroup.In(tx, in.region)
	t.DomainExtensions = domainExtensions.In(tx, in.region)
	t.DomainExtensionsByListener = extensionsByListener.In(tx, in.region)
	t.DomainExtensionsByCertificate = extensionsByCertificate.In(tx, in.region)
	t.AccessControlLists = balancerACLs.In(tx, in.region)
	t.Certificates = certificates.In(tx, in.region)
	t.CipherPolicies = cipherPolicies.In(tx, in.region)
}

// slbKinds are the resources of the SLB product as tags and resource groups see them. Types are the words of
// Slb TagResources; kinds without a word there have no tags.
var slbKinds = []Kind{
	kindOf(loadBalancers, "slb", "instance"),
	kindOf(listeners, "slb", "listener"),
	kindOf(vserverGroups, "slb", "vservergroup"),
	kindOf(masterSlaveGroups, "slb", "masterslaveservergroup"),
	kindOf(forwardingRules, "slb", ""),
	kindOf(domainExtensions, "slb", ""),
	kindOf(balancerACLs, "slb", "acl"),
	kindOf(certificates, "slb", "certificate"),
	kindOf(cipherPolicies, "slb", ""),
}

// slbStages is empty: what SLB changes is done when the call answers (facts §3.2).
var slbStages []Stage
