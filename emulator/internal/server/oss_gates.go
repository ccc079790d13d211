package server

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// ossHosts are the host names of the locations that the law knows.
func ossHosts(matrix *regions.Matrix) wire.HostRules {
	return wire.HostRules{
		Locate: func(label string) (wire.Endpoint, bool) {
			if !strings.HasPrefix(label, "oss-") {
				return wire.Endpoint{}, false
			}
			if strings.HasPrefix(label, "oss-accelerate") { // leads to wherever the bucket is
				return wire.Endpoint{}, label == "oss-accelerate" || label == "oss-accelerate-overseas"
			}
			_, l, ok := matrix.OSSLocation(label)
			internal := slices.ContainsFunc(l.Intranet, func(host string) bool { return strings.HasPrefix(host, label+".") })
			return wire.Endpoint{Location: l.Location, Internal: internal}, ok
		},
	}
}

// reach refuses a name of the cloud that is no endpoint of OSS; in the cloud it would not resolve.
func (c *ossCall) reach() error {
	if host := c.req.Host; strings.HasSuffix(host.Name, ".aliyuncs.com") && host.Style == wire.StylePath {
		return wire.ErrInvalidArgument.Saying("No OSS endpoint has the name "+host.Name+".").Detail("Host", host.Name)
	}
	return nil
}

// exists asks for the bucket before anybody asks who calls: that is the order of the service, in which a stranger learns
// that a bucket does not exist. An address with several readings may mean any of them.
func (c *ossCall) exists() error {
	if c.req.Bucket == "" || c.req.Op == wire.OpPutBucket {
		return nil
	}
	return c.s.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
		c.lookUp(tx)
		for _, target := range c.req.Targets {
			if !wire.ValidBucketName(target.Bucket) {
				continue
			}
			if c.bucket, c.owner, c.region, err = oss.FindBucket(tx, target.Bucket); !errors.Is(err, wire.ErrNoSuchBucket) {
				return err
			}
			if documentFirst[c.req.Op] {
				err = wire.ErrMalformedXML
			}
			if found, err := c.findPoint(tx, target.Bucket); found || err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, wire.ErrNoSuchBucket) && c.req.Op == wire.OpPutBucketAcl && !c.signed:
			err = nil // it will create the bucket
		case err == nil:
			err = wire.ErrInvalidBucketName.Detail("BucketName", c.req.Bucket)
		case c.req.Op == wire.OpPutBucketOverwriteConfig:
			err = wire.ErrMalformedXML.Detail("EC", "0015-00000231") // what the service says there, of any document (SDK v2, TestBucketOverwriteConfig)
		}
		return err
	})
}

// identity is who stands behind credentials, or why nobody does.
type identity struct {
	secret string
	caller action.Caller
	err    error
}

// lookUp finds who stands behind the credentials in the same reading of the world in which the bucket is found. What comes
// of it is said later, by recognize.
func (c *ossCall) lookUp(tx *world.Tx) {
	if auth := c.req.Auth; auth != nil && c.looked == nil {
		c.looked = &identity{}
		c.looked.secret, c.looked.caller, c.looked.err = c.s.dispatcher.IdentifyIn(tx, auth.AccessKeyID, auth.SecurityToken)
	}
}

// findPoint looks for an access point that stands in place of a bucket.
func (c *ossCall) findPoint(tx *world.Tx, alias string) (bool, error) {
	if !oss.IsAlias(alias) {
		return false, nil
	}
	point, err := oss.FindAlias(tx, alias)
	if err != nil {
		return false, err
	}
	c.point = point
	c.bucket, c.owner, c.region, err = oss.FindBucket(tx, point.Bucket)
	return true, err
}

// documentFirst are the operations that complain of their document where the bucket does not exist (seen in the tests of
// the official SDK).
var documentFirst = map[wire.Operation]bool{wire.OpPutBucketObjectWormConfiguration: true, wire.OpPutBucketOverwriteConfig: true}

// identify finds the caller behind the credentials, if there are any, and verifies the signature.
func (c *ossCall) identify() error {
	auth := c.req.Auth
	if auth != nil {
		err := c.recognize(auth, func(secret string) error { return c.req.Verify(secret, c.s.world.Clock().Wall()) })
		if err != nil {
			return err
		}
	}
	if c.req.Op == wire.OpPostObject {
		return c.identifyForm()
	}
	return nil
}

