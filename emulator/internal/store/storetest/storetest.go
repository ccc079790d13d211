package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Maker gives a test an empty engine, which the suite closes.
type Maker func(t testing.TB) store.Engine

// Run is the suite.
func Run(t *testing.T, fresh Maker) {
	for _, c := range []struct {
		name string
		test func(*testing.T, store.Engine)
	}{
		{"get, set, delete", getSetDelete},
		{"scan", scan},
		{"scan sees its beginning", scanSeesItsBeginning},
		{"scans nest", scansNest},
		{"own writes", ownWrites},
		{"view is a snapshot", viewIsASnapshot},
		{"view refuses writes", viewRefusesWrites},
		{"error rolls back", errorRollsBack},
		{"panic rolls back", panicRollsBack},
		{"large scan", largeScan},
		{"any bytes", anyBytes},
		{"phantom", phantom},
		{"concurrent use", concurrentUse},
		{"collections", collections},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			engine := fresh(t)
			t.Cleanup(func() {
				if err := engine.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			})
			c.test(t, engine)
		})
	}
}

func update(t testing.TB, e store.Engine, fn func(store.Txn) error) {
	t.Helper()
	if err := e.Update(fn); err != nil {
		t.Fatalf("update: %v", err)
	}
}

func view(t testing.TB, e store.Engine, fn func(store.Txn) error) {
	t.Helper()
	if err := e.View(fn); err != nil {
		t.Fatalf("view: %v", err)
	}
}

func set(pairs ...string) func(store.Txn) error {
	return func(txn store.Txn) error {
		for i := 0; i < len(pairs); i += 2 {
			if err := txn.Set([]byte(pairs[i]), []byte(pairs[i+1])); err != nil {
				return err
			}
		}
		return nil
	}
}

// all is "key=value" of each step of a scan.
func all(items iter.Seq2[store.Item, error]) ([]string, error) {
	var got []string
	for item, err := range items {
		if err != nil {
			return nil, err
		}
		value, err := item.Value()
		if err != nil {
			return nil, err
		}
		got = append(got, string(item.Key())+"="+string(value))
	}
	return got, nil
}

func wantAll(t testing.TB, items iter.Seq2[store.Item, error], want ...string) {
	t.Helper()
	got, err := all(items)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("scan: got %q, want %q", got, want)
	}
}

func wantGet(t testing.TB, txn store.Txn, key, want string) {
	t.Helper()
	if got, err := txn.Get([]byte(key)); err != nil || string(got) != want {
		t.Errorf("get %q: %q, %v; want %q", key, got, err, want)
	}
}

func wantMissing(t testing.TB, txn store.Txn, key string) {
	t.Helper()
	if got, err := txn.Get([]byte(key)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("get %q: %q, %v; want ErrNotFound", key, got, err)
	}
}

func getSetDelete(t *testing.T, e store.Engine) {
	view(t, e, func(txn store.Txn) error { wantMissing(t, txn, "a"); return nil })
	update(t, e, set("a", "1", "empty", ""))
	view(t, e, func(txn store.Txn) error {
		wantGet(t, txn, "a", "1")
		wantGet(t, txn, "empty", "")
		return nil
	})
	update(t, e, set("a", "2"))
	view(t, e, func(txn store.Txn) error { wantGet(t, txn, "a", "2"); return nil })
	update(t, e, func(txn store.Txn) error {
		return errors.Join(txn.Delete([]byte("a")), txn.Delete([]byte("never there")))
	})
	view(t, e, func(txn store.Txn) error {
		wantMissing(t, txn, "a")
		wantAll(t, txn.Scan(nil, nil), "empty=")
		return nil
	})
}

func scan(t *testing.T, e store.Engine) {
	update(t, e, set("p/2", "b", "p/1", "a", "p", "0", "p/3", "c", "q", "z", "p\x00", "y"))
	check := func(txn store.Txn) error {
		wantAll(t, txn.Scan([]byte("p/"), nil), "p/1=a", "p/2=b", "p/3=c")
		wantAll(t, txn.Scan([]byte("p/"), []byte("p/2")), "p/2=b", "p/3=c")
		wantAll(t, txn.Scan([]byte("p/"), []byte("p/2\x00")), "p/3=c")
		wantAll(t, txn.Scan([]byte("p/"), []byte("a")), "p/1=a", "p/2=b", "p/3=c")
		wantAll(t, txn.Scan([]byte("p/"), []byte("q")))
		wantAll(t, txn.Scan([]byte("x"), nil))
		wantAll(t, txn.Scan(nil, nil), "p=0", "p\x00=y", "p/1=a", "p/2=b", "p/3=c", "q=z")
		for item := range txn.Scan([]byte("p/"), nil) { // leaving early is fine, and the value need not be asked for
			if string(item.Key()) != "p/1" {
				t.Errorf("first key %q", item.Key())
			}
			break
		}
		return nil
	}
	view(t, e, check)
	update(t, e, check)
}

func scanSeesItsBeginning(t *testing.T, e store.Engine) {
	update(t, e, set("k1", "a", "k2", "b", "k3", "c"))
	update(t, e, func(txn store.Txn) error {
		if err := set("k4", "d")(txn); err != nil {
			return err
		}
		var got []string
		for item, err := range txn.Scan([]byte("k"), nil) {
			if err != nil {
				return err
			}
			value, err := item.Value()
			if err != nil {
				return err
			}
			got = append(got, string(item.Key())+"="+string(value))
			if len(got) == 1 {
				if err := errors.Join(txn.Delete([]byte("k2")), set("k3", "changed", "k35", "new", "k0", "new")(txn)); err != nil {
					return err
				}
			}
		}
		if want := []string{"k1=a", "k2=b", "k3=c", "k4=d"}; !slices.Equal(got, want) {
			t.Errorf("running scan: got %q, want %q", got, want)
		}
		wantAll(t, txn.Scan([]byte("k"), nil), "k0=new", "k1=a", "k3=changed", "k35=new", "k4=d")
		return nil
	})
}

