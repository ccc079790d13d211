// Package location is the contract of the Location API, which clients ask for
// the endpoint of a product in a region before their first call.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business.
package location

// How a request names this API.
const (
	Product = "Location"
	Version = "2015-06-12"
)
