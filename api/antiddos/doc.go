// Package antiddos is the contract of the Anti-DDoS Origin API (antiddos-public):
// the public addresses of an account with their thresholds and states, the
// events that met them, and the credit that decides how long a black hole lasts.
//
// It holds no state and no behaviour. Regions are named by DdosRegionId, not by
// RegionId; enums with fold are those that only the text of the API lists (A0005).
package antiddos

// How a request names this API.
const (
	Product = "antiddos-public"
	Version = "2017-05-18"
)
