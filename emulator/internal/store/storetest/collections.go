package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// host is the suite's record.
type host struct {
	ID, Name, Parent, Address string
	Tags                      []string          `json:",omitempty"`
	Labels                    map[string]string `json:",omitempty"`
	Weight                    int
}

var (
	hosts         = store.Define("host", func(h *host) string { return h.ID })
	hostsByParent = hosts.Index("parent", func(h *host) []string { return some(h.Parent) })
	hostsByTag    = hosts.Index("tag", func(h *host) []string { return h.Tags })
	hostsByName   = hosts.Index("name", func(h *host) []string { return some(h.Name) }, store.Unique)
	hostsByAddr   = store.IndexAcross(hosts, "address", func(h *host) []string { return some(h.Address) }, store.Unique)
	hostsByWeight = store.IndexAcross(hosts, "weight", func(h *host) []string { return some(fmt.Sprint(h.Weight)) })

	here  = store.Scope{Account: "a", Region: "r1"}
	there = store.Scope{Account: "a", Region: "r2"}
	other = store.Scope{Account: "b", Region: "r1"}
)

func some(key string) []string {
	if key == "" {
		return nil
	}
	return []string{key}
}

func open(t testing.TB, e store.Engine) *store.Store {
	t.Helper()
	s, err := store.Open(e)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ids(t testing.TB, seq func(func(*host, error) bool)) []string {
	t.Helper()
	var got []string
	for h, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, h.ID)
	}
	return got
}

