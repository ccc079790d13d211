package gateway

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

func TestSOCKSHandshake(t *testing.T) {
	t.Parallel()
	name := "\x03\x10ecs.aliyuncs.com"
	for _, test := range []struct {
		name, sent, told string
		fixed            vantage.Vantage
		want             flow
		fails            bool
	}{
		{name: "5, no user", sent: "\x05\x01\x00\x05\x01\x00" + name + "\x01\xbb", told: "\x05\x00", want: flow{host: "ecs.aliyuncs.com", port: 443}},
		{name: "5, user preferred", sent: "\x05\x02\x00\x02\x01\x09ecs%3Ai-1\x01x\x05\x01\x00\x01\x0a\x00\x00\x01\x00\x50", told: "\x05\x02\x01\x00", want: flow{from: "ecs:i-1", host: "10.0.0.1", port: 80}},
		{name: "5, user empty", sent: "\x05\x01\x02\x01\x00\x00\x05\x01\x00" + name + "\x00\x50", told: "\x05\x02\x01\x00", want: flow{host: "ecs.aliyuncs.com", port: 80}},
		{name: "5, IPv6", sent: "\x05\x01\x00\x05\x01\x00\x04\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x50", told: "\x05\x00", want: flow{host: "2001:db8::1", port: 80}},
		{name: "5, mapped IPv4", sent: "\x05\x01\x00\x05\x01\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\x0a\x00\x00\x01\x00\x50", told: "\x05\x00", want: flow{host: "10.0.0.1", port: 80}},
		{name: "5, address as a name", sent: "\x05\x01\x00\x05\x01\x00\x03\x0810.0.0.1\x00\x50", told: "\x05\x00", want: flow{host: "10.0.0.1", port: 80}},
		{name: "5, Java on a vantage port", fixed: "internet", sent: "\x05\x02\x00\x02\x05\x01\x00" + name + "\x00\x50", told: "\x05\x00", want: flow{from: "internet", host: "ecs.aliyuncs.com", port: 80}},
		{name: "5, user only on a vantage port", fixed: "internet", sent: "\x05\x01\x02\x01\x04root\x00\x05\x01\x00" + name + "\x00\x50", told: "\x05\x02\x01\x00", want: flow{from: "internet", host: "ecs.aliyuncs.com", port: 80}},
		{name: "5, user unknown", sent: "\x05\x01\x02\x01\x04root\x00", told: "\x05\x02\x01\x01", fails: true},
		{name: "5, no method", sent: "\x05\x01\x01", told: "\x05\xff", fails: true},
		{name: "5, UDP", sent: "\x05\x01\x00\x05\x03\x00\x01\x00\x00\x00\x00\x00\x00", told: "\x05\x00", want: flow{host: "0.0.0.0", associate: true}},
		{name: "5, bind", sent: "\x05\x01\x00\x05\x02\x00" + name + "\x00\x50", told: "\x05\x00\x05\x07\x00\x01\x00\x00\x00\x00\x00\x00", fails: true},
		{name: "5, address type", sent: "\x05\x01\x00\x05\x01\x00\x09", told: "\x05\x00\x05\x08\x00\x01\x00\x00\x00\x00\x00\x00", fails: true},
		{name: "5, no name", sent: "\x05\x01\x00\x05\x01\x00\x03\x00\x00\x50", told: "\x05\x00\x05\x08\x00\x01\x00\x00\x00\x00\x00\x00", fails: true},
		{name: "4", sent: "\x04\x01\x00\x50\x0a\x00\x00\x01\x00", want: flow{host: "10.0.0.1", port: 80}},
		{name: "4a", sent: "\x04\x01\x01\xbb\x00\x00\x00\x01ecs:i-1\x00ecs.aliyuncs.com\x00", want: flow{from: "ecs:i-1", host: "ecs.aliyuncs.com", port: 443}},
		{name: "4, user unknown", sent: "\x04\x01\x00\x50\x0a\x00\x00\x01root\x00", told: "\x00\x5b\x00\x00\x00\x00\x00\x00", fails: true},
		{name: "4, bind", sent: "\x04\x02\x00\x50\x0a\x00\x00\x01\x00", told: "\x00\x5b\x00\x00\x00\x00\x00\x00", fails: true},
		{name: "4, endless user", sent: "\x04\x01\x00\x50\x0a\x00\x00\x01" + strings.Repeat("x", 5000), fails: true},
		{name: "neither", sent: "GET", fails: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var told bytes.Buffer
			got, reply, err := socksClient{bufio.NewReader(strings.NewReader(test.sent)), &told}.handshake(test.fixed)
			if (err != nil) != test.fails || (reply == nil) != test.fails {
				t.Fatalf("error %v", err)
			}
			if diff := cmp.Diff(test.told, told.String()); diff != "" {
				t.Error(diff)
			}
			if !test.fails && got != test.want {
				t.Errorf("%+v, want %+v", got, test.want)
			}
		})
	}
}

