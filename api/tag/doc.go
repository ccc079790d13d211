// Package tag is the contract of the Tag API, which reaches resources of every
// product by their ARN. Each product's own tag actions stand in its package.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business.
package tag

// How a request names this API.
const (
	Product = "Tag"
	Version = "2018-08-28"
)
