package badger_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/badger"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/storetest"
)

func open(dir string) (store.Engine, error) { return badger.Open(dir, badger.Options{}) }

func TestMain(m *testing.M) { storetest.Main(m, open) }

func fresh(t testing.TB) store.Engine {
	t.Helper()
	e, err := open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEngine(t *testing.T) {
	t.Parallel()
	storetest.Run(t, fresh)
}

func TestDurable(t *testing.T) {
	t.Parallel()
	storetest.RunDurable(t, open)
}

func TestTooBig(t *testing.T) {
	t.Parallel()
	e := fresh(t)
	defer e.Close()
	err := e.Update(func(txn store.Txn) error {
		for i := range 100_000 {
			if err := txn.Set(fmt.Appendf(nil, "k%d", i), make([]byte, 200)); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, store.ErrTooBig) {
		t.Errorf("update: %v, want ErrTooBig", err)
	}
	if err := e.Update(func(txn store.Txn) error { return txn.Set([]byte("k"), nil) }); err != nil {
		t.Errorf("the next update: %v", err)
	}
}

func BenchmarkEngine(b *testing.B) { storetest.Bench(b, fresh) }
