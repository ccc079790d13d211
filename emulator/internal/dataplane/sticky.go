package dataplane

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// serverID is the cookie that the balancer plants (Slb CreateLoadBalancerHTTPListener, StickySessionType insert).
const serverID = "SERVERID"

// visit is what the planted cookie says: since when the client has been on its server, and when it was there last. The
// value is "server|since|last"; it ends CookieTimeout seconds after the last request (A0346).
type visit struct {
	server      string
	since, last int64
}

func (v visit) String() string {
	return v.server + "|" + strconv.FormatInt(v.since, 10) + "|" + strconv.FormatInt(v.last, 10)
}

func parseVisit(text string) (visit, bool) {
	parts := strings.Split(text, "|")
	if len(parts) != 3 {
		return visit{}, false
	}
	since, err1 := strconv.ParseInt(parts[1], 10, 64)
	last, err2 := strconv.ParseInt(parts[2], 10, 64)
	return visit{parts[0], since, last}, err1 == nil && err2 == nil
}

// digest names a server to clients without telling which it is.
func digest(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}

// choose picks the server of a request: the one that its cookie names if that still takes requests, else by the scheduler.
func (f *forward) choose(r *http.Request, now time.Time) error {
	if f.pool.sticky.On {
		candidates, err := f.pool.candidates()
		if err != nil {
			return err
		}
		if s, ok := f.named(candidates, r, now); ok {
			f.pool.take(s)
			f.server = s
			return nil
		}
	}
	s, err := f.pool.pick(Caller{Address: f.call.client})
	f.server = s
	return err
}

// named finds the server that a cookie of the request names.
func (f *forward) named(candidates []server, r *http.Request, now time.Time) (server, bool) {
	planted := f.pool.sticky.Type == "insert"
	name := f.pool.sticky.Cookie
	if planted {
		name = serverID
	}
	for _, c := range r.CookiesNamed(name) {
		id := c.Value
		if planted {
			v, ok := parseVisit(c.Value)
			if !ok || now.Unix() > v.last+int64(f.pool.sticky.CookieTimeout) {
				continue
			}
			f.visit, id = v, v.server
		}
		for _, s := range candidates {
			if digest(s.key) == id {
				return s, true
			}
		}
	}
	f.visit = visit{}
	return server{}, false
}

// tellClient plants the balancer's cookie or rewrites the server's own.
func (f *forward) tellClient(answer http.Header, now time.Time) {
	sticky := f.pool.sticky
	switch {
	case !sticky.On:
	case sticky.Type == "insert":
		v := visit{server: digest(f.server.key), since: f.visit.since, last: now.Unix()}
		if v.since == 0 {
			v.since = v.last
		}
		answer.Add("Set-Cookie", serverID+"="+v.String()+";Path=/")
	default:
		for i, line := range answer["Set-Cookie"] {
			name, rest, ok := strings.Cut(line, "=")
			if !ok || strings.TrimSpace(name) != sticky.Cookie {
				continue
			}
			_, attributes, more := strings.Cut(rest, ";")
			if more {
				attributes = ";" + attributes
			}
			answer["Set-Cookie"][i] = name + "=" + digest(f.server.key) + attributes
		}
	}
}
