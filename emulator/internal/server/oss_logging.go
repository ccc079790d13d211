package server

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossLoggingHandlers = map[wire.Operation]ossHandler{
	wire.OpGetBucketLogging:    func(c *ossCall) error { return c.document(oss.LoggingDocument(c.bucket)) },
	wire.OpPutBucketLogging:    putSetting(oss.SetLogging),
	wire.OpDeleteBucketLogging: clearSetting(func(b *world.Bucket) { b.Log = nil }),
}

// logAccess writes the request into the access log of its bucket. The log is not in the answer's way: that it could not
// be written is in the emulator's own log.
func (c *ossCall) logAccess() {
	if c.bucket == nil || c.bucket.Log == nil || c.req == nil {
		return
	}
	line := c.logLine()
	if err := c.change(func(tx *world.Tx) error { return oss.LogAccess(tx, c.bucket.ID, line) }); err != nil {
		e := c.event
		e.Message = "access log: " + err.Error()
		c.s.dispatcher.Note(e)
	}
}

// logLine spells a request as the access log does (OSS documents, Log storage).
func (c *ossCall) logLine() string {
	h, sent := c.r.Header, c.w.Header().Get("Content-Length")
	requester, key := "-", "-"
	if c.signed {
		requester, key = c.caller.Account.ID, c.caller.AccessKey
	}
	size, class, delta := "-", "-", "-"
	switch c.req.Op {
	case wire.OpGetObject, wire.OpHeadObject:
		if c.status < http.StatusMultipleChoices {
			size, class = dash(sent), dash(c.w.Header().Get("X-Oss-Storage-Class"))
		}
	case wire.OpPutObject, wire.OpAppendObject, wire.OpUploadPart:
		size, class = strconv.FormatInt(max(c.r.ContentLength, 0), 10), dash(h.Get("X-Oss-Storage-Class"))
		if c.status == http.StatusOK {
			delta = size
		}
	}
	took := strconv.FormatInt(c.event.Latency.Milliseconds(), 10)
	fields := []string{
		dash(c.whence().address), "-", "-", "[" + c.event.Time.UTC().Format("02/Jan/2006:15:04:05 -0700") + "]",
		quote(c.r.Method + " " + c.r.URL.RequestURI() + " " + c.r.Proto), strconv.Itoa(c.status), orZero(sent), took,
		quote(h.Get("Referer")), quote(h.Get("User-Agent")), quote(c.req.Host.Name), quote(c.id), quote("true"), quote(requester),
		quote(string(c.req.Op)), quote(c.bucket.ID), quote(url.QueryEscape(c.req.Key)), size, took, quote(dash(c.event.Error)),
		strconv.FormatInt(max(c.r.ContentLength, 0), 10), quote(c.owner.ID), delta, quote("-"), quote(class), quote("-"),
		quote(c.accelerateFrom()), quote(key),
	}
	if c.bucket.LogFields {
		fields = append(fields, quote(c.logFields()))
	}
	return strings.Join(fields, " ")
}

func (c *ossCall) accelerateFrom() string {
	if strings.Contains(c.req.Host.Name, ".oss-accelerate") {
		return c.region.ID
	}
	return "-"
}

// logFields are the fields that the bucket's owner wants beside the fixed ones, as JSON in base64 (A0233).
func (c *ossCall) logFields() string {
	headers, params := map[string]string{}, map[string]string{}
	for _, name := range c.bucket.LogHeaders {
		if v := c.r.Header.Get(name); v != "" {
			headers[name] = v
		}
	}
	for _, name := range c.bucket.LogParams {
		if c.req.Query.Has(name) {
			params[name] = c.req.Query.Get(name)
		}
	}
	text, err := json.Marshal(map[string]map[string]string{"HeaderSet": headers, "ParamSet": params})
	if err != nil {
		return "-" // strings alone: it cannot fail
	}
	return base64.StdEncoding.EncodeToString(text)
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func orZero(s string) string {
	if s == "" {
		return "0"
	}
	return s
}

func quote(s string) string { return `"` + strings.ReplaceAll(dash(s), `"`, "%22") + `"` }

// deliverLog makes an object of the lines that wait.
func (j ossJob) deliverLog() error {
	var target *world.LogTarget
	var text strings.Builder
	var ids []string
	serial := ""
	err := j.view(func(tx *world.Tx) error {
		b, err := tx.Buckets.Get(j.subject)
		if world.NotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		target = b.Log
		for l, err := range tx.AccessLines(j.subject).Each() {
			if err != nil {
				return err
			}
			text.WriteString(l.Text + "\n")
			ids, serial = append(ids, l.ID), l.ID[len(l.ID)-4:]
		}
		return nil
	})
	if err != nil || len(ids) == 0 {
		return err
	}
	if target == nil { // logging was switched off meanwhile
		return j.update(func(tx *world.Tx) error { _, err := dropLines(tx, j.subject, ids); return err })
	}
	key := oss.LogKey(*target, j.subject, j.at, fmt.Sprintf("0001%s", serial))
	return j.deposit(target.Bucket, key, "text/plain", []byte(text.String()), world.Encryption{}, func(tx *world.Tx) (bool, error) {
		return dropLines(tx, j.subject, ids)
	})
}

// dropLines forgets lines that have been delivered; false when somebody else was faster.
func dropLines(tx *world.Tx, bucket string, ids []string) (bool, error) {
	for _, id := range ids {
		err := tx.AccessLines(bucket).Delete(id)
		if world.NotFound(err) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}
