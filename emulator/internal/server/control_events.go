package server

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
)

// Limits of GET requests.
const (
	usualRequests = 100
	mostRequests  = 1000
)

func (s *Server) unread(c echo.Context) error {
	return c.JSON(http.StatusOK, s.dispatcher.Unread())
}

func (s *Server) coverage(c echo.Context) error {
	return c.JSON(http.StatusOK, s.answered())
}

// requests lists the newest events that match.
func (s *Server) requests(c echo.Context) error {
	limit := usualRequests
	if text := c.QueryParam("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > mostRequests {
			return badRequest("limit is %q; it may be 1 to %d.", text, mostRequests)
		}
		limit = n
	}
	wanted, err := eventFilter(c, "limit")
	if err != nil {
		return err
	}
	found := []audit.Event{}
	for _, e := range slices.Backward(s.trail.Recent(mostScanned)) {
		if wanted(e) {
			if found = append(found, e); len(found) == limit {
				break
			}
		}
	}
	slices.Reverse(found)
	return c.JSON(http.StatusOK, found)
}

// mostScanned is how far back GET requests looks; the whole trail is at GET audit.
const mostScanned = 20_000

// audit streams the trail as one JSON array. Should reading fail halfway, the connection breaks
// off and the array is not whole, so that nobody takes a part for all.
func (s *Server) audit(c echo.Context) error {
	wanted, err := eventFilter(c)
	if err != nil {
		return err
	}
	out := c.Response()
	out.Header().Set("Content-Type", mediaJSON)
	out.Header().Set("X-Ringfence-Dropped", strconv.FormatUint(s.trail.Dropped(), 10))
	separator := "[\n"
	for e, err := range s.trail.All() {
		if err != nil {
			return err
		}
		if !wanted(e) {
			continue
		}
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if _, err := out.Write(append([]byte(separator), line...)); err != nil {
			return err
		}
		separator = ",\n"
	}
	if separator == "[\n" {
		_, err = out.Write([]byte("[]\n"))
		return err
	}
	_, err = out.Write([]byte("\n]\n"))
	return err
}

// eventFilter reads the filters of the query; a name that is none of them is refused.
func eventFilter(c echo.Context, others ...string) (func(audit.Event) bool, error) {
	for name := range c.QueryParams() {
		if !slices.Contains(others, name) && !slices.ContainsFunc(eventFilters, func(p parameter) bool { return p.name == name }) {
			return nil, badRequest("There is no filter %q.", name)
		}
	}
	get := c.QueryParam
	return func(e audit.Event) bool {
		return same(get("product"), e.Product) && same(get("action"), e.Action) && same(get("account"), e.Account) &&
			same(get("region"), e.Region) && same(get("error"), e.Error) && same(get("verdict"), e.Verdict) && same(get("request"), e.RequestID)
	}, nil
}

func same(filter, value string) bool { return filter == "" || strings.EqualFold(filter, value) }
