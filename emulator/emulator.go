package emulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/judge"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/server"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/badger"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Emulator is a running emulator.
type Emulator struct {
	config     config
	clock      *clock.Clock
	world      *world.World
	trail      *audit.Trail
	dispatcher *action.Dispatcher
	server     *server.Server
	contents   *oss.Contents
	ca         *gateway.CA
	balancer   *dataplane.Balancer
	judge      *judge.Judge

	mu      sync.Mutex
	addrs   map[string]string // vantage → http://host:port
	gateway *gateway.Gateway
	fronts  []*front
}

// front is one open listener with its HTTP server.
type front struct {
	vantage  string
	listener net.Listener
	http     *http.Server
}

// New makes an emulator and starts it: when New returns, its listeners answer.
func New(options ...Option) (*Emulator, error) {
	c := defaults()
	for _, o := range options {
		if err := o(&c); err != nil {
			return nil, err
		}
	}
	e := &Emulator{config: c, addrs: make(map[string]string)}
	if err := e.build(); err != nil {
		return nil, errors.Join(err, e.Close(context.Background()))
	}
	if err := e.listen(); err != nil {
		return nil, errors.Join(err, e.Close(context.Background()))
	}
	return e, nil
}

// build makes everything but the listeners.
func (e *Emulator) build() error {
	matrix, err := regions.Load(e.config.overlays...)
	if err != nil {
		return err
	}
	pace, err := clock.ParsePace(e.config.pace)
	if err != nil {
		return err
	}
	e.clock = clock.New(pace)
	engine, err := e.openStore()
	if err != nil {
		return err
	}
	seed := e.config.seed
	if seed == 0 {
		seed = rand.Uint64()
	}
	e.world, err = world.Open(world.Options{
		Engine: engine, Clock: e.clock, Matrix: matrix, Seed: seed, Unlimited: e.config.noQuotas,
	})
	if err != nil {
		return errors.Join(err, engine.Close())
	}
	if e.contents, err = e.openContents(); err != nil {
		return err
	}
	if e.ca, err = e.openCA(); err != nil {
		return err
	}
	return e.assemble(seed)
}

// assemble wires the services, the dispatcher and the server, and plants the seeds.
func (e *Emulator) assemble(seed uint64) (err error) {
	e.dispatcher, err = action.New(action.Options{
		World: e.world, Trail: e.trail, AuthOff: e.config.authOff, StrictParams: e.config.strict,
		Seed: seed, Log: e.logCall(),
	}, services(e.trail)...)
	if err != nil {
		return err
	}
	e.judge = &judge.Judge{World: e.world, Names: e.ca.Names(), Log: e.logger()}
	e.server = server.New(server.Options{
		Dispatcher: e.dispatcher, World: e.world, Trail: e.trail, Contents: e.contents,
		AuthOff: e.config.authOff, BlockPublicBuckets: e.config.blockPublic, Version: e.config.version,
		CA: e.ca.PEM(), Listeners: e.Listeners, Reset: e.Reset, OpenGateway: e.OpenGateway,
		Outside: outside{e}, Drop: e.drop, Turned: e.turned,
	})
	if err := e.plant(); err != nil {
		return err
	}
	e.balancer = dataplane.New(dataplane.Config{World: e.world, Log: e.logger()})
	e.judge.Balancer = e.balancer
	e.gateway, err = gateway.New(gateway.Config{
		Handler: e.server, CA: e.ca, Dial: dataplane.Dial, Drop: gateway.DropMode(e.config.drop), Now: e.clock.Wall, Log: e.logger(),
		Judge: e.judge,
	})
	return err
}

// drop does to the connection of a request what becomes of packets that do not pass; false when the sender is to be told.
func (e *Emulator) drop(w http.ResponseWriter) bool {
	e.mu.Lock()
	proxy := e.gateway
	e.mu.Unlock()
	return proxy != nil && proxy.DropRequest(w)
}

