package server

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// maxCallBytes bounds the body of an RPC call; the gateway of the cloud takes no more than 10 MB.
const maxCallBytes = 10 << 20

// isRPC tells an RPC call from an OSS request by what cannot be both: an action in the headers
// or the query, or a form posted to the root without OSS credentials.
func isRPC(r *http.Request) bool {
	if r.Header.Get("X-Acs-Action") != "" || r.Header.Get("X-Acs-Version") != "" {
		return true
	}
	if auth := r.Header.Get("Authorization"); strings.HasPrefix(auth, "OSS") {
		return false
	}
	if rpc.IsCall(r, nil) {
		return true
	}
	return r.Method == http.MethodPost && r.URL.Path == "/" &&
		strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded")
}

// serveRPC answers one RPC call.
func (s *Server) serveRPC(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCallBytes))
	call, parseErr := rpc.Parse(r, body)
	if err != nil {
		parseErr = unreadableBody(err)
	}
	if s.options.Turned != nil && s.options.Turned(w, r, call.Region()) {
		return
	}
	answer := s.dispatcher.RPC(call, parseErr, action.Origin{Vantage: vantage.From(r.Context()).String(), Source: r.RemoteAddr, Secure: r.TLS != nil})
	header := w.Header()
	header["Content-Type"] = []string{answer.ContentType}
	header["Content-Length"] = []string{strconv.Itoa(len(answer.Body))}
	header["X-Acs-Request-Id"] = []string{answer.RequestID}
	if len(answer.Rules) > 0 {
		header["X-Ringfence-Rule"] = []string{strings.Join(answer.Rules, ",")}
	}
	w.WriteHeader(answer.Status)
	_, _ = w.Write(answer.Body) // a caller that has gone needs no answer
}

func unreadableBody(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return rpc.ErrMalformedRequest.With("the body is larger than 10 MiB")
	}
	return rpc.ErrMalformedRequest.With("the body broke off")
}
