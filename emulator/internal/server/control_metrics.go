package server

import (
	"cmp"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
)

const mediaMetrics = "text/plain; version=0.0.4; charset=utf-8"

// metrics writes the text format of Prometheus.
func (s *Server) metrics(c echo.Context) error {
	var b strings.Builder
	fmt.Fprint(&b, "# HELP ringfence_build_info The running build.\n# TYPE ringfence_build_info gauge\n")
	fmt.Fprintf(&b, "ringfence_build_info{version=%s,go=%s} 1\n", strconv.Quote(s.options.Version), strconv.Quote(runtime.Version()))
	counts := s.trail.Counts()
	slices.SortFunc(counts.Calls, func(a, b audit.CallCount) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Action, b.Action), cmp.Compare(a.Code, b.Code))
	})
	fmt.Fprint(&b, "# HELP ringfence_calls_total API calls by product, action and error code.\n# TYPE ringfence_calls_total counter\n")
	for _, n := range counts.Calls {
		fmt.Fprintf(&b, "ringfence_calls_total{product=%s,action=%s,code=%s} %d\n", strconv.Quote(n.Product), strconv.Quote(n.Action), strconv.Quote(n.Code), n.Count)
	}
	fmt.Fprint(&b, "# HELP ringfence_call_seconds How long API calls took.\n# TYPE ringfence_call_seconds histogram\n")
	for i, bound := range audit.Buckets {
		fmt.Fprintf(&b, "ringfence_call_seconds_bucket{le=\"%g\"} %d\n", bound.Seconds(), counts.Buckets[i])
	}
	fmt.Fprintf(&b, "ringfence_call_seconds_bucket{le=\"+Inf\"} %d\nringfence_call_seconds_sum %g\nringfence_call_seconds_count %d\n", counts.Total, counts.Sum.Seconds(), counts.Total)
	fmt.Fprintf(&b, "# HELP ringfence_audit_dropped_total Events that the trail in memory no longer holds.\n# TYPE ringfence_audit_dropped_total counter\nringfence_audit_dropped_total %d\n", s.trail.Dropped())
	return c.Blob(http.StatusOK, mediaMetrics, []byte(b.String()))
}
