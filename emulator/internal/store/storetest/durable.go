package storetest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Opener opens an engine in a directory.
type Opener func(dir string) (store.Engine, error)

// crashDir tells a test binary that it is the child of RunDurable's crash test, and where to write.
const crashDir = "STORETEST_CRASH_DIR"

// Main is the TestMain of a package that calls RunDurable: the crash test starts the test binary once more
// as the process to be killed.
func Main(m *testing.M, open Opener) {
	if dir := os.Getenv(crashDir); dir != "" {
		fmt.Fprintln(os.Stderr, writeForever(dir, open))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// RunDurable is the suite for engines that keep data in a directory.
func RunDurable(t *testing.T, open Opener) {
	for name, test := range map[string]func(*testing.T, Opener){
		"reopen": reopen, "newer layout": newerLayout, "foreign data": foreignData, "in use": inUse, "crash": crash,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open)
		})
	}
}

func mustOpen(t testing.TB, open Opener, dir string) store.Engine {
	t.Helper()
	e, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func mustClose(t testing.TB, c io.Closer) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

func reopen(t *testing.T, openEngine Opener) {
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	s := open(t, mustOpen(t, openEngine, dir))
	err := s.Update(func(tx *store.Tx) error {
		return errors.Join(hosts.In(tx, here).Insert(&host{ID: "h1", Name: "one"}), hosts.In(tx, here).Insert(&host{ID: "h2"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Update(func(tx *store.Tx) error {
		return errors.Join(hosts.In(tx, here).Delete("h1"), errors.New("refused"))
	})
	mustClose(t, s)

	s = open(t, mustOpen(t, openEngine, dir))
	defer mustClose(t, s)
	err = s.View(func(tx *store.Tx) error {
		wantIDs(t, "reopened", ids(t, hosts.In(tx, here).Each()), "h1", "h2")
		_, err := hostsByName.In(tx, here).First("one")
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func newerLayout(t *testing.T, openEngine Opener) {
	refuses(t, openEngine, "schema", "2")
}

func foreignData(t *testing.T, openEngine Opener) {
	refuses(t, openEngine, "someone else's", "data")
}

func refuses(t *testing.T, openEngine Opener, key, value string) {
	e := mustOpen(t, openEngine, t.TempDir())
	defer mustClose(t, e)
	update(t, e, set(key, value))
	if _, err := store.Open(e); !errors.Is(err, store.ErrSchema) {
		t.Errorf("open: %v, want ErrSchema", err)
	}
	view(t, e, func(txn store.Txn) error { wantAll(t, txn.Scan(nil, nil), key+"="+value); return nil })
}

func inUse(t *testing.T, openEngine Opener) {
	dir := t.TempDir()
	e := mustOpen(t, openEngine, dir)
	defer mustClose(t, e)
	second, err := openEngine(dir)
	if err == nil {
		mustClose(t, second)
	}
	if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), dir) {
		t.Errorf("second open: %v, want ErrInUse that names the directory", err)
	}
}

// crash kills a writing process twice without warning. Everything it acknowledged must be there, each write whole,
// and the store must open.
func crash(t *testing.T, openEngine Opener) {
	dir := t.TempDir()
	acknowledged := map[string]bool{}
	for round := range 2 {
		runAndKill(t, dir, 2000, acknowledged)
		s := open(t, mustOpen(t, openEngine, dir))
		err := s.View(func(tx *store.Tx) error {
			table := hosts.In(tx, here)
			for id := range acknowledged {
				if has, err := table.Has(id); err != nil || !has {
					return fmt.Errorf("acknowledged %s: %v, %v", id, has, err)
				}
			}
			return consistent(tx)
		})
		if err != nil {
			t.Errorf("after kill %d: %v", round+1, err)
		}
		mustClose(t, s)
	}
}

// runAndKill starts the child, reads as many acknowledgements, kills it, and reads what it still had said.
func runAndKill(t *testing.T, dir string, acks int, acknowledged map[string]bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(self)
	child.Env = append(os.Environ(), crashDir+"="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines, n := bufio.NewReader(out), 0
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // a line that was cut short acknowledges nothing
			break
		}
		acknowledged[strings.TrimSpace(line)] = true
		if n++; n == acks {
			_ = child.Process.Kill()
		}
	}
	_ = child.Wait()
	if n < acks {
		t.Fatalf("the child ended after %d of %d acknowledgements", n, acks)
	}
}

// writeForever inserts records from several goroutines and prints the id of each once its transaction is done.
func writeForever(dir string, openEngine Opener) error {
	e, err := openEngine(dir)
	if err != nil {
		return err
	}
	s, err := store.Open(e)
	if err != nil {
		return err
	}
	var group sync.WaitGroup
	failed := make(chan error, 4)
	for w := range cap(failed) {
		group.Go(func() {
			for i := 0; ; i++ {
				id := fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i)
				if err := s.Update(func(tx *store.Tx) error { return insertCounted(tx, id) }); err != nil {
					failed <- err
					return
				}
				fmt.Fprintln(os.Stdout, id) // one write call each: lines do not mix
			}
		})
	}
	group.Wait()
	return <-failed
}

// insertCounted inserts a record and counts it in another, so that a torn transaction shows.
func insertCounted(tx *store.Tx, id string) error {
	table := hosts.In(tx, here)
	total, err := table.Get("total")
	if errors.Is(err, store.ErrNotFound) {
		total, err = &host{ID: "total"}, nil
	}
	if err != nil {
		return err
	}
	total.Weight++
	return errors.Join(table.Put(total), table.Insert(&host{ID: id, Parent: "total"}))
}
