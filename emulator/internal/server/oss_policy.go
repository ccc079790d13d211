package server

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var ossPolicyHandlers = map[wire.Operation]ossHandler{
	wire.OpPutBucketPolicy:         (*ossCall).putPolicy,
	wire.OpGetBucketPolicy:         (*ossCall).policy,
	wire.OpDeleteBucketPolicy:      clearSetting(func(b *world.Bucket) { b.Policy = "" }),
	wire.OpGetBucketPolicyStatus:   (*ossCall).policyStatus,
	wire.OpGetPublicAccessBlock:    (*ossCall).accountBlock,
	wire.OpPutPublicAccessBlock:    (*ossCall).putAccountBlock,
	wire.OpDeletePublicAccessBlock: (*ossCall).deleteAccountBlock,
}

// needed is what a request needs to be allowed: an action on a bucket or on one of its objects.
type needed struct {
	bucket *world.Bucket
	owner  world.Account
	key    string
	// version is that of the object, empty for the current one.
	version string
	// resource is the name of what is acted upon, behind "acs:oss:*:<owner>:".
	resource string
	// permission is the action, without "oss:"; access what the lists must give where no policy allows it.
	permission string
	access     oss.Access
	point      *world.AccessPoint
}

// authorize asks everything that may allow or deny a request, in the order of the documents (OSS developer guide,
// Authentication): what is denied explicitly is denied, then a policy may allow it, then the access control lists.
func (c *ossCall) authorize() error {
	if c.bucket == nil {
		return c.authorizeService()
	}
	return c.allow(needed{
		bucket: c.bucket, owner: c.owner, key: c.req.Key, version: c.version(), resource: c.resource(),
		permission: c.op.Permission, access: c.op.Access, point: c.point,
	})
}

// authorizeService is authorize for what belongs to no bucket.
func (c *ossCall) authorizeService() error {
	caller := c.caller
	caller.Context = c.s.dispatcher.Context(c.r.RemoteAddr, c.r.TLS != nil)
	return orDenied(c.s.dispatcher.Authorize(caller, "oss:"+c.op.Permission, c.arn(c.owner, "*")))
}

func (c *ossCall) arn(owner world.Account, name string) string {
	return "acs:oss:*:" + owner.ID + ":" + name
}

// resource is what the request acts on, as policies name it.
func (c *ossCall) resource() string {
	switch {
	case c.req.Key != "":
		return c.bucket.ID + "/" + c.req.Key
	case c.req.Op == wire.OpDeleteMultipleObjects, c.req.Op == wire.OpPostObject:
		return c.bucket.ID + "/*" // the keys are in the body
	}
	return c.bucket.ID
}

// allow asks about one action.
func (c *ossCall) allow(n needed) error {
	if n.access == oss.AccessOpen {
		return nil
	}
	own := c.signed && c.caller.Account.ID == n.owner.ID
	if own && !c.caller.Limited && n.bucket.Policy == "" && n.point == nil {
		return nil // nothing but a policy that hangs on the bucket or its access point bounds the owner
	}
	ask := policy.Request{Action: "oss:" + n.permission, Resource: c.arn(n.owner, n.resource), Context: c.conditionKeys(n.bucket)}
	who := c.principal()
	allowed := false
	if own {
		caller := c.caller
		caller.Context = ask.Context
		err := c.s.dispatcher.Authorize(caller, ask.Action, ask.Resource)
		if err != nil && (!errors.Is(err, rpc.ErrForbiddenRAM) || final(err)) {
			return orDenied(err)
		}
		allowed = err == nil
	}
	closed, err := c.closed(n)
	if err != nil {
		return err
	}
	verdict := oss.Ruling(n.bucket.Policy, ask, who, closed)
	if verdict.Explicit && !(own && !c.caller.Limited && strings.HasSuffix(n.permission, "BucketPolicy")) { // A0231
		return wire.ErrBucketPolicy
	}
	if n.point != nil {
		return c.allowByPoint(n, ask, who, allowed, verdict.Effect == policy.Allow, closed)
	}
	if err := c.pays(n.bucket, own); err != nil {
		return err
	}
	if allowed || verdict.Effect == policy.Allow {
		return nil
	}
	if !closed {
		granted, err := c.listed(n)
		if err != nil || granted {
			return err
		}
	}
	if c.signed && !own && n.key == "" && c.req.Key == "" {
		return wire.ErrBucketOwner
	}
	if own && c.caller.Limited { // a user or a role whose policies do not say so (ali-oss, tests of STS)
		return wire.ErrAuthorizer
	}
	return wire.ErrAccessDenied
}

