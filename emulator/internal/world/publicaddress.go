package world

import (
	"fmt"
	"net/netip"
	"slices"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/regions"
)

// PublicHold says that a public address is taken: by what, whose and where.
type PublicHold struct {
	// ID is the address.
	ID      string
	Account string
	Region  string
	// Holder is the id of the EIP, instance or load balancer that has it.
	Holder string
}

// publicCursor is where the next free public address of a region is looked for.
type publicCursor struct {
	Region string
	Next   netip.Addr
}

var (
	publicHolds   = store.Define("publichold", func(h *PublicHold) string { return h.ID })
	publicCursors = store.Define("publiccursor", func(c *publicCursor) string { return c.Region })

	publicHoldsByHolder = publicHolds.Index("holder", func(h *PublicHold) []string { return []string{h.Holder} })
)

// publicSpace is where the emulated public addresses lie: 198.18.0.0/15, which RFC 2544 sets apart for tests, so
// that none of them is anybody's. Each region has a part of it. A0038
var publicSpace = netip.MustParsePrefix("198.18.0.0/15")

// regionBits is the size of a region's part: 64 regions with 2,046 addresses each.
const regionBits = 21

// PublicRange is the part of the public address space that a region gives out.
func (tx *Tx) PublicRange() netip.Prefix {
	at := slices.IndexFunc(tx.Matrix().All(), func(r regions.Region) bool { return r.ID == tx.Region.ID })
	part := uint32(max(at, 0)) % (1 << (regionBits - publicSpace.Bits()))
	return netip.PrefixFrom(addrOf(numberOf(publicSpace.Addr())+part<<(32-regionBits)), regionBits)
}

// AllocatePublicIP takes a free public address of the region for a holder: an EIP, an instance, a load balancer.
// The errors are those of [AllocatePrivateIP].
func AllocatePublicIP(tx *Tx, wanted netip.Addr, holder string) (netip.Addr, error) {
	pool := tx.PublicRange()
	if wanted.IsValid() {
		return wanted, takePublic(tx, pool, wanted, holder)
	}
	first, last := pool.Addr().Next(), addrOf(numberOf(pool.Addr())+1<<(32-pool.Bits())-2)
	cursors := publicCursors.In(tx.store, store.Scope{})
	next := first
	if c, err := cursors.Get(tx.Region.ID); err == nil {
		next = c.Next
	} else if !NotFound(err) {
		return netip.Addr{}, err
	}
	at, next, err := firstFree(first, next, last, func(at netip.Addr) error { return takePublic(tx, pool, at, holder) })
	if err != nil {
		return netip.Addr{}, err
	}
	return at, cursors.Put(&publicCursor{Region: tx.Region.ID, Next: next})
}

func takePublic(tx *Tx, pool netip.Prefix, at netip.Addr, holder string) error {
	if !pool.Contains(at) {
		return fmt.Errorf("%s in %s: %w", at, pool, ErrAddressOutside)
	}
	taken, err := tx.PublicHolds.Has(at.String())
	if err != nil {
		return err
	}
	if taken {
		return fmt.Errorf("%s: %w", at, ErrAddressTaken)
	}
	return tx.PublicHolds.Insert(&PublicHold{ID: at.String(), Account: tx.Account.ID, Region: tx.Region.ID, Holder: holder})
}

// ReleasePublicIPs gives the public addresses of a holder back.
func ReleasePublicIPs(tx *Tx, holder string) error {
	for hold, err := range tx.PublicHoldsByHolder.Each(holder) {
		if err != nil {
			return err
		}
		if err := tx.PublicHolds.Delete(hold.ID); err != nil {
			return err
		}
	}
	return nil
}

// UnbindEIPs frees the EIPs that are bound to a resource which goes away.
func UnbindEIPs(tx *Tx, resource string) error {
	for e, err := range tx.EIPsByInstance.Each(resource) {
		if err != nil {
			return err
		}
		if err := ReleasePrivateIPs(tx, e.ID); err != nil {
			return err
		}
		e.SetStatus(Available)
		if err := tx.EIPs.Put(e); err != nil {
			return err
		}
	}
	return nil
}
