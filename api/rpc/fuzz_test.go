package rpc

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

// clean fails when err is not a 4xx that both formats can carry.
func clean(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var e *apierr.Error
	if !errors.As(err, &e) || e.Status < 400 || e.Status > 499 || e.Code == "" {
		t.Fatalf("not a clean 4xx: %v", err)
	}
	if !json.Valid(ErrorJSON(e, "r", "h", "p")) {
		t.Fatalf("not JSON: %s", ErrorJSON(e, "r", "h", "p"))
	}
	if err := wellFormed(ErrorXML(e, "r", "h", "p")); err != nil {
		t.Fatalf("not XML: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("GET", "Action=A&Version=1&X=%41+b", "", "", "")
	f.Add("POST", publishedV1, "application/x-www-form-urlencoded", "X=1&Y=%zz", "")
	f.Add("POST", "", "application/json", `{"Action":"A","Version":"1","L":[1,{"a":null}]}`, "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host;;x,Signature=0")
	f.Add("POST", "SignatureType=BEARERTOKEN", "", "", "acs a:b")
	shape := mustShape[sample](f)
	f.Fuzz(func(t *testing.T, method, query, contentType, body, auth string) {
		r := &http.Request{
			Method: method, Host: "h", URL: &url.URL{Path: "/", RawQuery: query},
			Header: http.Header{"Content-Type": {contentType}, "Authorization": {auth}, "X-Acs-Date": {"2026-03-01T12:00:00Z"}},
		}
		IsCall(r, []byte(body))
		c, err := Parse(r, []byte(body))
		clean(t, err)
		if c == nil {
			t.Fatal("no call")
		}
		clean(t, c.Verify("secret"))
		clean(t, c.CheckTime(sampleTime))
		for i := 1; i < len(c.Params); i++ {
			if c.Params[i-1].Name >= c.Params[i].Name {
				t.Fatalf("not sorted: %q", c.Params)
			}
		}
		clean(t, shape.Decode(c.Params, new(sample)))
	})
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"VpcId=v&Tag.1.Key=k&Tag.2.Value=v", "VpcId=v&Ids.1=a&Ids.1-a=b&Ids.10=c&Ids.999999999=d", "InstanceIds=[\"i\"]&SecurityIps=a,b",
		"Attributes.%233%23key=v&Attributes.a=b", "SystemDisk={\"Size\":40}&DataDisk.Size=x", "NetworkInterface.1.SecurityGroupIds.2=x&NetworkInterface.1=%7B%7D",
		"Tag=[[[[1]]]]&Ids=[{}]", "Attributes={\"\":1}",
	} {
		f.Add(seed)
	}
	shape := mustShape[sample](f)
	f.Fuzz(func(t *testing.T, query string) {
		p, err := parseQuery(query)
		clean(t, err)
		var got sample
		err = shape.Decode(p, &got)
		clean(t, err)
		known := len(shape.Unread(p)) + len(shape.Unknown(p))
		if known > len(p) {
			t.Fatalf("%d of %d parameters unread or unknown", known, len(p))
		}
		if err == nil && (got.VpcId == "" || len(got.JSONIds) > 3 || len(got.Tags) > 2 || got.PageSize < 1) {
			t.Fatalf("checks were passed over: %+v", got)
		}
		for name, encode := range map[string]func() ([]byte, error){
			"JSON": func() ([]byte, error) { return MarshalJSON(struct{ Ids, Comma []string }{got.Ids, got.Comma}, "r") },
			"XML":  func() ([]byte, error) { return MarshalXML("A", struct{ Ids, Comma []string }{got.Ids, got.Comma}, "r") },
		} {
			doc, err := encode()
			if err != nil || name == "JSON" && !json.Valid(doc) || name == "XML" && wellFormed(doc) != nil {
				t.Fatalf("%s: %s, %v", name, doc, err)
			}
		}
	})
}

// A signed call verifies, and no longer with one value changed.
func FuzzSignatureV1(f *testing.F) {
	f.Add("Description", "金融云 *~+", "X=%2A", "secret")
	f.Add("Tag.1.Key", "", "", "")
	f.Add("M.#1#k", "a=b&c", "Y=+&Z=", "s&")
	f.Fuzz(func(t *testing.T, name, value, form, secret string) {
		q := url.Values{name: {value}}.Encode()
		r, err := http.NewRequest("POST", "http://h/?Action=A&Version=1&"+q, strings.NewReader(form))
		if err != nil {
			t.Skip()
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if err := SignV1(r, Credentials{AccessKeyID: "a", Secret: secret}, sampleTime, "n"); err != nil {
			clean(t, err)
			return
		}
		c, err := Parse(r, []byte(form))
		if clean(t, err); err != nil || c.Scheme != V1 {
			return
		}
		if err := c.CheckSigned(); err != nil { // the form overrode a common parameter
			clean(t, err)
			return
		}
		if c.Params.Get("Signature") != r.URL.Query().Get("Signature") {
			return
		}
		if err := c.Verify(secret); err != nil {
			t.Fatal(err)
		}
		c.Params = c.Params.over(ParamsOf("Changed", "x"+c.Params.Get("Changed")))
		if err := c.Verify(secret); !errors.Is(err, ErrSignatureDoesNotMatch) {
			t.Fatalf("changed: %v", err)
		}
	})
}

func FuzzSignatureV3(f *testing.F) {
	f.Add("Description", "金融云 *~+", "X=%2A", "secret", false)
	f.Add("M.#1#k", "", "", "", true)
	f.Fuzz(func(t *testing.T, name, value, body, secret string, useSM3 bool) {
		scheme := V3SHA256
		if useSM3 {
			scheme = V3SM3
		}
		r := httptest.NewRequest("POST", "http://h:4680/", nil)
		r.URL.RawQuery = url.Values{name: {value}}.Encode()
		if body != "" {
			r, _ = http.NewRequest("POST", r.URL.String(), strings.NewReader(body))
			r.Header.Set("Content-Type", "application/octet-stream")
		}
		r.Header.Set("X-Acs-Action", "A")
		r.Header.Set("X-Acs-Version", "1")
		if err := SignV3(r, scheme, Credentials{AccessKeyID: "a", Secret: secret}, sampleTime, "n"); err != nil {
			clean(t, err)
			return
		}
		c, err := Parse(r, []byte(body))
		if clean(t, err); err != nil {
			return
		}
		if err := c.Verify(secret); err != nil {
			t.Fatal(err)
		}
		c.body = append(c.body, 'x')
		if err := c.Verify(secret); !errors.Is(err, ErrSignatureDoesNotMatch) {
			t.Fatalf("changed: %v", err)
		}
	})
}
