package server

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

type workloadView struct {
	ID        string    `json:"id"`
	Instance  string    `json:"instance"`
	Port      int       `json:"port"`
	Protocol  string    `json:"protocol"`
	Target    string    `json:"target"`
	CreatedAt time.Time `json:"createdAt"`
}

// workloadRequest registers a workload. Protocol is tcp unless it is said.
type workloadRequest struct {
	Instance string `json:"instance"`
	Port     int    `json:"port"`
	Protocol string `json:"protocol,omitempty"`
	Target   string `json:"target"`
}

func viewOfWorkload(w *world.Workload) workloadView {
	return workloadView{w.ID, w.Instance, w.Port, w.Protocol, w.Target, w.CreatedAt}
}

func (s *Server) listWorkloads(c echo.Context) error {
	found, err := dataplane.Workloads(s.world)
	if err != nil {
		return err
	}
	all := []workloadView{}
	for _, w := range found {
		all = append(all, viewOfWorkload(w))
	}
	return c.JSON(http.StatusOK, all)
}

func (s *Server) registerWorkload(c echo.Context) error {
	var req workloadRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	made, err := dataplane.Register(c.Request().Context(), s.world, world.Workload{
		Instance: req.Instance, Port: req.Port, Protocol: req.Protocol, Target: req.Target,
	})
	if err != nil {
		return workloadProblem(err)
	}
	return c.JSON(http.StatusCreated, viewOfWorkload(made))
}

// deleteWorkloads takes back the workload of an id, or of an instance, port and protocol; without either all of them.
func (s *Server) deleteWorkloads(c echo.Context) error {
	id, instance := c.QueryParam("id"), c.QueryParam("instance")
	for name := range c.QueryParams() {
		switch name {
		case "id", "instance", "port", "protocol":
		default:
			return badRequest("There is no parameter %q.", name)
		}
	}
	if instance == "" && (c.QueryParam("port") != "" || c.QueryParam("protocol") != "") {
		return badRequest("A port needs the instance that it is in.")
	}
	if instance != "" {
		port, err := strconv.Atoi(c.QueryParam("port"))
		if err != nil || id != "" {
			return badRequest("A workload is named by its id, or by instance, port and protocol.")
		}
		protocol := c.QueryParam("protocol")
		if protocol == "" {
			protocol = world.ProtocolTCP
		}
		id = world.WorkloadID(instance, protocol, port)
	}
	if err := dataplane.Unregister(s.world, id); err != nil {
		return workloadProblem(err)
	}
	return c.NoContent(http.StatusNoContent)
}

func workloadProblem(err error) error {
	switch {
	case errors.Is(err, dataplane.ErrInvalid):
		return badRequest("%s", err)
	case errors.Is(err, dataplane.ErrUnknownInstance), errors.Is(err, dataplane.ErrUnknownWorkload):
		return &problem{status: http.StatusNotFound, Code: "NotFound", Message: err.Error()}
	}
	return err
}
