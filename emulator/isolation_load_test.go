package emulator_test

import (
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestRulesChangeUnderLoad: while many connections are opened and a security group changes every 100 ms, no connection is
// decided by a rule that was gone when it began. RINGFENCE_SOAK, such as 30s, runs it with 1,000 connections at a time.
func TestRulesChangeUnderLoad(t *testing.T) {
	connections, lasts := 100, 2*time.Second
	if soak := os.Getenv("RINGFENCE_SOAK"); soak != "" {
		var err error
		if lasts, err = time.ParseDuration(soak); err != nil {
			t.Fatal(err)
		}
		connections = 1000
	}
	em := newWorld(t)
	s := newSite(t, em, "finance", shanghai, "cn-shanghai-finance-1f")
	s.must("Ecs RevokeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "all", "PortRange", "-1/-1", "SourceCidrIp", everywhere)
	s.inside(20001)
	target := net.JoinHostPort(s.eip, "20001")

	// epoch is even while the rules stand still, and open when it is divisible by four.
	var epoch atomic.Uint64
	epoch.Store(2)
	var wrong, asked atomic.Uint64
	var clients sync.WaitGroup
	stop := make(chan struct{})
	before := resources()
	for range connections {
		clients.Go(func() {
			for {
				began := epoch.Load()
				c, err := connect(em, "internet", target)
				if ended := epoch.Load(); began == ended && began%2 == 0 {
					asked.Add(1)
					if (err == nil) != (began%4 == 0) && wrong.Add(1) < 5 {
						t.Errorf("open = %v, and a connection ended with %v", began%4 == 0, err)
					}
				}
				pause := time.After(time.Duration(200+rand.IntN(800)) * time.Millisecond) // connections stay open for a while
				select {
				case <-stop:
				case <-pause:
				}
				if err == nil {
					c.Close()
				}
				select {
				case <-stop:
					return
				default:
				}
			}
		})
	}
	rule := []string{"SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "20001/20001", "SourceCidrIp", everywhere}
	for end := time.Now().Add(lasts); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		verb := "Ecs AuthorizeSecurityGroup"
		if epoch.Load()%4 == 0 {
			verb = "Ecs RevokeSecurityGroup"
		}
		epoch.Add(1)
		s.must(verb, "", rule...)
		epoch.Add(1)
	}
	close(stop)
	clients.Wait()
	if asked.Load() == 0 {
		t.Error("no connection fell between two changes")
	}
	t.Logf("%d connections between changes, %d of them decided wrongly, %d changes", asked.Load(), wrong.Load(), epoch.Load()/2)
	http.DefaultClient.CloseIdleConnections()
	for wait := 0; ; wait++ {
		after := resources()
		if after.goroutines <= before.goroutines+5 && after.descriptors <= before.descriptors+5 {
			return
		}
		if wait == 100 {
			t.Fatalf("left behind: %+v, before %+v", after, before)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

type held struct{ goroutines, descriptors int }

// resources counts what the process holds; descriptors where /proc tells them.
func resources() held {
	runtime.GC()
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		open = nil
	}
	return held{runtime.NumGoroutine(), len(open)}
}
