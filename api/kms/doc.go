// Package kms is the contract of the KMS API: keys, their versions and aliases, and what is done with them.
//
// It holds no key and computes nothing: the structs say names, types and ranges, errors.go the refusals.
package kms

// Product and Version name the API as callers do.
const (
	Product = "Kms"
	Version = "2016-01-20"
)