// recognize finds the caller behind credentials and has their signature verified.
func (c *ossCall) recognize(auth *wire.Auth, verify func(secret string) error) error {
	c.event.AccessKey = auth.AccessKeyID
	who := c.looked
	if who == nil || auth != c.req.Auth {
		who = &identity{}
		who.secret, who.caller, who.err = c.s.dispatcher.Identify(auth.AccessKeyID, auth.SecurityToken)
	}
	if who.err != nil {
		return ossIdentity(who.err, auth)
	}
	secret, caller := who.secret, who.caller
	c.signed, c.caller = true, caller
	c.event.Account, c.event.Principal = caller.Account.ID, caller.Principal
	if c.s.options.AuthOff {
		return nil
	}
	return verify(secret)
}

// ossIdentity spells the errors of the RPC gateway about keys as OSS does.
func ossIdentity(err error, auth *wire.Auth) error {
	switch {
	case errors.Is(err, rpc.Missing("SecurityToken")):
		return wire.ErrTokenMissing.Detail("OSSAccessKeyId", auth.AccessKeyID)
	case errors.Is(err, rpc.ErrAccessKeyNotFound):
		return wire.ErrInvalidAccessKeyId.Detail("OSSAccessKeyId", auth.AccessKeyID)
	case errors.Is(err, rpc.ErrAccessKeyInactive):
		return wire.ErrAccessKeyDisabled.Detail("OSSAccessKeyId", auth.AccessKeyID)
	case errors.Is(err, rpc.ErrSecurityTokenExpired):
		return wire.ErrSecurityTokenExpired
	case errors.Is(err, rpc.ErrSecurityTokenMismatch), errors.Is(err, rpc.ErrSecurityTokenMalformed):
		return wire.ErrInvalidSecurityToken
	}
	return err
}

// locate finds where the request acts: a bucket acts where it is, and a request that names another place is sent there.
func (c *ossCall) locate() error {
	if err := c.endpoint(); err != nil {
		return err
	}
	if c.bucket == nil && c.req.Op == wire.OpPutBucketAcl { // which creates the bucket (PutBucketAcl documents, Usage notes)
		c.req.Op = wire.OpPutBucket
		if err := c.find(); err != nil {
			return err
		}
	}
	if c.req.Bucket == "" || c.req.Op == wire.OpPutBucket {
		if !c.signed {
			return wire.ErrAnonymous
		}
		c.owner = c.caller.Account
		return c.home()
	}
	if !wire.ValidBucketName(c.req.Bucket) {
		return wire.ErrInvalidBucketName.Detail("BucketName", c.req.Bucket)
	}
	if c.req.Key != "" && !wire.ValidKey(c.req.Key) {
		return wire.ErrInvalidObjectName.Detail("ObjectName", c.req.Key)
	}
	if c.point != nil && c.point.Alias == c.req.Bucket {
		c.req.Bucket = c.bucket.ID // from here on it is the bucket that is meant
	}
	if c.bucket.ID != c.req.Bucket { // the signature was made for another reading of the address
		c.req.Targets = []wire.Target{{Bucket: c.req.Bucket, Key: c.req.Key}}
		if err := c.exists(); err != nil {
			return err
		}
	}
	asked, here := c.asked, c.location
	_, c.location, _ = c.s.world.Matrix().OSSLocation(c.bucket.Location)
	c.event.Region = c.region.ID
	byHost := c.req.Host.Endpoint.Location != ""
	// A V4 scope names a region, which may have two locations; a host names the location.
	if c.named && (byHost && here.Location != c.location.Location || !byHost && asked.ID != c.region.ID) {
		return wire.ErrEndpoint.Detail("Bucket", c.bucket.ID).Detail("Endpoint", externalEndpoint(c.location))
	}
	return nil
}

// endpoint reads the location that host and V4 scope name; they must not contradict each other.
func (c *ossCall) endpoint() error {
	matrix := c.s.world.Matrix()
	if host := c.req.Host; host.Endpoint.Location != "" {
		c.asked, c.location, c.named = matrix.OSSLocation(host.Endpoint.Location)
	}
	auth := c.req.Auth
	if auth == nil || auth.Region == "" {
		return nil
	}
	region, location, known := matrix.OSSLocation(auth.Region)
	if !known {
		if region, known = matrix.Region(auth.Region); known {
			location = region.DefaultOSSLocation()
		}
	}
	// The id of a region is the scope of both its locations; the name of a location is the scope of that one alone.
	exact := strings.TrimPrefix(auth.Region, "oss-") != region.ID
	contradicts := region.ID != c.asked.ID || exact && location.Location != c.location.Location
	if !known || c.named && contradicts {
		return wire.ErrSigningRegion.Detail("Region", auth.Region)
	}
	if exact && c.bucket != nil && c.bucket.Location != location.Location {
		_, there, _ := matrix.OSSLocation(c.bucket.Location)
		return wire.ErrEndpoint.Detail("Bucket", c.bucket.ID).Detail("Endpoint", externalEndpoint(there))
	}
	if !c.named {
		c.asked, c.location, c.named = region, location, true
	}
	return nil
}

