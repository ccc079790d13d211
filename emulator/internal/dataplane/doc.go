// Package dataplane is what really carries bytes behind the emulated network: the load balancer. Connections and datagrams
// come in through Go calls, already judged, because no emulated address can be bound; they go out to registered workloads and
// to nothing else. It reads what listeners, servers and certificates are from the world for each connection, runs the health
// checks and writes their failures there. It refuses to decide who may reach a listener, except for the listener's own access
// control, and shapes no bandwidth (A0344).
package dataplane
