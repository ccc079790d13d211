package server

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// outsideOf lets one name of the emulated world lead to a test server.
type outsideOf struct{ name, address string }

func (o outsideOf) Dial(ctx context.Context, host string, _ uint16) (net.Conn, error) {
	if host != o.name {
		return nil, errNobodyOutside
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", o.address)
}

func TestMirrors(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	asked := 0
	origin := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if r.URL.Path != "/base/a/b" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/x-mirrored")
		_, _ = io.WriteString(w, "from the origin "+r.Header.Get("X-Passed")+r.Header.Get("Authorization"))
	}))
	t.Cleanup(origin.Close)
	mirror := func(host string) string {
		return "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Redirect><RedirectType>Mirror</RedirectType><MirrorURL>http://" + host +
			"/base/</MirrorURL><MirrorHeaders><PassAll>true</PassAll></MirrorHeaders></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>"
	}
	b.must("PUT", "mirrored", "", "")
	b.must("PUT", "mirrored", "website", mirror("origin.example"))
	if head := b.do("HEAD", "mirrored/a/b", "", ""); head.StatusCode != http.StatusNotFound {
		t.Errorf("HEAD of what is not there: %d", head.StatusCode)
	}
	b.refused(424, "MirrorFailed", "GET", "mirrored/a/b", "", "")
	b.server.options.Outside = outsideOf{"origin.example", origin.Listener.Addr().String()}
	got := b.must("GET", "mirrored/a/b", "", "", "X-Passed: yes")
	if string(got.body) != "from the origin yes" || got.Header.Get("Content-Type") != "text/x-mirrored" {
		t.Errorf("%q %v", got.body, got.Header)
	}
	if tag := got.Header.Get("x-oss-tag"); tag != "MIRROR http%3A%2F%2Forigin.example%2Fbase%2Fa%2Fb" {
		t.Errorf("where it comes from: %q", tag)
	}
	b.refused(404, "NoSuchKey", "GET", "mirrored/absent", "", "")
	before := asked
	b.must("GET", "mirrored/a/b", "", "")
	if asked != before {
		t.Error("what was mirrored is fetched again")
	}
	b.must("PUT", "mirrored", "website", mirror("elsewhere.example"))
	b.refused(424, "MirrorFailed", "GET", "mirrored/c", "", "")
}

