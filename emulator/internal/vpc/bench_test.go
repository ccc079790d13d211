package vpc_test

import (
	"fmt"
	"net/netip"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// BenchmarkDescribeVpcs shows that the first page costs the same with 10 and with 100,000 VPCs.
func BenchmarkDescribeVpcs(b *testing.B) {
	for _, n := range []int{10, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			bench := actiontest.New(b, vpc.Service)
			region, _ := bench.World.Matrix().Region("cn-hangzhou")
			const batch = 10_000
			for at := 0; at < n; at += batch {
				err := bench.World.Update(world.Account{ID: "1000000000000004"}, region, func(tx *world.Tx) error {
					for range min(batch, n-at) {
						v := &world.VPC{Meta: world.Meta{ID: tx.NewID("vpc")}, Status: world.Available, CIDR: netip.MustParsePrefix("10.0.0.0/8")}
						if err := tx.VPCs.Insert(v); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ResetTimer()
			for b.Loop() {
				bench.OK("Vpc DescribeVpcs")
			}
		})
	}
}
