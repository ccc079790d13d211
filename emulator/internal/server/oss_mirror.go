package server

import (
	"crypto/md5"
	"encoding/base64"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// mirrorTime is how long an origin may take.
const mirrorTime = 30 * time.Second

// mirrors reports whether a rule fetches for the request: it is asked for objects, and for what they are only where the
// rule says so (MirrorAllowHeadObject).
func (c *ossCall) mirrors(rule *wire.RoutingRule) bool {
	return c.r.Method == http.MethodGet || isTrue(rule.Redirect.MirrorAllowHeadObject)
}

// mirror fetches from the origin what the bucket has not got, keeps it and answers with it (PutBucketWebsite,
// RedirectType Mirror). The only origins that there are run as workloads inside the emulated world; nothing outside is
// ever asked.
func (c *ossCall) mirror(rule *wire.RoutingRule, key string) error {
	d := rule.Redirect
	target, answer, err := c.fetchOrigin(d, key)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	switch {
	case slices.Contains(strings.Split(d.TransparentMirrorResponseCodes, ","), strconv.Itoa(answer.StatusCode)), answer.StatusCode == http.StatusOK && isTrue(d.MirrorProxyPass):
		return c.handThrough(answer)
	case answer.StatusCode == http.StatusNotFound:
		return wire.ErrNoSuchKey.Detail("Key", c.req.Key)
	case answer.StatusCode != http.StatusOK:
		return wire.ErrMirrorFailed.Saying("Mirroring failed: the origin answers "+strconv.Itoa(answer.StatusCode)+".").Detail("MirrorURL", d.MirrorURL)
	}
	return c.keepMirrored(d, target, answer)
}

func isTrue(b *bool) bool { return b != nil && *b }

// fetchOrigin asks the origins of a rule one after the other, until one answers as origins should.
func (c *ossCall) fetchOrigin(d *wire.RoutingRedirect, key string) (target string, answer *http.Response, err error) {
	all := oss.Origins(d)
	for i, origin := range all {
		target, answer, err = c.askOrigin(d, origin, key)
		if i == len(all)-1 || err == nil && !originFailed(answer.StatusCode, isTrue(d.MirrorSwitchAllErrors)) {
			break
		}
		if err == nil {
			_ = answer.Body.Close() // nobody reads what a failed origin says
		}
	}
	return target, answer, err
}

// originFailed reports whether a status makes the next origin be asked (SDK v2, MirrorSwitchAllErrors).
func originFailed(status int, every bool) bool {
	switch status {
	case 200, 206, 301, 302, 303, 307, 404:
		return false
	}
	return every || status >= http.StatusInternalServerError
}

func (c *ossCall) askOrigin(d *wire.RoutingRedirect, origin, key string) (string, *http.Response, error) {
	client := c.s.outside(c.r.Context())
	client.Timeout = mirrorTime
	if d.MirrorFollowRedirect == nil || *d.MirrorFollowRedirect {
		client.CheckRedirect = nil // ten at most, as net/http does
	}
	target := strings.TrimSuffix(origin, "/") + (&url.URL{Path: "/" + key}).EscapedPath()
	if q := c.r.URL.RawQuery; q != "" && (isTrue(d.PassQueryString) || isTrue(d.MirrorPassQueryString)) {
		target += "?" + q
	}
	ask, err := http.NewRequestWithContext(c.r.Context(), http.MethodGet, target, nil)
	if err != nil {
		return target, nil, wire.ErrMirrorFailed.Detail("MirrorURL", target)
	}
	c.mirrorHeaders(ask.Header, d.MirrorHeaders)
	answer, err := client.Do(ask)
	if err != nil {
		return target, nil, wire.ErrMirrorFailed.Saying("Mirroring failed: "+err.Error()+".").Detail("MirrorURL", origin)
	}
	return target, answer, nil
}

// mirrorHeaders decides which headers reach the origin. Those of OSS itself and the signature stay here.
func (c *ossCall) mirrorHeaders(to http.Header, rule *wire.MirrorHeaders) {
	if rule == nil {
		return
	}
	for name, values := range c.r.Header {
		passed := isTrue(rule.PassAll) || slices.ContainsFunc(rule.Pass, func(p string) bool { return strings.EqualFold(p, name) })
		removed := slices.ContainsFunc(rule.Remove, func(p string) bool { return strings.EqualFold(p, name) })
		lower := strings.ToLower(name)
		if passed && !removed && lower != "authorization" && lower != "host" && lower != "range" && !strings.HasPrefix(lower, "x-oss-") {
			to[name] = values
		}
	}
	for _, set := range rule.Set {
		to.Set(set.Key, set.Value)
	}
}

// mirroredHeaders are those of an origin that stay with the object (developer guide, Manage back-to-origin settings).
var mirroredHeaders = append(slices.Clone(keptHeaders), "Access-Control-Allow-Origin")

// handThrough gives the origin's answer to the caller and keeps nothing.
func (c *ossCall) handThrough(answer *http.Response) error {
	c.status = answer.StatusCode
	for _, name := range append(slices.Clone(mirroredHeaders), "Content-Length", "ETag", "Last-Modified") {
		setHeader(c.w.Header(), http.CanonicalHeaderKey(name), answer.Header.Get(name))
	}
	c.stamp()
	c.w.WriteHeader(c.status)
	if c.r.Method != http.MethodHead {
		_, err := io.Copy(c.w, answer.Body)
		c.torn = err != nil // a caller that has gone needs no answer; an origin that breaks off must not look whole
	}
	return nil
}

// keepMirrored stores what the origin gave under the key that was asked for, and answers the request with it.
func (c *ossCall) keepMirrored(d *wire.RoutingRedirect, from string, answer *http.Response) error {
	sealed, err := c.settled(c.bucket.Encryption)
	if err != nil {
		return err
	}
	o := &world.Object{Key: c.req.Key, Headers: make(map[string]string), Encryption: sealed}
	for _, name := range mirroredHeaders {
		if v := answer.Header.Get(name); v != "" {
			o.Headers[name] = v
		}
	}
	o.Headers["X-Oss-Tag"] = "MIRROR " + url.QueryEscape(from)
	if d.MirrorSaveOssMeta == nil || *d.MirrorSaveOssMeta {
		o.UserMeta = mirroredMeta(answer.Header)
	}
	if d.MirrorTaggings != nil {
		for _, t := range d.MirrorTaggings.Taggings {
			o.Tags = append(o.Tags, world.Tag{Key: t.Key, Value: t.Value})
		}
	}
	w, err := c.s.contents.Write(newLimited(answer.Body, wire.MaxPutSize), o.Encryption)
	if err != nil {
		return wire.ErrMirrorFailed.Saying("Mirroring failed: " + err.Error() + ".")
	}
	want, given := base64.StdEncoding.DecodeString(answer.Header.Get("Content-Md5"))
	if isTrue(d.MirrorCheckMd5) && given == nil && len(want) == md5.Size && [md5.Size]byte(want) != w.MD5 {
		_ = c.s.contents.Drop(w.Segment) // a blob that stays is swept at the next start
		return wire.ErrMirrorFailed.Saying("Mirroring failed: the origin's Content-MD5 is not that of its content.")
	}
	w.Fill(o)
	c.wrote = []string{o.Key}
	err = c.update(func(tx *world.Tx) ([]world.Segment, error) { return oss.PutObject(tx, c.bucket, o, false) })
	if err != nil {
		c.freed = append(c.freed, w.Segment)
		return err
	}
	return c.getObject()
}

// mirroredMeta are the metadata that the origin gives its user's objects.
func mirroredMeta(from http.Header) (meta map[string]string) {
	for name := range from {
		if short, ok := strings.CutPrefix(strings.ToLower(name), "x-oss-meta-"); ok {
			if meta == nil {
				meta = make(map[string]string)
			}
			meta[short] = from.Get(name)
		}
	}
	return meta
}
