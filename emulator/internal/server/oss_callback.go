package server

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"errors"
	"image"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Outside reaches what the emulated world has beside the service: processes that were registered as workloads. Nothing
// else answers.
type Outside interface {
	Dial(ctx context.Context, host string, port uint16) (net.Conn, error)
}

// Limits of a callback (Callback documents).
const (
	maxCallback       = 5 << 10
	maxCallbackURLs   = 5
	maxCallbackAnswer = 3 << 20
	callbackTimeout   = 5 * time.Second
	notReached        = 502
)

// ossCallback is what a client wants to be told to an application once its object is stored.
type ossCallback struct {
	urls       []*url.URL
	host, body string
	json       bool
	vars       map[string]string
}

// callback reads the callback of a request, nil when it has none.
func (c *ossCall) callback() (*ossCallback, error) {
	text, err := c.eitherWay("callback")
	if text == "" || err != nil {
		return nil, err
	}
	cb, err := readCallback(text)
	if err != nil {
		return nil, err
	}
	return cb, c.callbackVars(cb)
}

// readCallback reads a callback without variables of the client's own.
func readCallback(text string) (*ossCallback, error) {
	var doc struct{ CallbackURL, CallbackHost, CallbackBody, CallbackBodyType string }
	if err := callbackJSON(text, &doc); err != nil {
		return nil, err
	}
	cb := &ossCallback{host: doc.CallbackHost, body: doc.CallbackBody, vars: map[string]string{}}
	switch doc.CallbackBodyType {
	case "", "application/x-www-form-urlencoded":
	case "application/json":
		cb.json = true
	default:
		return nil, wire.ErrCallbackInvalid.Detail("ArgumentName", "callbackBodyType").Detail("ArgumentValue", doc.CallbackBodyType)
	}
	list := strings.Split(doc.CallbackURL, ";")
	if doc.CallbackBody == "" || len(list) > maxCallbackURLs {
		return nil, wire.ErrCallbackInvalid.Detail("ArgumentName", "callback")
	}
	for _, text := range list {
		if !strings.Contains(text, "://") {
			text = "http://" + text
		}
		u, err := url.Parse(text)
		if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil, wire.ErrCallbackInvalid.Detail("ArgumentName", "callbackUrl").Detail("ArgumentValue", text)
		}
		cb.urls = append(cb.urls, u)
	}
	return cb, nil
}

// callbackVars reads the variables of the client's own: a form has each in a field.
func (c *ossCall) callbackVars(cb *ossCallback) error {
	if c.form != nil {
		for name, value := range c.form.fields {
			if strings.HasPrefix(name, "x:") {
				cb.vars[name] = value
			}
		}
		return nil
	}
	text, err := c.eitherWay("callback-var")
	if text == "" || err != nil {
		return err
	}
	if err := callbackJSON(text, &cb.vars); err != nil {
		return err
	}
	for name := range cb.vars {
		if !strings.HasPrefix(name, "x:") {
			return wire.ErrCallbackInvalid.Detail("ArgumentName", "callback-var").Detail("ArgumentValue", name)
		}
	}
	return nil
}

// eitherWay reads what may come as a header or as a parameter, but not as both.
func (c *ossCall) eitherWay(name string) (string, error) {
	header, param := c.r.Header.Get("X-Oss-"+name), c.req.Query.Get(name)
	if header != "" && param != "" || len(header)+len(param) > maxCallback {
		return "", wire.ErrCallbackInvalid.Detail("ArgumentName", name)
	}
	return header + param, nil
}

func callbackJSON(text string, v any) error {
	raw, err := base64.StdEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, v)
	}
	if err != nil {
		return wire.ErrCallbackInvalid.Saying("The callback configuration is not json format.").Detail("ArgumentName", "callback")
	}
	return nil
}

// callBack tells the application and answers with what it says. The object is stored whatever comes of it.
func (c *ossCall) callBack(cb *ossCallback, o *world.Object) error {
	answer, err := c.tell(cb, o)
	if err != nil {
		return err
	}
	return c.passOn(answer)
}

