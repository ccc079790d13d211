// Package brute judges one packet at a time, by sending it. It is a second opinion on the reachability engine, written
// from the landscape alone: it knows no paths, no controls and no sets, keeps no index and shares no function with the
// engine. What an address, a gateway or a balancer does to a packet is done to the packet, forwards, where the engine
// translates rules backwards. It is slow and plain on purpose; tests compare the two on random worlds.
package brute
