// Package judge decides what becomes of each flow through the gateway: it asks the reachability engine about the world as
// it is at that moment, and takes what passes to where the bytes are: the emulator's own APIs, a registered workload, a
// load balancer's listener. It dials nothing; what it names are the targets of workloads and nothing else.
package judge
