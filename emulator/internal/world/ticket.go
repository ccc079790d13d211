package world

import (
	"net/netip"
	"time"

	"github.com/ringfence-dev/ringfence/regions"
)

// States of a ticket.
const (
	TicketSubmitted Status = "submitted"
	TicketApproved  Status = "approved"
	TicketRejected  Status = "rejected"
)

// Reviewer is one of the two desks that a ticket passes (G4-slb-whitelist).
type Reviewer string

// The desks.
const (
	ReviewBusiness Reviewer = "business"
	ReviewSecurity Reviewer = "security"
)

// Review is the verdict of one desk, given by a person.
type Review struct {
	Reviewer Reviewer
	By       string
	At       time.Time
	Approved bool
}

// Ticket asks that a port of an internet-facing load balancer be opened to the internet at the border. Tickets are
// kept across accounts: those who review them see them all.
type Ticket struct {
	ID           string
	Status       Status
	Account      string
	Region       string
	LoadBalancer string
	Address      netip.Addr
	Port         int
	Reason       string
	Requester    string
	SubmittedAt  time.Time
	DecidedAt    time.Time `json:",omitzero"`
	Reviews      []Review  `json:",omitempty"`
}

// Opened reports whether a ticket that passed both reviews opens a port of a load balancer.
func (tx *Tx) Opened(balancer string, port int) (bool, error) {
	for t, err := range tx.TicketsByLoadBalancer.Each(balancer) {
		if err != nil {
			return false, err
		}
		if t.Status == TicketApproved && t.Port == port {
			return true, nil
		}
	}
	return false, nil
}

// Port modes of an account's load balancers at the border (regions: Border.Mode).
const (
	PortModeWhitelist = "whitelist"
	PortModeBlacklist = "blacklist"
)

// PortMode is how the border treats ports of internet-facing load balancers of the transaction's account and region:
// as the account chose, else as the region does; empty where a region knows no modes.
func (tx *Tx) PortMode() string {
	standing, known := tx.Matrix().Trait(tx.Region.ID, regions.TraitSLBMode)
	if known && tx.Account.PortMode != "" {
		return tx.Account.PortMode
	}
	return standing.Value
}
