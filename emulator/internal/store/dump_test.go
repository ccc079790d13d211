package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

type pebble struct{ ID, Text string }

var pebbles = store.Define("pebble", func(p *pebble) string { return p.ID })

func TestDumpAndRestore(t *testing.T) {
	t.Parallel()
	from, to := openStore(t), openStore(t)
	fill(t, from, 2500, "kept")
	fill(t, to, 10, "overwritten")
	var dump bytes.Buffer
	if err := from.Dump(&dump, nil); err != nil {
		t.Fatal(err)
	}
	text := dump.String()
	if err := to.Restore(&dump, nil); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := to.Dump(&again, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, again.String()); diff != "" {
		t.Errorf("the restored store differs:\n%s", diff)
	}
	if err := to.Restore(nil, nil); err != nil {
		t.Fatal(err)
	}
	if n := count(t, to); n != 0 {
		t.Errorf("%d records are left after Restore(nil, nil)", n)
	}
}

func TestRestoreTakesAWholeDumpOrNothing(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"empty": "", "another text": "{}", "a newer layout": `{"ringfence":"state","layout":99}`,
		"broken off": `{"ringfence":"state","layout":1}` + "\n" + `{"k":"ckF`,
		"no key":     `{"ringfence":"state","layout":1}` + "\n" + `{"v":1}`,
		"the schema": `{"ringfence":"state","layout":1}` + "\n" + `{"k":"c2NoZW1h","v":7}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := openStore(t)
			fill(t, s, 3, "x")
			if err := s.Restore(strings.NewReader(text), nil); !errors.Is(err, store.ErrDump) {
				t.Errorf("got %v, want ErrDump", err)
			}
			if n := count(t, s); n != 3 {
				t.Errorf("%d records, want the 3 that were there", n)
			}
		})
	}
}

func openStore(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(store.NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func fill(t *testing.T, s *store.Store, n int, text string) {
	t.Helper()
	err := s.Update(func(tx *store.Tx) error {
		for i := range n {
			if err := pebbles.In(tx, store.Scope{Account: "a"}).Put(&pebble{fmt.Sprintf("p-%05d", i), text + "\x00<ü>"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, s *store.Store) (n int) {
	t.Helper()
	err := s.View(func(tx *store.Tx) (err error) {
		n, err = pebbles.In(tx, store.Scope{Account: "a"}).Count()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
