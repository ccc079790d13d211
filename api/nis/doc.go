// Package nis is the contract of the Network Intelligence Service API: network
// paths, and analyses of whether packets get from one end to the other.
//
// It holds no state and no behaviour. The target types rds and oss are ours:
// the published API ends at load balancers (A0410).
package nis

// How a request names this API.
const (
	Product = "nis"
	Version = "2021-12-16"
)
