// Package ecs is what the Elastic Compute Service answers: instances, disks, snapshots, images, security groups and
// what belongs to them, one file per resource. A verb is a function of a transaction and a typed request; it knows
// no other product but by the shared nouns, and no region but by the law that the transaction asks.
package ecs
