package ticket_test

import (
	"errors"
	"net/netip"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/ticket"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

const govID = "1000000000000003"

// open is a world with load balancers of the Government Cloud: lb-out faces the internet, lb-in does not.
func open(t *testing.T) *actiontest.Bench {
	t.Helper()
	b := actiontest.NewSlow(t)
	gov(t, b, func(tx *world.Tx) error {
		for id, kind := range map[string]string{"lb-out": world.Internet, "lb-in": world.Intranet} {
			lb := &world.LoadBalancer{Meta: world.Meta{ID: id}, Address: netip.MustParseAddr("198.18.56." + map[string]string{"lb-out": "1", "lb-in": "2"}[id]), AddressType: kind}
			if err := tx.LoadBalancers.Insert(lb); err != nil {
				return err
			}
		}
		return nil
	})
	return b
}

// gov runs fn as the government account in its region.
func gov(t *testing.T, b *actiontest.Bench, fn func(*world.Tx) error) {
	t.Helper()
	err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		a, err := tx.Accounts.Get(govID)
		if err != nil {
			return err
		}
		region, _ := tx.Matrix().Region("cn-north-2-gov-1")
		return fn(tx.As(*a, region))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// proves: G4-slb-whitelist
func TestAnApprovedTicketOpensOnePortOfOneBalancer(t *testing.T) {
	t.Parallel()
	b := open(t)
	opened := func(balancer string, port int) (is bool) {
		gov(t, b, func(tx *world.Tx) (err error) {
			is, err = tx.Opened(balancer, port)
			return err
		})
		return is
	}
	made, err := ticket.Submit(b.World, ticket.Request{LoadBalancer: "lb-out", Port: 8443, Requester: "carol"})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		reviewer world.Reviewer
		by       string
		open     bool
	}{{world.ReviewSecurity, "bob", false}, {world.ReviewBusiness, "alice", true}} {
		if _, err := ticket.Decide(b.World, made.ID, ticket.Verdict{Approve: true, Reviewer: step.reviewer, By: step.by}); err != nil {
			t.Fatal(err)
		}
		if got := opened("lb-out", 8443); got != step.open {
			t.Errorf("after the %s review the port is open: %t", step.reviewer, got)
		}
	}
	if opened("lb-out", 8444) || opened("lb-in", 8443) {
		t.Error("the ticket opened more than was asked for")
	}
	_, err = ticket.Submit(b.World, ticket.Request{LoadBalancer: "lb-in", Port: 8443, Requester: "carol"})
	var refusal *ticket.Refusal
	if !errors.As(err, &refusal) || refusal.Code != ticket.NotInternetFacing {
		t.Errorf("an intranet balancer: %v", err)
	}
}

// proves: G4-slb-blacklist
func TestThePortModeIsTheAccounts(t *testing.T) {
	t.Parallel()
	b := open(t)
	mode := func() (m string) {
		gov(t, b, func(tx *world.Tx) error {
			m = tx.PortMode()
			return nil
		})
		return m
	}
	if mode() != world.PortModeWhitelist {
		t.Errorf("at first: %q", mode())
	}
	if err := ticket.SetMode(b.World, govID, world.PortModeBlacklist, "alice"); err != nil {
		t.Fatal(err)
	}
	if mode() != world.PortModeBlacklist {
		t.Errorf("after the change: %q", mode())
	}
	gov(t, b, func(tx *world.Tx) error {
		hz, _ := tx.Matrix().Region("cn-hangzhou")
		if m := tx.In(hz).PortMode(); m != "" {
			t.Errorf("a region without modes has %q", m)
		}
		return nil
	})
}
