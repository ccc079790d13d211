// Package gateway is the emulator's way in for clients that were told nothing but a proxy. One port speaks HTTP
// forwarding, CONNECT, SOCKS5 and SOCKS4a; the user name says from which vantage point the client calls, a [Judge] says
// what becomes of each flow, and TLS for the emulated names ends here under the emulator's own authority ([CA]).
// [Listener] gives the management listeners the same habit of one port for HTTP and HTTPS.
//
// It refuses to reach outside: the only addresses it ever dials are those a Judge names as registered workloads. It
// holds no law and no world; both stand behind the Judge.
package gateway
