package gateway

import (
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
)

// cloudDomain is the domain of every endpoint of the cloud that is emulated.
const cloudDomain = ".aliyuncs.com"

// Names is the one place that says which names and addresses are the emulator's: both the [CA] and the default [Judge]
// ask it. Listeners and hosts may be added at any time.
type Names struct {
	mu     sync.RWMutex
	hosts  map[string]bool
	ports  map[netip.AddrPort]bool
	change int // counts additions, so that a certificate for all own names is known to be stale
}

// NewNames returns the built-in names (the cloud's, localhost, loopback) and the hosts given, which are further names
// of this machine such as a container's alias.
func NewNames(hosts ...string) *Names {
	n := &Names{hosts: map[string]bool{}, ports: map[netip.AddrPort]bool{}}
	for _, host := range hosts {
		n.AddHost(host)
	}
	return n
}

// AddHost adds a name or address of this machine; what is no host name is passed over.
func (n *Names) AddHost(host string) {
	host, ok := cleanHost(host)
	if !ok {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.hosts[host] = true
	n.change++
}

// AddListener adds the address of a listener of the emulator.
func (n *Names) AddListener(addr net.Addr) {
	port, err := netip.ParseAddrPort(addr.String())
	if err != nil {
		return
	}
	port = netip.AddrPortFrom(port.Addr().Unmap().WithZone(""), port.Port())
	n.mu.Lock()
	defer n.mu.Unlock()
	n.ports[port] = true
	n.change++
}

// Mintable tells whether the authority may vouch for a host: it must never be able to pose as someone else's site to
// a client that trusts it.
func (n *Names) Mintable(host string) bool {
	host, ok := cleanHost(host)
	if !ok {
		return false
	}
	if emulatedName(host) || host == "127.0.0.1" || host == "::1" {
		return true
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.hosts[host] || n.listensOn(host)
}

// Emulated tells whether host and port address the emulator itself. A name counts on every port, an address only on
// the ports where the emulator listens.
func (n *Names) Emulated(host string, port uint16) bool {
	host, ok := cleanHost(host)
	if !ok {
		return false
	}
	if emulatedName(host) {
		return true
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	if n.hosts[host] {
		return true
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	anyV4, anyV6 := netip.AddrPortFrom(netip.IPv4Unspecified(), port), netip.AddrPortFrom(netip.IPv6Unspecified(), port)
	return n.ports[netip.AddrPortFrom(address, port)] || address.IsLoopback() && (n.ports[anyV4] || n.ports[anyV6])
}

// Own tells whether host and port address the emulator by a name or address of this machine, and not by one of the cloud's.
func (n *Names) Own(host string, port uint16) bool {
	return !strings.HasSuffix(host, cloudDomain) && n.Emulated(host, port)
}

// own lists all names of this machine, for the certificate of a client that names none, and the count of changes.
func (n *Names) own() ([]string, int) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	own := []string{"localhost", "127.0.0.1", "::1"}
	for host := range n.hosts {
		own = append(own, host)
	}
	for port := range n.ports {
		if !port.Addr().IsUnspecified() {
			own = append(own, port.Addr().String())
		}
	}
	slices.Sort(own)
	return slices.Compact(own), n.change
}

func (n *Names) listensOn(host string) bool {
	for port := range n.ports {
		if !port.Addr().IsUnspecified() && port.Addr().String() == host {
			return true
		}
	}
	return false
}

func emulatedName(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasSuffix(host, cloudDomain)
}

// cleanHost gives a host its one spelling: lower case, no final dot, no brackets, addresses in canonical form. It is
// false for what is neither a host name nor an address. Underscores pass: old bucket names have them.
func cleanHost(host string) (string, bool) {
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if address, err := netip.ParseAddr(host); err == nil {
		return address.Unmap().String(), address.Zone() == ""
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "" || len(host) > 253 {
		return "", false
	}
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 || !isLabel(label) {
			return "", false
		}
	}
	return host, true
}

func isLabel(s string) bool {
	for _, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '_':
		default:
			return false
		}
	}
	return s[0] != '-' && s[len(s)-1] != '-'
}