// orDenied spells a refusal of RAM as OSS does.
func orDenied(err error) error {
	if errors.Is(err, rpc.ErrForbiddenRAM) {
		return wire.ErrAuthorizer
	}
	return err
}

// final reports whether nothing else can allow what RAM refuses: a statement denies it, or the policy of the session
// does not allow it.
func final(err error) bool {
	var refusal *apierr.Error
	if !errors.As(err, &refusal) {
		return false
	}
	for _, d := range refusal.Details() {
		if d.Name == "AccessDeniedDetail.NoPermissionType" && d.Value == "ExplicitDeny" ||
			d.Name == "AccessDeniedDetail.PolicyType" && d.Value == "SessionPolicy" {
			return true
		}
	}
	return false
}

// closed reports whether public grants are void for a request.
func (c *ossCall) closed(n needed) (closed bool, err error) {
	if n.point != nil && n.point.BlockPublic {
		return true, nil
	}
	region, _, _ := c.s.world.Matrix().OSSLocation(n.bucket.Location)
	err = c.s.world.View(n.owner, region, func(tx *world.Tx) (err error) {
		closed, err = oss.Closed(tx, n.bucket)
		return err
	})
	return closed, err
}

// pays refuses other accounts that do not say that they pay for their requests, where they have to.
func (c *ossCall) pays(b *world.Bucket, own bool) error {
	if own || !b.RequesterPays {
		return nil
	}
	if c.signed && (c.r.Header.Get("X-Oss-Request-Payer") == "requester" || c.req.Query.Get("x-oss-request-payer") == "requester") {
		return nil
	}
	return wire.ErrRequesterPays
}

// granted reports whether everybody is allowed what the request asks for.
func (c *ossCall) granted() (bool, error) {
	if c.bucket == nil {
		return false, nil
	}
	n := needed{bucket: c.bucket, owner: c.owner, key: c.req.Key, version: c.version(), access: c.op.Access, point: c.point}
	closed, err := c.closed(n)
	if err != nil || closed {
		return false, err
	}
	ask := policy.Request{Action: "oss:" + c.op.Permission, Resource: c.arn(c.owner, c.resource()), Context: c.conditionKeys(c.bucket)}
	if v := oss.Ruling(c.bucket.Policy, ask, oss.Principal{}, false); v.Effect == policy.Allow {
		return true, nil
	}
	return c.listed(n)
}

// listed asks the access control lists of bucket and object.
func (c *ossCall) listed(n needed) (bool, error) {
	var object *world.Object
	if n.access == oss.AccessRead {
		err := c.s.world.View(n.owner, regions.Region{}, func(tx *world.Tx) (err error) {
			object, err = oss.FindVersion(tx, n.bucket.ID, n.key, n.version)
			return err
		})
		if missing(err) { // the bucket's list decides, as if it were there
			object, err = nil, nil
		}
		if err != nil {
			return false, err
		}
	}
	return oss.Granted(n.bucket, object, n.access), nil
}

// principal is the caller as the policies of buckets name him.
func (c *ossCall) principal() oss.Principal {
	if !c.signed {
		return oss.Principal{}
	}
	p := oss.Principal{Account: c.caller.Account.ID, User: c.caller.User, UserID: c.caller.UserID}
	if s := c.caller.Session; s != nil {
		p.Role, p.Session = s.Role, s.Name
	}
	return p
}

// conditionKeys are the values of the condition keys that a request to a bucket has.
func (c *ossCall) conditionKeys(b *world.Bucket) policy.Context {
	if c.keys != nil {
		return c.keys
	}
	ctx := c.s.dispatcher.Context(c.r.RemoteAddr, c.r.TLS != nil)
	from := c.whence()
	if from.address != "" {
		ctx[policy.KeySourceIP] = from.address
	}
	if from.vpc != "" {
		ctx[policy.KeySourceVPC], ctx[policy.KeySourceVPCIP] = from.vpc, from.address
	}
	if c.signed {
		ctx[policy.KeyAccessID] = c.caller.AccessKey
	}
	ctx[policy.KeyUserAgent] = c.r.UserAgent()
	switch c.req.Op {
	case wire.OpListObjects, wire.OpListObjectsV2, wire.OpListObjectVersions, wire.OpListMultipartUploads:
		ctx[policy.KeyPrefix], ctx[policy.KeyDelimiter] = c.req.Query.Get("prefix"), c.req.Query.Get("delimiter")
	}
	for _, t := range b.Tags {
		ctx[policy.KeyBucketTag+t.Key] = t.Value
	}
	c.objectTagKeys(b, ctx)
	c.keys = ctx
	return ctx
}

