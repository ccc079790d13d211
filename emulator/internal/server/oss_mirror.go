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

// mirror fetches from the origin what the bucket has not got, keeps it and answers with it (PutBucketWebsite,
// RedirectType Mirror). The only origins that there are run as workloads inside the emulated world; nothing outside is
// ever asked.
func (c *ossCall) mirror(rule *wire.RoutingRule, key string) error {
	d := rule.Redirect
	client := c.s.outside(c.r.Context())
	client.Timeout = mirrorTime
	if d.MirrorFollowRedirect == nil || *d.MirrorFollowRedirect {
		client.CheckRedirect = nil // ten at most, as net/http does
	}
	target := strings.TrimSuffix(d.MirrorURL, "/") + (&url.URL{Path: "/" + key}).EscapedPath()
	if q := c.r.URL.RawQuery; q != "" && (isTrue(d.PassQueryString) || isTrue(d.MirrorPassQueryString)) {
		target += "?" + q
	}
	ask, err := http.NewRequestWithContext(c.r.Context(), http.MethodGet, target, nil)
	if err != nil {
		return wire.ErrMirrorFailed.Detail("MirrorURL", target)
	}
	c.mirrorHeaders(ask.Header, d.MirrorHeaders)
	answer, err := client.Do(ask)
	if err != nil {
		return wire.ErrMirrorFailed.Saying("Mirroring failed: "+err.Error()+".").Detail("MirrorURL", d.MirrorURL)
	}
	defer answer.Body.Close()
	switch {
	case answer.StatusCode == http.StatusNotFound:
		return wire.ErrNoSuchKey.Detail("Key", c.req.Key)
	case answer.StatusCode != http.StatusOK:
		return wire.ErrMirrorFailed.Saying("Mirroring failed: the origin answers "+strconv.Itoa(answer.StatusCode)+".").Detail("MirrorURL", d.MirrorURL)
	}
	return c.keepMirrored(answer, isTrue(d.MirrorCheckMd5))
}

func isTrue(b *bool) bool { return b != nil && *b }

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

// keepMirrored stores what the origin gave under the key that was asked for, and answers the request with it.
func (c *ossCall) keepMirrored(answer *http.Response, checkMD5 bool) error {
	o := &world.Object{Key: c.req.Key, Headers: make(map[string]string), Encryption: c.bucket.Encryption}
	for _, name := range keptHeaders {
		if v := answer.Header.Get(name); v != "" {
			o.Headers[name] = v
		}
	}
	for name := range answer.Header {
		if short, ok := strings.CutPrefix(strings.ToLower(name), "x-oss-meta-"); ok {
			if o.UserMeta == nil {
				o.UserMeta = make(map[string]string)
			}
			o.UserMeta[short] = answer.Header.Get(name)
		}
	}
	w, err := c.s.contents.Write(io.LimitReader(answer.Body, wire.MaxPutSize), o.Encryption)
	if err != nil {
		return wire.ErrMirrorFailed.Saying("Mirroring failed: " + err.Error() + ".")
	}
	want, given := base64.StdEncoding.DecodeString(answer.Header.Get("Content-Md5"))
	if checkMD5 && given == nil && len(want) == md5.Size && [md5.Size]byte(want) != w.MD5 {
		_ = c.s.contents.Drop(w.Segment) // a blob that stays is swept at the next start
		return wire.ErrMirrorFailed.Saying("Mirroring failed: the origin's Content-MD5 is not that of its content.")
	}
	w.Fill(o)
	err = c.update(func(tx *world.Tx) ([]world.Segment, error) { return oss.PutObject(tx, c.bucket, o, false) })
	if err != nil {
		c.freed = append(c.freed, w.Segment)
		return err
	}
	return c.getObject()
}
