package world

import "time"

// States of an analysis (nis GetNetworkReachableAnalysis).
const (
	AnalysisInit   Status = "init"
	AnalysisFinish Status = "finish"
	AnalysisError  Status = "error"
)

// PathEnds are the two ends of a network path and what is sent between them, as the caller gave them.
type PathEnds struct {
	SourceType, SourceID string
	SourceIP             string `json:",omitempty"`
	SourcePort           int    `json:",omitempty"`
	TargetType, TargetID string
	TargetIP             string `json:",omitempty"`
	TargetPort           int    `json:",omitempty"`
	Protocol             string
}

// NetworkPath is a question about reachability that is kept, to be asked again and again.
// Document: nis CreateNetworkPath.
type NetworkPath struct {
	Meta
	PathEnds
}

// ReachableAnalysis is the answer to a question about reachability, as the network was when it was asked.
// Document: nis CreateNetworkReachableAnalysis.
type ReachableAnalysis struct {
	Meta
	Status Status
	// Path is empty in an analysis that was asked for without one; PathCreatedAt is when the path was made.
	Path          string    `json:",omitempty"`
	PathCreatedAt time.Time `json:",omitzero"`
	PathEnds
	// Result is the JSON text that the API answers once the analysis has ended.
	Result    string
	Reachable bool
	// Failed says that the analysis ends in an error.
	Failed bool `json:",omitempty"`
}

// CurrentStatus makes ReachableAnalysis a [Staged] record.
func (a *ReachableAnalysis) CurrentStatus() Status { return a.Status }

// SetStatus makes ReachableAnalysis a [Staged] record.
func (a *ReachableAnalysis) SetStatus(s Status) {
	if a.Status = s; s == AnalysisFinish && a.Failed {
		a.Status = AnalysisError
	}
}
