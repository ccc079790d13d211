// Package vpc holds the verbs of the VPC product: networks, subnets, routes, addresses, NAT.
// A verb is a plain function of a transaction and a request. What a region forbids is not
// decided here; what this product refuses by itself is in api/vpc's errors.
package vpc
