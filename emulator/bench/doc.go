// Package bench measures the emulator against a floor that does nothing but HTTP and JSON, in the
// same run on the same machine. Only ratios are reported: absolute times say more about the
// machine than about the program. Run it with `make bench`.
package bench
