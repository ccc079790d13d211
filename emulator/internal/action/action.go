package action

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Action is one verb of a product: its name, the capability that it needs, and the function.
type Action struct {
	Name       string
	Capability regions.Capability

	writes  bool
	free    bool
	request reflect.Type
	reply   reflect.Type
	run     func(*world.Tx, any) (any, error)
	facts   func(*world.Tx, any) (regions.Facts, error)
	shape   *rpc.Shape
}

// Read declares a verb that changes nothing. It runs on a snapshot. Req and Res are pointers to the wire structs: all
// pointers share one instance of these functions, where a type parameter for the structs made one for each action.
func Read[Req, Res any](name string, c regions.Capability, verb func(*world.Tx, Req) (Res, error), options ...Option) Action {
	return declare(name, c, false, reflect.TypeFor[Req](), reflect.TypeFor[Res](), untyped(verb), options)
}

// Write declares a verb that may change the world. It runs in a transaction of its own.
func Write[Req, Res any](name string, c regions.Capability, verb func(*world.Tx, Req) (Res, error), options ...Option) Action {
	return declare(name, c, true, reflect.TypeFor[Req](), reflect.TypeFor[Res](), untyped(verb), options)
}

// untyped is all that is compiled anew for each action.
func untyped[Req, Res any](verb func(*world.Tx, Req) (Res, error)) func(*world.Tx, any) (any, error) {
	return func(tx *world.Tx, req any) (any, error) {
		res, err := verb(tx, req.(Req))
		if err != nil {
			return nil, err
		}
		return res, nil
	}
}

//go:noinline
func declare(name string, c regions.Capability, writes bool, request, reply reflect.Type, run func(*world.Tx, any) (any, error), options []Option) Action {
	a := Action{Name: name, Capability: c, writes: writes, request: request.Elem(), reply: reply.Elem(), run: run}
	for _, o := range options {
		o(&a)
	}
	return a
}

// Option refines an action.
type Option func(*Action)

// With says which facts of a request the law needs to see, such as the network type of the
// instance that it creates. They are asked for before the verb runs, in its transaction.
func With[Req any](facts func(*world.Tx, Req) (regions.Facts, error)) Option {
	return func(a *Action) {
		a.facts = func(tx *world.Tx, req any) (regions.Facts, error) { return facts(tx, req.(Req)) }
	}
}

// Free says that no policy is asked: whoever has a key may call the action.
func Free(a *Action) { a.free = true }

// Service is a product: everything it answers, and everything its API has.
type Service struct {
	// Product is the OpenAPI product code, such as "Ecs"; Version its API version.
	Product, Version string
	// Host is the first label of its endpoints, such as "ecs".
	Host string
	// Prefix is the service's name in RAM actions, such as "ecs" in ecs:RunInstances.
	Prefix string
	// Global marks a product whose calls name no region (RAM, STS, ResourceManager).
	Global  bool
	Actions []Action
	// Locate names the region of the resource that a call is about when neither the call nor its host names a
	// region: a central endpoint serves many. Nil, or an empty answer, leaves the region to be the account's first.
	Locate func(*world.Tx, rpc.Params) (string, error)
	// Names lists every action of the published API; what is listed and not in Actions is
	// refused as not emulated, what is not listed does not exist.
	Names []string
	// Refusals are the errors that the region's law may answer with, by code.
	Refusals []*apierr.Error
}

// compiled is a service with its actions looked up by name.
type compiled struct {
	Service
	actions map[string]*Action
	names   map[string]bool
}

func compile(s Service) (*compiled, error) {
	s.Actions = slices.Clone(s.Actions) // the product's list is shared by all emulators of the process
	c := &compiled{Service: s, actions: make(map[string]*Action, len(s.Actions)), names: make(map[string]bool, len(s.Names))}
	for _, name := range s.Names {
		c.names[name] = true
	}
	for i := range s.Actions {
		a := &s.Actions[i]
		if c.actions[a.Name] != nil {
			return nil, fmt.Errorf("%s %s: declared twice", s.Product, a.Name)
		}
		if len(s.Names) > 0 && !c.names[a.Name] {
			return nil, fmt.Errorf("%s %s: the published API has no such action", s.Product, a.Name)
		}
		shape, err := rpc.ShapeOf(a.request)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", s.Product, a.Name, err)
		}
		a.shape = shape
		c.actions[a.Name] = a
	}
	return c, nil
}
