package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// phantom: 'delete the parent if it has no child' and 'insert a child if there is the parent' must not both win.
// Badger alone lets both commit (its issues 409 and 2057). Each of the two starts the other right after it has looked,
// and gives it time to get in between.
func phantom(t *testing.T, e store.Engine) {
	s := open(t, e)
	refused := errors.New("refused")
	remove := func(tx *store.Tx, looked func()) error {
		n, err := hostsByParent.In(tx, here).Count("parent")
		looked()
		if err != nil || n > 0 {
			return errors.Join(err, refused)
		}
		return hosts.In(tx, here).Delete("parent")
	}
	insert := func(tx *store.Tx, looked func()) error {
		has, err := hosts.In(tx, here).Has("parent")
		looked()
		if err != nil || !has {
			return errors.Join(err, refused)
		}
		return hosts.In(tx, here).Insert(&host{ID: "child", Parent: "parent"})
	}
	for _, c := range []struct {
		name          string
		first, second func(*store.Tx, func()) error
	}{{"delete first", remove, insert}, {"insert first", insert, remove}} {
		err := s.Update(func(tx *store.Tx) error { return hosts.In(tx, here).Put(&host{ID: "parent"}) })
		if err != nil {
			t.Fatal(err)
		}
		second := make(chan error, 1)
		finished := make(chan struct{})
		err = s.Update(func(tx *store.Tx) error {
			return c.first(tx, func() {
				go func() {
					defer close(finished)
					second <- s.Update(func(tx *store.Tx) error { return c.second(tx, func() {}) })
				}()
				select {
				case <-finished:
				case <-time.After(100 * time.Millisecond):
				}
			})
		})
		if err != nil {
			t.Errorf("%s: the first lost: %v", c.name, err)
		}
		if err := <-second; !errors.Is(err, refused) {
			t.Errorf("%s: the second: %v, want a refusal", c.name, err)
		}
	}
}

func concurrentUse(t *testing.T, e store.Engine) {
	s := open(t, e)
	const writers, rounds = 4, 100
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for i := range rounds {
				err := s.Update(func(tx *store.Tx) error { return insertCounted(tx, fmt.Sprintf("w%d-%03d", w, i)) })
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 2 {
		group.Go(func() {
			for range rounds {
				if err := s.View(consistent); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	err := s.View(func(tx *store.Tx) error {
		if n, err := hosts.In(tx, here).Count(); err != nil || n != writers*rounds+1 {
			return fmt.Errorf("%d records, %v", n, err)
		}
		return consistent(tx)
	})
	if err != nil {
		t.Error(err)
	}
}

// consistent checks that counter, index, records and the number in the total all tell the same in one snapshot.
func consistent(tx *store.Tx) error {
	table := hosts.In(tx, here)
	count, err := table.Count()
	if err != nil || count == 0 {
		return err
	}
	total, err := table.Get("total")
	if err != nil {
		return err
	}
	indexed, err := hostsByParent.In(tx, here).Count("total")
	if err != nil {
		return err
	}
	seen := 0
	for _, err := range table.Each() {
		if err != nil {
			return err
		}
		seen++
	}
	if count != seen || total.Weight != seen-1 || indexed != seen-1 {
		return fmt.Errorf("count %d, seen %d, total %d, indexed %d", count, seen, total.Weight, indexed)
	}
	return nil
}
