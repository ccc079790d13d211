package server

import (
	"context"
	"io"
	"net/http"
	"sync"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// bytesPerGbit is a second's worth of one Gbit/s.
const bytesPerGbit = 1e9 / 8

// The operations whose bodies the bandwidth of a bucket is for.
var (
	ossUploads   = map[wire.Operation]bool{wire.OpPutObject: true, wire.OpPostObject: true, wire.OpAppendObject: true, wire.OpUploadPart: true}
	ossDownloads = map[wire.Operation]bool{wire.OpGetObject: true, wire.OpSelectObject: true}
)

// unlimited are the operations that a bucket's limits do not count, since they are what changes them.
var unlimited = map[wire.Operation]bool{wire.OpGetBucketQosInfo: true, wire.OpPutBucketQosInfo: true, wire.OpDeleteBucketQosInfo: true}

// limitBucket holds a request to the limits of its bucket (qosInfo). Requests beyond their number are refused, as is
// what a limit of zero forbids; bytes wait until their time has come, all requests of the bucket in one lane (A0272).
func (c *ossCall) limitBucket() error {
	if c.bucket == nil || !c.bucket.Limited || unlimited[c.req.Op] {
		return nil
	}
	intranet := vantage.From(c.r.Context()).Kind() != vantage.Internet
	var limits oss.Limits
	err := c.view(func(tx *world.Tx) (err error) {
		limits, err = oss.LimitsOf(tx, c.bucket.ID, intranet)
		return err
	})
	if err != nil {
		return err
	}
	switch {
	case ossUploads[c.req.Op] && banned(limits.Upload):
		return wire.ErrUploadTrafficRate
	case ossDownloads[c.req.Op] && banned(limits.Download):
		return wire.ErrDownloadTrafficRate
	case !c.s.lanes.admit(c.lanesOf("requests", intranet), limits.Requests, c.s.world.Clock().Wall()):
		return wire.ErrTotalQpsLimit
	}
	c.slow(c.pacesOf("up", intranet, limits.Upload), c.pacesOf("down", intranet, limits.Download))
	return nil
}

func (c *ossCall) dropQos() error {
	if err := c.change(func(tx *world.Tx) error { return oss.DropQos(tx, c.bucket.ID) }); err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

func banned(limits [2]int) bool { return limits[0] == 0 || limits[1] == 0 }

// lanesOf names the lanes of a bucket that a request is in: the one for everything and that of its side.
func (c *ossCall) lanesOf(what string, intranet bool) [2]lane {
	side := "extranet"
	if intranet {
		side = "intranet"
	}
	return [2]lane{{c.bucket.ID, what, "total"}, {c.bucket.ID, what, side}}
}

func (c *ossCall) pacesOf(what string, intranet bool, limits [2]int) (paces []*pace) {
	for i, l := range c.lanesOf(what, intranet) {
		if limits[i] > 0 {
			paces = append(paces, c.s.lanes.pace(l, int64(limits[i])*bytesPerGbit, c.s.world.Clock().Wall))
		}
	}
	return paces
}

// slow lets the bodies of a request and of its answer pass at paces.
func (c *ossCall) slow(up, down []*pace) {
	switch {
	case len(up) > 0 && c.form != nil: // its fields have been read
		c.form.content = slowBody{c.form.content, c.r.Context(), up}
	case len(up) > 0:
		c.r.Body = slowBody{c.r.Body, c.r.Context(), up}
	}
	if len(down) > 0 {
		c.w = slowWriter{c.w, c.r.Context(), down}
	}
}

// lane is what shares a limit.
type lane struct{ bucket, what, side string }

// lanes are those that have been used. The zero value is ready.
type lanes struct {
	mu      sync.Mutex
	paces   map[lane]*pace
	seconds map[lane]tally
}

// tally counts the requests of a second.
type tally struct {
	second int64
	n      int
}

// pace gives the pace of a lane, at a rate in bytes a second.
func (l *lanes) pace(of lane, rate int64, wall func() time.Time) *pace {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.paces[of]
	if p == nil || p.rate != rate {
		if l.paces == nil {
			l.paces = make(map[lane]*pace)
		}
		p = &pace{wall: wall, rate: rate}
		l.paces[of] = p
	}
	return p
}

// admit counts a request in its lanes, unless one of them has had as many in this second as it may.
func (l *lanes) admit(in [2]lane, limits [2]int, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	counts := [2]tally{}
	for i, limit := range limits {
		if counts[i] = l.seconds[in[i]]; counts[i].second != now.Unix() {
			counts[i] = tally{second: now.Unix()}
		}
		if counts[i].n++; limit >= 0 && counts[i].n > limit {
			return false
		}
	}
	if l.seconds == nil {
		l.seconds = make(map[lane]tally)
	}
	for i := range in {
		l.seconds[in[i]] = counts[i]
	}
	return true
}

// pace holds bytes back until their time has come. Whoever shares it shares its rate.
type pace struct {
	wall func() time.Time
	rate int64 // bytes a second

	mu   sync.Mutex
	free time.Time // when all that was let through has had its time
}

// chunk is how much passes at a time.
const chunk = 16 << 10

// reserve takes the time of n bytes and tells how long it is until they have had it.
func (p *pace) reserve(n int) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.wall()
	if p.free.Before(now) {
		p.free = now
	}
	p.free = p.free.Add(time.Duration(float64(n) / float64(p.rate) * float64(time.Second)))
	return p.free.Sub(now)
}

// hold waits for the time of n bytes in every lane, or for the end of the request.
func hold(ctx context.Context, paces []*pace, n int) error {
	longest := time.Duration(0)
	for _, p := range paces {
		longest = max(longest, p.reserve(n))
	}
	if longest <= 0 {
		return nil
	}
	timer := time.NewTimer(longest)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

type slowBody struct {
	io.ReadCloser
	ctx   context.Context
	paces []*pace
}

func (b slowBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p[:min(len(p), chunk)])
	if late := hold(b.ctx, b.paces, n); err == nil {
		err = late
	}
	return n, err
}

type slowWriter struct {
	http.ResponseWriter
	ctx   context.Context
	paces []*pace
}

func (w slowWriter) Write(p []byte) (written int, err error) {
	for len(p) > 0 && err == nil {
		n := 0
		if n, err = w.ResponseWriter.Write(p[:min(len(p), chunk)]); err == nil {
			if f, ok := w.ResponseWriter.(http.Flusher); ok {
				f.Flush()
			}
			err = hold(w.ctx, w.paces, n)
		}
		written, p = written+n, p[n:]
	}
	return written, err
}
