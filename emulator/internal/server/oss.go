package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// ossCall is one OSS request on its way through the gates, which are those of package action in the same order.
type ossCall struct {
	s   *Server
	w   http.ResponseWriter
	r   *http.Request
	req *wire.Request

	id      string
	started time.Duration
	event   audit.Event
	status  int

	signed bool
	caller action.Caller
	// looked is what was found behind the credentials, once the bucket was looked for.
	looked *identity
	op     oss.Operation
	// asked is the region that host or V4 scope name, if named says that they do; region and location are where the
	// request acts.
	asked    regions.Region
	region   regions.Region
	location regions.OSSLocation
	named    bool
	// bucket and owner are set for every operation on a bucket that exists.
	bucket *world.Bucket
	owner  world.Account
	// lost says that the network does not bring the request here, so that its sender hears no answer.
	lost bool
	// keys are the values of condition keys, once they were asked for; point is the access point that the request names.
	keys  policy.Context
	point *world.AccessPoint
	// site is the web site that the bucket is, while the request reads one; pageStatus is that of its error document.
	site       *wire.WebsiteConfiguration
	pageStatus int
	// wrote are keys that the request changed beside the one that it names.
	wrote []string
	// form is that of a PostObject, nil for every other operation.
	form *ossForm
	// torn says that the answer broke off behind its header.
	torn bool
	// freed are segments to forget once the transaction has let go of them.
	freed []world.Segment
}

// ossHandler answers one operation after all gates.
type ossHandler func(*ossCall) error

// ossHandlers are merged from the files of this package that answer OSS.
func ossHandlers() map[wire.Operation]ossHandler {
	all := make(map[wire.Operation]ossHandler)
	for _, some := range []map[wire.Operation]ossHandler{ossBucketHandlers, ossSettingHandlers, ossListHandlers, ossObjectHandlers, ossWriteHandlers, ossUploadHandlers, ossVersionHandlers, ossWormHandlers, ossRestoreHandlers, ossLifecycleHandlers, ossPostHandlers, ossLiveHandlers, ossFetchHandlers, ossConfigHandlers, ossPolicyHandlers, ossPointHandlers, ossLoggingHandlers, ossWebsiteHandlers, ossInventoryHandlers, ossReplicationHandlers, ossCnameHandlers, ossRedundancyHandlers, ossMetaQueryHandlers, ossProcessHandlers, ossSelectHandlers} {
		for op, h := range some {
			all[op] = h
		}
	}
	for op := range oss.Operations {
		if _, _, unset := oss.Unset(op); unset {
			all[op] = (*ossCall).unset
		}
	}
	return all
}

// serveOSS answers what is neither RPC nor control: object storage.
func (s *Server) serveOSS(w http.ResponseWriter, r *http.Request) {
	clock := s.world.Clock()
	c := &ossCall{s: s, w: w, r: r, id: ossRequestID(s.dispatcher.NextRequestID()), started: time.Duration(clock.Wall().UnixNano())}
	c.event = audit.Event{
		RequestID: c.id, Time: clock.Now(), Product: "Oss", Action: r.Method,
		Vantage: vantage.From(r.Context()).String(), Source: r.RemoteAddr,
	}
	header := w.Header()
	header["Server"] = []string{"AliyunOSS"}
	header["X-Oss-Request-Id"] = []string{c.id}
	err := c.guarded()
	if len(c.freed) > 0 {
		_ = s.contents.Drop(c.freed...) // a blob that stays is swept at the next start
	}
	if err != nil && c.status == 0 {
		c.refuse(err)
	}
	c.record()
	if !c.lost {
		c.logAccess()
	}
	if c.torn {
		panic(http.ErrAbortHandler) // net/http would end it as if it were whole
	}
}

// ossRequestID shortens a request id to the 24 hexadecimal digits that OSS gives.
func ossRequestID(uuid string) string { return strings.ReplaceAll(uuid, "-", "")[:24] }

// guarded is pass, with a panic as an error: it must reach the log and not only end the connection.
func (c *ossCall) guarded() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return c.pass()
}

