package server

import (
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Bounds of x-oss-traffic-limit, in bit/s (SDK v2, GetObjectRequest.TrafficLimit; the documents of 2021 begin at 819200).
const (
	minTraffic = 245760
	maxTraffic = 838860800
)

// limitTraffic makes the bodies of a request and its answer pass no faster than the client asks for.
func (c *ossCall) limitTraffic() error {
	text := c.r.Header.Get("X-Oss-Traffic-Limit")
	if text == "" {
		text = c.req.Query.Get("x-oss-traffic-limit")
	}
	if text == "" {
		return nil
	}
	rate, err := strconv.ParseInt(text, 10, 64)
	if err != nil || rate < minTraffic || rate > maxTraffic {
		return wire.ErrTrafficLimit.Detail("ArgumentName", "x-oss-traffic-limit").Detail("ArgumentValue", text)
	}
	c.w.Header()["X-Oss-Qos-Delay-Time"] = []string{"0"} // that of the answer is not known when it begins
	c.slow([]*pace{{wall: c.s.world.Clock().Wall, rate: rate / 8}}, []*pace{{wall: c.s.world.Clock().Wall, rate: rate / 8}})
	return nil
}

// persistent reads x-oss-persistent-headers: names with values in base64, name:value,name:value. Every download of the
// object carries them.
func (c *ossCall) persistent() (map[string]string, error) {
	text := c.r.Header.Get("X-Oss-Persistent-Headers")
	if text == "" {
		return nil, nil
	}
	headers := make(map[string]string)
	for pair := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(pair), ":")
		raw, err := base64.StdEncoding.DecodeString(value)
		if !ok || err != nil || !headerName(name) || strings.ContainsAny(string(raw), "\r\n\x00") {
			return nil, wire.ErrPersistentHeaders.Detail("ArgumentName", "x-oss-persistent-headers").Detail("ArgumentValue", text)
		}
		headers[http.CanonicalHeaderKey(name)] = string(raw)
	}
	return headers, nil
}

func headerName(name string) bool {
	for i := range len(name) {
		if c := name[i]; c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return name != ""
}

// sequentialMD5 gives an object that was uploaded in order the hash of its whole content, which other uploads of parts do
// not have.
func (c *ossCall) sequentialMD5(o *world.Object) error {
	sum, err := c.s.contents.Sum(o)
	if err != nil {
		return bodyError(err)
	}
	o.MD5 = sum
	return c.change(func(tx *world.Tx) error { return oss.SetMD5(tx, c.bucket.ID, o) })
}
