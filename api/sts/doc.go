// Package sts is the contract of the STS API: who is calling, and temporary keys
// for a role.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business.
package sts

// How a request names this API.
const (
	Product = "Sts"
	Version = "2015-04-01"
)
