package store_test

import (
	"errors"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

type numbered struct{ ID string }

var numberedRecords = store.Define("numbered", func(n *numbered) string { return n.ID })

// TestVersion grows with what is kept and with nothing else, and wakes who waits for it.
func TestVersion(t *testing.T) {
	t.Parallel()
	st, err := store.Open(store.NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	changed, stop := st.Watch()
	defer stop()
	write := func(id string, end error) func(*store.Tx) error {
		return func(tx *store.Tx) error {
			if id == "" {
				return end
			}
			return errors.Join(numberedRecords.In(tx, store.Scope{}).Put(&numbered{id}), end)
		}
	}
	for _, c := range []struct {
		name string
		fn   func(*store.Tx) error
		grow bool
	}{
		{"a write", write("a", nil), true},
		{"nothing", write("", nil), false},
		{"undone", write("b", errors.New("no")), false},
		{"another write", write("b", nil), true},
	} {
		before := st.Version()
		_ = st.Update(c.fn)
		if grew := st.Version() > before; grew != c.grow {
			t.Errorf("%s: version grew: %v, want %v", c.name, grew, c.grow)
		}
		select {
		case <-changed:
			if !c.grow {
				t.Errorf("%s: woken for nothing", c.name)
			}
		default:
			if c.grow {
				t.Errorf("%s: not woken", c.name)
			}
		}
	}
	before := st.Version()
	if err := st.Restore(nil, nil); err != nil {
		t.Fatal(err)
	}
	if st.Version() == before {
		t.Error("a restore is a change")
	}
}
