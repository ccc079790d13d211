// Package location answers clients that ask for the address of a product before their first call.
package location
