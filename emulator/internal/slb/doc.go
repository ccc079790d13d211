// Package slb holds the verbs of the classic load balancer: balancers, listeners and what they need (server groups,
// forwarding rules, access control lists, certificates, TLS policies, domain extensions).
//
// It keeps what a caller configured and checks it as the product does. It forwards nothing: the data plane reads the
// same records. Which listener ports the internet reaches is a matter of the region's border, not of this package: a
// listener can be made on any port (A0066).
package slb
