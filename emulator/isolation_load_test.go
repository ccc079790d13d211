package emulator_test

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

// entrances are the ways through the gateway, each of which opens a connection to an address that stays open: by CONNECT, by SOCKS5,
// and by a request that is forwarded, whose answer says that the server was reached.
var entrances = []struct {
	name, port string
	open       func(em *emulator.Emulator, from, address string) (net.Conn, error)
}{{"CONNECT", "20001", connect}, {"SOCKS5", "20001", connectSOCKS}, {"forwarding", "20002", forwarded}}

func connectSOCKS(em *emulator.Emulator, from, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, err
	}
	return enter(em, func(c net.Conn) error {
		greeting := append([]byte{5, 1, 2, 1, byte(len(from))}, from...) // RFC 1928 §3, RFC 1929 §2
		if _, err := c.Write(append(greeting, 1, 'x')); err != nil {
			return err
		}
		if _, err := io.ReadFull(c, make([]byte, 4)); err != nil {
			return err
		}
		request := append([]byte{5, 1, 0, 3, byte(len(host))}, host...)
		if _, err := c.Write(append(request, byte(number>>8), byte(number))); err != nil {
			return err
		}
		answer := make([]byte, 10)
		if _, err := io.ReadFull(c, answer); err != nil {
			return err
		}
		if answer[1] != 0 {
			return fmt.Errorf("SOCKS5 code %d", answer[1])
		}
		return nil
	})
}

func forwarded(em *emulator.Emulator, from, address string) (net.Conn, error) {
	return enter(em, func(c net.Conn) error {
		who := base64.StdEncoding.EncodeToString([]byte(from + ":x"))
		if _, err := fmt.Fprintf(c, "GET http://%s/ HTTP/1.1\r\nHost: %s\r\nProxy-Authorization: Basic %s\r\n\r\n", address, address, who); err != nil {
			return err
		}
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err == nil && res.StatusCode != http.StatusNoContent {
			err = errors.New(res.Status)
		}
		return err
	})
}

// enter connects to the gateway and has something said there; what fails leaves nothing open.
func enter(em *emulator.Emulator, say func(net.Conn) error) (net.Conn, error) {
	c, err := net.DialTimeout("tcp", em.Gateway("").Host, enough)
	if err != nil {
		return nil, err
	}
	if err = c.SetDeadline(time.Now().Add(enough)); err == nil {
		err = say(c)
	}
	if err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// TestRulesChangeUnderLoad: while many connections are opened in all ways and a security group changes every 100 ms, no connection is
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
	emulatortest.Workload(t, em, s.instance, 20002, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))

	// epoch is even while the rules stand still, and open when it is divisible by four.
	var epoch atomic.Uint64
	epoch.Store(2)
	var wrong atomic.Uint64
	asked := make([]atomic.Uint64, len(entrances))
	var clients sync.WaitGroup
	stop := make(chan struct{})
	before := resources()
	for i := range connections {
		way, count := entrances[i%len(entrances)], &asked[i%len(entrances)]
		target := net.JoinHostPort(s.eip, way.port)
		clients.Go(func() {
			for {
				began := epoch.Load()
				c, err := way.open(em, "internet", target)
				if ended := epoch.Load(); began == ended && began%2 == 0 {
					count.Add(1)
					if (err == nil) != (began%4 == 0) && wrong.Add(1) < 5 {
						t.Errorf("open = %v, and %s ended with %v", began%4 == 0, way.name, err)
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
	rule := []string{"SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "20001/20002", "SourceCidrIp", everywhere}
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
	for i, way := range entrances {
		if asked[i].Load() == 0 {
			t.Errorf("no connection by %s fell between two changes", way.name)
		}
		t.Logf("%s: %d connections between changes", way.name, asked[i].Load())
	}
	t.Logf("%d of them decided wrongly, %d changes", wrong.Load(), epoch.Load()/2)
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
