// Package antiddos holds what Anti-DDoS Origin does: it measures attacks on public addresses against the thresholds of
// venue and product, scrubs what is above one and puts the address into a black hole above the other, and tells what
// happened by its API (antiddos-public).
//
// The thresholds are the law's; the cloud has no API that begins an attack, so the control API calls [Attack].
package antiddos
