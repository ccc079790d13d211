package world

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"net/netip"
	"slices"
	"time"

	"github.com/ringfence-dev/ringfence/regions"
)

// FirewallEdition is what an account has of Cloud Firewall.
type FirewallEdition string

// The editions. Their order is the one of Cloudfw DescribeUserBuyVersion.
const (
	FirewallNone       FirewallEdition = ""
	FirewallBasic      FirewallEdition = "basic" // part of the Finance Cloud, without purchase (F1-cloudfirewall)
	FirewallPremium    FirewallEdition = "premium"
	FirewallEnterprise FirewallEdition = "enterprise"
	FirewallUltimate   FirewallEdition = "ultimate"
	FirewallPayAsYouGo FirewallEdition = "payg"
)

// FirewallPurchase says that an account has bought Cloud Firewall. Document: BssOpenApi CreateInstance.
type FirewallPurchase struct {
	// ID is that of the bought instance.
	ID       string
	Edition  FirewallEdition
	BoughtAt time.Time
	// Expires is zero where the purchase does not end.
	Expires time.Time `json:",omitzero"`
	// Product and ProductType are the words of the order; Addresses is how many public addresses it is good for.
	Product, ProductType string
	Addresses            int
	// Parameters are those of the order, by code.
	Parameters map[string]string `json:",omitempty"`
}

// FirewallEdition is what the transaction's account may use: what it has bought, else what its cloud includes.
func (tx *Tx) FirewallEdition() (FirewallEdition, error) {
	for p, err := range tx.FirewallPurchases.Each() {
		if err != nil {
			return FirewallNone, err
		}
		tx.noteTimed(!p.Expires.IsZero())
		if p.Expires.IsZero() || tx.now.Before(p.Expires) {
			return p.Edition, nil
		}
	}
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		if t, _ := tx.Matrix().Trait(region.ID, regions.TraitCloudFirewallBasic); t.Value == "included" {
			return FirewallBasic, nil
		}
	}
	return FirewallNone, nil
}

// Directions of a control policy, as the API spells them.
const (
	PolicyIn  = "in"
	PolicyOut = "out"
)

// What a control policy says of a side: addresses, an address book, a place on the map, or a domain.
const (
	SideNet      = "net"
	SideGroup    = "group"
	SideLocation = "location"
	SideDomain   = "domain"
)

// What a control policy does with traffic. Log lets it pass and notes it.
const (
	PolicyAccept = "accept"
	PolicyDrop   = "drop"
	PolicyLog    = "log"
)

// Application any: a policy that looks at no protocol above TCP.
const AnyApplication = "ANY"

// ControlPolicy is a policy of the internet border. Document: Cloudfw AddControlPolicy. The policies of one account,
// direction and IP version are read by Order, from 1; the first that matches decides.
type ControlPolicy struct {
	Meta
	Direction string
	// IPVersion is 4 or 6.
	IPVersion int
	Order     int

	Source, SourceType           string
	Destination, DestinationType string
	// Protocol is ANY, TCP, UDP or ICMP.
	Protocol string
	// DestPort is "from/to" where DestPortType is "port"; DestPortGroup names a port address book where it is "group".
	DestPort, DestPortType, DestPortGroup string
	// Applications are those that the policy is about. The caller may have named one, a list, or both: Application is
	// the one, Listed says that there was a list.
	Applications []string
	Application  string `json:",omitempty"`
	Listed       bool   `json:",omitempty"`
	// Resolve says how a domain in Destination is understood: FQDN, DNS or FQDN_AND_DNS.
	Resolve string `json:",omitempty"`
	Action  string
	// Enabled is what the API calls Release.
	Enabled    bool
	Schedule   PolicySchedule
	ModifiedAt time.Time
}