// tell posts to the application, and gives what it says.
func (c *ossCall) tell(cb *ossCallback, o *world.Object) ([]byte, error) {
	body := cb.fill(c, o)
	status := notReached
	for _, u := range cb.urls {
		answer, got, err := c.post(u, cb, body)
		if err == nil && got == http.StatusOK {
			if !json.Valid(answer) {
				return nil, wire.ErrCallbackUnreadable
			}
			return answer, nil
		}
		if err == nil {
			status = got
		}
	}
	return nil, wire.ErrCallbackFailed.With(status)
}

// passOn gives the client the application's answer.
func (c *ossCall) passOn(answer []byte) error {
	c.status = http.StatusOK
	c.stamp()
	h := c.w.Header()
	h["Content-Type"] = []string{"application/json"}
	h["Content-Length"] = []string{strconv.Itoa(len(answer))}
	c.w.WriteHeader(http.StatusOK)
	_, _ = c.w.Write(answer) // a caller that has gone needs no answer
	return nil
}

// providersSite answers HTTP with a redirect to HTTPS, which is no success (A0203).
const providersSite = "www.aliyun.com"

func (c *ossCall) post(u *url.URL, cb *ossCallback, body string) ([]byte, int, error) {
	if u.Hostname() == providersSite && u.Scheme == "http" {
		return nil, http.StatusMovedPermanently, nil
	}
	ctx, cancel := context.WithTimeout(c.r.Context(), callbackTimeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), strings.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if cb.json {
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("User-Agent", "http-client/0.0.1")
	r.Header.Set("X-Oss-Bucket", c.bucket.ID)
	r.Header.Set("X-Oss-Request-Id", c.id)
	r.Header.Set("X-Oss-Requester", c.caller.Principal)
	if r.Host = u.Host; cb.host != "" {
		r.Host = cb.host
	}
	answer, err := c.s.outside(c.r.Context()).Do(r)
	if err != nil {
		return nil, 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, maxCallbackAnswer))
	return text, answer.StatusCode, err
}

var errNobodyOutside = errors.New("nothing outside the emulated world is reached")

// outside is an HTTP client whose connections end at registered workloads.
func (s *Server) outside(context.Context) *http.Client {
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DisableKeepAlives: true,
			TLSClientConfig:   &tls.Config{InsecureSkipVerify: true}, // a workload has no certificate of the name that it stands for
			DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
				host, port, err := net.SplitHostPort(address)
				if err != nil {
					return nil, err
				}
				n, err := strconv.ParseUint(port, 10, 16)
				if err != nil {
					return nil, err
				}
				if s.options.Outside == nil {
					return nil, errNobodyOutside
				}
				return s.options.Outside.Dial(ctx, host, uint16(n))
			},
		},
	}
}

var callbackVariable = regexp.MustCompile(`\$\{[^}]*\}`)

// fill puts values in the place of variables.
func (cb *ossCallback) fill(c *ossCall, o *world.Object) string {
	values := map[string]string{
		"bucket": c.bucket.ID, "object": o.Key, "etag": o.ETag, "size": strconv.FormatInt(o.Size, 10), "mimeType": o.Headers["Content-Type"],
		"crc64": strconv.FormatUint(o.CRC, 10), "contentMd5": o.MD5, "vpcId": "", "clientIp": hostOnly(c.r.RemoteAddr), "reqId": c.id,
		"operation": string(c.req.Op),
	}
	if strings.Contains(cb.body, "${imageInfo.") {
		c.imageInfo(values, o)
	}
	return callbackVariable.ReplaceAllStringFunc(cb.body, func(match string) string {
		name := match[2 : len(match)-1]
		value, own := cb.vars[name]
		if !own {
			value = values[name]
		}
		switch {
		case !cb.json:
			return url.QueryEscape(value)
		case name == "size" && !own:
			return value
		}
		quoted, _ := json.Marshal(value) // a string has no error
		return string(quoted)
	})
}

func (c *ossCall) imageInfo(values map[string]string, o *world.Object) {
	body, err := c.s.contents.Open(o.Segments, 0, min(o.Size, 1<<20))
	if err != nil {
		return
	}
	defer body.Close()
	if config, format, err := image.DecodeConfig(body); err == nil {
		values["imageInfo.width"], values["imageInfo.height"] = strconv.Itoa(config.Width), strconv.Itoa(config.Height)
		values["imageInfo.format"] = format
	}
}

func hostOnly(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return address
	}
	return host
}