func TestSOCKSReplies(t *testing.T) {
	t.Parallel()
	for verdict, want := range map[Verdict]byte{Refuse: 2, Drop: 2, Unreachable: 4, Closed: 5} {
		var told bytes.Buffer
		if err := (socks5Reply{&told}).refused(Decision{Verdict: verdict}); err != nil || told.Bytes()[1] != want {
			t.Errorf("verdict %d: % x", verdict, told.Bytes())
		}
	}
}

func TestHeaderVantage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]vantage.Vantage{
		"":                             "",
		":":                            "",
		":pw":                          "",
		"internet:":                    "internet",
		"internet:pw":                  "internet",
		"internet":                     "internet",
		"internet:203.0.113.9:pw":      "internet:203.0.113.9",
		"internet:203.0.113.9":         "internet:203.0.113.9",
		"internet:2001:db8::1:":        "internet:2001:db8::1",
		"ecs:i-1:":                     "ecs:i-1",
		"ecs:i-1":                      "ecs:i-1",
		"ecs%3Ai-1:a:b":                "ecs:i-1",
		"ecs:i-1:a:b:c":                "ecs:i-1",
		"intranet:secret":              "intranet",
		"intranet:cn-north-2-gov-1:pw": "intranet:cn-north-2-gov-1",
		"public-ecs:pw":                "public-ecs",
	} {
		for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding} {
			got, err := headerVantage("basic " + encoding.EncodeToString([]byte(text)))
			if err != nil || got != want {
				t.Errorf("%q: %q %v, want %q", text, string(got), err, want)
			}
		}
	}
	for _, header := range []string{"Bearer x", "Basic ???", "Basic " + base64.StdEncoding.EncodeToString([]byte("root:geheim"))} {
		if _, err := headerVantage(header); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%q: %v", header, err)
		}
	}
}

func TestOriginForm(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]string{
		"http://h": "/", "http://h/": "/", "http://h?a=b://c": "/?a=b://c", "http://h:1/a%2Fb?c=%20": "/a%2Fb?c=%20",
		"/plain?u=http://x/y": "/plain?u=http://x/y", "*": "*",
	} {
		if got := originForm(uri); got != want {
			t.Errorf("%q: %q, want %q", uri, got, want)
		}
	}
}

// FuzzPreamble: whatever a client begins with is understood or refused; it neither panics nor yields a flow that the
// Judge could not be asked about.
func FuzzPreamble(f *testing.F) {
	for _, seed := range []string{
		"\x05\x01\x00\x05\x01\x00\x03\x10ecs.aliyuncs.com\x01\xbb", "\x05\x02\x00\x02\x01\x09ecs%3Ai-1\x01x\x05\x01\x00\x01\x0a\x00\x00\x01\x00\x50",
		"\x04\x01\x01\xbb\x00\x00\x00\x01ecs:i-1\x00ecs.aliyuncs.com\x00",
		"CONNECT ecs.aliyuncs.com:443 HTTP/1.1\r\nHost: x\r\nProxy-Authorization: Basic aW50ZXJuZXQ6\r\n\r\n",
		"GET http://ecs.aliyuncs.com?a HTTP/1.1\r\nHost: x\r\nConnection: a, b\r\n\r\n", "GET http://[::1%25lo]:80/ HTTP/1.0\r\n\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, sent []byte) {
		r := bufio.NewReader(bytes.NewReader(sent))
		if first, err := r.Peek(1); err == nil && (first[0] == firstSOCKS4 || first[0] == firstSOCKS5) {
			got, reply, err := socksClient{r, io.Discard}.handshake("")
			if err == nil {
				checkFlow(t, got)
				_ = errors.Join(reply.granted(), reply.refused(Decision{}))
			}
			return
		}
		request, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		from, err := headerVantage(request.Header.Get("Proxy-Authorization"))
		if err != nil {
			return
		}
		got, err := addressed(request)
		if err != nil {
			return
		}
		got.from = from
		checkFlow(t, got)
		if request.Method != http.MethodConnect {
			if in := inward(request, from); in.URL.Host != "" || in.Header.Get("Connection") != "" {
				t.Errorf("%q goes in as %q", sent, in.URL)
			}
		}
	})
}

func checkFlow(t *testing.T, f flow) {
	t.Helper()
	if again, ok := cleanHost(f.host); !ok || again != f.host {
		t.Errorf("host %q is not canonical", f.host)
	}
	if again, err := vantage.Parse(string(f.from)); err != nil || again != f.from {
		t.Errorf("vantage %q: %v", string(f.from), err)
	}
	for _, c := range []byte(f.explain(Decision{Reason: "ü\r\n"})) {
		if c < ' ' || c > '~' {
			t.Errorf("explanation of %+v has byte %#x", f, c)
		}
	}
}

func FuzzDatagram(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x03\x08dns.test\x00\x35x"))
	f.Add([]byte("\x00\x00\x00\x01\x0a\x00\x00\x01\x00\x35x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := parseDatagram(b)
		if err != nil {
			return
		}
		again, err := parseDatagram(append(d.header(), d.payload...))
		if err != nil || again.host != d.host || again.port != d.port || !bytes.Equal(again.payload, d.payload) {
			t.Errorf("% x is %+v, and back %+v, %v", b, d, again, err)
		}
	})
}
