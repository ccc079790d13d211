package server

import (
	"net/http"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossSettingHandlers = map[wire.Operation]ossHandler{
	wire.OpGetBucketTags:                 func(c *ossCall) error { return c.document(oss.TagDocument(c.bucket.Tags)) },
	wire.OpPutBucketTags:                 putSetting(func(tx *world.Tx, b string, d *wire.Tagging) error { return oss.SetBucketTags(tx, b, d) }),
	wire.OpDeleteBucketTags:              (*ossCall).deleteBucketTags,
	wire.OpGetBucketCors:                 (*ossCall).bucketCORS,
	wire.OpPutBucketCors:                 putSetting(oss.SetCORS),
	wire.OpDeleteBucketCors:              clearSetting(func(b *world.Bucket) { b.CORS, b.CORSVary = nil, nil }),
	wire.OpGetBucketReferer:              func(c *ossCall) error { return c.document(oss.RefererDocument(c.bucket)) },
	wire.OpPutBucketReferer:              putSetting(oss.SetReferer),
	wire.OpGetBucketEncryption:           (*ossCall).bucketEncryption,
	wire.OpDeleteBucketEncryption:        clearSetting(func(b *world.Bucket) { b.Encryption = world.Encryption{} }),
	wire.OpGetBucketResourceGroup:        (*ossCall).bucketResourceGroup,
	wire.OpGetBucketPublicAccessBlock:    (*ossCall).publicAccessBlock,
	wire.OpDeleteBucketPublicAccessBlock: clearSetting(func(b *world.Bucket) { b.BlockPublic = false }),
	wire.OpOptionObject:                  (*ossCall).preflight,
	wire.OpOptionBucket:                  (*ossCall).preflight,

	wire.OpPutBucketEncryption: putSetting(func(tx *world.Tx, b string, d *wire.ServerSideEncryptionRule) error {
		return oss.SetEncryption(tx, b, d.ApplyServerSideEncryptionByDefault)
	}),
	wire.OpPutBucketResourceGroup: putSetting(func(tx *world.Tx, b string, d *wire.BucketResourceGroupConfiguration) error {
		return oss.SetResourceGroup(tx, b, d.ResourceGroupId)
	}),
	wire.OpPutBucketPublicAccessBlock: putSetting(func(tx *world.Tx, b string, d *wire.PublicAccessBlockConfiguration) error {
		return oss.ChangeBucket(tx, b, func(b *world.Bucket) error { b.BlockPublic = d.BlockPublicAccess; return nil })
	}),
}

// putSetting reads a document and stores it by a verb.
func putSetting[T any](verb func(tx *world.Tx, bucket string, doc *T) error) ossHandler {
	return putNoting(func(*T) []string { return nil }, verb)
}

// putNoting is putSetting for documents of which some parts are kept and shown and have no effect. They are told.
func putNoting[T any](ineffective func(*T) []string, verb func(tx *world.Tx, bucket string, doc *T) error) ossHandler {
	return func(c *ossCall) error {
		doc := new(T)
		if err := c.decode(wire.MaxConfigBody, doc); err != nil {
			return err
		}
		if err := c.notRead(ineffective(doc)...); err != nil {
			return err
		}
		if err := c.change(func(tx *world.Tx) error { return verb(tx, c.bucket.ID, doc) }); err != nil {
			return err
		}
		return c.done(http.StatusOK)
	}
}

// clearSetting takes a setting off; that it was never made is no error.
func clearSetting(clear func(*world.Bucket)) ossHandler {
	return func(c *ossCall) error {
		err := c.change(func(tx *world.Tx) error {
			return oss.ChangeBucket(tx, c.bucket.ID, func(b *world.Bucket) error { clear(b); return nil })
		})
		if err != nil {
			return err
		}
		return c.done(http.StatusNoContent)
	}
}

// unset answers for what nobody can set here.
func (c *ossCall) unset() error {
	doc, err, _ := oss.Unset(c.req.Op)
	switch {
	case err != nil:
		return err
	case doc != nil:
		return c.document(doc)
	}
	return c.done(http.StatusNoContent)
}

func (c *ossCall) deleteBucketTags() error {
	var keys []string
	if list := c.req.Query.Get("tagging"); list != "" {
		keys = strings.Split(list, ",")
	}
	if err := c.change(func(tx *world.Tx) error { return oss.RemoveBucketTags(tx, c.bucket.ID, keys) }); err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

func (c *ossCall) bucketCORS() error {
	doc, err := oss.CORSDocument(c.bucket)
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) bucketEncryption() error {
	doc, err := oss.EncryptionDocument(c.bucket)
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) bucketResourceGroup() error {
	return c.document(&wire.BucketResourceGroupConfiguration{ResourceGroupId: c.bucket.ResourceGroup})
}

func (c *ossCall) publicAccessBlock() error {
	return c.document(&wire.PublicAccessBlockConfiguration{BlockPublicAccess: c.bucket.BlockPublic})
}

// preflight answers what a browser asks before it sends a request from a page of another origin.
func (c *ossCall) preflight() error {
	header := c.r.Header
	origin, method := header.Get("Origin"), header.Get("Access-Control-Request-Method")
	if origin == "" {
		return wire.ErrOriginMissing
	}
	if method == "" {
		return wire.ErrOriginMissing.Saying("Invalid Access-Control-Request-Method: null")
	}
	var asked []string
	for name := range strings.SplitSeq(header.Get("Access-Control-Request-Headers"), ",") {
		if name = strings.TrimSpace(name); name != "" {
			asked = append(asked, name)
		}
	}
	rule, ok := oss.MatchCORS(c.bucket, origin, method, asked)
	if !ok {
		return wire.ErrCORSForbidden.Detail("Method", method).Detail("ResourceType", "BUCKET")
	}
	c.allowOrigin(rule, origin)
	setHeader(c.w.Header(), "Access-Control-Allow-Headers", strings.Join(asked, ","))
	return c.done(http.StatusOK)
}

// shareAcross adds the headers that let a page of another origin read an answer, be it a refusal. What a preflight is
// answered says them itself.
func (c *ossCall) shareAcross() {
	if c.bucket == nil || c.r.Method == http.MethodOptions {
		return
	}
	origin := c.r.Header.Get("Origin")
	if c.bucket.CORSVary != nil && *c.bucket.CORSVary {
		c.w.Header()["Vary"] = []string{"Origin"}
	}
	if origin == "" || len(c.bucket.CORS) == 0 {
		return
	}
	if rule, ok := oss.MatchCORS(c.bucket, origin, c.r.Method, nil); ok {
		c.allowOrigin(rule, origin)
	}
}

func (c *ossCall) allowOrigin(rule world.CORSRule, origin string) {
	h := c.w.Header()
	if len(rule.Origins) == 1 && rule.Origins[0] == "*" {
		origin = "*"
	}
	h["Access-Control-Allow-Origin"] = []string{origin}
	h["Access-Control-Allow-Methods"] = []string{strings.Join(rule.Methods, ", ")}
	setHeader(h, "Access-Control-Expose-Headers", strings.Join(rule.Exposed, ", "))
	if rule.MaxAge != nil {
		h["Access-Control-Max-Age"] = []string{strconv.Itoa(*rule.MaxAge)}
	}
}
