//go:build unix

package reach

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// estate is an account with many instances on the internet, each with an EIP and an interface of its own. own says
// that each interface has 2,000 rules of its own; else ten groups of 200 rules are shared, five an interface.
func estate(enis int, own bool) *Landscape {
	r := rand.New(rand.NewPCG(1, 9))
	s := &Site{Account: "1", Cloud: "public", Region: "cn-hangzhou"}
	s.VPCs = []*VPC{{ID: "vpc-1", CIDRs: prefixes("10.0.0.0/8")}}
	s.RouteTables = []*RouteTable{{ID: "vtb-1", VPC: "vpc-1", Routes: []Route{{ID: "rte-1", Destination: prefixes("10.0.0.0/8")[0], NextHopType: "local"}}}}
	s.VSwitches = []*VSwitch{{ID: "vsw-1", VPC: "vpc-1", RouteTable: "vtb-1", CIDR: prefixes("10.0.0.0/16")[0]}}
	for g := range 10 {
		s.SecurityGroups = append(s.SecurityGroups, manyGroupRules(r, fmt.Sprint("sg-", g), 200))
	}
	for n := range enis {
		id := fmt.Sprintf("i-%03d", n)
		nic := &Interface{ID: "eni-" + id, VPC: "vpc-1", VSwitch: "vsw-1", Instance: id, Addresses: []netip.Addr{address(10<<24 + uint32(n) + 1)}}
		if own {
			s.SecurityGroups = append(s.SecurityGroups, manyGroupRules(r, "sg-"+id, 2000))
			nic.Groups = []string{"sg-" + id}
		} else {
			for k := range 5 {
				nic.Groups = append(nic.Groups, fmt.Sprint("sg-", (n+k*(1+n/10))%10))
			}
		}
		s.Instances = append(s.Instances, &Instance{ID: id, Running: true, Network: "vpc", VPC: "vpc-1"})
		s.Interfaces = append(s.Interfaces, nic)
		s.EIPs = append(s.EIPs, &EIP{ID: "eip-" + id, Address: address(47<<24 + uint32(n) + 1), TargetType: "EcsInstance", Target: id, Bandwidth: 5, Bound: true})
	}
	return &Landscape{Regions: []*Region{{ID: "cn-hangzhou", Cloud: "public"}}, Sites: []*Site{s}}
}

// manyGroupRules are as people write them: offices and partners on the ports of some fifty services, a few refusals.
func manyGroupRules(r *rand.Rand, id string, n int) *SecurityGroup {
	g := &SecurityGroup{ID: id}
	for i := range n {
		bits := []int{32, 32, 32, 24, 24, 16, 8, 0}[r.IntN(8)]
		first := uint16(8000 + r.IntN(50))
		last := first
		if r.IntN(10) == 0 {
			last += uint16(r.IntN(10))
		}
		g.Rules = append(g.Rules, GroupRule{
			ID: fmt.Sprintf("sgr-%s-%d", id, i), Ingress: true, Allow: r.IntN(5) > 0, Priority: 1 + r.IntN(100), Protocols: []Protocols{TCP, TCP, UDP}[r.IntN(3)],
			Peers: []netip.Prefix{netip.PrefixFrom(address(r.Uint32()), bits).Masked()}, Ports: []PortRange{{first, last}},
		})
	}
	return g
}

// TestExposureAtScale: 200 interfaces with 2,000 rules each, seen from the internet, in a second on two processors.
// What is measured is the processors' time, because tests share the machine; the bound leaves room for slower ones.
// Memory is bounded too. The test is not parallel: nothing else of this program runs beside it.
func TestExposureAtScale(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	e := New(estate(200, true))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start, spent := time.Now(), processorTime(t)
	x, err := e.Exposure("internet", ExposureOptions{})
	took, used := time.Since(start), processorTime(t)-spent
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	kept := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) >> 20
	t.Logf("%v of the processors, %v by the clock, %d flows, %d MiB kept", used, took, len(x.Flows), kept)
	if used > slower*4*time.Second {
		t.Errorf("it took %v of the processors", used)
	}
	if kept > 512 {
		t.Errorf("it keeps %d MiB", kept)
	}
	if len(x.Flows) < 200 {
		t.Errorf("only %d flows", len(x.Flows))
	}
	runtime.KeepAlive(e)
}

func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkExposure shows the growth: one question from the internet about everything.
func BenchmarkExposure(b *testing.B) {
	for _, own := range []bool{false, true} {
		rules := "shared"
		if own {
			rules = "own"
		}
		for _, enis := range []int{50, 100, 200, 400} {
			land := estate(enis, own)
			b.Run(fmt.Sprintf("rules=%s/enis=%d", rules, enis), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := New(land).Exposure("internet", ExposureOptions{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
