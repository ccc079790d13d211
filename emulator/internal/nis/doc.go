// Package nis holds the verbs of Network Intelligence Service: network paths that are kept, and analyses of whether
// packets get from one end of a path to the other.
//
// The one reachability engine answers (emulator/reach); here its verdict is told in the product's words. An analysis
// judges the network as it is when it is asked for, and shows the result a little later, as the cloud does.
package nis
