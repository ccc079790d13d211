package server

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
)

// standIn is a local address that stands for emulated endpoints.
type standIn struct {
	// Endpoint is what it stands for: "*.aliyuncs.com" for the names of the cloud's services, "*" for everything that has an
	// address, or the instance of a workload.
	Endpoint string `json:"endpoint"`
	// Vantage is from where its callers come; empty where they name it themselves, and for workloads, which are called.
	Vantage  string `json:"vantage,omitempty"`
	Protocol string `json:"protocol"`
	// Port is that of the endpoint; zero for any.
	Port  int    `json:"port,omitempty"`
	Local string `json:"local"`
}

// dataplane tells where bytes go in and out: listeners, gateways, and the workloads behind emulated ports.
func (s *Server) dataplane(c echo.Context) error {
	workloads, err := dataplane.Workloads(s.world)
	if err != nil {
		return err
	}
	all := []standIn{}
	doors := s.options.Listeners()
	for _, name := range slices.Sorted(maps.Keys(doors)) {
		vantage, gateway := strings.CutPrefix(name, "gateway")
		if gateway {
			all = append(all, standIn{Endpoint: "*", Vantage: strings.TrimPrefix(vantage, " "), Protocol: "proxy", Local: doors[name]})
			continue
		}
		all = append(all, standIn{Endpoint: "*.aliyuncs.com", Vantage: name, Protocol: "http", Local: strings.TrimPrefix(doors[name], "http://")})
	}
	for _, w := range workloads {
		all = append(all, standIn{Endpoint: w.Instance, Protocol: w.Protocol, Port: w.Port, Local: w.Target})
	}
	return c.JSON(http.StatusOK, all)
}
