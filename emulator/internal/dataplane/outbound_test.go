package dataplane_test

import (
	"errors"
	"net"
	"syscall"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
)

// TestDialReachesNobodyElse: whatever stands in a record, a socket is connected to this machine and to private networks
// alone; the refusal comes before a packet does.
func TestDialReachesNobodyElse(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"198.51.100.7:80", "8.8.8.8:53", "169.254.169.254:80", "100.100.100.200:80", "224.0.0.1:80", "0.0.0.0:80",
		"[2606:4700::1111]:443", "[fe80::1]:80", "[::]:80", "[::ffff:198.51.100.7]:80",
	} {
		for _, network := range []string{"tcp", "udp"} {
			begun := time.Now()
			c, err := dataplane.Dial(t.Context(), network, address)
			if err == nil {
				c.Close()
			}
			if !errors.Is(err, dataplane.ErrOutside) && !errors.Is(err, syscall.EAFNOSUPPORT) { // a machine without IPv6 has no such socket
				t.Errorf("%s %s: %v after %v", network, address, err, time.Since(begun))
			}
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	c, err := dataplane.Dial(t.Context(), "tcp", l.Addr().String())
	must(t, err)
	must(t, c.Close())
}
