// Package cloudfw holds the verbs of Cloud Firewall: the control policies of the internet border, their address books,
// and the switches of the public addresses that they protect.
//
// What the product knows is one for all regions of an account in its cloud, as in the cloud, where one central
// endpoint serves them. What policies do to packets is not decided here: the border reads them as nouns. Who must buy
// the product first is the law's business (F1-cloudfirewall).
package cloudfw
