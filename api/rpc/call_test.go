package rpc

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

func TestParseMergesQueryAndForm(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequest("POST", "http://ecs.aliyuncs.com/?Action=A&Version=1&X=query&Empty=", nil)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	c := mustParse(t, r, "X=form&Y=a+b%2B&Format=json")
	want := ParamsOf("Action", "A", "Empty", "", "Format", "json", "Version", "1", "X", "form", "Y", "a b+")
	if diff := cmp.Diff(want, c.Params); diff != "" {
		t.Errorf("params (-want +got):\n%s", diff)
	}
	if c.Format != JSON || c.Host != "ecs.aliyuncs.com" || c.Scheme != Anonymous {
		t.Errorf("read %+v", c)
	}
	r.Header.Set("Content-Type", "text/plain")
	if c := mustParse(t, r, "X=form"); c.Params.Get("X") != "query" {
		t.Errorf("a body of another type was read as a form")
	}
}

func TestParseReadsJSONBodyOfV3(t *testing.T) {
	t.Parallel()
	body := `{"Name":"n","N":5,"On":true,"Nil":null,"Ids":["a","b"],"Tag":[{"Key":"k"}],"M":{"a.b":"c"}}`
	c := mustParse(t, signedV3(t, V3SHA256, body, "application/json"), body)
	for name, want := range map[string]string{"Name": "n", "N": "5", "On": "true", "Ids.2": "b", "Tag.1.Key": "k", "M.a.b": "c"} {
		if got := c.Params.Get(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if c.Params.Has("Nil") {
		t.Error("null was read as a value")
	}
	r := signedV1(t, "POST", "")
	r.Header.Set("Content-Type", "application/json")
	if c := mustParse(t, r, body); c.Params.Has("Name") {
		t.Error("V1 does not sign a JSON body, yet it was read")
	}
}

func TestHeadersNameTheActionFirst(t *testing.T) {
	t.Parallel()
	r := signedV3(t, V3SHA256, "", "")
	r.URL.RawQuery += "&Action=Other"
	if c := mustParse(t, r, ""); c.Action != "DescribeVpcs" {
		t.Errorf("Action = %s", c.Action)
	}
	r = signedV1(t, "GET", "")
	r.Header.Set("x-acs-action", "DeleteVpc")
	if _, err := Parse(r, nil); !errors.Is(err, ErrInvalidParameter) {
		t.Errorf("V1 with another action in the unsigned header: %v", err)
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		query, accept string
		v3            bool
		want          Format
	}{
		{"", "", false, XML},
		{"", "application/json", false, XML},
		{"&Format=JSON", "", false, JSON},
		{"&Format=json", "", false, JSON},
		{"&Format=Xml", "", true, XML},
		{"", "application/json", true, JSON},
		{"", "", true, JSON},
		{"", "*/*", true, JSON},
		{"", "text/xml", true, XML},
	} {
		r := httptest.NewRequest("GET", "/?Action=A&Version=1"+tc.query, nil)
		r.Header.Set("Accept", tc.accept)
		if tc.v3 {
			r.Header.Set("Authorization", "ACS3-HMAC-SHA256 Credential=a")
		}
		if c := mustParse(t, r, ""); c.Format != tc.want {
			t.Errorf("%+v: %s", tc, c.Format)
		}
	}
}

func TestMalformedCalls(t *testing.T) {
	t.Parallel()
	form := "application/x-www-form-urlencoded"
	for _, tc := range []struct {
		name, method, query, contentType, body string
		status                                 int
		code                                   string
	}{
		{"no action", "GET", "Version=1", "", "", 400, "MissingAction"},
		{"empty action", "GET", "Action=&Version=1", "", "", 400, "MissingAction"},
		{"no version", "GET", "Action=A", "", "", 400, "MissingVersion"},
		{"bad format", "GET", "Action=A&Version=1&Format=YAML", "", "", 400, "InvalidParameter"},
		{"method", "PUT", "Action=A&Version=1", "", "", 403, "UnsupportedHTTPMethod"},
		{"bad escape", "GET", "Action=A&Version=1&X=%zz", "", "", 400, "InvalidParameter"},
		{"cut escape", "GET", "Action=A&Version=1&X=%2", "", "", 400, "InvalidParameter"},
		{"bad UTF-8", "GET", "Action=A&Version=1&X=%ff", "", "", 400, "InvalidParameter"},
		{"bad UTF-8 name", "GET", "Action=A&Version=1&%ff=x", "", "", 400, "InvalidParameter"},
		{"NUL", "GET", "Action=A&Version=1&X=a%00b", "", "", 400, "InvalidParameter"},
		{"no name", "GET", "Action=A&Version=1&=x", "", "", 400, "InvalidParameter"},
		{"long name", "GET", "Action=A&Version=1&" + strings.Repeat("x", 2000) + "=1", "", "", 400, "InvalidParameter"},
		{"twice", "GET", "Action=A&Version=1&X=1&X=2", "", "", 400, "InvalidParameter"},
		{"twice in form", "POST", "Action=A&Version=1", form, "X=1&X=1", 400, "InvalidParameter"},
		{"form escape", "POST", "Action=A&Version=1", form, "X=%", 400, "InvalidParameter"},
		{"too many", "POST", "Action=A&Version=1", form, strings.Repeat("x&", 6000), 400, "InvalidParameter"},
	} {
		r := httptest.NewRequest(tc.method, "/", nil)
		r.URL.RawQuery = tc.query
		r.Header.Set("Content-Type", tc.contentType)
		c, err := Parse(r, []byte(tc.body))
		var e *apierr.Error
		if !errors.As(err, &e) || e.Status != tc.status || e.Code != tc.code {
			t.Errorf("%s: %v, want %d %s", tc.name, err, tc.status, tc.code)
		}
		if c == nil {
			t.Errorf("%s: no call beside the error", tc.name)
		}
	}
	for name, body := range map[string]string{
		"cut": `{"A":`, "list": `[1]`, "deep": strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 40),
		"UTF-8": "{\"A\":\"\xff\"}", "NUL": `{"A":"\u0000"}`, "two": `{}{}`, "many": `{"A":[` + strings.Repeat("1,", 6000) + "1]}",
	} {
		if _, err := Parse(signedV3(t, V3SHA256, body, "application/json"), []byte(body)); !errors.Is(err, ErrMalformedRequest) {
			t.Errorf("JSON %s: %v", name, err)
		}
	}
}

func TestIsCall(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		query, contentType, body string
		want                     bool
	}{
		{"Action=A", "", "", true},
		{"X=1&Action=A", "", "", true},
		{"", "application/x-www-form-urlencoded", "X=1&Action=A", true},
		{"prefix=Action&XAction=1", "", "", false},
		{"uploads", "text/plain", "Action=A", false},
	} {
		r := httptest.NewRequest("POST", "/?"+tc.query, nil)
		r.Header.Set("Content-Type", tc.contentType)
		if got := IsCall(r, []byte(tc.body)); got != tc.want {
			t.Errorf("%+v: %v", tc, got)
		}
	}
}
