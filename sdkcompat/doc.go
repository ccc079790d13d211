// Package sdkcompat lets the official clients judge Ringfence: unmodified, over real sockets, with
// the scenario that a team lives through in its first hour. Its tests need Go alone; the clients in
// other languages are in java, python and node, and run by run.sh (`make sdkcompat`).
//
// It is a module of its own, so that no client of the cloud enters the graph of those who import
// the emulator. It refuses to know the inside: what it learns, it learns as a client or from the
// control API.
package sdkcompat

//go:generate go run ./internal/generate
