package storetest

import (
	"fmt"
	"net/netip"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// network is a record of the size and make of the emulator's usual ones.
type network struct {
	ID, Name, Description, Status, Group, Owner, RouteTable, Router string
	CIDR                                                            netip.Prefix
	Secondary                                                       []netip.Prefix
	Tags                                                            map[string]string
	Children                                                        []string
	CreatedAt                                                       time.Time
	Default, Classic                                                bool
	Quota, Limit                                                    int
}

var networks = store.Define("network", func(n *network) string { return n.ID })
var _ = networks.Index("name", func(n *network) []string { return some(n.Name) })
var _ = networks.Index("group", func(n *network) []string { return some(n.Group) })

func sampleNetwork(i int) *network {
	return &network{
		ID: fmt.Sprintf("vpc-%012d", i), Name: fmt.Sprintf("network %d", i), Description: "a network of the benchmark", Status: "Available",
		Group: fmt.Sprintf("rg-%d", i%100), Owner: "1000000000000001", RouteTable: fmt.Sprintf("vtb-%012d", i), Router: fmt.Sprintf("vrt-%012d", i),
		CIDR: netip.MustParsePrefix("10.0.0.0/8"), Secondary: []netip.Prefix{netip.MustParsePrefix("192.168.0.0/16")},
		Tags: map[string]string{"team": "payments", "stage": "test"}, Children: []string{"vsw-1", "vsw-2", "vsw-3"},
		CreatedAt: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Quota: 10, Limit: 200,
	}
}

// Bench measures what requests do most, in a small and in a large world: the two should differ little.
func Bench(b *testing.B, fresh Maker) {
	for _, size := range []int{10, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			engine := fresh(b)
			defer engine.Close()
			s := open(b, engine)
			fill(b, s, size)
			b.Run("Get", func(b *testing.B) { benchGet(b, s, size) })
			b.Run("Page", func(b *testing.B) { benchPage(b, s) })
			b.Run("Insert", func(b *testing.B) { benchInsert(b, s, size) })
		})
	}
}

func fill(b *testing.B, s *store.Store, size int) {
	const batch = 500
	for first := 0; first < size; first += batch {
		err := s.Update(func(tx *store.Tx) error {
			for i := first; i < min(first+batch, size); i++ {
				if err := networks.In(tx, here).Insert(sampleNetwork(i)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func benchGet(b *testing.B, s *store.Store, size int) {
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i = (i + 7919) % size
		id := fmt.Sprintf("vpc-%012d", i)
		if err := s.View(func(tx *store.Tx) error { _, err := networks.In(tx, here).Get(id); return err }); err != nil {
			b.Fatal(err)
		}
	}
}

func benchPage(b *testing.B, s *store.Store) {
	b.ReportAllocs()
	for b.Loop() {
		err := s.View(func(tx *store.Tx) error {
			if _, err := networks.In(tx, here).Count(); err != nil {
				return err
			}
			page, err := networks.In(tx, here).Page(0, 10)
			if err == nil && len(page) != 10 {
				err = fmt.Errorf("page of %d", len(page))
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func benchInsert(b *testing.B, s *store.Store, size int) {
	b.ReportAllocs()
	i := size * 1000 // behind all that fill and earlier runs made
	for b.Loop() {
		i++
		n := sampleNetwork(i)
		err := s.Update(func(tx *store.Tx) error { return networks.In(tx, here).Put(n) })
		if err != nil {
			b.Fatal(err)
		}
	}
}
