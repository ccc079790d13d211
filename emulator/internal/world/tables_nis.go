package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

var (
	networkPaths      = store.Define("networkpath", func(p *NetworkPath) string { return p.ID })
	reachableAnalyses = store.Define("reachableanalysis", func(a *ReachableAnalysis) string { return a.ID })

	passingAnalyses = reachableAnalyses.Index("passing", func(a *ReachableAnalysis) []string { return []string{analysisKey(a.Path == "")} })
)

// analysisKey tells analyses of a path from those without one, which are soon forgotten.
func analysisKey(passing bool) string {
	if passing {
		return "passing"
	}
	return "kept"
}

// nisTables are the collections of Network Intelligence Service, bound to a transaction.
type nisTables struct {
	NetworkPaths      store.Table[NetworkPath]
	ReachableAnalyses store.Table[ReachableAnalysis]

	analysesByPassing store.View[ReachableAnalysis]
}

func (t *nisTables) bind(tx *store.Tx, in scopes) {
	t.NetworkPaths = networkPaths.In(tx, in.region)
	t.ReachableAnalyses = reachableAnalyses.In(tx, in.region)
	t.analysesByPassing = passingAnalyses.In(tx, in.region)
}

// KeptAnalyses counts the analyses of paths.
func (t *nisTables) KeptAnalyses() (int, error) { return t.analysesByPassing.Count(analysisKey(false)) }

// PassingAnalyses counts the analyses without a path, and gives the oldest of them.
func (t *nisTables) PassingAnalyses() (count int, oldest *ReachableAnalysis, err error) {
	count, err = t.analysesByPassing.Count(analysisKey(true))
	if err != nil || count == 0 {
		return 0, nil, err
	}
	oldest, err = t.analysesByPassing.First(analysisKey(true))
	return count, oldest, err
}

// nisKinds are the resources of the product as tags, resource groups and the lifecycle see them. Types are those of
// the ARNs in the API's authorization tables.
var nisKinds = []Kind{
	kindOf(networkPaths, "nis", "networkpath"),
	kindOf(reachableAnalyses, "nis", "networkreachableanalysis"),
}

// nisStages end an analysis. A0413
var nisStages = []Stage{
	{Collection: "reachableanalysis", From: AnalysisInit, To: AnalysisFinish, After: 3 * time.Second, Source: "nis GetNetworkReachableAnalysis"},
}