// objectTagKeys adds the tags of the object, which cost a look-up that only a policy about them is worth.
func (c *ossCall) objectTagKeys(b *world.Bucket, ctx policy.Context) {
	if c.req.Key == "" || !strings.Contains(b.Policy, policy.KeyObjectTag) {
		return
	}
	_ = c.view(func(tx *world.Tx) error { // an object that is not there has no tags
		o, err := oss.FindObject(tx, b.ID, c.req.Key)
		if err == nil {
			for _, t := range o.Tags {
				ctx[policy.KeyObjectTag+t.Key] = t.Value
			}
		}
		return nil
	})
}

// origin is where a request comes from, as policies and logs see it.
type origin struct{ address, vpc string }

// whence finds it from the vantage point. An instance that calls by an intranet endpoint, or by a name that says
// nothing of a side, is seen with its VPC and private address; by an internet endpoint with its public address.
func (c *ossCall) whence() origin {
	host, _, err := net.SplitHostPort(c.r.RemoteAddr)
	if err != nil {
		host = c.r.RemoteAddr
	}
	from := vantage.From(c.r.Context())
	switch from.Kind() {
	case vantage.Internet:
		if a, err := netip.ParseAddr(from.Detail()); err == nil {
			return origin{address: a.String()}
		}
	case vantage.ECS:
		return c.whenceInstance(from.Detail(), origin{address: host})
	}
	return origin{address: host}
}

func (c *ossCall) whenceInstance(id string, unknown origin) (from origin) {
	from = unknown
	_ = c.s.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error { // an instance that is not there is nowhere
		i, _, err := tx.Instances.Anywhere(id)
		if err != nil {
			return err
		}
		outside := c.req.Host.Endpoint.Location != "" && !c.req.Host.Endpoint.Internal && c.location.Internet != ""
		switch {
		case outside && i.PublicIP.IsValid():
			from = origin{address: i.PublicIP.String()}
		case i.PrivateIP.IsValid():
			from = origin{address: i.PrivateIP.String(), vpc: i.VPC}
		case i.InnerIP.IsValid():
			from = origin{address: i.InnerIP.String()}
		}
		return nil
	})
	return from
}

func (c *ossCall) putPolicy() error {
	body, err := c.body(wire.MaxConfigBody)
	if err != nil {
		return err
	}
	if err := c.change(func(tx *world.Tx) error { return oss.SetPolicy(tx, c.bucket.ID, string(body)) }); err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) policy() error {
	if c.bucket.Policy == "" {
		return wire.ErrNoSuchBucketPolicy.Detail("BucketName", c.bucket.ID)
	}
	return c.text("application/json", c.bucket.Policy)
}

func (c *ossCall) policyStatus() error {
	if c.bucket.Policy == "" {
		return c.document(&wire.PolicyStatus{})
	}
	return c.document(&wire.PolicyStatus{IsPublic: oss.Public(c.bucket.Policy)})
}

func (c *ossCall) accountBlock() error {
	doc := &wire.PublicAccessBlockConfiguration{}
	err := c.view(func(tx *world.Tx) error {
		account, err := oss.FindStoreAccount(tx)
		doc.BlockPublicAccess = account.BlockPublic
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) putAccountBlock() error {
	var doc wire.PublicAccessBlockConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	return c.setAccountBlock(doc.BlockPublicAccess, http.StatusOK)
}

func (c *ossCall) deleteAccountBlock() error { return c.setAccountBlock(false, http.StatusNoContent) }

func (c *ossCall) setAccountBlock(block bool, status int) error {
	err := c.change(func(tx *world.Tx) error {
		account, err := oss.FindStoreAccount(tx)
		if err != nil {
			return err
		}
		account.BlockPublic = block
		return tx.StoreAccounts().Put(account)
	})
	if err != nil {
		return err
	}
	return c.done(status)
}