// turned asks about a call to the management API what the gateway asks about a connection, and has the same become of it.
func (e *Emulator) turned(w http.ResponseWriter, r *http.Request, region string) bool {
	e.mu.Lock()
	proxy := e.gateway
	e.mu.Unlock()
	if proxy == nil {
		return false // the world is being planted: nobody calls from anywhere yet
	}
	call := judge.Call{From: vantage.From(r.Context()), Host: r.Host, Region: region, Secure: r.TLS != nil}
	return proxy.Turn(w, call.From, call.Host, call.Port(), e.judge.Call(call))
}

func (e *Emulator) openStore() (engine store.Engine, err error) {
	if e.config.data == "" {
		e.trail = audit.New()
		return store.NewMemory(), nil
	}
	if engine, err = badger.Open(filepath.Join(e.config.data, "store"), badger.Options{Sync: e.config.fsync}); err != nil {
		return nil, err
	}
	if e.trail, err = audit.Open(filepath.Join(e.config.data, "audit.jsonl")); err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	return engine, nil
}

// openContents opens where the bytes of objects are, and removes what a crash left there.
func (e *Emulator) openContents() (*oss.Contents, error) {
	if e.config.data == "" {
		return oss.NewContents(blob.NewMemory(e.config.memory), e.world), nil
	}
	files, err := blob.NewFiles(filepath.Join(e.config.data, "objects"), blob.FileOptions{Sync: e.config.fsync})
	if err != nil {
		return nil, err
	}
	contents := oss.NewContents(files, e.world)
	return contents, contents.Sweep(e.world)
}

func (e *Emulator) openCA() (*gateway.CA, error) {
	names := gateway.NewNames()
	file := e.config.caFile
	if file == "" && e.config.data != "" {
		file = filepath.Join(e.config.data, "ca.pem")
	}
	if file == "" {
		return gateway.Make(names, e.clock.Wall)
	}
	return gateway.Open(file, names, e.clock.Wall)
}

func (e *Emulator) logger() *slog.Logger {
	if e.config.logJSON {
		return slog.New(slog.NewJSONHandler(e.config.log, nil))
	}
	return slog.New(slog.NewTextHandler(e.config.log, nil))
}

// logCall writes one line a call; nil when nobody listens.
func (e *Emulator) logCall() func(audit.Event) {
	if e.config.log == io.Discard {
		return nil
	}
	logger := e.logger()
	return func(ev audit.Event) {
		logger.LogAttrs(context.Background(), slog.LevelInfo, ev.Action,
			slog.String("product", ev.Product), slog.String("region", ev.Region), slog.String("account", ev.Account),
			slog.String("vantage", ev.Vantage), slog.Int("status", ev.Status), slog.String("verdict", ev.Verdict),
			slog.String("error", ev.Error), slog.Any("rules", ev.Rules), slog.Any("unread", ev.Unread),
			slog.Duration("latency", ev.Latency), slog.String("request", ev.RequestID), slog.String("message", ev.Message))
	}
}

// Clock is the emulator's virtual time.
func (e *Emulator) Clock() Clock { return Clock{e.world} }

// Clock is virtual time: certificates, transient states and black holes obey it.
type Clock struct{ world *world.World }

// Now is the present moment of the emulated world.
func (c Clock) Now() time.Time { return c.world.Clock().Now() }

// Advance moves time forward and returns when everything that is due by then has happened.
func (c Clock) Advance(d time.Duration) error { return c.world.Advance(d) }

// Close ends the listeners, lets running calls finish until ctx ends, and closes the store.
func (e *Emulator) Close(ctx context.Context) error {
	var errs []error
	e.mu.Lock()
	fronts, proxy := e.fronts, e.gateway
	e.fronts, e.gateway = nil, nil
	e.mu.Unlock()
	if proxy != nil {
		errs = append(errs, proxy.Close(ctx))
	}
	if e.balancer != nil {
		errs = append(errs, e.balancer.Close(ctx))
	}
	for _, f := range fronts {
		if err := f.http.Shutdown(ctx); err != nil {
			errs = append(errs, err, f.http.Close())
		}
	}
	if e.world != nil {
		errs = append(errs, e.world.Close())
	}
	if e.trail != nil {
		errs = append(errs, e.trail.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	return nil
}
