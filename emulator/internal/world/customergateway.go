package world

import "net/netip"

// CustomerGateway describes the far end of an IPsec connection. Document: Vpc CreateCustomerGateway.
type CustomerGateway struct {
	Meta
	Address netip.Addr
	ASN     int64  `json:",omitempty"`
	AuthKey string `json:",omitempty"`
}
