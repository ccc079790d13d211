package gateway

import (
	"encoding/binary"
	"fmt"
	"net/netip"
)

// datagram is what a SOCKS5 client wraps its datagrams in (RFC 1928 §7): where to, and what.
type datagram struct {
	host    string
	port    uint16
	payload []byte
}

// parseDatagram reads one. Fragments are refused, as the document allows.
func parseDatagram(b []byte) (datagram, error) {
	short := fmt.Errorf("%w: a datagram of %d bytes is too short", errSOCKS, len(b))
	if len(b) < 4 {
		return datagram{}, short
	}
	if b[2] != 0 {
		return datagram{}, fmt.Errorf("%w: the datagram is a fragment", errSOCKS)
	}
	kind, rest := b[3], b[4:]
	size, skip := 0, 0
	switch kind {
	case socks5IPv4:
		size = 4
	case socks5IPv6:
		size = 16
	case socks5Name:
		if len(rest) == 0 {
			return datagram{}, short
		}
		size, skip = int(rest[0]), 1
	default:
		return datagram{}, fmt.Errorf("%w: address type %d", errSOCKS, kind)
	}
	if len(rest) < skip+size+2 {
		return datagram{}, short
	}
	address := rest[skip : skip+size]
	rest = rest[skip+size:]
	d := datagram{port: binary.BigEndian.Uint16(rest), payload: rest[2:]}
	if ip, ok := netip.AddrFromSlice(address); ok && kind != socks5Name {
		d.host = ip.Unmap().String()
		return d, nil
	}
	host, ok := cleanHost(string(address))
	if !ok {
		return datagram{}, fmt.Errorf("%w: %q is no host", errSOCKS, address)
	}
	d.host = host
	return d, nil
}

// header is what an answer from a host and port begins with.
func (d datagram) header() []byte {
	b := []byte{0, 0, 0}
	if ip, err := netip.ParseAddr(d.host); err == nil {
		if ip.Is4() {
			b = append(b, socks5IPv4)
		} else {
			b = append(b, socks5IPv6)
		}
		b = append(b, ip.AsSlice()...)
	} else {
		b = append(b, socks5Name, byte(len(d.host)))
		b = append(b, d.host...)
	}
	return binary.BigEndian.AppendUint16(b, d.port)
}
