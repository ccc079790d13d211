package world

import "github.com/ringfence-dev/ringfence/emulator/internal/store"

var (
	firewallPurchases = store.Define("firewallpurchase", func(p *FirewallPurchase) string { return p.ID })
	controlPolicies   = store.Define("controlpolicy", func(p *ControlPolicy) string { return p.ID })
	addressBooks      = store.Define("addressbook", func(b *AddressBook) string { return b.ID })
	firewallSwitches  = store.Define("firewallswitch", func(s *FirewallSwitch) string { return s.ID })
	blackHoles        = store.Define("blackhole", func(b *BlackHole) string { return b.ID })
	defenceEvents     = store.Define("defenceevent", func(e *DefenceEvent) string { return e.ID })
	defenceThresholds = store.Define("defencethreshold", func(t *DefenceThreshold) string { return t.ID })
	tickets           = store.Define("ticket", func(t *Ticket) string { return t.ID })

	// Port books have names of their own: one may be called as an address book is.
	addressBooksByName = addressBooks.Index("name", func(b *AddressBook) []string { return namedBook(b, false) })
	portBooksByName    = addressBooks.Index("portname", func(b *AddressBook) []string { return namedBook(b, true) })
	eventsByAddress    = defenceEvents.Index("address", func(e *DefenceEvent) []string { return []string{e.Address} })
	ticketsByBalancer  = tickets.Index("balancer", func(t *Ticket) []string { return []string{t.LoadBalancer} })
)

// namedBook is the key of a book among those of ports, or among the others.
func namedBook(b *AddressBook, ports bool) []string {
	if (b.Type == BookPort) != ports {
		return nil
	}
	return keyed(b.Name)
}

// borderTables are what decides at a region's border beside its law: Cloud Firewall, black holes, tickets.
type borderTables struct {
	// What Cloud Firewall knows is one for all regions of an account in its cloud: an account that passes to another
	// cloud finds nothing of it there (F1-dedicated-cluster).
	FirewallPurchases  store.Table[FirewallPurchase]
	ControlPolicies    store.Table[ControlPolicy]
	AddressBooks       store.Table[AddressBook]
	AddressBooksByName store.View[AddressBook] // other than of ports
	PortBooksByName    store.View[AddressBook]
	FirewallSwitches   store.Table[FirewallSwitch]

	// BlackHoles are those of all accounts and regions, by address.
	BlackHoles store.Table[BlackHole]
	// Events and thresholds are those of the transaction's account and region.
	DefenceEvents          store.Table[DefenceEvent]
	DefenceEventsByAddress store.View[DefenceEvent]
	DefenceThresholds      store.Table[DefenceThreshold]

	// Tickets are those of all accounts and regions.
	Tickets               store.Table[Ticket]
	TicketsByLoadBalancer store.View[Ticket]
}

func (t *borderTables) bind(tx *store.Tx, in scopes) {
	t.FirewallPurchases = firewallPurchases.In(tx, in.cloud)
	t.ControlPolicies = controlPolicies.In(tx, in.cloud)
	t.AddressBooks = addressBooks.In(tx, in.cloud)
	t.AddressBooksByName = addressBooksByName.In(tx, in.cloud)
	t.PortBooksByName = portBooksByName.In(tx, in.cloud)
	t.FirewallSwitches = firewallSwitches.In(tx, in.cloud)
	t.BlackHoles = blackHoles.In(tx, store.Scope{})
	t.DefenceEvents = defenceEvents.In(tx, in.region)
	t.DefenceEventsByAddress = eventsByAddress.In(tx, in.region)
	t.DefenceThresholds = defenceThresholds.In(tx, in.region)
	t.Tickets = tickets.In(tx, store.Scope{})
	t.TicketsByLoadBalancer = ticketsByBalancer.In(tx, store.Scope{})
}

// borderKinds have neither tags nor groups; they are kinds so that the trail names their ids and the lifecycle ends
// black holes.
var borderKinds = []Kind{
	kindOf(controlPolicies, "cloudfw", ""),
	kindOf(addressBooks, "cloudfw", ""),
	kindOf(blackHoles, "antiddos-public", ""),
}

// borderStages end a black hole, at the time that the record itself tells.
var borderStages = []Stage{
	{Collection: "blackhole", From: BlackHoled, To: Gone, After: DefaultBlackHole, Source: "antiddos-public DescribeDdosCredit"},
}
