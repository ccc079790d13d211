// Package rds is the contract of the RDS API: what each action takes and answers,
// field by field. Many of its counts travel as strings; the fields keep the type
// that the API description gives them.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business. Enums with
// fold are those that only the text of the API lists (A0005).
package rds

// How a request names this API.
const (
	Product = "Rds"
	Version = "2014-08-15"
)