// home is where a request acts that names no place: the first region of the account's cloud.
func (c *ossCall) home() error {
	if !c.named {
		visible := c.s.world.Matrix().VisibleRegions(c.caller.Account.Cloud)
		if len(visible) == 0 {
			return wire.ErrAccessDenied
		}
		c.asked, c.location = visible[0], visible[0].DefaultOSSLocation()
	}
	c.region, c.event.Region = c.asked, c.asked.ID
	return nil
}

// cross asks whether the network lets the request through from where its listener, or the gateway, says that it comes: the
// same engine that judges connections. Whoever says nothing more than that it is on the intranet is on that of the bucket.
// The management of buckets at service level is an API and has no border here.
func (c *ossCall) cross() error {
	from := vantage.From(c.r.Context())
	if c.bucket == nil || from.Kind() == vantage.Intranet && from.Detail() == "" {
		return nil
	}
	engine, err := c.s.world.Reach()
	if err != nil {
		return err
	}
	q := reach.Question{From: from.String(), To: "oss:" + c.bucket.ID, Protocol: "tcp", Port: 443}
	if c.req.Host.Endpoint.Location != "" {
		q.To = "host:" + c.req.Host.Name
	}
	if c.r.TLS == nil {
		q.Port = 80
	}
	verdict, err := engine.Reach(q)
	if err != nil {
		return wire.ErrAccessDenied.Saying("The bucket is not reached: " + err.Error() + ".")
	}
	if verdict.Reachable || verdict.RefusedBy(reach.AtBucketPolicy) { // of policies OSS itself says what they deny
		return nil
	}
	c.lost = verdict.Unknown == ""
	return wire.ErrAccessDenied.Saying("The bucket is not reached from " + from.String() + ". " + verdict.Reason()).Because(verdict.Deciding()...)
}

// admit asks whether the caller's cloud shows the region. A bucket of another cloud is not there for the caller
// (F1-dedicated-cluster), except for what its lists give to everyone.
func (c *ossCall) admit() error {
	if !c.signed {
		return nil
	}
	decision := c.s.world.Matrix().Admits(c.caller.Account.Cloud, c.region.ID)
	if decision.Allowed {
		return nil
	}
	if c.bucket == nil {
		return wire.ErrAccessDenied.Saying("The account has no access to this location.").Because(decision.Rule.ID)
	}
	if granted, err := c.granted(); err != nil || granted {
		return err
	}
	return wire.ErrNoSuchBucket.Detail("BucketName", c.req.Bucket).Because(decision.Rule.ID)
}

// law asks what the region says about the operation.
func (c *ossCall) law() error {
	facts := regions.Facts{BucketType: c.location.Type, AccountCloud: c.owner.Cloud, Network: c.owner.Network(c.region.ID)}
	needs := []regions.Capability{c.op.Capability}
	if c.processed() {
		needs = append(needs, regions.OSSImageProcess)
	}
	if c.req.Op == wire.OpPutBucket && c.location.Type == regions.BucketPublic {
		needs = append(needs, regions.OSSPublicBucket)
	}
	for _, capability := range needs {
		if d := c.s.world.Matrix().Decide(c.region.ID, capability, facts); !d.Allowed {
			return ossRefusal(d)
		}
	}
	return nil
}

// ossRefusals are the errors that the law refers to; a test holds them against it.
var ossRefusals = []*apierr.Error{wire.ErrOperationNotSupported, wire.ErrBadReplicationLocation}

// ossRefusal is the documented error of a decision against the request, carrying the rule.
func ossRefusal(d regions.Decision) *apierr.Error {
	e := wire.ErrOperationNotSupported
	for _, known := range ossRefusals {
		if d.Error == "oss/"+known.Code {
			e = known
		}
	}
	why := d.Rule.Why
	if why != "" {
		why += " "
	}
	return e.Saying(strings.TrimRight(e.Message, ".") + ". " + why + "(rule " + d.Rule.ID + ", source " + d.Rule.Source + ")").Because(d.Rules...)
}

// missing reports whether an object, or the version that was named, is not there to be read.
func missing(err error) bool {
	return errors.Is(err, wire.ErrNoSuchKey) || errors.Is(err, wire.ErrNoSuchVersion) || errors.Is(err, wire.ErrDeleteMarker)
}

// welcome asks the referer lists of the bucket.
func (c *ossCall) welcome() error {
	if c.bucket == nil || c.req.Key == "" || c.req.Auth != nil && !c.req.Auth.URL() || c.r.Method == http.MethodOptions {
		return nil
	}
	return oss.CheckReferer(c.bucket, c.r.Referer())
}