func scansNest(t *testing.T, e store.Engine) {
	update(t, e, set("a1", "", "a2", "", "b1", "", "b2", ""))
	nest := func(txn store.Txn) error {
		var got []string
		for outer, err := range txn.Scan([]byte("a"), nil) {
			if err != nil {
				return err
			}
			for inner, err := range txn.Scan([]byte("b"), nil) {
				if err != nil {
					return err
				}
				got = append(got, string(outer.Key())+string(inner.Key()))
			}
		}
		if want := []string{"a1b1", "a1b2", "a2b1", "a2b2"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		return nil
	}
	view(t, e, nest)
	update(t, e, nest)
}

func ownWrites(t *testing.T, e store.Engine) {
	update(t, e, set("a", "1", "b", "1"))
	update(t, e, func(txn store.Txn) error {
		if err := errors.Join(set("a", "2", "c", "2")(txn), txn.Delete([]byte("b"))); err != nil {
			return err
		}
		wantGet(t, txn, "a", "2")
		wantMissing(t, txn, "b")
		wantAll(t, txn.Scan(nil, nil), "a=2", "c=2")
		if err := set("b", "3")(txn); err != nil {
			return err
		}
		wantAll(t, txn.Scan(nil, nil), "a=2", "b=3", "c=2")
		return nil
	})
}

func viewIsASnapshot(t *testing.T, e store.Engine) {
	update(t, e, set("a", "1", "b", "1"))
	view(t, e, func(txn store.Txn) error {
		// The update ends while the view goes on: neither waits for the other.
		update(t, e, func(w store.Txn) error { return errors.Join(set("a", "2", "c", "2")(w), w.Delete([]byte("b"))) })
		wantGet(t, txn, "a", "1")
		wantMissing(t, txn, "c")
		wantAll(t, txn.Scan(nil, nil), "a=1", "b=1")
		return nil
	})
	update(t, e, func(w store.Txn) error {
		if err := set("a", "3")(w); err != nil {
			return err
		}
		view(t, e, func(txn store.Txn) error { wantGet(t, txn, "a", "2"); return nil }) // beside an unfinished update
		return nil
	})
}

func viewRefusesWrites(t *testing.T, e store.Engine) {
	view(t, e, func(txn store.Txn) error {
		if err := txn.Set([]byte("a"), nil); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("set: %v", err)
		}
		if err := txn.Delete([]byte("a")); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("delete: %v", err)
		}
		return nil
	})
}

func errorRollsBack(t *testing.T, e store.Engine) {
	update(t, e, set("a", "1"))
	refusal := errors.New("refused")
	err := e.Update(func(txn store.Txn) error {
		return errors.Join(set("a", "2", "b", "2")(txn), refusal)
	})
	if !errors.Is(err, refusal) {
		t.Errorf("update: %v, want the function's error", err)
	}
	view(t, e, func(txn store.Txn) error { wantAll(t, txn.Scan(nil, nil), "a=1"); return nil })
}

func panicRollsBack(t *testing.T, e store.Engine) {
	s := open(t, e)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic did not come through")
			}
		}()
		_ = s.Update(func(tx *store.Tx) error {
			if err := hosts.In(tx, here).Insert(&host{ID: "h1"}); err != nil {
				return err
			}
			panic("handler")
		})
	}()
	// The writer lock must be free again, and the write gone.
	err := s.Update(func(tx *store.Tx) error {
		if has, err := hosts.In(tx, here).Has("h1"); err != nil || has {
			t.Errorf("has: %v, %v", has, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func largeScan(t *testing.T, e store.Engine) {
	const total, batch = 20_000, 2_000
	value := bytes.Repeat([]byte("v"), 100)
	for first := 0; first < total; first += batch {
		update(t, e, func(txn store.Txn) error {
			for i := first; i < first+batch; i++ {
				if err := txn.Set(fmt.Appendf(nil, "big/%06d", i), value); err != nil {
					return err
				}
			}
			return nil
		})
	}
	view(t, e, func(txn store.Txn) error {
		n := 0
		for item, err := range txn.Scan([]byte("big/"), nil) {
			if err != nil {
				return err
			}
			if want := fmt.Sprintf("big/%06d", n); string(item.Key()) != want {
				t.Fatalf("step %d is %q", n, item.Key())
			}
			n++
		}
		if n != total {
			t.Errorf("%d keys, want %d", n, total)
		}
		return nil
	})
}

func anyBytes(t *testing.T, e store.Engine) {
	keys := []string{"\x00", "\x00\x01", "/", "//", "\xff", "\xff\xff", "é", "!", "r\x00\x01"}
	update(t, e, func(txn store.Txn) error {
		for _, key := range keys {
			if err := set(key, key)(txn); err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(keys)
	view(t, e, func(txn store.Txn) error {
		var got []string
		for item, err := range txn.Scan(nil, nil) {
			if err != nil {
				return err
			}
			got = append(got, string(item.Key()))
		}
		if diff := cmp.Diff(keys, got); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}