// pass leads the request through the gates and to its handler.
func (c *ossCall) pass() (err error) {
	if c.req, err = wire.Parse(c.r, c.s.hosts); err != nil {
		return err
	}
	if auth := c.req.Auth; auth != nil && !c.s.options.AuthOff {
		if err := auth.Dated(); err != nil {
			return err
		}
	}
	for _, gate := range []func(*ossCall) error{
		(*ossCall).find, (*ossCall).reach, (*ossCall).exists, (*ossCall).cross, (*ossCall).identify, (*ossCall).find, (*ossCall).locate, (*ossCall).admit, (*ossCall).law,
		(*ossCall).accelerated, (*ossCall).secure, (*ossCall).browse, (*ossCall).emulated, (*ossCall).unread, (*ossCall).limitBucket, (*ossCall).limitTraffic, (*ossCall).authorize, (*ossCall).welcome,
	} {
		if err := gate(c); err != nil || c.status != 0 {
			return c.amend(err)
		}
	}
	if err := c.s.ossHandlers[c.req.Op](c); err != nil {
		return c.amend(err)
	}
	return nil
}

// find looks up what the gates need to know of the operation. It is asked twice: who signed may settle an ambiguous
// address on another one.
func (c *ossCall) find() error {
	c.event.Action = string(c.req.Op)
	known, ok := oss.Operations[c.req.Op]
	if !ok {
		known = oss.Operation{Capability: oss.Capability(c.req.Op), Access: oss.AccessOwner, Permission: string(c.req.Op)}
	}
	if of := versionPermissions[known.Permission]; of != "" && c.version() != "" {
		known.Permission = of
	}
	c.op, c.event.Write = known, known.Writes
	return nil
}

// emulated refuses, by name, what no handler answers.
func (c *ossCall) emulated() error {
	if name := c.req.Stray(); name != "" {
		return wire.ErrNotEmulated.With(c.r.Method + " ?" + name)
	}
	if c.s.ossHandlers[c.req.Op] == nil {
		return wire.ErrNotEmulated.With(string(c.req.Op))
	}
	return nil
}

// view runs a verb on a snapshot, bound to the owner of the bucket.
func (c *ossCall) view(verb func(*world.Tx) error) error {
	return c.s.world.View(c.owner, c.region, verb)
}

// update runs a verb in a transaction, bound to the owner of the bucket. The segments that it gives are forgotten
// once the transaction is kept.
func (c *ossCall) update(verb func(*world.Tx) ([]world.Segment, error)) error {
	var freed []world.Segment
	err := c.s.world.Update(c.owner, c.region, func(tx *world.Tx) (err error) {
		if freed, err = verb(tx); err != nil {
			return err
		}
		return c.follow(tx)
	})
	if err == nil {
		c.freed = append(c.freed, freed...)
	}
	return err
}

// now is the time of the emulated world.
func (c *ossCall) now() time.Time { return c.s.world.Clock().Now() }

// change is update for verbs that leave no segments.
func (c *ossCall) change(verb func(*world.Tx) error) error {
	return c.s.world.Update(c.owner, c.region, func(tx *world.Tx) error {
		if err := verb(tx); err != nil {
			return err
		}
		return c.follow(tx)
	})
}

// refuse answers an error.
func (c *ossCall) refuse(err error) {
	refusal := c.explain(err)
	c.status = refusal.Status
	c.event.Verdict, c.event.Rules = ossVerdict(refusal), refusal.Rules()
	c.event.Error, c.event.Message = refusal.Code, refusal.Message
	if rules := refusal.Rules(); len(rules) > 0 {
		c.w.Header()["X-Ringfence-Rule"] = []string{strings.Join(rules, ",")}
	}
	if c.lost && c.s.options.Drop != nil && c.s.options.Drop(c.w) {
		c.status = 0
		return
	}
	c.stamp()
	wire.WriteError(c.w, c.r.Method, refusal, c.id, hostOf(c.r))
}

