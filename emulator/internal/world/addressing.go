package world

import (
	"errors"
	"fmt"
	"net/netip"
)

// AddressHold says that a private address of a vSwitch is taken, and by what.
type AddressHold struct {
	// ID is vSwitch and address.
	ID      string
	VSwitch string
	Address netip.Addr
	// Holder is the id of the interface, load balancer, database … that has the address.
	Holder string
}

// addressCursor is where the next free address of a vSwitch is looked for, so that giving out addresses costs
// the same however many are out.
type addressCursor struct {
	VSwitch string
	Next    netip.Addr
}

// What can be wrong with an address that is asked for.
var (
	// ErrAddressOutside: the address is not in the vSwitch, or is one that the cloud keeps.
	ErrAddressOutside = errors.New("address is not one that the vSwitch gives out")
	// ErrAddressTaken: another resource has it.
	ErrAddressTaken = errors.New("address is in use")
	// ErrAddressesExhausted: the vSwitch has no free address.
	ErrAddressesExhausted = errors.New("vSwitch has no free address")
)

// AllocatePrivateIP takes a free address of a vSwitch for a holder: the wanted one, or any when wanted is the
// zero Addr. Every product takes its private addresses here, so that none is given out twice.
func AllocatePrivateIP(tx *Tx, vsw *VSwitch, wanted netip.Addr, holder string) (netip.Addr, error) {
	if wanted.IsValid() {
		return wanted, takeAddress(tx, vsw, wanted, holder)
	}
	first, last := usable(vsw.CIDR)
	cursors := addressCursors.In(tx.store, tx.scope)
	next := first
	if c, err := cursors.Get(vsw.ID); err == nil {
		next = c.Next
	} else if !NotFound(err) {
		return netip.Addr{}, err
	}
	at, next, err := firstFree(first, next, last, func(at netip.Addr) error { return takeAddress(tx, vsw, at, holder) })
	if err != nil {
		return netip.Addr{}, fmt.Errorf("%s: %w", vsw.ID, err)
	}
	return at, cursors.Put(&addressCursor{VSwitch: vsw.ID, Next: next})
}

// firstFree offers the addresses from next on, around the end of the range, until one is taken. It gives that one
// and the one to begin with the next time.
func firstFree(first, next, last netip.Addr, take func(netip.Addr) error) (at, after netip.Addr, err error) {
	if !between(first, next, last) {
		next = first
	}
	for start := next; ; {
		at = next
		if next = at.Next(); last.Less(next) {
			next = first
		}
		err := take(at)
		if err == nil {
			return at, next, nil
		}
		if !errors.Is(err, ErrAddressTaken) {
			return at, next, err
		}
		if next == start {
			return at, next, ErrAddressesExhausted
		}
	}
}

func takeAddress(tx *Tx, vsw *VSwitch, at netip.Addr, holder string) error {
	if first, last := usable(vsw.CIDR); !between(first, at, last) {
		return fmt.Errorf("%s in %s: %w", at, vsw.CIDR, ErrAddressOutside)
	}
	id := holdID(vsw.ID, at)
	taken, err := tx.AddressHolds.Has(id)
	if err != nil {
		return err
	}
	if taken {
		return fmt.Errorf("%s in %s: %w", at, vsw.ID, ErrAddressTaken)
	}
	return tx.AddressHolds.Insert(&AddressHold{ID: id, VSwitch: vsw.ID, Address: at, Holder: holder})
}

// ReleasePrivateIP gives one address of a vSwitch back. An address that nobody has is no error.
func ReleasePrivateIP(tx *Tx, vswitch string, at netip.Addr) error {
	err := tx.AddressHolds.Delete(holdID(vswitch, at))
	if NotFound(err) {
		return nil
	}
	return err
}

// ReleasePrivateIPs gives every address of a holder back.
func ReleasePrivateIPs(tx *Tx, holder string) error {
	for hold, err := range tx.AddressHoldsByHolder.Each(holder) {
		if err != nil {
			return err
		}
		if err := tx.AddressHolds.Delete(hold.ID); err != nil {
			return err
		}
	}
	return nil
}

// HolderOf names what has an address of a vSwitch; it is empty when nothing has.
func HolderOf(tx *Tx, vswitch string, at netip.Addr) (string, error) {
	hold, err := tx.AddressHolds.Get(holdID(vswitch, at))
	if NotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return hold.Holder, nil
}

// FreeAddresses counts the addresses that a vSwitch can still give out.
func FreeAddresses(tx *Tx, vsw *VSwitch) (int, error) {
	held, err := tx.AddressHoldsByVSwitch.Count(vsw.ID)
	return 1<<(32-vsw.CIDR.Bits()) - reservedAddresses - held, err
}

// reservedAddresses are the first and the last three of a vSwitch (Vpc CreateVSwitch).
const reservedAddresses = 4

// usable gives the first and the last address that a range gives out.
func usable(cidr netip.Prefix) (first, last netip.Addr) {
	start := numberOf(cidr.Masked().Addr())
	return addrOf(start + 1), addrOf(start + 1<<(32-cidr.Bits()) - reservedAddresses)
}

func addrOf(n uint32) netip.Addr {
	return netip.AddrFrom4([4]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})
}

func numberOf(a netip.Addr) uint32 {
	b := a.As4()
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}

func between(first, at, last netip.Addr) bool {
	return at.Is4() && !at.Less(first) && !last.Less(at)
}

func holdID(vswitch string, at netip.Addr) string { return vswitch + "/" + at.String() }
