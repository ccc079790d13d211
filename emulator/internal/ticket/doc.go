// Package ticket carries the requests that open a port of a public load balancer at the border of the Government Cloud
// through their two reviews (G4-slb-whitelist), and sets how that border treats an account's load balancers. No API of
// the cloud does this: the control API calls it. What was asked and who reviewed it is on the log of changes
// (G2-change-review).
package ticket