// What a mirror rule says about its origins and about what becomes of their answers is done.
func TestMirrorOptions(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	origin := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/broken/"):
			w.WriteHeader(http.StatusBadGateway)
		case strings.HasPrefix(r.URL.Path, "/torn/"):
			_, _ = io.WriteString(w, "half of ")
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		case strings.HasPrefix(r.URL.Path, "/picky/"):
			w.WriteHeader(http.StatusTeapot)
			_, _ = io.WriteString(w, "no coffee")
		default:
			w.Header().Set("X-Oss-Meta-Owner", "origin")
			_, _ = io.WriteString(w, "from "+r.URL.Path)
		}
	}))
	t.Cleanup(origin.Close)
	b.server.options.Outside = outsideOf{"origin.example", origin.Listener.Addr().String()}
	b.must("PUT", "options", "", "")
	set := func(redirect string) {
		t.Helper()
		b.must("PUT", "options", "website", "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Redirect><RedirectType>Mirror</RedirectType>"+
			redirect+"</Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>")
	}
	url := func(element, path string) string {
		return "<" + element + ">http://origin.example/" + path + "/</" + element + ">"
	}
	get := func(key, want string) answer {
		t.Helper()
		got := b.must("GET", "options/"+key, "", "")
		if string(got.body) != want {
			t.Errorf("%s: %q, want %q", key, got.body, want)
		}
		return got
	}
	set(url("MirrorURL", "broken"))
	b.refused(424, "MirrorFailed", "GET", "options/a", "", "")
	set(url("MirrorURL", "broken") + url("MirrorURLSlave", "slave"))
	get("a", "from /slave/a")
	further := "<MirrorMultiAlternates><MirrorMultiAlternate><MirrorMultiAlternateNumber>2</MirrorMultiAlternateNumber>" + url("MirrorMultiAlternateURL", "second") +
		"</MirrorMultiAlternate><MirrorMultiAlternate><MirrorMultiAlternateNumber>1</MirrorMultiAlternateNumber>" + url("MirrorMultiAlternateURL", "picky") +
		"</MirrorMultiAlternate></MirrorMultiAlternates>"
	set(url("MirrorURL", "broken") + further)
	b.refused(424, "MirrorFailed", "GET", "options/b", "", "")
	set(url("MirrorURL", "broken") + further + "<MirrorSwitchAllErrors>true</MirrorSwitchAllErrors>")
	get("b", "from /second/b")
	set(url("MirrorURL", "picky") + "<TransparentMirrorResponseCodes>400,418</TransparentMirrorResponseCodes>")
	if got := b.do("GET", "options/c", "", ""); got.StatusCode != http.StatusTeapot || string(got.body) != "no coffee" {
		t.Errorf("handed through: %d %q", got.StatusCode, got.body)
	}
	set(url("MirrorURL", "x") + "<MirrorProxyPass>true</MirrorProxyPass>")
	get("d", "from /x/d")
	if list := b.must("GET", "options", "prefix=d", ""); strings.Contains(string(list.body), "<Contents>") {
		t.Error("what is only passed on was kept")
	}
	b.must("PUT", "options", "acl", "", "x-oss-acl: public-read")
	set(url("MirrorURL", "torn") + "<MirrorProxyPass>true</MirrorProxyPass>")
	got, err := http.Get(b.url + "/options/t")
	if err == nil {
		_, err = io.ReadAll(got.Body)
	}
	if err == nil {
		t.Error("what breaks off looks whole")
	}
	set(url("MirrorURL", "x") + "<MirrorSaveOssMeta>false</MirrorSaveOssMeta><MirrorTaggings><Taggings><Key>from</Key><Value>mirror</Value></Taggings></MirrorTaggings>")
	if got := get("e", "from /x/e"); got.Header.Get("x-oss-meta-owner") != "" || got.Header.Get("x-oss-tagging-count") != "1" {
		t.Errorf("kept: %v", got.Header)
	}
	set(url("MirrorURL", "x") + "<MirrorAllowHeadObject>true</MirrorAllowHeadObject>")
	b.must("HEAD", "options/f", "", "")
	set(url("MirrorURL", "x") + "<MirrorSNI>true</MirrorSNI><MirrorUsingRole>false</MirrorUsingRole>")
	unread := b.server.dispatcher.Unread()
	if len(unread) != 1 || unread[0].Parameter != "MirrorSNI" || unread[0].Action != "PutBucketWebsite" {
		t.Errorf("told as not read: %+v", unread)
	}
}

// What a bucket fetches for its callers is replicated like what they put there.
func TestReplicationOfMirrored(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	origin := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "mirrored") }))
	t.Cleanup(origin.Close)
	b.server.options.Outside = outsideOf{"origin.example", origin.Listener.Addr().String()}
	b.at("mirror-source.oss-cn-beijing.aliyuncs.com").must("PUT", "mirror-source", "", "")
	b.at("mirror-target.oss-cn-shanghai.aliyuncs.com").must("PUT", "mirror-target", "", "")
	b.must("POST", "mirror-source", "replication&comp=add", replication("mirror-target", "oss-cn-shanghai", "ALL"))
	b.must("PUT", "mirror-source", "website", "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Redirect><RedirectType>Mirror</RedirectType>"+
		"<MirrorURL>http://origin.example/</MirrorURL></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>")
	b.must("GET", "mirror-source/in/a", "", "")
	if got := b.must("GET", "mirror-target/in/a", "", ""); string(got.body) != "mirrored" {
		t.Errorf("the copy: %q", got.body)
	}
	b.must("POST", "mirror-source", "asyncFetch", "<AsyncFetchTaskConfiguration><Url>http://origin.example/x</Url><Object>in/fetched</Object></AsyncFetchTaskConfiguration>")
	b.must("GET", "mirror-target/in/fetched", "", "")
}
