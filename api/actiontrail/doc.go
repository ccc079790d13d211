// Package actiontrail is the contract of the ActionTrail API: reading the events
// that the audit trail recorded.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business.
package actiontrail

// How a request names this API.
const (
	Product = "Actiontrail"
	Version = "2020-07-06"
)
