package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

type item struct {
	ID, Group string
	N         int
	List      []string
	Any       map[string]any `json:",omitempty"`
}

// world is a store with a collection of its own: tests share nothing.
type world struct {
	*store.Store
	items   *store.Collection[item]
	byGroup *store.Index[item]
}

var scope = store.Scope{Account: "a", Region: "r"}

func newWorld(t testing.TB) world {
	t.Helper()
	s, err := store.Open(store.NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	items := store.Define("item", func(i *item) string { return i.ID })
	return world{s, items, items.Index("group", func(i *item) []string { return []string{i.Group} })}
}

func (w world) update(t testing.TB, fn func(*store.Tx, store.Table[item]) error) {
	t.Helper()
	if err := w.Update(func(tx *store.Tx) error { return fn(tx, w.items.In(tx, scope)) }); err != nil {
		t.Fatal(err)
	}
}

func insert(ids ...string) func(*store.Tx, store.Table[item]) error {
	return func(_ *store.Tx, table store.Table[item]) error {
		for _, id := range ids {
			if err := table.Insert(&item{ID: id, Group: "g"}); err != nil {
				return err
			}
		}
		return nil
	}
}

// TestIterationWhileWriting is the promise of Table: what the loop inserts is not visited, what it deletes is skipped, what
// it changes shows, and all of it is there for the next loop.
func TestIterationWhileWriting(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.update(t, insert("a", "b", "c", "d"))
	w.update(t, func(tx *store.Tx, table store.Table[item]) error {
		for name, c := range map[string]struct {
			each func(func(*item, error) bool)
			want []string
		}{
			"table": {table.Each(), []string{"a 0", "c 5", "d 0"}},
			"index": {w.byGroup.In(tx, scope).Each("g"), []string{"a 0", "c 5"}}, // d moves to another group
		} {
			var got []string
			for i, err := range c.each {
				if err != nil {
					return err
				}
				if got = append(got, fmt.Sprint(i.ID, " ", i.N)); len(got) > 1 {
					continue
				}
				err := errors.Join(
					table.Delete("b"),
					table.Put(&item{ID: "c", Group: "g", N: 5}),
					table.Put(&item{ID: "d", Group: "other"}),
					table.Insert(&item{ID: "bb", Group: "g"}),
				)
				if err != nil {
					return err
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: got %q, want %q", name, got, c.want)
			}
			var now []string
			for i := range table.Each() {
				now = append(now, i.ID)
			}
			if want := []string{"a", "bb", "c", "d"}; !slices.Equal(now, want) {
				t.Errorf("%s: afterwards %q, want %q", name, now, want)
			}
			// as it was, for the other case
			err := errors.Join(table.Delete("bb"), table.Put(&item{ID: "b", Group: "g"}), table.Put(&item{ID: "c", Group: "g"}), table.Put(&item{ID: "d", Group: "g"}))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func TestOnWrite(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var log []string
	w.update(t, func(tx *store.Tx, table store.Table[item]) error {
		tx.OnWrite = func(collection string, s store.Scope, id string, record any, deleted bool) error {
			log = append(log, fmt.Sprint(collection, " ", s.Account, "/", s.Region, " ", id, " ", record.(*item).N, " ", deleted))
			if id == "first" && !deleted { // the hook may write, and hears of it
				return w.items.In(tx, store.Scope{}).Put(&item{ID: "due", N: 9})
			}
			return nil
		}
		_ = table.Delete("none")
		return errors.Join(table.Insert(&item{ID: "first", N: 1}), table.Put(&item{ID: "second", N: 2}), table.Delete("second"))
	})
	want := []string{"item a/r first 1 false", "item / due 9 false", "item a/r second 2 false", "item a/r second 2 true"}
	if diff := cmp.Diff(want, log); diff != "" {
		t.Error(diff)
	}
}

// TestFailedHookFailsTheTransaction: even if the handler goes on, the half-told write must not be kept.
func TestFailedHookFailsTheTransaction(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	failure := errors.New("lifecycle")
	err := w.Update(func(tx *store.Tx) error {
		tx.OnWrite = func(string, store.Scope, string, any, bool) error { return failure }
		_ = w.items.In(tx, scope).Insert(&item{ID: "a"})
		if err := w.items.In(tx, scope).Insert(&item{ID: "b"}); !errors.Is(err, failure) {
			t.Errorf("the next write: %v", err)
		}
		return nil
	})
	if !errors.Is(err, failure) {
		t.Errorf("update: %v", err)
	}
	w.update(t, func(_ *store.Tx, table store.Table[item]) error {
		if n, err := table.Count(); n != 0 || err != nil {
			t.Errorf("count: %d, %v", n, err)
		}
		return nil
	})
}

func TestReadOnlyAndEndedTransactions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.update(t, insert("a"))
	var kept store.Table[item]
	var keptIndex store.View[item]
	var keptTx *store.Tx
	err := w.View(func(tx *store.Tx) error {
		kept, keptIndex, keptTx = w.items.In(tx, scope), w.byGroup.In(tx, scope), tx
		for name, err := range map[string]error{
			"insert": kept.Insert(&item{ID: "b"}), "put": kept.Put(&item{ID: "a"}), "delete": kept.Delete("a"),
		} {
			if !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("%s in a view: %v", name, err)
			}
		}
		if tx.Writable() {
			t.Error("a view says that it may write")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	failures := map[string]error{"put": kept.Put(&item{}), "delete": kept.Delete("a")}
	_, failures["get"] = kept.Get("a")
	_, failures["has"] = kept.Has("a")
	_, failures["count"] = kept.Count()
	_, failures["page"] = kept.Page(0, 1)
	_, _, failures["anywhere"] = kept.Anywhere("a")
	_, failures["first"] = keptIndex.First("g")
	_, failures["index count"] = keptIndex.Count("g")
	for _, err := range kept.Each() {
		failures["each"] = err
	}
	for _, err := range w.items.EachScope(keptTx) {
		failures["scopes"] = err
	}
	if len(failures) != 11 {
		t.Errorf("only %d failed", len(failures))
	}
	for name, err := range failures {
		if !errors.Is(err, store.ErrEnded) {
			t.Errorf("%s after the end: %v", name, err)
		}
	}
}

// TestGetIsAFreshCopy: a handler may change what it got without putting it back, in and beside the cache.
func TestGetIsAFreshCopy(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type flat struct {
		ID   string
		List []string
	}
	flats := store.Define("flat", func(f *flat) string { return f.ID })
	w.update(t, func(tx *store.Tx, table store.Table[item]) error {
		list := []string{"x"}
		err := errors.Join(table.Insert(&item{ID: "a", List: list, Any: map[string]any{"k": "v"}}), flats.In(tx, scope).Insert(&flat{"f", list}))
		list[0] = "changed after insert"
		return err
	})
	for range 3 {
		err := w.View(func(tx *store.Tx) error {
			a, err1 := w.items.In(tx, scope).Get("a")
			f, err2 := flats.In(tx, scope).Get("f")
			if err := errors.Join(err1, err2); err != nil {
				return err
			}
			if a.List[0] != "x" || a.Any["k"] != "v" || f.List[0] != "x" {
				t.Errorf("got %+v and %+v", a, f)
			}
			a.List[0], a.Any["k"], f.List[0] = "changed", "changed", "changed"
			for each, err := range flats.In(tx, scope).Each() {
				if err != nil {
					return err
				}
				each.List[0] = "changed"
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRollbackDoesNotReachTheCache: what a refused transaction read back of its own writes must not be seen later.
func TestRollbackDoesNotReachTheCache(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.update(t, insert("a"))
	refused := errors.New("refused")
	err := w.Update(func(tx *store.Tx) error {
		table := w.items.In(tx, scope)
		if err := table.Put(&item{ID: "a", N: 1}); err != nil {
			return err
		}
		if a, err := table.Get("a"); err != nil || a.N != 1 {
			t.Errorf("own write: %v, %v", a, err)
		}
		return refused
	})
	if !errors.Is(err, refused) {
		t.Fatal(err)
	}
	w.update(t, func(_ *store.Tx, table store.Table[item]) error {
		a, err := table.Get("a")
		if err == nil && a.N != 0 {
			t.Errorf("a refused write shows: %+v", a)
		}
		return err
	})
}

func TestTroubleWithRecords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type odd struct {
		ID   string
		Func func() `json:"F"`
	}
	odds := store.Define("odd", func(o *odd) string { return o.ID })
	w.update(t, func(tx *store.Tx, _ store.Table[item]) error {
		var unsupported *json.UnsupportedTypeError
		if err := odds.In(tx, scope).Insert(&odd{ID: "o"}); !errors.As(err, &unsupported) {
			t.Errorf("a record that JSON cannot carry: %v", err)
		}
		if n, err := odds.In(tx, scope).Count(); n != 0 || err != nil {
			t.Errorf("count after it: %d, %v", n, err)
		}
		return nil
	})
	defer func() {
		if recover() == nil {
			t.Error("two indexes of one name were accepted")
		}
	}()
	w.items.Index("group", nil)
}

func TestErrorTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		want string
	}{
		{&store.NotFoundError{Collection: "vpc", Key: "v"}, `vpc "v" not found`},
		{&store.NotFoundError{Collection: "vpc", Index: "name", Key: "n"}, `vpc with name "n" not found`},
		{&store.ExistsError{Collection: "vpc", ID: "v"}, `vpc "v" already exists`},
		{&store.ExistsError{Collection: "vpc", Index: "name", Key: "n", ID: "v"}, `vpc with name "n" already exists: "v"`},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestLayout: the engines with a directory test it too; this one has all the cases.
func TestLayout(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		key, value string
		ok         bool
	}{{"schema", "1", true}, {"schema", "2", false}, {"schema", "0", false}, {"schema", "one", false}, {"else", "1", false}} {
		engine := store.NewMemory()
		if err := engine.Update(func(txn store.Txn) error { return txn.Set([]byte(c.key), []byte(c.value)) }); err != nil {
			t.Fatal(err)
		}
		_, err := store.Open(engine)
		if (err == nil) != c.ok || err != nil && !errors.Is(err, store.ErrSchema) {
			t.Errorf("%s=%s: %v", c.key, c.value, err)
		}
	}
}
