package dataplane

import (
	"compress/gzip"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// gzipTypes are the kinds of content that a listener with Gzip compresses (help.aliyun.com, "Add an HTTP listener").
var gzipTypes = []string{
	"text/xml", "text/plain", "text/css", "application/javascript", "application/x-javascript", "application/rss+xml",
	"application/atom+xml", "application/xml", "application/json", "text/html",
}

// leastGzip is the length below which an answer is left as it is (A0345).
const leastGzip = 1000

// acceptsGzip tells whether a client takes gzip (RFC 9110 §12.5.3).
func acceptsGzip(r *http.Request) bool {
	for _, list := range r.Header.Values("Accept-Encoding") {
		for item := range strings.SplitSeq(list, ",") {
			coding, parameters, _ := strings.Cut(item, ";")
			if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
				continue
			}
			q, weighted := strings.CutPrefix(strings.TrimSpace(parameters), "q=")
			weight, err := strconv.ParseFloat(q, 64)
			return !weighted || err == nil && weight > 0
		}
	}
	return false
}

// gzipWriter compresses an answer if it is worth it.
type gzipWriter struct {
	http.ResponseWriter
	wanted  bool
	decided bool
	zip     *gzip.Writer
}

// Unwrap lets net/http take the connection over, for protocols that HTTP gives way to.
func (w *gzipWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// WriteHeader decides, once the header is known.
func (w *gzipWriter) WriteHeader(status int) {
	if status >= http.StatusOK && !w.decided {
		w.decided = true
		w.decide(status)
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *gzipWriter) decide(status int) {
	h := w.Header()
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || !slices.Contains(gzipTypes, kind) || status != http.StatusOK || h.Get("Content-Encoding") != "" {
		return
	}
	if length, err := strconv.Atoi(h.Get("Content-Length")); err == nil && length < leastGzip {
		return
	}
	h.Add("Vary", "Accept-Encoding")
	if !w.wanted {
		return
	}
	h.Del("Content-Length")
	h.Set("Content-Encoding", "gzip")
	if tag := h.Get("Etag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		h.Set("Etag", "W/"+tag)
	}
	w.zip = gzip.NewWriter(w.ResponseWriter)
}

// Write compresses what it has to.
func (w *gzipWriter) Write(p []byte) (int, error) {
	if !w.decided {
		w.WriteHeader(http.StatusOK)
	}
	if w.zip == nil {
		return w.ResponseWriter.Write(p)
	}
	return w.zip.Write(p)
}

// FlushError sends what there is, so that streams stay streams.
func (w *gzipWriter) FlushError() error {
	if w.zip != nil {
		if err := w.zip.Flush(); err != nil {
			return err
		}
	}
	return http.NewResponseController(w.ResponseWriter).Flush()
}

// end completes the answer.
func (w *gzipWriter) end() {
	if w.zip != nil {
		_ = w.zip.Close() // the client has gone
	}
}
