package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// controlPrefix is where the control API lives; no bucket can have a name with an underscore first. Below a host that
// names a bucket it is a key like any other.
const controlPrefix = "/_ringfence/"

// Server answers every request of a listener. It is an http.Handler; who listens is not its affair.
type Server struct {
	dispatcher *action.Dispatcher
	world      *world.World
	trail      *audit.Trail
	options    Options
	control    *echo.Echo

	hosts       wire.HostRules
	contents    *oss.Contents
	ossHandlers map[wire.Operation]ossHandler
	pixels      pixelGate
	lanes       lanes
}

// Options of a server.
type Options struct {
	Dispatcher *action.Dispatcher
	World      *world.World
	Trail      *audit.Trail
	// Contents keeps the bytes of objects.
	Contents *oss.Contents
	// Outside reaches registered workloads; nil reaches nothing.
	Outside Outside
	// Drop does to the connection of a request that the network would not have brought here what becomes of its packets. It
	// is false when the sender is to be told; nil tells everybody.
	Drop func(http.ResponseWriter) bool
	// Turned does to the connection of a call, made to the management API for a region, what the network does to it. It is
	// false when the network lets the call through; nil lets all through.
	Turned func(w http.ResponseWriter, r *http.Request, region string) bool
	// AuthOff takes every key as the account that it names and verifies nothing.
	AuthOff bool
	// BlockPublicBuckets has new buckets block public access.
	BlockPublicBuckets bool
	// Version is told by health and version.
	Version string
	// CA is the PEM text of the certificate authority.
	CA []byte
	// Listeners tells the addresses, by vantage, once they are open.
	Listeners func() map[string]string
	// Reset empties the world and plants the seeds again.
	Reset func() error
	// OpenGateway opens one more gateway port for a vantage point.
	OpenGateway func(vantage string) (string, error)
}

// New makes a server.
func New(o Options) *Server {
	s := &Server{
		dispatcher: o.Dispatcher, world: o.World, trail: o.Trail, options: o,
		hosts: ossHosts(o.World.Matrix()), contents: o.Contents, ossHandlers: ossHandlers(),
	}
	o.World.OnErrand(oss.LifecycleErrand, o.Contents.RunLifecycle)
	s.hosts.Cname = boundTo(o.World)
	s.control = s.newControl()
	s.planOSS()
	return s
}

// ServeHTTP tells the protocols apart.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case strings.HasPrefix(r.URL.Path, controlPrefix) && s.hosts.ParseHost(r.Host).Bucket == "":
		s.control.ServeHTTP(w, r)
	case isRPC(r):
		s.serveRPC(w, r)
	default:
		s.serveOSS(w, r)
	}
}
