package dataplane

import (
	"encoding/binary"
	"net/netip"
)

// The parts of a version 2 header of the PROXY protocol (haproxy.org, proxy-protocol.txt §2.2).
const (
	proxySignature = "\r\n\r\n\x00\r\nQUIT\n"
	proxyCommand   = 0x21 // version 2, PROXY
	proxyIPv4      = 0x10
	proxyIPv6      = 0x20
	proxyStream    = 0x1
	proxyDatagram  = 0x2
)

// proxyHeader tells a server who its client is and which address it called.
func proxyHeader(kind byte, client, front netip.AddrPort) []byte {
	from, to := client.Addr().Unmap(), front.Addr().Unmap()
	family := byte(proxyIPv4)
	if !from.Is4() || !to.Is4() {
		family = proxyIPv6
		from, to = netip.AddrFrom16(from.As16()), netip.AddrFrom16(to.As16())
	}
	header := append([]byte(proxySignature), proxyCommand, family|kind)
	header = binary.BigEndian.AppendUint16(header, uint16(2*from.BitLen()/8+4))
	header = append(header, from.AsSlice()...)
	header = append(header, to.AsSlice()...)
	header = binary.BigEndian.AppendUint16(header, client.Port())
	return binary.BigEndian.AppendUint16(header, front.Port())
}
