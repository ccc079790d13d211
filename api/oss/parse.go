package oss

import (
	"net/http"
	"strings"
)

// Target is what an address may mean.
type Target struct{ Bucket, Key string }

// Request is a parsed OSS request. Bucket, Key and Op speak of the target in force: the host's reading until Verify
// finds that the signature was made for another one.
type Request struct {
	Op      Operation
	Bucket  string
	Key     string
	Targets []Target // every reading of the address, the most likely first
	Host    Host
	Method  string
	Query   Query
	Header  http.Header
	Auth    *Auth // nil for an anonymous request

	rawKeys  []string // per target, the key before decoding (some clients sign that)
	hostport string   // the Host header as sent, which a signature may cover
	length   int64
}

// Parse reads address, operation and shown credentials of a request. It never cleans the path: "//", ".." and an
// escaped slash are part of a key. It refuses what no reading can save; whether bucket, key or secret exist is not
// its business. On an error that concerns the operation (ErrMethodNotAllowed) the request is returned as well, so
// that it can be logged with its address.
func Parse(r *http.Request, hosts HostRules) (*Request, error) {
	req := &Request{
		Host:     hosts.ParseHost(r.Host),
		Method:   r.Method,
		Query:    ParseQuery(r.URL.RawQuery),
		Header:   r.Header,
		hostport: r.Host,
		length:   r.ContentLength,
	}
	if err := req.address(rawPath(r), hosts); err != nil {
		return nil, err
	}
	auth, err := parseAuth(req)
	if err != nil {
		return nil, err
	}
	req.Auth = auth
	req.use(0)
	if req.Op == OpUnknown {
		return req, ErrMethodNotAllowed.
			Detail("Method", req.Method).
			Detail("ResourceType", string(req.scope()))
	}
	return req, nil
}

// rawPath is the path as it was sent. A request URI in absolute form (a proxy's) has scheme and authority in front.
func rawPath(r *http.Request) string {
	path := r.URL.EscapedPath()
	if path == "" || path == "*" {
		return "/"
	}
	return path
}

// address lists what the path may mean under this host (A0109).
func (req *Request) address(path string, hosts HostRules) error {
	if path[0] != '/' {
		return ErrInvalidURI
	}
	rest := path[1:]
	host := &req.Host
	if host.Bucket != "" {
		if err := req.target(host.Bucket, rest); err != nil {
			return err
		}
		// ali-oss with sldEnable, and some proxies, repeat the bucket in the path.
		if bucket, key, _ := strings.Cut(rest, "/"); bucket == host.Bucket {
			return req.target(bucket, key)
		}
		if host.Style == StyleCname && rest != "" {
			bucket, key, _ := strings.Cut(rest, "/")
			return req.target(bucket, key)
		}
		return nil
	}
	bucket, key, _ := strings.Cut(rest, "/")
	if host.isService() && bucket != "" && (hosts.PathStyle == nil || !hosts.PathStyle(bucket)) {
		return ErrSecondLevelDomainForbidden
	}
	return req.target(bucket, key)
}

func (req *Request) target(rawBucket, rawKey string) error {
	bucket, ok := unescapePath(rawBucket)
	if !ok {
		return ErrInvalidURI
	}
	key, ok := unescapePath(rawKey)
	if !ok {
		return ErrInvalidURI
	}
	req.Targets = append(req.Targets, Target{Bucket: bucket, Key: key})
	req.rawKeys = append(req.rawKeys, rawKey)
	return nil
}

func unescapePath(s string) (string, bool) {
	if strings.IndexByte(s, '%') < 0 {
		return s, true
	}
	return unescape(s, false)
}

// use settles the request on one of its targets.
func (req *Request) use(i int) {
	req.Bucket, req.Key = req.Targets[i].Bucket, req.Targets[i].Key
	req.Op = route(req)
}

func (req *Request) scope() Scope {
	switch {
	case req.Bucket == "":
		return ScopeService
	case req.Key == "":
		return ScopeBucket
	}
	return ScopeObject
}

// header returns a request header; Host is not among net/http's.
func (req *Request) header(name string) string { return req.Header.Get(name) }
