// Package ram is the contract of the Resource Access Management API: users and
// their keys, groups, roles, policies, and what hangs on whom.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business.
package ram

// How a request names this API.
const (
	Product = "Ram"
	Version = "2015-05-01"
)
