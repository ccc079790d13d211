package oss

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// fullRequest carries everything that a scheme signs: parameters, headers of all kinds, a token.
func fullRequest(t *testing.T, sg signing) *http.Request {
	t.Helper()
	r, err := http.NewRequest("PUT", "http://127.0.0.1:4680/bucket/dir/a%20key?partNumber=1&uploadId=U&x-oss-traffic-limit=819200", strings.NewReader("body"))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"Content-Type": "text/plain", "Content-Md5": "hBotaJrYa9FhFEdFPCLG/A==", "X-Oss-Meta-A": "one", "X-Oss-Object-Acl": "private", "Range": "bytes=0-1",
	} {
		r.Header.Set(name, value)
	}
	signer := Signer{AccessKeyID: "ak", Secret: "sk", SecurityToken: "token", Region: "cn-hangzhou"}
	if !strings.HasPrefix(sg.name, "V1") {
		signer.Additional = []string{"host", "range"}
	}
	sg.sign(signer, r, Target{"bucket", "dir/a key"})
	return send(t, r)
}

// refused reports whether a request is refused, at parsing or at verification. Another access key has another secret.
func refused(r *http.Request) bool {
	req, err := Parse(r, HostRules{})
	return err != nil || req.Auth == nil || req.Auth.AccessKeyID != "ak" || req.Verify("sk", day) != nil
}

// Whatever one byte is changed of what is signed, the request is refused: each value and name of a parameter, each header
// that the scheme signs, each part of the credentials, the method, the path.
func TestEverySignedByte(t *testing.T) {
	t.Parallel()
	for _, sg := range signings {
		if refused(fullRequest(t, sg)) {
			t.Fatalf("%s: the request itself is refused", sg.name)
		}
		check := func(what string, change func(r *http.Request)) {
			t.Helper()
			r := fullRequest(t, sg)
			change(r)
			if !refused(r) {
				t.Errorf("%s: accepted with another %s", sg.name, what)
			}
		}
		for _, method := range []string{"GET", "HEAD", "DELETE", "POST"} {
			check("method "+method, func(r *http.Request) { r.Method = method })
		}
		for _, path := range []string{"/bucket/dir/a%20kez", "/bucket/dir/a%20ke", "/bucket/dir/a%20keyy", "/buckeu/dir/a%20key", "/bucket//dir/a%20key", "/bucket/dir%252Fa%20key"} {
			check("path "+path, func(r *http.Request) { r.URL, _ = url.ParseRequestURI(path + "?" + r.URL.RawQuery) })
		}
		query := fullRequest(t, sg).URL.RawQuery
		for i := range len(query) {
			if c := query[i]; c == '=' || c == '&' || c == '%' {
				continue
			}
			check("query at "+query[:i]+"^"+query[i:], func(r *http.Request) { r.URL.RawQuery = query[:i] + other(query[i]) + query[i+1:] })
		}
		header := fullRequest(t, sg).Header
		signed := []string{"Content-Type", "Content-Md5", "X-Oss-Meta-A", "X-Oss-Object-Acl", "X-Oss-Security-Token", "X-Oss-Date", "Authorization"}
		if sg.name == "V1" || sg.name == "V2" {
			signed = append(signed, "Date")
		}
		if !strings.HasPrefix(sg.name, "V1") {
			signed = append(signed, "Range")
			check("host", func(r *http.Request) { r.Host = "127.0.0.2:4680" })
		}
		if strings.HasPrefix(sg.name, "V4") { // V4 takes the type and the hash among its headers, V1 and V2 in their places
			check("x-oss-content-sha256", func(r *http.Request) { r.Header.Set("X-Oss-Content-Sha256", "another") })
		}
		for _, name := range signed {
			value := header.Get(name)
			for i := range len(value) {
				if value[i] == ' ' {
					continue
				}
				check(name+" at "+value[:i]+"^"+value[i:], func(r *http.Request) { r.Header.Set(name, value[:i]+other(value[i])+value[i+1:]) })
			}
			if value != "" {
				check(name+", which is gone", func(r *http.Request) { r.Header.Del(name) })
			}
		}
		check("header that is new", func(r *http.Request) { r.Header.Set("X-Oss-Copy-Source", "/bucket/secret") })
		check("second value of a header", func(r *http.Request) { r.Header.Add("X-Oss-Meta-A", "two") })
	}
}

