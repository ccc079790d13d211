package dataplane

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
)

// unconnected is the error of a server to which there was no connection, so that nothing of the request is there.
type unconnected struct{ error }

func (e *unconnected) Unwrap() error { return e.error }

// connect opens the connection to a server that a request goes over.
func (b *Balancer) connect(ctx context.Context, network, target string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, connectPatience)
	defer cancel()
	c, err := b.Dial(ctx, network, target)
	if err != nil {
		return nil, &unconnected{err}
	}
	return c, nil
}

// orNext sends a request to the server that was picked for it, and where there is no connection to that one within five seconds
// to the next one (help.aliyun.com, FAQ of layer-7 listeners).
type orNext struct{ to http.RoundTripper }

// RoundTrip tries each server once.
func (n orNext) RoundTrip(r *http.Request) (*http.Response, error) {
	f := forwardOf(r.Context())
	var tried []string
	for {
		answer, err := n.to.RoundTrip(f.addressed(r))
		if _, vain := errors.AsType[*unconnected](err); !vain || r.Context().Err() != nil {
			return answer, err
		}
		tried = append(tried, f.server.key)
		if !f.moveOn(tried) {
			return nil, err
		}
	}
}

// addressed is a request for the server that it goes to now. Its body outlives a server that is not reached: who made the request
// closes it.
func (f *forward) addressed(r *http.Request) *http.Request {
	out := new(http.Request)
	*out = *r
	out.URL = new(url.URL)
	*out.URL = *r.URL
	out.URL.Host = f.server.target
	if out.Body != nil && out.Body != http.NoBody {
		out.Body = io.NopCloser(out.Body)
	}
	return out
}

// moveOn picks a server that has not been tried; it is false when there is none.
func (f *forward) moveOn(tried []string) bool {
	candidates, err := f.pool.candidates()
	if err != nil {
		return false
	}
	candidates = slices.DeleteFunc(candidates, func(s server) bool { return slices.Contains(tried, s.key) })
	if len(candidates) == 0 {
		return false
	}
	k := f.pool.picker
	f.pool.release(f.server)
	k.mu.Lock()
	defer k.mu.Unlock()
	f.server = f.pool.choose(candidates, f.call.client)
	k.active[f.server.key]++
	return true
}
