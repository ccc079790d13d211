package server

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
)

// What makes no sense gets an XML answer of the 4xx kind, and the door still stands.
func TestMalformedRequests(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "sturdy", "", "", "x-oss-acl: public-read-write")
	date := time.Now().UTC().Format(http.TimeFormat)
	for _, request := range []string{
		"GET /%zz HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/%ff%fe HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/%C0%80 HTTP/1.1\r\nHost: h\r\n",
		"GET /%00/x HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/x?%zz=%zz&;&&==& HTTP/1.1\r\nHost: h\r\n",
		"GET /SHOUT HTTP/1.1\r\nHost: h\r\n",
		"GET /../../etc/passwd HTTP/1.1\r\nHost: h\r\n",
		"GET //sturdy//x HTTP/1.1\r\nHost: h\r\n",
		"BREW /sturdy/x HTTP/1.1\r\nHost: h\r\n",
		"PATCH /sturdy HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: .\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: [::1\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: .oss-cn-hangzhou.aliyuncs.com\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: a.b.c.oss-cn-hangzhou.aliyuncs.com\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: -.oss-cn-hangzhou.aliyuncs.com\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: OSS\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: OSS :\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: OSS public:x\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: OSS public:x\r\nDate: yesterday\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: OSS public:x\r\nDate: " + date + "\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: OSS4-HMAC-SHA256 Credential=a/b/c/d/e,Signature=f\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: OSS4-HMAC-SHA256 ,,,\r\n",
		"GET /sturdy/x HTTP/1.1\r\nHost: h\r\nAuthorization: Basic eDp5\r\n",
		"GET /sturdy/x?OSSAccessKeyId=public HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/x?OSSAccessKeyId=public&Signature=x&Expires=abc HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/x?OSSAccessKeyId=public&Signature=x&Expires=1 HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/x?x-oss-credential=x HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy/x?x-oss-signature-version=OSS9&x-oss-signature=x HTTP/1.1\r\nHost: h\r\n",
		"GET /sturdy?max-keys=99999999999999999999 HTTP/1.1\r\nHost: h\r\n",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\n",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999\r\n",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-MD5: not base64\r\n\r\nx",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nx-oss-object-acl: everyone\r\n\r\nx",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nx-oss-tagging: =&=&%zz\r\n\r\nx",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nx-oss-storage-class: Cheap\r\n\r\nx",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nx-oss-meta-a: " + strings.Repeat("m", 9000) + "\r\n\r\nx",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nx-oss-copy-source: %zz\r\n",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nx-oss-copy-source: /sturdy\r\n",
		"PUT /sturdy/x?symlink HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nx-oss-symlink-target: %zz\r\n",
		"PUT /sturdy/x?partNumber=x&uploadId= HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx",
		"PUT /sturdy/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n",
		"POST /sturdy/x?append&position=-1 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx",
		"POST /sturdy?delete HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx",
		"POST /sturdy/x?uploads&uploadId=1&partNumber=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n",
	} {
		if !strings.Contains(request, "\r\n\r\n") {
			request += "\r\n"
		}
		b.raw(request)
	}
	b.must("GET", "sturdy", "", "")
}

// raw sends bytes and wants a refusal.
func (b *bucketBench) raw(request string) {
	b.t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(b.url, "http://"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := io.WriteString(conn, request); err != nil {
		b.t.Fatal(err)
	}
	line, _, _ := strings.Cut(request, "\r\n")
	res, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: strings.SplitN(request, " ", 2)[0]})
	if err != nil {
		b.t.Errorf("%q: %v", line, err)
		return
	}
	defer res.Body.Close()
	if res.StatusCode/100 != 4 {
		b.t.Errorf("%q: %d", line, res.StatusCode)
	}
}

// Every operation survives every document.
func TestMalformedDocuments(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "papers", "", "")
	b.must("PUT", "papers/o", "", "x")
	deep := strings.Repeat("<a>", 10_000)
	entity := `<!DOCTYPE x [<!ENTITY a "aaaa">]><Tagging><TagSet><Tag><Key>&a;</Key></Tag></TagSet></Tagging>`
	bodies := []string{"", " ", "<", "<>", "text", "{}", "\xff\xfe", "\x00", deep, entity, "<Tagging/>", "<Delete/>", "<CORSConfiguration/>", strings.Repeat("x", 600<<10)}
	queries := []string{"acl", "cors", "lifecycle", "logging", "website", "referer", "policy", "versioning", "encryption", "tagging", "inventory", "worm",
		"resourceGroup", "requestPayment", "publicAccessBlock", "accessmonitor", "delete", "uploads", "uploadId=1", "uploadId=1&partNumber=1", "append&position=0",
		"symlink", "restore", "live", "x-oss-process=x", "versionId=x", "objectMeta", "unknown", "list-type=3", "replication&comp=add", "metaQuery&comp=query"}
	for _, method := range []string{"PUT", "POST", "GET", "DELETE", "HEAD", "OPTIONS"} {
		for _, target := range []string{"papers", "papers/o2"} {
			for _, query := range queries {
				for i, body := range bodies {
					if method != "PUT" && method != "POST" && i > 0 || len(body) > 10_000 && !strings.Contains("tagging delete uploadId=1", query) {
						continue
					}
					a := b.do(method, target, query, body, contentMD5Of(body))
					if a.StatusCode >= 500 {
						t.Errorf("%s %s?%s with %.20q: %d", method, target, query, body, a.StatusCode)
					}
					a.code(t)
				}
			}
		}
	}
}

// Nothing that the emulator answers crashes for want of an account: every operation, asked by nobody.
func TestAnonymousAsksEverything(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t).as("")
	for op := range oss.Operations {
		for _, target := range []string{"", "nobodys", "nobodys/o"} {
			if a := b.do("GET", target, fmt.Sprintf("%s&versions", op), ""); a.StatusCode/100 != 4 {
				t.Errorf("%s %q: %d", op, target, a.StatusCode)
			}
		}
	}
}