// other is a character of the same kind.
func other(c byte) string {
	switch {
	case c == '9', c == 'z', c == 'Z':
		return string(c - 1)
	case '0' <= c && c < '9', 'a' <= c && c < 'z', 'A' <= c && c < 'Z':
		return string(c + 1)
	}
	return "0"
}

// v1Free are what the clients of V1 leave unsigned, so that whoever holds a signature may add it.
var v1Free = []string{"accessmonitor", "dataPipeline", "regions"}

// Nobody makes another operation of a request that somebody signed by adding a parameter: no sub-resource, whatever the
// scheme, is accepted unsigned.
func TestNoOperationUnsigned(t *testing.T) {
	t.Parallel()
	paths := map[Scope]string{ScopeService: "/", ScopeBucket: "/bucket/", ScopeObject: "/bucket/key"}
	targets := map[Scope]Target{ScopeService: {}, ScopeBucket: {Bucket: "bucket"}, ScopeObject: {"bucket", "key"}}
	for _, sg := range signings {
		for _, rule := range rules {
			r, err := http.NewRequest(rule.method, "http://127.0.0.1"+paths[rule.scope], nil)
			if err != nil {
				t.Fatal(err)
			}
			sg.sign(Signer{AccessKeyID: "ak", Secret: "sk", Region: "cn-hangzhou"}, r, targets[rule.scope])
			r = send(t, r)
			added := rule.sub
			if rule.with != "" {
				added += "&" + rule.with
			}
			r.URL.RawQuery = strings.TrimPrefix(r.URL.RawQuery+"&"+added, "&")
			if strings.HasPrefix(sg.name, "V1") && (slices.Contains(v1Free, rule.sub) || rule.op == OpDoMetaQueryAction) { // see selectAction
				continue
			}
			req, err := Parse(r, HostRules{})
			if err != nil {
				t.Fatalf("%s ?%s: %v", rule.method, added, err)
			}
			if err := req.Verify("sk", day); !errors.Is(err, ErrSignatureDoesNotMatch) {
				t.Errorf("%s: %s %s becomes %s by an unsigned ?%s: %v", sg.name, rule.method, paths[rule.scope], rule.op, added, err)
			}
		}
	}
}

// A signature for a key of one bucket opens nothing in another one, however host and path are turned.
func TestSignatureKeepsItsBucket(t *testing.T) {
	t.Parallel()
	hosts := []string{"127.0.0.1", "mine.localhost", "theirs.localhost", "mine.oss-cn-hangzhou.aliyuncs.com", "theirs.oss-cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com", "files.example.com"}
	paths := []string{"/", "/key", "/mine/key", "/theirs/key", "/theirs/mine/key", "/mine/theirs/key", "//theirs/key", "/mine/../theirs/key", "/mine%2Fkey", "/theirs%2Fkey"}
	rules := HostRules{
		Cname:     func(host string) (string, bool) { return "theirs", host == "files.example.com" },
		PathStyle: func(string) bool { return true },
	}
	for _, sg := range signings {
		for _, host := range hosts {
			for _, path := range paths {
				r, err := http.NewRequest("GET", "http://127.0.0.1/mine/key", nil)
				if err != nil {
					t.Fatal(err)
				}
				sg.sign(Signer{AccessKeyID: "ak", Secret: "sk", Region: "cn-hangzhou"}, r, Target{"mine", "key"})
				r = send(t, r)
				r.Host = host
				r.URL, _ = url.ParseRequestURI(path + "?" + r.URL.RawQuery)
				req, err := Parse(r, rules)
				if err != nil || req.Verify("sk", day) != nil {
					continue
				}
				if req.Bucket != "mine" || req.Key != "key" {
					t.Errorf("%s at %s%s: it opens %q of %q", sg.name, host, path, req.Key, req.Bucket)
				}
			}
		}
	}
}
