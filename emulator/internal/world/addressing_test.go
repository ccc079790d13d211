package world_test

import (
	"errors"
	"net/netip"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// inTx runs fn in one transaction of a fresh world.
func inTx(t *testing.T, fn func(tx *world.Tx)) {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.New(clock.Manual), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	region, ok := matrix.Region("cn-hangzhou")
	if !ok {
		t.Fatal("there is no cn-hangzhou")
	}
	if err := w.Update(world.Account{ID: "1"}, region, func(tx *world.Tx) error { fn(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

// TestPrivateAddresses walks a vSwitch of 8 addresses, of which 4 are the cloud's, until it is exhausted.
func TestPrivateAddresses(t *testing.T) {
	t.Parallel()
	vsw := &world.VSwitch{Meta: world.Meta{ID: "vsw-1"}, CIDR: netip.MustParsePrefix("10.0.0.8/29")}
	inTx(t, func(tx *world.Tx) {
		if free, err := world.FreeAddresses(tx, vsw); err != nil || free != 4 {
			t.Errorf("free: %d, %v", free, err)
		}
		if _, err := world.AllocatePrivateIP(tx, vsw, netip.MustParseAddr("10.0.0.10"), "eni-wanted"); err != nil {
			t.Errorf("wanted: %v", err)
		}
		for _, want := range []string{"10.0.0.9", "10.0.0.11", "10.0.0.12"} {
			at, err := world.AllocatePrivateIP(tx, vsw, netip.Addr{}, "eni-any")
			if err != nil || at.String() != want {
				t.Errorf("next: %s, %v, want %s", at, err, want)
			}
		}
		for wanted, want := range map[string]error{
			"":          world.ErrAddressesExhausted,
			"10.0.0.10": world.ErrAddressTaken,
			"10.0.0.8":  world.ErrAddressOutside,
			"10.0.0.13": world.ErrAddressOutside,
			"10.0.0.15": world.ErrAddressOutside,
			"10.0.1.9":  world.ErrAddressOutside,
			"::1":       world.ErrAddressOutside,
		} {
			at := netip.Addr{}
			if wanted != "" {
				at = netip.MustParseAddr(wanted)
			}
			if _, err := world.AllocatePrivateIP(tx, vsw, at, "eni-late"); !errors.Is(err, want) {
				t.Errorf("%q: %v, want %v", wanted, err, want)
			}
		}
		if holder, err := world.HolderOf(tx, vsw.ID, netip.MustParseAddr("10.0.0.10")); err != nil || holder != "eni-wanted" {
			t.Errorf("holder: %q, %v", holder, err)
		}
		if err := world.ReleasePrivateIPs(tx, "eni-any"); err != nil {
			t.Error(err)
		}
		if err := world.ReleasePrivateIP(tx, vsw.ID, netip.MustParseAddr("10.0.0.10")); err != nil {
			t.Error(err)
		}
		if free, err := world.FreeAddresses(tx, vsw); err != nil || free != 4 {
			t.Errorf("free at the end: %d, %v", free, err)
		}
	})
}

// TestPublicAddresses: each region gives out its own part, and no address twice.
func TestPublicAddresses(t *testing.T) {
	t.Parallel()
	inTx(t, func(tx *world.Tx) {
		seen := map[netip.Prefix]string{}
		for _, r := range tx.Matrix().All() {
			pool := tx.In(r).PublicRange()
			if other, ok := seen[pool]; ok {
				t.Errorf("%s and %s share %s", r.ID, other, pool)
			}
			seen[pool] = r.ID
		}
		first, err := world.AllocatePublicIP(tx, netip.Addr{}, "eip-1")
		if err != nil || !tx.PublicRange().Contains(first) {
			t.Fatalf("%s of %s: %v", first, tx.PublicRange(), err)
		}
		if _, err := world.AllocatePublicIP(tx, first, "eip-2"); !errors.Is(err, world.ErrAddressTaken) {
			t.Errorf("twice: %v", err)
		}
		if err := world.ReleasePublicIPs(tx, "eip-1"); err != nil {
			t.Error(err)
		}
		if _, err := world.AllocatePublicIP(tx, first, "eip-2"); err != nil {
			t.Errorf("after release: %v", err)
		}
	})
}
