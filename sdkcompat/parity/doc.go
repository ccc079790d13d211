// Package parity compares the wire structs of Ringfence with those of the official SDK, field by field:
// what we read and what we answer must be something that the SDK can say and understand.
package parity
