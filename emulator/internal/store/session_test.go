package store

import (
	"errors"
	"testing"
)

// TestPeekOnlyFollowsARecord: a record that moved to another scope is found there, one that is gone nowhere, and a snapshot
// from before finds it where it was.
func TestPeekOnlyFollowsARecord(t *testing.T) {
	t.Parallel()
	st, err := Open(NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	type item struct{ ID, Text string }
	items := Define("item", func(i *item) string { return i.ID })
	find := func(tx *Tx, want string) error {
		found, scope, err := items.In(tx, Scope{}).PeekOnly("x")
		switch {
		case want == "" && errors.Is(err, ErrNotFound):
			return nil
		case err != nil:
			return err
		case scope.Account != want || found.Text != want:
			t.Errorf("found %q in %v, want it in %q", found.Text, scope, want)
		}
		return nil
	}
	put := func(account string) {
		t.Helper()
		if err := st.Update(func(tx *Tx) error { return items.In(tx, Scope{account, ""}).Insert(&item{"x", account}) }); err != nil {
			t.Fatal(err)
		}
	}
	drop := func(account string) {
		t.Helper()
		if err := st.Update(func(tx *Tx) error { return items.In(tx, Scope{account, ""}).Delete("x") }); err != nil {
			t.Fatal(err)
		}
	}
	look := func(want string) {
		t.Helper()
		if err := st.View(func(tx *Tx) error { return find(tx, want) }); err != nil {
			t.Errorf("%q: %v", want, err)
		}
	}
	look("")
	put("a")
	look("a")
	look("a")
	err = st.View(func(before *Tx) error {
		drop("a")
		look("")
		put("b")
		look("b")
		return find(before, "a")
	})
	if err != nil {
		t.Error(err)
	}
	look("b")
}

// TestSessionMovesItsTables: tables that were bound once look where each transaction says, and nowhere between two.
func TestSessionMovesItsTables(t *testing.T) {
	t.Parallel()
	st, err := Open(NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	type item struct{ ID string }
	items := Define("item", func(i *item) string { return i.ID })
	var slots [2]Table[item]
	var global Table[item]
	session := NewSession(len(slots), func(tx *Tx, slot func(int) Scope) {
		for i := range slots {
			slots[i] = items.In(tx, slot(i))
		}
		global = items.In(tx, Scope{})
	})
	a, b := Scope{"a", "r"}, Scope{"b", "r"}
	err = st.UpdateIn(session, []Scope{a, b}, func(tx *Tx) error {
		return errors.Join(slots[0].Insert(&item{"of a"}), slots[1].Insert(&item{"of b"}), global.Insert(&item{"of all"}), items.In(tx, Scope{"c", ""}).Insert(&item{"of c"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		scopes []Scope
		ids    [2]string
	}{
		{[]Scope{b, a}, [2]string{"of b", "of a"}},
		{[]Scope{a, a}, [2]string{"of a", "of a"}},
		{[]Scope{{"c", ""}, {}}, [2]string{"of c", "of all"}},
	} {
		err := st.ViewIn(session, want.scopes, func(tx *Tx) error {
			if found, err := global.Has("of all"); err != nil || !found {
				t.Errorf("%v: the table without a slot has moved: %v", want.scopes, err)
			}
			for i, table := range slots {
				if found, err := table.Has(want.ids[i]); err != nil || !found {
					t.Errorf("%v: slot %d has no %q: %v", want.scopes, i, want.ids[i], err)
				}
				if n, err := table.Count(); err != nil || n != 1 {
					t.Errorf("%v: slot %d holds %d: %v", want.scopes, i, n, err)
				}
			}
			if err := slots[0].Put(&item{"x"}); !errors.Is(err, ErrReadOnly) {
				t.Errorf("a write in a view: %v", err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := slots[0].Get("of a"); !errors.Is(err, ErrEnded) {
			t.Errorf("after its transaction a table says %v", err)
		}
	}
}
