package server

import (
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// reachRequest asks whether a packet passes.
type reachRequest struct {
	From string `json:"from"`
	To   string `json:"to"`
	// Protocol is tcp unless told.
	Protocol string `json:"protocol,omitempty"`
	Port     int    `json:"port,omitempty"`
	// SourcePort is an ephemeral one unless told.
	SourcePort int `json:"sourcePort,omitempty"`
}

func (r reachRequest) question() reach.Question {
	if r.Protocol == "" {
		r.Protocol = "tcp"
	}
	return reach.Question{From: r.From, To: r.To, Protocol: r.Protocol, Port: r.Port, SourcePort: r.SourcePort}
}

// reachView is a verdict with its explanation as text.
type reachView struct {
	reach.Verdict
	Explanation string `json:"explanation"`
}

// vantageProblem answers for a vantage point: 404 for one that does not exist, 400 for what is none.
func vantageProblem(err error) error {
	if nowhere, ok := errors.AsType[*reach.Nowhere](err); ok {
		return &problem{status: http.StatusNotFound, Code: "NotFound", Message: nowhere.Error()}
	}
	return badRequest("%s", err)
}

// reach answers POST /reach.
func (s *Server) reach(c echo.Context) error {
	var request reachRequest
	if err := readJSON(c, &request); err != nil {
		return err
	}
	if strings.EqualFold(request.Protocol, "icmp") && (request.Port != 0 || request.SourcePort != 0) {
		return badRequest("icmp has no ports.")
	}
	engine, err := s.world.Reach()
	if err != nil {
		return err
	}
	verdict, err := engine.Reach(request.question())
	if err != nil {
		return badRequest("%s", err)
	}
	return c.JSON(http.StatusOK, reachView{verdict, verdict.String()})
}
