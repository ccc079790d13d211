// Package resourcemanager is the contract of the part of the Resource Management
// API that other products need: resource groups, and the resources in them. The
// resource directory is not here.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business.
package resourcemanager

// How a request names this API.
const (
	Product = "ResourceManager"
	Version = "2020-03-31"
)
