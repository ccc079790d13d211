package ticket

import (
	"errors"
	"fmt"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Request asks that a port of a load balancer be opened to the internet.
type Request struct {
	LoadBalancer string
	Port         int
	Reason       string
	Requester    string
}

// Submit takes a request, or refuses it with a named reason; a refusal is on the log of changes as well.
func Submit(w *world.World, r Request) (*world.Ticket, error) {
	t := &world.Ticket{Status: world.TicketSubmitted, LoadBalancer: r.LoadBalancer, Port: r.Port, Reason: r.Reason, Requester: r.Requester}
	err := w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		owner, b, err := balancer(tx, r.LoadBalancer)
		if err != nil {
			return err
		}
		t.Account, t.Region, t.Address = owner.Account.ID, owner.Region.ID, b.Address
		if err := open(owner, b, r.Port); err != nil {
			return err
		}
		t.ID, t.SubmittedAt = fmt.Sprintf("tkt-%012d", tx.Serial()), tx.Now()
		return tx.Tickets.Insert(t)
	})
	return t, logged(w, err, t, r.Requester)
}

// balancer finds a load balancer, whoever has it, and gives the transaction of its owner.
func balancer(tx *world.Tx, id string) (*world.Tx, *world.LoadBalancer, error) {
	b, scope, err := tx.LoadBalancers.Anywhere(id)
	if world.NotFound(err) {
		return nil, nil, fmt.Errorf("%w: there is no load balancer %q", ErrInvalid, id)
	}
	if err != nil {
		return nil, nil, err
	}
	a, err := tx.Accounts.Get(scope.Account)
	if err != nil {
		return nil, nil, err
	}
	region, _ := tx.Matrix().Region(scope.Region)
	return tx.As(*a, region), b, nil
}

// open says whether a port of a load balancer may be asked for.
func open(tx *world.Tx, b *world.LoadBalancer, port int) error {
	mode, hasMode := tx.Matrix().Trait(tx.Region.ID, regions.TraitSLBMode)
	switch {
	case port < 1 || port > 65535:
		return fmt.Errorf("%w: a port is 1 to 65535, not %d", ErrInvalid, port)
	case !hasMode:
		return &Refusal{Code: NoWhiteList, Reason: fmt.Sprintf("The border of %s has no white list of ports; a ticket opens nothing there.", tx.Region.ID)}
	case b.AddressType != world.Internet:
		return &Refusal{Code: NotInternetFacing, Reason: fmt.Sprintf("%s faces the intranet; the white list is about the internet.", b.ID), Rules: []string{"G4-slb-whitelist"}}
	case tx.PortMode() != world.PortModeWhitelist:
		return &Refusal{Code: BlackListMode, Reason: "The account's load balancers are in black-list mode, in which no ticket is needed.", Rules: []string{"G4-slb-blacklist", mode.ID}}
	}
	for other, err := range tx.TicketsByLoadBalancer.Each(b.ID) {
		switch {
		case err != nil:
			return err
		case other.Port != port:
		case other.Status == world.TicketApproved:
			return &Refusal{Code: AlreadyOpen, Reason: fmt.Sprintf("Ticket %s has opened port %d of %s.", other.ID, port, b.ID)}
		case other.Status == world.TicketSubmitted:
			return &Refusal{Code: AlreadySubmitted, Reason: fmt.Sprintf("Ticket %s asks for port %d of %s and waits for its reviews.", other.ID, port, b.ID)}
		}
	}
	return nil
}

// logged puts a refusal on the log of changes; it has a transaction of its own, since the one that was refused leaves
// nothing behind.
func logged(w *world.World, err error, t *world.Ticket, by string) error {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	record := change(t, by)
	record.Result, record.Why = "refused", refusal.Error()
	return errors.Join(err, w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error { return tx.Note(record) }))
}

// change is the record of a ticket on the log of changes.
func change(t *world.Ticket, requester string) world.Change {
	return world.Change{
		Kind: world.ChangeTicket, Subject: t.Account, Object: t.ID, From: "closed",
		To: fmt.Sprintf("%s (%s) port %d open to the internet", t.LoadBalancer, t.Address, t.Port), Requester: requester,
	}
}
