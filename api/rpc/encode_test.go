package rpc

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

type vswitch struct {
	VSwitchId string
	Count     int64 `rpc:"AvailableIpAddressCount"`
	IsDefault bool
	Tags      struct{ Tag []Tag }
	Ipv6      *string `rpc:",omitempty"`
}

type page struct {
	TotalCount int32
	PageNumber int32
}

type describeVSwitches struct {
	page
	VSwitches struct{ VSwitch []vswitch }
	Ids       []string
	Price     float64
	Note      string            `rpc:",omitempty"`
	Extra     map[string]string `rpc:",omitempty"`
	Link      *vswitch
	Any       any
	hidden    int
}

const goldenID = "4EC47282-1B74-4534-BD0E-403F3EE64CAF"

func TestMarshalGoldens(t *testing.T) {
	t.Parallel()
	var full describeVSwitches
	full.TotalCount, full.PageNumber, full.Price, full.hidden = 2, 1, 0.5, 1
	a := vswitch{VSwitchId: "vsw-1", Count: 252, IsDefault: true, Ipv6: ptr("")}
	a.Tags.Tag = []Tag{{"k", `<"&'>`}}
	full.VSwitches.VSwitch = []vswitch{a, {VSwitchId: "vsw-2"}}
	full.Ids = []string{"x", "金融"}
	full.Extra = map[string]string{"b": "2", "a": "1"}
	full.Any = []string{"y"}
	for _, tc := range []struct {
		name      string
		v         any
		json, xml string
	}{
		{
			"full", &full,
			`{"RequestId":"` + goldenID + `","TotalCount":2,"PageNumber":1,"VSwitches":{"VSwitch":[` +
				`{"VSwitchId":"vsw-1","AvailableIpAddressCount":252,"IsDefault":true,"Tags":{"Tag":[{"Key":"k","Value":"<\"&'>"}]},"Ipv6":""},` +
				`{"VSwitchId":"vsw-2","AvailableIpAddressCount":0,"IsDefault":false,"Tags":{"Tag":[]}}]},` +
				`"Ids":["x","金融"],"Price":0.5,"Extra":{"a":"1","b":"2"},"Any":["y"]}`,
			`<TotalCount>2</TotalCount><PageNumber>1</PageNumber><VSwitches>` +
				`<VSwitch><VSwitchId>vsw-1</VSwitchId><AvailableIpAddressCount>252</AvailableIpAddressCount><IsDefault>true</IsDefault>` +
				`<Tags><Tag><Key>k</Key><Value>&lt;"&amp;'&gt;</Value></Tag></Tags><Ipv6></Ipv6></VSwitch>` +
				`<VSwitch><VSwitchId>vsw-2</VSwitchId><AvailableIpAddressCount>0</AvailableIpAddressCount><IsDefault>false</IsDefault><Tags></Tags></VSwitch>` +
				`</VSwitches><Ids>x</Ids><Ids>金融</Ids><Price>0.5</Price><Extra><a>1</a><b>2</b></Extra><Any>y</Any>`,
		},
		{
			"zero", describeVSwitches{},
			`{"RequestId":"` + goldenID + `","TotalCount":0,"PageNumber":0,"VSwitches":{"VSwitch":[]},"Ids":[],"Price":0}`,
			`<TotalCount>0</TotalCount><PageNumber>0</PageNumber><VSwitches></VSwitches><Price>0</Price>`,
		},
		{"nothing", nil, `{"RequestId":"` + goldenID + `"}`, ``},
		{"nil pointer", (*vswitch)(nil), `{"RequestId":"` + goldenID + `"}`, ``},
	} {
		got, err := MarshalJSON(tc.v, goldenID)
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		if diff := cmp.Diff(tc.json, string(got)); diff != "" {
			t.Errorf("%s JSON (-want +got):\n%s", tc.name, diff)
		}
		want := "<?xml version='1.0' encoding='UTF-8'?><DescribeVSwitchesResponse><RequestId>" + goldenID + "</RequestId>" + tc.xml + "</DescribeVSwitchesResponse>"
		got, err = MarshalXML("DescribeVSwitches", tc.v, goldenID)
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s XML (-want +got):\n%s", tc.name, diff)
		}
	}
}

// Whatever the text, readers of both formats accept it and read it back.
func TestTextSurvives(t *testing.T) {
	t.Parallel()
	type text struct{ S string }
	for _, tc := range []struct{ in, json, xml string }{
		{"plain", "plain", "plain"},
		{"tab\tline\nreturn\r", "tab\tline\nreturn\r", "tab\tline\nreturn\r"},
		{`"\<>&'` + "\u2028/]]>", `"\<>&'` + "\u2028/]]>", `"\<>&'` + "\u2028/]]>"},
		{"bad \xff\xc3(", "bad \uFFFD\uFFFD(", "bad \uFFFD\uFFFD("},
		{"nul \x00 esc \x1b", "nul \x00 esc \x1b", "nul \uFFFD esc \uFFFD"},
		{"\uFFFE\uFFFF\uFFFD", "\uFFFE\uFFFF\uFFFD", "\uFFFD\uFFFD\uFFFD"},
		{"金融云😀", "金融云😀", "金融云😀"},
	} {
		var back text
		b, err := MarshalJSON(text{tc.in}, "r")
		if err := errors.Join(err, json.Unmarshal(b, &back)); err != nil || back.S != tc.json {
			t.Errorf("JSON %q: %q, %v", tc.in, back.S, err)
		}
		b, err = MarshalXML("A", text{tc.in}, "r")
		if err := errors.Join(err, xml.Unmarshal([]byte(strings.TrimPrefix(string(b), xmlHeader)), &back)); err != nil || back.S != tc.xml {
			t.Errorf("XML %q: %q, %v", tc.in, back.S, err)
		}
	}
}