func wantIDs(t testing.TB, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// collections is the typed layer over the engine, in the order of a world's life: fill, change, ask, empty.
func collections(t *testing.T, e store.Engine) {
	s := open(t, e)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.Update(func(tx *store.Tx) error {
		table := hosts.In(tx, here)
		return errors.Join(
			table.Insert(&host{ID: "h1", Name: "one", Parent: "p", Address: "10.0.0.1", Tags: []string{"x", "y"}}),
			table.Insert(&host{ID: "h2", Name: "two", Parent: "p", Tags: []string{"x", "x"}}),
			table.Insert(&host{ID: "h3", Parent: "q"}),
			hosts.In(tx, there).Insert(&host{ID: "h9", Name: "one", Parent: "p"}),
			hosts.In(tx, other).Insert(&host{ID: "h1", Parent: "p"}),
			hosts.In(tx, store.Scope{}).Insert(&host{ID: "global"}),
		)
	}))
	must(s.View(func(tx *store.Tx) error { askFilled(t, tx); return nil }))
	must(s.Update(func(tx *store.Tx) error { refusals(t, tx); return nil }))
	must(s.View(func(tx *store.Tx) error { askFilled(t, tx); return nil })) // refusals left no trace
	must(s.Update(func(tx *store.Tx) error {
		table := hosts.In(tx, here)
		h, err := table.Get("h1")
		if err != nil {
			return err
		}
		h.Parent, h.Name, h.Address, h.Tags = "q", "uno", "10.0.0.2", []string{"y", "z"}
		if err := table.Put(h); err != nil {
			return err
		}
		return table.Insert(&host{ID: "h4", Name: "one", Address: "10.0.0.1"}) // what h1 gave up is free
	}))
	must(s.View(func(tx *store.Tx) error {
		wantIDs(t, "parent p", ids(t, hostsByParent.In(tx, here).Each("p")), "h2")
		wantIDs(t, "parent q", ids(t, hostsByParent.In(tx, here).Each("q")), "h1", "h3")
		wantIDs(t, "tag x", ids(t, hostsByTag.In(tx, here).Each("x")), "h2")
		wantIDs(t, "tag z", ids(t, hostsByTag.In(tx, here).Each("z")), "h1")
		wantIDs(t, "all", ids(t, hosts.In(tx, here).Each()), "h1", "h2", "h3", "h4")
		return nil
	}))
	must(s.Update(func(tx *store.Tx) error {
		for scope, err := range hosts.EachScope(tx) {
			if err != nil {
				return err
			}
			for h, err := range hosts.In(tx, scope).Each() {
				if err != nil {
					return err
				}
				if err := hosts.In(tx, scope).Delete(h.ID); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	// Nothing of the collection may be left: only the schema key.
	view(t, e, func(txn store.Txn) error {
		for item, err := range txn.Scan(nil, nil) {
			if err != nil {
				return err
			}
			if string(item.Key()) != "schema" {
				t.Errorf("left behind: %q", item.Key())
			}
		}
		return nil
	})
}

func askFilled(t *testing.T, tx *store.Tx) {
	t.Helper()
	table := hosts.In(tx, here)
	wantIDs(t, "each", ids(t, table.Each()), "h1", "h2", "h3")
	wantIDs(t, "after h1", ids(t, table.After("h1")), "h2", "h3")
	wantIDs(t, "after an id that is not there", ids(t, table.After("h15")), "h2", "h3")
	wantIDs(t, "parent", ids(t, hostsByParent.In(tx, here).Each("p")), "h1", "h2")
	wantIDs(t, "tag", ids(t, hostsByTag.In(tx, here).Each("x")), "h1", "h2")
	if n, err := table.Count(); n != 3 || err != nil {
		t.Errorf("count: %d, %v", n, err)
	}
	if n, err := hostsByTag.In(tx, here).Count("x"); n != 2 || err != nil {
		t.Errorf("count of tag: %d, %v", n, err)
	}
	for _, c := range []struct {
		offset, limit int
		want          []string
	}{{0, 2, []string{"h1", "h2"}}, {2, 2, []string{"h3"}}, {3, 2, nil}, {0, 0, nil}, {-1, 1, []string{"h1"}}} {
		page, err := table.Page(c.offset, c.limit)
		if err != nil {
			t.Error(err)
		}
		var got []string
		for _, h := range page {
			got = append(got, h.ID)
		}
		wantIDs(t, fmt.Sprintf("page %d %d", c.offset, c.limit), got, c.want...)
	}
	for _, c := range []struct {
		id    string
		scope store.Scope
	}{{"h1", here}, {"h9", there}, {"global", store.Scope{}}} {
		if h, scope, err := table.Anywhere(c.id); err != nil || h.ID != c.id || scope != c.scope {
			t.Errorf("anywhere %s: %v in %v, %v", c.id, h, scope, err)
		}
	}
	if _, scope, err := hosts.In(tx, store.Scope{Account: "c"}).Anywhere("h1"); err != nil || scope != here {
		t.Errorf("anywhere h1 from elsewhere: %v, %v", scope, err)
	}
	if _, _, err := table.Anywhere("h8"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("anywhere h8: %v", err)
	}
	if h, scope, err := hostsByAddr.In(tx).First("10.0.0.1"); err != nil || h.ID != "h1" || scope != here {
		t.Errorf("address: %v in %v, %v", h, scope, err)
	}
	if h, err := hostsByName.In(tx, there).First("one"); err != nil || h.ID != "h9" {
		t.Errorf("name: %v, %v", h, err)
	}
	if _, err := hostsByName.In(tx, other).First("one"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("name in another account: %v", err)
	}
	if n, err := hostsByWeight.In(tx).Count("0"); n != 6 || err != nil {
		t.Errorf("across scopes: %d, %v", n, err)
	}
	var scopes []store.Scope
	for scope, err := range hosts.EachScope(tx) {
		if err != nil {
			t.Error(err)
		}
		scopes = append(scopes, scope)
	}
	if want := []store.Scope{{}, here, there, other}; !slices.Equal(scopes, want) {
		t.Errorf("scopes: %v, want %v", scopes, want)
	}
	scopes = nil
	for scope := range hosts.EachScopeOf(tx, "a") {
		scopes = append(scopes, scope)
	}
	if want := []store.Scope{here, there}; !slices.Equal(scopes, want) {
		t.Errorf("scopes of a: %v, want %v", scopes, want)
	}
}

// refusals are writes that must fail one by one and leave the transaction usable and unchanged.
func refusals(t *testing.T, tx *store.Tx) {
	table := hosts.In(tx, here)
	for _, c := range []struct {
		name  string
		err   error
		index string
	}{
		{"id taken", table.Insert(&host{ID: "h1"}), ""},
		{"name taken", table.Insert(&host{ID: "h5", Parent: "p", Name: "one"}), "name"},
		{"name taken, by change", table.Put(&host{ID: "h2", Name: "one"}), "name"},
		{"address taken, elsewhere", hosts.In(tx, other).Insert(&host{ID: "h5", Address: "10.0.0.1"}), "address"},
		{"address taken, same id elsewhere", hosts.In(tx, other).Put(&host{ID: "h1", Address: "10.0.0.1"}), "address"},
	} {
		var exists *store.ExistsError
		if !errors.Is(c.err, store.ErrExists) || !errors.As(c.err, &exists) || exists.Index != c.index {
			t.Errorf("%s: %v", c.name, c.err)
		}
	}
	if err := table.Delete("h8"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("delete: %v", err)
	}
	if err := table.Insert(&host{ID: "h\xff"}); !errors.Is(err, store.ErrBadKey) {
		t.Errorf("id that JSON cannot carry: %v", err)
	}
	if err := table.Insert(&host{ID: "h5", Parent: "\xff"}); !errors.Is(err, store.ErrBadKey) {
		t.Errorf("index key that JSON cannot carry: %v", err)
	}
}
