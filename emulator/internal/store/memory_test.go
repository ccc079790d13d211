package store_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/storetest"
)

func fresh(testing.TB) store.Engine { return store.NewMemory() }

func TestMemory(t *testing.T) {
	t.Parallel()
	storetest.Run(t, fresh)
}

func BenchmarkMemory(b *testing.B) { storetest.Bench(b, fresh) }
