package world

import (
	"net/netip"
	"time"
)

// Kinds of public addresses, as antiddos-public spells them.
const (
	AddressECS = "ecs"
	AddressEIP = "eip"
	AddressSLB = "slb"
)

// BlackHoled is the state of an address in a black hole (antiddos-public DescribeInstance).
const BlackHoled Status = "blackholed"

// Bounds and default of the time that a black hole lasts after the attack has ended (facts §5).
const (
	DefaultBlackHole  = 150 * time.Minute
	ShortestBlackHole = 30 * time.Minute
	LongestBlackHole  = 24 * time.Hour
)

// BlackHole says that all internet traffic of a public address is dropped, whoever has it. It is kept by address,
// across accounts and regions, and is gone when it ends.
type BlackHole struct {
	Meta    // ID is the address
	Status  Status
	Address netip.Addr
	// Kind is AddressECS, AddressEIP or AddressSLB; Resource what had the address when it began.
	Kind     string
	Resource string
	Region   string
	Account  string
	Since    time.Time
	Until    time.Time
	// PeakGbps is the strongest attack so far, ThresholdGbps what it exceeded, Rule the row that says so.
	PeakGbps      float64
	ThresholdGbps float64
	Rule          string
	// Attacks counts those above the threshold since it began.
	Attacks int
	// Event is the DefenceEvent that tells of it.
	Event string
}

// CurrentStatus makes BlackHole a [Staged] record.
func (b *BlackHole) CurrentStatus() Status { return b.Status }

// SetStatus makes BlackHole a [Staged] record.
func (b *BlackHole) SetStatus(s Status) { b.Status = s }

// EndsAt makes BlackHole a record that ends at its own time.
func (b *BlackHole) EndsAt() time.Time { return b.Until }

// BlackHoleOf finds the black hole that an address is in, nil when it is in none.
func (tx *Tx) BlackHoleOf(address netip.Addr) (*BlackHole, error) {
	b, err := tx.BlackHoles.Get(address.String())
	if NotFound(err) || err == nil && !tx.now.Before(b.Until) {
		return nil, nil
	}
	return b, err
}

// Types of a defence event.
const (
	EventDefence   = "defense" // traffic was scrubbed
	EventBlackHole = "blackhole"
)

// DefenceEvent is one attack that was scrubbed or led into a black hole (antiddos-public DescribeDdosEventList).
type DefenceEvent struct {
	ID       string
	Type     string
	Address  string
	Kind     string
	Resource string
	// Start and End are those of the attack, Last when the latest of several began; Released is when the black hole ends.
	Start, End time.Time
	Last       time.Time
	Released   time.Time `json:",omitzero"`
	PeakGbps   float64
}

// DefenceThreshold is the scrubbing threshold that an account set for an address (antiddos-public
// ModifyIpDefenseThreshold).
type DefenceThreshold struct {
	// ID is the address.
	ID string
	// Mbps and Pps trigger scrubbing; Auto leaves both to the cloud.
	Mbps, Pps int
	Auto      bool
}

// BlackHoleTime is how long a black hole of an address of the transaction's account lasts.
func (tx *Tx) BlackHoleTime() time.Duration {
	if tx.Account.BlackHole == 0 {
		return DefaultBlackHole
	}
	return tx.Account.BlackHole
}
