package ecs

// Documented limits (Ecs limits, RunInstances).
const (
	maxDataDisks      = 16
	maxInstanceGroups = 5
)
