package server

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"
)

// route is one call of the control API. The table of routes is what the router and the OpenAPI
// document are both made of, so that neither can say what the other does not.
type route struct {
	method, path string
	handle       echo.HandlerFunc
	// summary, query, body and answer describe it. A nil answer is not JSON: media says what it is.
	summary string
	query   []parameter
	body    any
	status  int
	answer  any
	media   string
	// later names the work that brings the call, where it answers 501 for now.
	later string
}

// parameter is one of the query string.
type parameter struct{ name, about string }

const (
	// maxControlBytes bounds the body of a control call, maxStateBytes that of a world to compare with.
	maxControlBytes = 1 << 20
	maxStateBytes   = 512 << 20
	mediaJSON       = "application/json"
	mediaLines      = "application/x-ndjson"
)

// newControl builds the control API of the contract.
func (s *Server) newControl() *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = writeError
	g := e.Group("/_ringfence")
	for _, r := range s.routes() {
		handle := r.handle
		if r.later != "" {
			handle = notYet(r.later)
		}
		g.Add(r.method, r.path, asked(bounded(handle, r.path), r.query))
	}
	return e
}

// asked refuses, by name, what a caller puts into the query and the call does not know: a misspelt filter would answer too much.
func asked(handle echo.HandlerFunc, known []parameter) echo.HandlerFunc {
	return func(c echo.Context) error {
		for name := range c.QueryParams() {
			if !slices.ContainsFunc(known, func(p parameter) bool { return p.name == name }) {
				return badRequest("%q is not a parameter of this call; /_ringfence/openapi.json lists them.", name)
			}
		}
		return handle(c)
	}
}

// bounded limits the body before anything reads it.
func bounded(handle echo.HandlerFunc, path string) echo.HandlerFunc {
	limit := int64(maxControlBytes)
	switch path {
	case "/exposure/diff":
		limit = maxStateBytes
	case "/state": // with the bytes of objects, which are kept as they come
		return handle
	}
	return func(c echo.Context) error {
		r := c.Request()
		r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
		return handle(c)
	}
}

func (s *Server) health(c echo.Context) error {
	return c.JSON(http.StatusOK, healthView{"ok", s.options.Version, s.options.Listeners()})
}

func (s *Server) caPEM(c echo.Context) error {
	return c.Blob(http.StatusOK, mediaPEM, s.options.CA)
}

const mediaPEM = "application/x-pem-file"

type healthView struct {
	Status    string            `json:"status"`
	Version   string            `json:"version"`
	Listeners map[string]string `json:"listeners"`
}
