package world

import (
	"net/netip"
	"slices"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/regions"
)

// classicSpace is where the intranet addresses of load balancers on the classic network lie; those of instances are
// in 10.128.0.0/9. The network is one for all accounts of a region, and each region has a part of the space (A0069).
var classicSpace = netip.MustParsePrefix("10.64.0.0/10")

// classicBits is the size of a region's part: 64 regions with 65,534 addresses each.
const classicBits = 16

// ClassicRange is the part of the classic network that a region gives out.
func (tx *Tx) ClassicRange() netip.Prefix {
	at := slices.IndexFunc(tx.Matrix().All(), func(r regions.Region) bool { return r.ID == tx.Region.ID })
	part := uint32(max(at, 0)) % (1 << (classicBits - classicSpace.Bits()))
	return netip.PrefixFrom(addrOf(numberOf(classicSpace.Addr())+part<<(32-classicBits)), classicBits)
}

// AllocateClassicIP takes a free intranet address of the classic network for a holder. The errors are those of
// [AllocatePrivateIP]; [ReleasePublicIPs] gives it back.
func AllocateClassicIP(tx *Tx, wanted netip.Addr, holder string) (netip.Addr, error) {
	pool := tx.ClassicRange()
	if wanted.IsValid() {
		return wanted, takePublic(tx, pool, wanted, holder)
	}
	first, last := pool.Addr().Next(), addrOf(numberOf(pool.Addr())+1<<(32-pool.Bits())-2)
	cursor := &publicCursor{Region: "classic/" + tx.Region.ID, Next: first}
	cursors := publicCursors.In(tx.store, store.Scope{})
	if kept, err := cursors.Get(cursor.Region); err == nil {
		cursor = kept
	} else if !NotFound(err) {
		return netip.Addr{}, err
	}
	at, next, err := firstFree(first, cursor.Next, last, func(at netip.Addr) error { return takePublic(tx, pool, at, holder) })
	if err != nil {
		return netip.Addr{}, err
	}
	cursor.Next = next
	return at, cursors.Put(cursor)
}
