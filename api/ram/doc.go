// Package ram is the contract of the part of the RAM API that deals with roles:
// what AssumeRole needs to exist.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business.
package ram

// How a request names this API.
const (
	Product = "Ram"
	Version = "2015-05-01"
)