func ossVerdict(e *apierr.Error) string {
	if len(e.Rules()) > 0 || e.Status == http.StatusForbidden {
		return audit.Refused
	}
	return audit.Failed
}

func hostOf(r *http.Request) string { return r.Host }

// explain makes an API error of any error; what is none is an internal one whose text stays inside.
func (c *ossCall) explain(err error) *apierr.Error {
	var known *apierr.Error
	switch {
	case errors.As(err, &known):
		if c.req != nil && errors.Is(known, wire.ErrAccessDenied) && c.req.Bucket != "" {
			known = known.Detail("BucketName", c.req.Bucket)
		}
		return c.numbered(known)
	case errors.Is(err, blob.ErrNotFound): // and the record still points to it: it came without its bytes
		return wire.ErrContentMissing
	case errors.Is(err, context.Canceled):
		return wire.ErrRequestTimeout
	}
	c.event.Message = err.Error()
	e := c.event
	e.Verdict, e.Status = audit.Failed, http.StatusInternalServerError
	c.s.dispatcher.Note(e)
	return wire.ErrInternalError
}

// numbered gives the number of a cause to the errors whose number depends on what the operation acts on.
func (c *ossCall) numbered(e *apierr.Error) *apierr.Error {
	if c.req == nil || !errors.Is(e, wire.ErrMalformedXML) || e.Code != wire.ErrMalformedXML.Code {
		return e
	}
	if c.req.Key == "" {
		return e.Detail("EC", "0015-00000231")
	}
	return e.Detail("EC", "0016-00000608")
}

// stamp writes the headers that are known only when an answer begins.
func (c *ossCall) stamp() {
	spent := time.Duration(c.s.world.Clock().Wall().UnixNano()) - c.started
	c.w.Header()["X-Oss-Server-Time"] = []string{strconv.FormatInt(spent.Milliseconds(), 10)}
	c.shareAcross()
	c.hide()
}

// record puts the request on the trail.
func (c *ossCall) record() {
	if c.event.Verdict == "" {
		c.event.Verdict = audit.Allowed
	}
	c.event.Status = c.status
	c.event.Latency = time.Duration(c.s.world.Clock().Wall().UnixNano()) - c.started
	if c.req != nil {
		c.event.Params = ossParams(c.req)
		c.event.Resources = c.resources()
	}
	_ = c.s.dispatcher.Record(c.event) // the answer has gone out; a full disk shows in the log of the next call
}

func (c *ossCall) resources() []string {
	switch {
	case c.req.Bucket == "":
		return nil
	case c.req.Key == "":
		return []string{c.req.Bucket}
	}
	return []string{c.req.Bucket + "/" + c.req.Key}
}

// ossParams are the query parameters as the trail may keep them: without credentials.
func ossParams(req *wire.Request) map[string]string {
	kept := make(map[string]string, len(req.Query))
	for _, p := range req.Query {
		switch p.Name {
		case "Signature", "x-oss-signature", "security-token", "x-oss-security-token":
			continue
		}
		kept[p.Name] = p.Value
	}
	return kept
}

// done answers without a document.
func (c *ossCall) done(status int) error {
	c.status = status
	c.stamp()
	if status != http.StatusNoContent {
		c.w.Header()["Content-Length"] = []string{"0"}
	}
	c.w.WriteHeader(status)
	return nil
}

// document answers with an XML document.
func (c *ossCall) document(doc any) error { return c.documentAs(http.StatusOK, doc) }

// documentAs is document with another status than 200.
func (c *ossCall) documentAs(status int, doc any) error {
	body, err := wire.Encode(doc)
	if err != nil {
		return err
	}
	c.status = status
	c.stamp()
	header := c.w.Header()
	header["Content-Type"] = []string{"application/xml"}
	header["Content-Length"] = []string{strconv.Itoa(len(body))}
	c.w.WriteHeader(status)
	if c.r.Method != http.MethodHead {
		_, _ = c.w.Write(body) // a caller that has gone needs no answer
	}
	return nil
}
