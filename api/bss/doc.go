// Package bss is the contract of the billing API (BssOpenApi), as far as a
// product that must be bought is bought by it.
//
// It holds no state and no behaviour.
package bss

// How a request names this API.
const (
	Product = "BssOpenApi"
	Version = "2017-12-14"
)
