package oss

import (
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// counted counts what is read from an engine.
type counted struct {
	store.Engine
	reads int
}

func (e *counted) View(fn func(store.Txn) error) error {
	return e.Engine.View(func(t store.Txn) error { return fn(countedTxn{t, e}) })
}

type countedTxn struct {
	store.Txn
	engine *counted
}

func (t countedTxn) Get(key []byte) ([]byte, error) { t.engine.reads++; return t.Txn.Get(key) }

func (t countedTxn) Scan(prefix, from []byte) iter.Seq2[store.Item, error] {
	return func(yield func(store.Item, error) bool) {
		for item, err := range t.Txn.Scan(prefix, from) {
			t.engine.reads++
			if !yield(item, err) {
				return
			}
		}
	}
}

// A page costs what it holds and not what the bucket holds: twenty times the keys, and delete markers in the way, cost
// no more reads.
func TestListCostsThePage(t *testing.T) {
	t.Parallel()
	few, many := listReads(t, 2_000), listReads(t, 40_000)
	for form, reads := range many {
		if reads > few[form]*3/2+20 {
			t.Errorf("%s: %d reads among 40,000 keys, %d among 2,000", form, reads, few[form])
		}
	}
}

// listReads fills a bucket and counts the reads of a page of each form of list.
func listReads(t *testing.T, keys int) map[string]int {
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	engine := &counted{Engine: store.NewMemory()}
	w, err := world.Open(world.Options{Engine: engine, Clock: clock.New(clock.Manual), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for from := 0; from < keys; from += 1000 {
		err := w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
			for i := from; i < from+1000; i++ {
				key := fmt.Sprintf("dir%04d/%06d", i/100, i)
				if err := tx.Objects("b").Put(&world.Object{Key: key, Modified: time.Unix(0, 0), Type: Normal}); err != nil {
					return err
				}
				if err := tx.Uploads("b").Put(&world.Upload{Key: key, ID: "U"}); err != nil {
					return err
				}
				if err := tx.Versions("b").Put(&world.Object{Key: key + "-gone", Marker: true, Serial: uint64(i + 1)}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	reads := make(map[string]int)
	count := func(form string, wanted int, list func(tx *world.Tx) (int, error)) {
		got := 0
		before := engine.reads
		err := w.View(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
			got, err = list(tx)
			return err
		})
		if err != nil || got != wanted {
			t.Fatalf("%s: %d entries, %v", form, got, err)
		}
		reads[form] = engine.reads - before
	}
	query := map[string]ListQuery{
		"flat":    {Max: 50},
		"grouped": {Delimiter: "/", Max: 15},
		"within":  {Prefix: "dir0007/", Delimiter: "/", Max: 50},
		"behind":  {After: "dir0009/000950", Max: 50},
		// All keys are under one common prefix, which is stepped over and not walked through.
		"one prefix": {Delimiter: "dir", Max: 1000},
		// A marker in the middle of a common prefix: what follows it there is listed under the prefix.
		"midst": {Delimiter: "/", After: "dir0009/000950", Max: 10},
	}
	for form, q := range query {
		wanted := q.Max
		if form == "one prefix" {
			wanted = 1
		}
		count(form, wanted, func(tx *world.Tx) (int, error) {
			page, err := ListObjects(tx, "b", q)
			return len(page.Objects) + len(page.Prefixes), err
		})
		count("uploads "+form, wanted, func(tx *world.Tx) (int, error) {
			page, err := ListUploads(tx, "b", UploadQuery{Prefix: q.Prefix, Delimiter: q.Delimiter, AfterKey: q.After, Max: q.Max})
			return len(page.Uploads) + len(page.Prefixes), err
		})
		count("versions "+form, wanted, func(tx *world.Tx) (int, error) {
			page, err := ListVersions(tx, "b", VersionQuery{ListQuery: q})
			return len(page.Entries) + len(page.Prefixes), err
		})
	}
	return reads
}
