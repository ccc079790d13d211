// Package slb is the contract of the SLB API (classic load balancer): what each
// action takes and answers, field by field. Instances, listeners, the server
// groups behind them, forwarding rules, ACLs and certificates.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business. Enums with
// fold are those that only the text of the API lists (A0005).
package slb

// How a request names this API.
const (
	Product = "Slb"
	Version = "2014-05-15"
)
