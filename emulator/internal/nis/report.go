package nis

import (
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// result is the JSON text in which the API tells an analysis. Names and nesting are those of the published example of
// GetNetworkReachableAnalysis; the verdict at its end is ours (A0410).
type result struct {
	ErrorCode         string            `json:"errorCode"`
	NetworkACLData    networkACLData    `json:"networkAclData"`
	AnalysisID        string            `json:"nraId"`
	RequestID         string            `json:"requestId"` // of the service's own inner call, of which there is none
	RouteData         routeData         `json:"routeData"`
	SecurityGroupData securityGroupData `json:"securityGroupData"`
	Status            string            `json:"status"`
	TopologyData      topologyData      `json:"topologyData"`
	Ringfence         reach.Verdict     `json:"ringfence"`
}

type networkACLData struct {
	Items []networkACLItem `json:"networkAclItems"`
}

type networkACLItem struct {
	Description  string      `json:"description"`
	MatchedRule  matchedRule `json:"matchedRule"`
	NetworkACLID string      `json:"networkAclId"`
	Policy       string      `json:"policy"`
}

type routeData struct {
	Items []routeItem `json:"routeItems"`
}

type routeItem struct {
	Description  string    `json:"description"`
	MatchedRoute *nextHops `json:"matchedRoute"`
	Policy       string    `json:"policy"`
	RouteEntryID string    `json:"routeEntryId"`
	RouteTableID string    `json:"routeTableId"`
}

type securityGroupData struct {
	Policy   string              `json:"policy"`
	Items    []securityGroupItem `json:"securityGroupItems"`
	ReportID string              `json:"securityGroupReportId"`
}

type securityGroupItem struct {
	Description     string      `json:"description"`
	MatchedRule     matchedRule `json:"matchedRule"`
	Policy          string      `json:"policy"`
	ResourceID      string      `json:"resourceId"`
	SecurityGroupID string      `json:"securityGroupId"`
}

// matchedRule is a rule of a group or an ACL; all of it is empty where none matched and the default decided.
type matchedRule struct {
	BizProtocol        string `json:"bizProtocol"`
	CreatingTime       string `json:"creatingTime"`
	Description        string `json:"description"`
	DestinationCIDR    string `json:"destinationCidr"`
	DestinationGroupID string `json:"destinationGroupId"`
	Direction          string `json:"direction"`
	Policy             string `json:"policy"`
	PortRange          string `json:"portRange"`
	Priority           string `json:"priority"`
	SourceCIDR         string `json:"sourceCidr"`
	SourceGroupID      string `json:"sourceGroupId"`
}

// report tells a verdict in the product's words. Codes and steps are spelled after the controls of the engine. A0412
func report(tx *world.Tx, a *world.ReachableAnalysis, v reach.Verdict) (*result, error) {
	r := &result{
		AnalysisID: a.ID, ErrorCode: codeOf(v), Status: stepOf(v), Ringfence: v,
		NetworkACLData: networkACLData{Items: []networkACLItem{}}, RouteData: routeData{Items: []routeItem{}},
		SecurityGroupData: securityGroupData{Policy: accepted, Items: []securityGroupItem{}, ReportID: "sgr-" + serialOf(a)},
	}
	trace, err := follow(tx, a.PathEnds, v)
	if err != nil {
		return nil, err
	}
	r.TopologyData = trace.topology("tpr-" + serialOf(a))
	for _, hop := range v.Hops {
		switch hop.Kind {
		case reach.AtSecurityGroup:
			err = r.addGroup(trace, hop)
		case reach.AtNetworkACL:
			err = r.addNetworkACL(trace, hop)
		case reach.AtRoute:
			err = r.addRoute(trace, hop)
		}
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

// serialOf is what tells the reports of an analysis from others.
func serialOf(a *world.ReachableAnalysis) string { return strings.TrimPrefix(a.ID, "nra-") }

// codeOf names what stopped the packet; empty when it arrives.
func codeOf(v reach.Verdict) string {
	switch {
	case v.Reachable:
		return ""
	case v.Unknown != "":
		return "analysis_error"
	case v.StoppedAt() == reach.AtName:
		return "resource_not_found"
	}
	return snake(v.StoppedAt()) + "_deny"
}

// stepOf is the last step that the analysis came to.
func stepOf(v reach.Verdict) string {
	last := v.Hops[len(v.Hops)-1]
	step := snake(last.Kind) + "_checking"
	if last.Kind != reach.AtSecurityGroup {
		return step
	}
	if outbound(last) {
		return step + "_source"
	}
	return step + "_target"
}

func snake(k reach.Kind) string { return strings.ReplaceAll(string(k), "-", "_") }

// outbound says that the rules of a hop are about what goes out.
func outbound(h reach.Hop) bool { return strings.HasPrefix(h.At, "outbound") }

// How a hop decided, in the words of the result.
const accepted, dropped = "accept", "drop"

func policyOf(h reach.Hop) string {
	if h.Decision == reach.Denied {
		return dropped
	}
	return accepted // a route that leads out of the model is taken all the same
}

// describe says whose rule decided: the user's own or the default.
func describe(what, policy string, matched bool) string {
	whose, does := "default_", "_access_rule"
	if matched {
		whose = "user_"
	}
	if policy == dropped {
		does = "_drop_rule"
	}
	return whose + what + does
}
