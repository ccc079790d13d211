// Package vpc is the contract of the VPC API: what each action takes and answers,
// field by field. Networks, vSwitches, routes, elastic addresses, NAT, network
// ACLs, bandwidth packages, prefix lists and the VPN gateways' control plane.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business. Enums with
// fold are those that only the text of the API lists (A0005).
package vpc

// How a request names this API.
const (
	Product = "Vpc"
	Version = "2016-04-28"
)
