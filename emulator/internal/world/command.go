package world

// Command is a script that Cloud Assistant keeps for instances. Document: Ecs CreateCommand.
type Command struct {
	Meta
	// Type is RunShellScript, RunBatScript or RunPowerShellScript.
	Type string
	// Content is the script itself, decoded.
	Content    []byte
	WorkingDir string `json:",omitempty"`
	// Timeout is in seconds.
	Timeout int64
	// Parameters are the names of the custom parameters, in order of their first use, when they are enabled.
	Parameters      []string `json:",omitempty"`
	EnableParameter bool     `json:",omitempty"`
	InvokeTimes     int      `json:",omitempty"`
}
