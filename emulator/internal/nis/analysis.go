package nis

import (
	"encoding/json"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/nis"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createNetworkReachableAnalysis asks the question of a path.
func createNetworkReachableAnalysis(tx *world.Tx, req *wire.CreateNetworkReachableAnalysisRequest) (*wire.CreateNetworkReachableAnalysisResponse, error) {
	p, err := tx.NetworkPaths.Get(req.NetworkPathId)
	if world.NotFound(err) {
		return nil, wire.ErrPathNotFound.With(req.NetworkPathId)
	}
	if err != nil {
		return nil, err
	}
	limit := tx.Quota("nis.analyses", quotaAnalyses)
	count := func(tx *world.Tx) (int, error) { return tx.KeptAnalyses() }
	if err := within(tx, limit, count, wire.ErrAnalysisQuota.With(limit)); err != nil {
		return nil, err
	}
	a := newAnalysis(tx, p.PathEnds)
	a.Path, a.PathCreatedAt, a.ResourceGroup = p.ID, p.CreatedAt, p.ResourceGroup
	if err := analyse(tx, a); err != nil {
		return nil, err
	}
	res := &wire.CreateNetworkReachableAnalysisResponse{NetworkReachableAnalysisId: a.ID}
	return res, label(tx, "networkreachableanalysis", a.ID, req.Tag)
}

// createAndAnalyzeNetworkPath asks a question that is not kept.
func createAndAnalyzeNetworkPath(tx *world.Tx, req *wire.CreateAndAnalyzeNetworkPathRequest) (*wire.CreateAndAnalyzeNetworkPathResponse, error) {
	a := newAnalysis(tx, endsOf(req.Ends))
	if _, err := pose(tx, a.PathEnds); err != nil {
		return nil, err
	}
	count, oldest, err := tx.PassingAnalyses()
	if err != nil {
		return nil, err
	}
	if count >= quotaAnalyses { // A0413
		if err := tx.ReachableAnalyses.Delete(oldest.ID); err != nil {
			return nil, err
		}
	}
	if err := analyse(tx, a); err != nil {
		return nil, err
	}
	return &wire.CreateAndAnalyzeNetworkPathResponse{
		NetworkReachableAnalysisId: a.ID, Protocol: a.Protocol,
		SourceId: a.SourceID, SourceType: a.SourceType, SourceIpAddress: a.SourceIP, SourcePort: strconv.Itoa(a.SourcePort),
		TargetId: a.TargetID, TargetType: a.TargetType, TargetIpAddress: a.TargetIP, TargetPort: strconv.Itoa(a.TargetPort),
	}, nil
}

func newAnalysis(tx *world.Tx, ends world.PathEnds) *world.ReachableAnalysis {
	return &world.ReachableAnalysis{
		Meta: world.Meta{ID: tx.NewID("nra"), CreatedAt: tx.Now()}, Status: world.AnalysisInit,
		PathCreatedAt: tx.Now(), PathEnds: ends,
	}
}

// analyse judges the ends of an analysis and stores it; its stage shows the result later.
func analyse(tx *world.Tx, a *world.ReachableAnalysis) error {
	v, err := judge(tx, a.PathEnds)
	if err != nil {
		return err
	}
	a.Reachable, a.Failed = v.Reachable, v.Unknown != ""
	r, err := report(tx, a, v)
	if err != nil {
		return err
	}
	var text strings.Builder
	out := json.NewEncoder(&text)
	out.SetEscapeHTML(false) // links are spelled with -->
	if err := out.Encode(r); err != nil {
		return err
	}
	a.Result = strings.TrimSuffix(text.String(), "\n")
	return tx.ReachableAnalyses.Insert(a)
}

// getNetworkReachableAnalysis tells how far an analysis is and, once it has ended, its result.
func getNetworkReachableAnalysis(tx *world.Tx, req *wire.GetNetworkReachableAnalysisRequest) (*wire.GetNetworkReachableAnalysisResponse, error) {
	a, err := tx.ReachableAnalyses.Get(req.NetworkReachableAnalysisId)
	if world.NotFound(err) {
		return nil, wire.ErrAnalysisNotFound.With(req.NetworkReachableAnalysisId)
	}
	if err != nil {
		return nil, err
	}
	parameter, err := json.Marshal(parameters{
		SourceID: a.SourceID, SourceType: a.SourceType, SourceIP: a.SourceIP, SourcePort: a.SourcePort,
		TargetID: a.TargetID, TargetType: a.TargetType, TargetIP: a.TargetIP, TargetPort: a.TargetPort, Protocol: a.Protocol,
	})
	if err != nil {
		return nil, err
	}
	res := &wire.GetNetworkReachableAnalysisResponse{
		AliUid: owner(tx), CreateTime: stamp(a.PathCreatedAt), NetworkPathId: a.Path, NetworkPathParameter: string(parameter),
		NetworkReachableAnalysisId: a.ID, NetworkReachableAnalysisStatus: string(a.Status),
	}
	if a.Status != world.AnalysisInit {
		res.NetworkReachableAnalysisResult, res.Reachable = a.Result, &a.Reachable
	}
	return res, nil
}

// parameters are those of a path as an answer echoes them; what was not given is left out.
type parameters struct {
	Protocol   string `json:"protocol"`
	SourceID   string `json:"sourceId"`
	SourceIP   string `json:"sourceIpAddress,omitempty"`
	SourcePort int    `json:"sourcePort,omitempty"`
	SourceType string `json:"sourceType"`
	TargetID   string `json:"targetId"`
	TargetIP   string `json:"targetIpAddress,omitempty"`
	TargetPort int    `json:"targetPort,omitempty"`
	TargetType string `json:"targetType"`
}

// deleteNetworkReachableAnalysis forgets analyses; those that are gone already are no error. A0416
func deleteNetworkReachableAnalysis(tx *world.Tx, req *wire.DeleteNetworkReachableAnalysisRequest) (*wire.DeleteNetworkReachableAnalysisResponse, error) {
	for _, id := range req.NetworkReachableAnalysisIds {
		if err := tx.ReachableAnalyses.Delete(id); err != nil && !world.NotFound(err) {
			return nil, err
		}
	}
	return &wire.DeleteNetworkReachableAnalysisResponse{Data: true}, nil
}
