package action

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"time"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Origin is from where a call came.
type Origin struct {
	// Vantage is the place in the landscape (contract: vantage points), Source the peer's address.
	Vantage, Source string
	// Secure says that it came by TLS.
	Secure bool
}

// Answer is what goes back to the caller of an RPC action.
type Answer struct {
	Status      int
	RequestID   string
	ContentType string
	Rules       []string
	Body        []byte
}

// call is one RPC call on its way through the gates.
type call struct {
	*rpc.Call
	service *compiled
	action  *Action
	caller  Caller
	region  regions.Region
	request any
	result  any
	event   audit.Event
	secure  bool
}

// RPC runs a call through all gates and renders its answer. A call that could not be parsed
// arrives with parseErr and is refused with it, so that it is on the trail like any other.
func (d *Dispatcher) RPC(in *rpc.Call, parseErr error, from Origin) Answer {
	started := time.Duration(d.world.Clock().Wall().UnixNano())
	c := &call{Call: in, secure: from.Secure}
	c.event = audit.Event{
		RequestID: d.ids.Next(), Time: d.world.Clock().Now(), Action: in.Action, Version: in.Version,
		Vantage: from.Vantage, Source: from.Source, AccessKey: in.AccessKeyID, Params: maskedParams(in.Params),
	}
	err := parseErr
	if err == nil {
		err = d.pass(c)
	}
	answer := d.render(c, err)
	c.event.Latency = time.Duration(d.world.Clock().Wall().UnixNano()) - started
	if trailErr := d.Record(c.event); trailErr != nil {
		return d.render(c, fmt.Errorf("audit trail: %w", trailErr))
	}
	return answer
}

// Record puts an event on the trail and tells the log. OSS, which is not RPC, uses it directly.
func (d *Dispatcher) Record(e audit.Event) error {
	err := d.trail.Append(e)
	if d.options.Log != nil {
		d.options.Log(e)
	}
	return err
}

// Note tells the log of an event that is not for the trail, such as what is behind an internal error.
func (d *Dispatcher) Note(e audit.Event) {
	if d.options.Log != nil {
		d.options.Log(e)
	}
}

// pass leads the call through the gates, in the order of the package comment.
func (d *Dispatcher) pass(c *call) error {
	for _, gate := range []func(*call) error{
		d.find, d.decode, d.authenticate, d.admit, d.deployed, d.authorize, d.run,
	} {
		if err := gate(c); err != nil {
			return err
		}
	}
	return nil
}

// decode reads the parameters into the action's request.
func (d *Dispatcher) decode(c *call) error {
	c.request = reflect.New(c.action.request).Interface()
	if err := c.action.shape.Decode(c.Params, c.request); err != nil {
		return err
	}
	c.event.Unread = c.action.shape.Unread(c.Params)
	c.event.Unknown = c.action.shape.Unknown(c.Params)
	if len(c.event.Unread) == 0 {
		return nil
	}
	if d.options.StrictParams {
		return errParameterNotEmulated.With(c.event.Unread[0], c.service.Product, c.action.Name)
	}
	d.unread.add(c.service.Product, c.action.Name, c.event.Unread)
	return nil
}

// run is the last gate: the law's facts, the replayed token and the verb, in one transaction.
func (d *Dispatcher) run(c *call) error {
	verb := func(tx *world.Tx) error {
		tx.Caller = world.Caller{Principal: c.caller.Principal, AccessKey: c.caller.AccessKey, User: c.caller.User, Session: c.caller.Session, Context: c.caller.Context}
		if err := d.law(tx, c); err != nil {
			return err
		}
		return d.once(tx, c, func() (err error) {
			c.result, err = c.action.run(tx, c.request)
			return err
		})
	}
	if !c.action.writes {
		return d.world.View(c.caller.Account, c.region, verb)
	}
	return d.world.Update(c.caller.Account, c.region, func(tx *world.Tx) error {
		if err := verb(tx); err != nil {
			return err
		}
		c.event.Resources = tx.Touched()
		if c.action.shape.Bool(c.request, "DryRun") {
			return errDryRun
		}
		return nil
	})
}

// law asks what the region says about the capability, with the facts that the request gives.
func (d *Dispatcher) law(tx *world.Tx, c *call) error {
	facts := regions.Facts{Network: c.caller.Account.Network(c.region.ID)}
	if c.action.facts != nil {
		more, err := c.action.facts(tx, c.request)
		if err != nil {
			return err
		}
		facts = more
	}
	if c.region.ID == "" {
		return nil
	}
	return tx.Allow(c.action.Capability, facts)
}

// render turns result or error into an answer and completes the event.
func (d *Dispatcher) render(c *call, err error) Answer {
	a := Answer{Status: http.StatusOK, RequestID: c.event.RequestID}
	a.ContentType = c.Format.ContentType()
	if err == nil {
		a.Body, err = c.Answer(c.result, a.RequestID)
	}
	c.event.Verdict, c.event.Status = audit.Allowed, a.Status
	if c.action != nil {
		c.event.Write = c.action.writes
	}
	if err != nil {
		refusal := d.explain(c, err)
		a.Status, a.Rules = refusal.Status, refusal.Rules()
		c.event.Verdict, c.event.Status, c.event.Rules = verdictOf(refusal), a.Status, a.Rules
		c.event.Error, c.event.Message = refusal.Code, refusal.Message
		c.event.Resources = nil
		a.Body = c.Refusal(refusal, a.RequestID, c.hostID(), c.event.Product)
	}
	return a
}

func verdictOf(e *apierr.Error) string {
	if len(e.Rules()) > 0 || e.Status == http.StatusForbidden {
		return audit.Refused
	}
	return audit.Failed
}

// explain makes an API error of any error: the law's refusals become the product's documented
// ones, and what is not an API error at all is an internal one whose text stays inside.
func (d *Dispatcher) explain(c *call, err error) *apierr.Error {
	var denied *world.Denied
	if errors.As(err, &denied) {
		return d.refuse(denied.Decision, c.event.Product)
	}
	var known *apierr.Error
	if errors.As(err, &known) {
		return known
	}
	c.event.Message = err.Error()
	internal := errInternal
	if d.options.Log != nil {
		e := c.event
		e.Error, e.Verdict, e.Status = internal.Code, audit.Failed, internal.Status
		d.options.Log(e)
	}
	return internal
}

func (c *call) hostID() string {
	if c.Host != "" {
		return c.Host
	}
	return "ringfence.local"
}
