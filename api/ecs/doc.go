// Package ecs is the contract of the ECS API: what each action takes and answers,
// field by field. Instances, security groups, network interfaces, disks,
// snapshots, images, key pairs and what they are chosen from.
//
// It holds no state and no behaviour: the structs say names, types and ranges,
// errors.go the refusals. What a region forbids is not its business. Enums with
// fold are those that only the text of the API lists (A0005).
package ecs

// How a request names this API.
const (
	Product = "Ecs"
	Version = "2014-05-26"
)