// PolicySchedule is when a policy is in force.
type PolicySchedule struct {
	// Repeat is Permanent, None (once), Daily, Weekly or Monthly.
	Repeat string
	// Days are days of the week from Sunday, 0, or of the month from 1.
	Days []int `json:",omitempty"`
	// From and To are times of day such as "08:00", in Beijing time.
	From, To string
	// Start and End bound the whole.
	Start, End time.Time `json:",omitzero"`
}

// beijing is the time zone in which schedules are written.
var beijing = time.FixedZone("UTC+8", 8*60*60)

// InForce reports whether a policy with this schedule counts at a moment.
func (s PolicySchedule) InForce(now time.Time) bool {
	if s.Repeat == "" || s.Repeat == "Permanent" {
		return true
	}
	if now.Before(s.Start) || !now.Before(s.End) {
		return false
	}
	local := now.In(beijing)
	if at := local.Format("15:04"); s.Repeat != "None" && (at < s.From || at >= s.To) {
		return false
	}
	switch s.Repeat {
	case "Weekly":
		return slices.Contains(s.Days, int(local.Weekday()))
	case "Monthly":
		return slices.Contains(s.Days, local.Day())
	}
	return true
}

// Types of an address book, as the API spells them.
const (
	BookIP     = "ip"
	BookIPv6   = "ipv6"
	BookDomain = "domain"
	BookPort   = "port"
	BookTag    = "tag"
)

// AddressBook is a named list that policies refer to. Document: Cloudfw AddAddressBook.
type AddressBook struct {
	Meta // Name is the book's name, unique in the account among port books or among the others
	// Type is one of the Book constants.
	Type string
	// Entries are CIDR blocks, domains, or ports as "from/to".
	Entries []string
	// Wanted are the tags of the instances whose public addresses a tag book holds; Relation is "and" or "or".
	Wanted   []Tag
	Relation string
	// AutoAdd says that instances tagged later are in the book as well.
	AutoAdd bool
}

// FirewallSwitch says that the protection of a public address was switched; an address without a record is
// protected (A0320).
type FirewallSwitch struct {
	// ID is the address.
	ID  string
	Off bool
}

// Protected reports whether control policies apply to a public address.
func (tx *Tx) Protected(address netip.Addr) (bool, error) {
	s, err := tx.FirewallSwitches.Get(address.String())
	if NotFound(err) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return !s.Off, nil
}

// UUID makes an id of the form that Cloud Firewall gives out. Like other ids it follows from the world's seed, and
// those made later sort later.
func (tx *Tx) UUID() string {
	serial := tx.next()
	var in [16]byte
	binary.BigEndian.PutUint64(in[:8], tx.world.seed)
	binary.BigEndian.PutUint64(in[8:], serial)
	sum := sha256.Sum256(in[:])
	return fmt.Sprintf("%08x-%x-4%s-a%s-%x", uint32(serial), sum[:2], fmt.Sprintf("%x", sum[2:4])[:3], fmt.Sprintf("%x", sum[4:6])[:3], sum[6:12])
}

// TaggedAddresses are the public addresses, in every region that the account sees, of the instances that carry the
// tags of a book: all of them or, where its relation is "or", one.
func (tx *Tx) TaggedAddresses(b *AddressBook) ([]netip.Addr, error) {
	var all []netip.Addr
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		there := tx.In(region)
		assets, err := there.PublicAssets()
		if err != nil {
			return nil, err
		}
		for _, a := range assets {
			id := a.ID
			if a.BoundType == EIPOnInstance {
				id = a.Bound
			}
			i, err := there.Instances.Get(id)
			if NotFound(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if b.gathers(i) {
				all = append(all, a.Address)
			}
		}
	}
	return all, nil
}

func (b *AddressBook) gathers(i *Instance) bool {
	if b.Relation != "or" {
		return len(b.Wanted) > 0 && i.HasTags(b.Wanted)
	}
	return slices.ContainsFunc(b.Wanted, func(t Tag) bool { return i.HasTags([]Tag{t}) })
}
