package server

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// exposureView is an exposure with its explanation as text.
type exposureView struct {
	reach.Exposure
	Explanation string `json:"explanation"`
}

// exposure answers GET /exposure.
func (s *Server) exposure(c echo.Context) error {
	from := c.QueryParam("from")
	if from == "" {
		from = "internet"
	}
	about, err := aboutOf(c.QueryParam("protocol"), c.QueryParam("port"))
	if err != nil {
		return err
	}
	engine, err := s.world.Reach()
	if err != nil {
		return err
	}
	found, err := engine.Exposure(from, reach.ExposureOptions{To: c.QueryParams()["to"], About: about, Hops: c.QueryParam("hops") == "true"})
	if err != nil {
		return badRequest("%s", err)
	}
	return c.JSON(http.StatusOK, exposureView{found, found.String()})
}

// aboutOf narrows headers to a protocol and a port, where they are given.
func aboutOf(protocol, port string) (reach.Match, error) {
	var about reach.Match
	if protocol != "" {
		p, err := reach.ParseProtocol(protocol)
		if err != nil {
			return about, badRequest("%s", err)
		}
		about.Protocols = p
	}
	if port != "" {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 {
			return about, badRequest("%q is not a port: want 1 to 65535.", port)
		}
		if about.Protocols == reach.ICMP {
			return about, badRequest("icmp has no ports.")
		}
		about.Ports = []reach.PortRange{{First: uint16(n), Last: uint16(n)}}
	}
	return about, nil
}

// propertyRequest asks whether something holds for all packets.
type propertyRequest struct {
	// Property is NoPath or OnlyPath; the second names in Via what packets may go by.
	Property string `json:"property"`
	From     string `json:"from"`
	To       string `json:"to"`
	Via      string `json:"via,omitempty"`
	// Protocol and Port narrow the packets that are meant; all of them unless told.
	Protocol string `json:"protocol,omitempty"`
	Port     int    `json:"port,omitempty"`
}

// property answers POST /properties.
func (s *Server) property(c echo.Context) error {
	var request propertyRequest
	if err := readJSON(c, &request); err != nil {
		return err
	}
	port := ""
	if request.Port != 0 {
		port = strconv.Itoa(request.Port)
	}
	about, err := aboutOf(request.Protocol, port)
	if err != nil {
		return err
	}
	engine, err := s.world.Reach()
	if err != nil {
		return err
	}
	if err := engine.Exists(request.From); err != nil { // nothing comes from there, so that anything would be proved
		return vantageProblem(err)
	}
	var result reach.Result
	switch request.Property {
	case "NoPath":
		if request.Via != "" {
			return badRequest("NoPath takes no via: it is about every path.")
		}
		result, err = engine.NoPath(request.From, request.To, about)
	case "OnlyPath":
		result, err = engine.OnlyPath(request.From, request.To, request.Via, about)
	default:
		return badRequest("%q is not a property: want NoPath or OnlyPath.", request.Property)
	}
	if err != nil {
		return badRequest("%s", err)
	}
	return c.JSON(http.StatusOK, result)
}

// exposureDiff answers POST /exposure/diff: what has changed since the world that is sent was exported.
func (s *Server) exposureDiff(c echo.Context) error {
	from := c.QueryParams()["from"]
	if len(from) == 0 {
		from = []string{"internet"}
	}
	before, err := s.world.ReachOf(c.Request().Body)
	if err != nil {
		return badRequest("The body is not an exported world: %s.", err)
	}
	after, err := s.world.Reach()
	if err != nil {
		return err
	}
	differences, err := reach.Diff(before, after, from...)
	if err != nil {
		return badRequest("%s", err)
	}
	return c.JSON(http.StatusOK, differences)
}
