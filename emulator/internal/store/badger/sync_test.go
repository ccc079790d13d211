package badger

import "testing"

func TestSync(t *testing.T) {
	t.Parallel()
	for _, sync := range []bool{false, true} {
		e, err := Open(t.TempDir(), Options{Sync: sync})
		if err != nil {
			t.Fatal(err)
		}
		if got := e.(*engine).db.Opts().SyncWrites; got != sync {
			t.Errorf("commits wait for the disk: %t, want %t", got, sync)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
}
