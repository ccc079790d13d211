package server

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

type clockView struct {
	Now    time.Time `json:"now"`
	Pace   string    `json:"pace"`
	Offset string    `json:"offset"`
}

type advanceRequest struct {
	Advance string `json:"advance"`
}

type gatewayRequest struct {
	Vantage string `json:"vantage"`
}

type gatewayView struct {
	Vantage string `json:"vantage"`
	Address string `json:"address"`
}

func (s *Server) clock(c echo.Context) error {
	clock := s.world.Clock()
	return c.JSON(http.StatusOK, clockView{clock.Now(), string(clock.Pace()), clock.Offset().Round(time.Millisecond).String()})
}

// longestAdvance keeps virtual time within what a time can be: a century.
const longestAdvance = 100 * 365 * 24 * time.Hour

func (s *Server) advance(c echo.Context) error {
	var req advanceRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	d, err := time.ParseDuration(req.Advance)
	if err != nil || d < 0 || d > longestAdvance {
		return badRequest("advance is %q; it is a duration such as 90s or 2h30m, not negative and below a century.", req.Advance)
	}
	if err := s.world.Advance(d); err != nil {
		return err
	}
	return s.clock(c)
}

func (s *Server) exportState(c echo.Context) error {
	export := s.contents.Export
	switch text := c.QueryParam("objects"); text {
	case "", "true":
	case "false":
		export = func(w *world.World, out io.Writer) error { return w.Export(out, nil) }
	default:
		return badRequest("objects is %q; it may be true or false.", text)
	}
	c.Response().Header().Set("Content-Type", mediaLines)
	c.Response().Header().Set("Content-Disposition", `attachment; filename="ringfence-state.jsonl"`)
	if err := export(s.world, c.Response()); err != nil {
		if c.Response().Committed {
			panic(http.ErrAbortHandler) // half a world must not look like a whole one
		}
		return err
	}
	return nil
}

func (s *Server) importState(c echo.Context) error {
	err := s.contents.Import(s.world, c.Request().Body)
	switch {
	case err == nil:
		return c.NoContent(http.StatusNoContent)
	case errors.Is(err, store.ErrDump):
		return badRequest("%s", err)
	case errors.Is(err, blob.ErrFull):
		return &problem{status: http.StatusInsufficientStorage, Code: "InsufficientStorage", Message: err.Error()}
	}
	return err
}

func (s *Server) resetState(c echo.Context) error {
	if err := s.options.Reset(); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

func (s *Server) openGateway(c echo.Context) error {
	var req gatewayRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	address, err := s.options.OpenGateway(req.Vantage)
	if err != nil {
		return vantageProblem(err)
	}
	return c.JSON(http.StatusCreated, gatewayView{req.Vantage, address})
}

func (s *Server) regions(c echo.Context) error {
	id := c.Param("id")
	var body bytes.Buffer
	if err := s.world.Matrix().WriteJSON(&body, id); err != nil {
		return &problem{status: http.StatusNotFound, Code: "NotFound", Message: err.Error()}
	}
	return c.JSONBlob(http.StatusOK, body.Bytes())
}
