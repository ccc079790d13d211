// Package cloudfw is the contract of the Cloud Firewall API: control policies of
// the internet border, the address books that they name, and the switches that
// say for which public addresses they count.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. Who must buy the product first is the region's
// business. Enums with fold are those that only the text of the API lists
// (A0005); numbers of pages arrive and are answered as strings.
package cloudfw

// How a request names this API.
const (
	Product = "Cloudfw"
	Version = "2017-12-07"
)
