package world

// DeploymentSet spreads instances over hosts. Document: Ecs CreateDeploymentSet.
type DeploymentSet struct {
	Meta
	Strategy    string
	Domain      string
	Granularity string
	GroupCount  int `json:",omitempty"`
	OnUnable    string
}
