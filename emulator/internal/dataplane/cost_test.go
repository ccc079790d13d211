package dataplane_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// BenchmarkRequest is what one request over a kept connection costs, against the server alone.
func BenchmarkRequest(b *testing.B) {
	server := httptest.NewServer(named("i-0"))
	defer server.Close()
	b.Run("direct", func(b *testing.B) {
		for b.Loop() {
			get(b, http.DefaultClient, server.URL)
		}
	})
	b.Run("balanced", func(b *testing.B) {
		bench := open(b, clock.Manual)
		ref := sites(bench, nil, 100)
		browser := bench.browser(ref, client, true)
		b.ResetTimer()
		for b.Loop() {
			get(b, browser, "http://site.test/")
		}
	})
}

// BenchmarkConnection shows that what a connection costs does not grow with the world.
func BenchmarkConnection(b *testing.B) {
	for _, others := range []int{0, 1000, 10_000} {
		b.Run(fmt.Sprintf("instances=%d", others), func(b *testing.B) {
			bench := open(b, clock.Manual)
			ref := three(bench, nil, 100, 100)
			bench.write(func(tx *world.Tx) error {
				for i := range others {
					if err := tx.Instances.Insert(&world.Instance{Meta: world.Meta{ID: fmt.Sprintf("i-other-%d", i)}}); err != nil {
						return err
					}
				}
				return nil
			})
			b.ResetTimer()
			for b.Loop() {
				bench.write(func(tx *world.Tx) error { return tx.Instances.Put(&world.Instance{Meta: world.Meta{ID: "i-changing"}}) })
				c := bench.call(ref, client)
				if _, err := say(c, "x"); err != nil {
					b.Fatal(err)
				}
				c.Close()
			}
		})
	}
}
