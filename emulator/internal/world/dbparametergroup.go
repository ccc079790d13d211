package world

import "time"

// DBParameterGroup is a named set of engine parameters. Document: Rds CreateParameterGroup.
type DBParameterGroup struct {
	Meta
	Engine, Version string
	Parameters      []DBParameter
	UpdatedAt       time.Time
}

// DBParameter is an engine parameter and its value.
type DBParameter struct{ Name, Value string }
