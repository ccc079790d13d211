package dataplane

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"time"
)

// ErrOutside refuses to connect to what no workload may be.
var ErrOutside = errors.New("outside of this machine and its private networks")

// resolvePatience is how long a name may take to be found.
const resolvePatience = 5 * time.Second

// Dial is the only way out of the emulator: everything that it connects to, it connects to here (outbound_test.go). It reaches
// what may be a workload and nothing else, whatever a name has come to mean since it was registered.
func Dial(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := net.Dialer{Timeout: connectPatience, ControlContext: guard}
	return dialer.DialContext(ctx, network, address)
}

// guard looks at the address that a socket is about to connect to.
func guard(_ context.Context, _, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !near(to.Addr()) {
		return fmt.Errorf("%w: %s", ErrOutside, to.Addr())
	}
	return nil
}

// near tells whether an address may be a workload's: this machine, or a neighbour on a private network such as another
// container or the host of this one (A0461). Link-local ones are not: clouds answer there with the secrets of a machine.
func near(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if a.IsLoopback() || a.IsPrivate() {
		return true
	}
	if !a.IsGlobalUnicast() {
		return false
	}
	own, err := net.InterfaceAddrs()
	return err == nil && slices.ContainsFunc(own, func(at net.Addr) bool {
		prefix, err := netip.ParsePrefix(at.String())
		return err == nil && prefix.Addr().Unmap() == a
	})
}

// localNames end the names that are worth asking for: those that no public resolver answers. A single label is one too.
var localNames = []string{".localhost", ".internal", ".local"}

// checkHost tells whether a host may be that of a workload.
func checkHost(ctx context.Context, host string) error {
	if a, err := netip.ParseAddr(host); err == nil {
		if !near(a) {
			return fmt.Errorf("%w: %s is %w", ErrInvalid, host, ErrOutside)
		}
		return nil
	}
	if host == "localhost" {
		return nil
	}
	if strings.Contains(host, ".") && !slices.ContainsFunc(localNames, func(end string) bool { return strings.HasSuffix(host, end) }) {
		return fmt.Errorf("%w: %q is a name of the internet, which is not asked for; give the address", ErrInvalid, host)
	}
	ctx, cancel := context.WithTimeout(ctx, resolvePatience)
	defer cancel()
	all, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return fmt.Errorf("%w: the host %q is not found", ErrInvalid, host)
	}
	if !slices.ContainsFunc(all, near) {
		return fmt.Errorf("%w: %s is %w", ErrInvalid, host, ErrOutside)
	}
	return nil
}
