// Package world holds the nouns of the cloud — accounts, VPCs, instances, buckets — and the
// transaction through which every verb reads and changes them. It knows relations, scopes,
// transient states and time; it knows nothing of wire formats, signatures or HTTP.
//
// A verb receives a [Tx] that is already bound to one account and one region: what another
// account owns cannot be named through it, so isolation between accounts is a property of the
// type and not of each handler (requirement F3-account-isolation).
package world
