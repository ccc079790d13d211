package server

import (
	"net/http"

	"github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// eventFilters narrow the two calls that list events.
var eventFilters = []parameter{
	{"product", "only this OpenAPI product, such as Ecs"}, {"action", "only this action"}, {"account", "only this account id"},
	{"region", "only this region"}, {"error", "only this error code"}, {"verdict", "allowed, refused or failed"}, {"request", "only this request id"},
}

// routes is the whole control API.
func (s *Server) routes() []route {
	failures := "fault injection"
	return append(s.borderRoutes(), []route{
		{method: http.MethodGet, path: "/health", handle: s.health, summary: "Whether the emulator answers, its version and its addresses", answer: healthView{}},
		{method: http.MethodGet, path: "/openapi.json", handle: s.openAPI, summary: "This document", answer: map[string]any{}},
		{method: http.MethodGet, path: "/ca.pem", handle: s.caPEM, summary: "The certificate of the authority that signs the emulated names", media: mediaPEM},
		{method: http.MethodGet, path: "/regions", handle: s.regions, summary: "Every region with its profile and its law", answer: []regions.View{}},
		{method: http.MethodGet, path: "/regions/:id", handle: s.regions, summary: "One region with its profile and its law", answer: regions.View{}},
		{method: http.MethodGet, path: "/accounts", handle: s.listAccounts, summary: "The accounts, with their certifications", answer: []accountView{}},
		{method: http.MethodPost, path: "/accounts", handle: s.createAccount, summary: "Open an account, with a key and, where a cloud is named, certified for it", body: accountRequest{}, status: http.StatusCreated, answer: accountView{}},
		{method: http.MethodPut, path: "/accounts/:id/certification", handle: s.certify, summary: "Certify an account for a cloud; what stands in the way is named", body: certificationRequest{}, answer: accountView{}},
		{method: http.MethodDelete, path: "/accounts/:id/certification", handle: s.uncertify, summary: "Take the tag off an account", answer: accountView{}},
		{method: http.MethodGet, path: "/accounts/:id/resources", handle: s.accountResources, summary: "What an account has in the regions that it sees", answer: []account.Resource{}},
		{method: http.MethodGet, path: "/clock", handle: s.clock, summary: "Virtual time", answer: clockView{}},
		{method: http.MethodPost, path: "/clock", handle: s.advance, summary: "Move virtual time forward; answers when all that is due has happened", body: advanceRequest{}, answer: clockView{}},
		{method: http.MethodGet, path: "/state", handle: s.exportState, summary: "The whole world as JSON lines, with the bytes of its objects", query: []parameter{{"objects", "false leaves out the bytes of objects; reading one in a world without them is 409 ObjectContentMissing"}}, media: mediaLines},
		{method: http.MethodPut, path: "/state", handle: s.importState, summary: "Replace the world by an exported one", media: mediaLines, status: http.StatusNoContent},
		{method: http.MethodDelete, path: "/state", handle: s.resetState, summary: "Start again from the seeds", status: http.StatusNoContent},
		{method: http.MethodGet, path: "/unread", handle: s.unread, summary: "Parameters that callers sent and no handler read", answer: []action.Unread{}},
		{method: http.MethodGet, path: "/requests", handle: s.requests, summary: "The last calls, newest last", query: append([]parameter{{"limit", "at most this many; 100 unless told, 1000 at most"}}, eventFilters...), answer: []audit.Event{}},
		{method: http.MethodGet, path: "/audit", handle: s.audit, summary: "The whole audit trail, oldest first", query: eventFilters, answer: []audit.Event{}},
		{method: http.MethodGet, path: "/coverage", handle: s.coverage, summary: "Which actions are answered, by product", answer: []action.Coverage{}},
		{method: http.MethodGet, path: "/metrics", handle: s.metrics, summary: "Calls and latencies for Prometheus", media: mediaMetrics},
		{method: http.MethodPost, path: "/gateways", handle: s.openGateway, summary: "Open one more gateway port for a vantage point", body: gatewayRequest{}, status: http.StatusCreated, answer: gatewayView{}},
		{method: http.MethodPost, path: "/reach", handle: s.reach, summary: "Whether a packet passes, by which hops and rules", body: reachRequest{}, answer: reachView{}},
		{method: http.MethodGet, path: "/exposure", handle: s.exposure, summary: "Everything reachable from a vantage point", query: []parameter{{"from", "the vantage point; internet unless told"}, {"to", "only this destination; may be repeated"}, {"protocol", "only tcp, udp or icmp"}, {"port", "only this port"}, {"hops", "true adds the hops of one packet to each flow"}}, answer: exposureView{}},
		{method: http.MethodPost, path: "/exposure/diff", handle: s.exposureDiff, summary: "The flows that appeared and disappeared since an exported world, which is the body", query: []parameter{{"from", "the vantage point, which may be repeated; internet unless told"}}, answer: []reach.Difference{}},
		{method: http.MethodPost, path: "/properties", handle: s.property, summary: "Whether no packet arrives (NoPath), or none but by one way (OnlyPath), with a witness or a certificate", body: propertyRequest{}, answer: reach.Result{}},
		{method: http.MethodGet, path: "/workloads", handle: s.listWorkloads, summary: "What runs inside the instances", answer: []workloadView{}},
		{method: http.MethodPost, path: "/workloads", handle: s.registerWorkload, summary: "Say what listens on a port inside an ECS or RDS instance, or on a host of the internet (instance internet:ADDRESS)", body: workloadRequest{}, status: http.StatusCreated, answer: workloadView{}},
		{method: http.MethodDelete, path: "/workloads", handle: s.deleteWorkloads, summary: "Forget what listens on a port, or all workloads", query: []parameter{{"id", "only this workload"}, {"instance", "only the workload of this instance and port"}, {"port", "with instance"}, {"protocol", "with instance: tcp, unless it is udp"}}, status: http.StatusNoContent},
		{method: http.MethodGet, path: "/faults", summary: "The faults at work", later: failures},
		{method: http.MethodPost, path: "/faults", summary: "Inject a fault", later: failures},
		{method: http.MethodDelete, path: "/faults", summary: "End all faults", later: failures},
		{method: http.MethodGet, path: "/dataplane", handle: s.dataplane, summary: "Local addresses that stand for emulated endpoints", answer: []standIn{}},
	}...)
}
