// Package emulatortest runs an emulator for one test: in process, in memory, with its own world,
// on free ports of 127.0.0.1, closed when the test ends.
package emulatortest

import (
	"context"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/fixtures"
)

// New starts an emulator with the default world (accounts finance, finance-2, gov, public and
// microfinance, secret "ringfence"). Options come after the defaults and add to them.
func New(t testing.TB, options ...emulator.Option) *emulator.Emulator {
	t.Helper()
	all := append([]emulator.Option{
		emulator.WithListen("intranet", "127.0.0.1:0"),
		emulator.WithListen("internet", "127.0.0.1:0"),
		emulator.WithGateway("", "127.0.0.1:0"),
		emulator.WithSeed(fixtures.FS, fixtures.Default),
	}, options...)
	em, err := emulator.New(all...)
	if err != nil {
		t.Fatalf("start the emulator: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := em.Close(ctx); err != nil {
			t.Errorf("close the emulator: %v", err)
		}
	})
	return em
}