func TestMarshalRefusals(t *testing.T) {
	t.Parallel()
	type loop struct{ Next []*loop }
	for _, v := range []any{
		1, "x", []int{1}, loop{}, struct{ T time.Time }{}, struct{ B []byte }{}, struct{ C chan int }{}, struct{ F float64 }{math.NaN()},
		struct{ A any }{make(chan int)}, struct{ M map[int]string }{}, struct {
			A string
			B string `rpc:"A"`
		}{},
	} {
		if b, err := MarshalJSON(v, "r"); err == nil || len(b) != 0 {
			t.Errorf("%T became %s", v, b)
		}
	}
	if _, err := MarshalXML("A", struct{ M map[string]string }{map[string]string{"a b": ""}}, "r"); err == nil {
		t.Error("a key that is no XML name was written")
	}
}

func TestErrorGoldens(t *testing.T) {
	t.Parallel()
	denied := ErrForbiddenRAM.Saying(`not "you" & <me>`).Detail("AccessDeniedDetail.AuthAction", "vpc:DeleteVpc").
		Detail("EC", "0003").Detail("AccessDeniedDetail.NoPermissionType", "ImplicitDeny")
	const link = "https://api.aliyun.com/troubleshoot?q=Forbidden.RAM&product=Vpc&requestId=" + goldenID
	wantJSON := `{"RequestId":"` + goldenID + `","HostId":"vpc.aliyuncs.com","Code":"Forbidden.RAM","Message":"not \"you\" & <me>",` +
		`"Recommend":"` + link + `","AccessDeniedDetail":{"AuthAction":"vpc:DeleteVpc","NoPermissionType":"ImplicitDeny"},"EC":"0003"}`
	wantXML := `<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>` + goldenID + `</RequestId><HostId>vpc.aliyuncs.com</HostId>` +
		`<Code>Forbidden.RAM</Code><Message>not "you" &amp; &lt;me&gt;</Message><Recommend><![CDATA[` + link + `]]></Recommend>` +
		`<AccessDeniedDetail><AuthAction>vpc:DeleteVpc</AuthAction><NoPermissionType>ImplicitDeny</NoPermissionType></AccessDeniedDetail><EC>0003</EC></Error>`
	for format, want := range map[Format]string{JSON: wantJSON, XML: wantXML} {
		c := &Call{Format: format}
		if diff := cmp.Diff(want, string(c.Refusal(denied, goldenID, "vpc.aliyuncs.com", "Vpc"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
	if JSON.ContentType() != "application/json;charset=utf-8" || XML.ContentType() != "text/xml;charset=utf-8" {
		t.Error("content types")
	}
}

// The gateway's codes and statuses are facts that clients match on.
func TestGatewayErrors(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		err    *apierr.Error
		status int
		code   string
	}{
		{ErrAccessKeyNotFound, 404, "InvalidAccessKeyId.NotFound"},
		{ErrAccessKeyInactive, 400, "InvalidAccessKeyId.Inactive"},
		{ErrSignatureDoesNotMatch, 400, "SignatureDoesNotMatch"},
		{ErrIncompleteSignature, 400, "IncompleteSignature"},
		{ErrSignatureNonceUsed, 400, "SignatureNonceUsed"},
		{ErrTimestampExpired, 400, "InvalidTimeStamp.Expired"},
		{ErrTimestampFormat, 400, "InvalidTimeStamp.Format"},
		{ErrInvalidVersion, 400, "InvalidVersion"},
		{ErrActionNotFound, 404, "InvalidAction.NotFound"},
		{ErrProductNotFound, 404, "InvalidProduct.NotFound"},
		{Missing("SecurityToken"), 400, "MissingSecurityToken"},
		{ErrMissingParameter.With("X"), 400, "MissingParameter"},
		{ErrSecurityTokenExpired, 400, "InvalidSecurityToken.Expired"},
		{ErrSecurityTokenMalformed, 400, "InvalidSecurityToken.Malformed"},
		{ErrSecurityTokenMismatch, 400, "InvalidSecurityToken.MismatchWithAccessKey"},
		{ErrUnsupportedMethod, 403, "UnsupportedHTTPMethod"},
		{ErrThrottling, 400, "Throttling"},
		{ErrThrottlingUser, 400, "Throttling.User"},
		{ErrThrottlingAPI, 400, "Throttling.Api"},
		{ErrForbiddenRAM, 403, "Forbidden.RAM"},
		{ErrNoPermission, 403, "NoPermission"},
		{ErrInternal, 500, "InternalError"},
		{ErrServiceUnavailable, 503, "ServiceUnavailable"},
	} {
		if tc.err.Status != tc.status || tc.err.Code != tc.code || tc.err.Message == "" || tc.err.Doc == "" {
			t.Errorf("%s: %+v", tc.code, tc.err)
		}
	}
}

func TestTimes(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 20, 4, 5, 999, time.FixedZone("", 8*3600))
	if got := Time(at) + " " + TimeMinute(at) + Time(time.Time{}); got != "2026-03-01T12:04:05Z 2026-03-01T12:04Z" {
		t.Error(got)
	}
}

func TestTokenPagingLimit(t *testing.T) {
	t.Parallel()
	if (TokenPaging{}).Limit(20) != 20 || (TokenPaging{MaxResults: 5}).Limit(20) != 5 {
		t.Error("Limit")
	}
}

// wellFormed reads an XML document to its end.
func wellFormed(doc []byte) error {
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(string(doc), xmlHeader)))
	for {
		if _, err := d.Token(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}
