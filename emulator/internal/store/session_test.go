package store

import (
	"errors"
	"testing"
)

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
