package oss

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Signer signs requests the way a client does, for tests, benchmarks and the emulator's own calls (callbacks between
// services). It shares the canonical forms with Verify, so a round trip proves neither right: the vectors of the
// documents and the official SDKs do.
type Signer struct {
	AccessKeyID   string
	Secret        string
	SecurityToken string
	Region        string // V4: "cn-hangzhou"
	Product       string // V4: empty means "oss"
	Additional    []string
}

// V1 signs the headers of r for the target.
func (s Signer) V1(r *http.Request, target Target, now time.Time) {
	s.stamp(r, now.UTC().Format(http.TimeFormat), "Date")
	auth := &Auth{Scheme: SchemeV1Header}
	req := s.view(r, auth)
	head, tail := req.v1Head()
	text := head + r.Header.Get("Date") + tail + v1Path(target.Bucket, target.Key) + req.v1Query(selectUnion)
	r.Header.Set("Authorization", "OSS "+s.AccessKeyID+":"+hmacSHA1(s.Secret, text))
}

// V1URL signs the URL of r for the target, until expires.
func (s Signer) V1URL(r *http.Request, target Target, expires time.Time) {
	if s.SecurityToken != "" {
		addQuery(r, "security-token", s.SecurityToken)
	}
	date := strconv.FormatInt(expires.Unix(), 10)
	req := s.view(r, &Auth{Scheme: SchemeV1URL})
	head, tail := req.v1Head()
	text := head + date + tail + v1Path(target.Bucket, target.Key) + req.v1Query(selectUnion)
	addQuery(r, "Expires", date)
	addQuery(r, "OSSAccessKeyId", s.AccessKeyID)
	addQuery(r, "Signature", hmacSHA1(s.Secret, text))
}

// V2 signs the headers of r for the target with OSS2.
func (s Signer) V2(r *http.Request, target Target, now time.Time) {
	s.stamp(r, now.UTC().Format(http.TimeFormat), "Date")
	auth := &Auth{Scheme: SchemeV2Header, additional: s.Additional}
	text := s.v2Text(r, target, auth, r.Header.Get("Date"))
	header := "OSS2 AccessKeyId:" + s.AccessKeyID
	if len(s.Additional) > 0 {
		header += ",AdditionalHeaders:" + strings.Join(s.Additional, ";")
	}
	r.Header.Set("Authorization", header+",Signature:"+
		base64.StdEncoding.EncodeToString(hmacSHA256([]byte(s.Secret), text)))
}

// V2URL signs the URL of r for the target with OSS2, until expires.
func (s Signer) V2URL(r *http.Request, target Target, expires time.Time) {
	date := strconv.FormatInt(expires.Unix(), 10)
	if s.SecurityToken != "" {
		addQuery(r, "security-token", s.SecurityToken)
	}
	addQuery(r, "x-oss-signature-version", "OSS2")
	addQuery(r, "x-oss-expires", date)
	addQuery(r, "x-oss-access-key-id", s.AccessKeyID)
	if len(s.Additional) > 0 {
		addQuery(r, "x-oss-additional-headers", strings.Join(s.Additional, ";"))
	}
	text := s.v2Text(r, target, &Auth{Scheme: SchemeV2URL, additional: s.Additional}, date)
	addQuery(r, "x-oss-signature", base64.StdEncoding.EncodeToString(hmacSHA256([]byte(s.Secret), text)))
}

func (s Signer) v2Text(r *http.Request, target Target, auth *Auth, date string) string {
	req := s.view(r, auth)
	head := r.Method + "\n" + req.header("Content-Md5") + "\n" + req.header("Content-Type") + "\n"
	return head + date + "\n" + req.v2Tail() +
		string(appendEscaped(nil, v1Path(target.Bucket, target.Key), false)) + req.v2Query()
}

// V4 signs the headers of r for the target.
func (s Signer) V4(r *http.Request, target Target, now time.Time) {
	now = now.UTC()
	s.stamp(r, now.Format(v4Time), "X-Oss-Date")
	r.Header.Set("X-Oss-Content-Sha256", unsigned)
	auth, text := s.v4Text(r, target, now, SchemeV4Header)
	header := v4Algorithm + " Credential=" + s.AccessKeyID + "/" + auth.scope()
	if len(s.Additional) > 0 {
		header += ",AdditionalHeaders=" + strings.Join(s.Additional, ";")
	}
	r.Header.Set("Authorization", header+",Signature="+v4Signature(s.Secret, auth.day, auth.Region, auth.Product, text))
}

// V4URL signs the URL of r for the target, for a lifetime from now.
func (s Signer) V4URL(r *http.Request, target Target, now time.Time, lifetime time.Duration) {
	now = now.UTC()
	if s.SecurityToken != "" {
		addQuery(r, "x-oss-security-token", s.SecurityToken)
	}
	addQuery(r, "x-oss-signature-version", v4Algorithm)
	addQuery(r, "x-oss-date", now.Format(v4Time))
	addQuery(r, "x-oss-expires", strconv.Itoa(int(lifetime/time.Second)))
	addQuery(r, "x-oss-credential", s.AccessKeyID+"/"+s.auth(now, SchemeV4URL).scope())
	if len(s.Additional) > 0 {
		addQuery(r, "x-oss-additional-headers", strings.Join(s.Additional, ";"))
	}
	auth, text := s.v4Text(r, target, now, SchemeV4URL)
	addQuery(r, "x-oss-signature", v4Signature(s.Secret, auth.day, auth.Region, auth.Product, text))
}

func (s Signer) auth(now time.Time, scheme Scheme) *Auth {
	product := s.Product
	if product == "" {
		product = "oss"
	}
	return &Auth{Scheme: scheme, Region: s.Region, Product: product, additional: s.Additional, day: now.Format(v4Date)}
}

func (s Signer) v4Text(r *http.Request, target Target, now time.Time, scheme Scheme) (*Auth, []byte) {
	auth := s.auth(now, scheme)
	req := s.view(r, auth)
	canonical := req.v4Canonical(target, req.v4Query(false), req.v4Tail())
	return auth, auth.v4ToSign(now.Format(v4Time), canonical)
}

// stamp sets the date and the token that a header signature covers.
func (s Signer) stamp(r *http.Request, date, name string) {
	r.Header.Set(name, date)
	if s.SecurityToken != "" {
		r.Header.Set("X-Oss-Security-Token", s.SecurityToken)
	}
}

// view reads an outgoing request as the server will.
func (s Signer) view(r *http.Request, auth *Auth) *Request {
	host := r.Host
	if host == "" {
		host = r.URL.Host
	}
	return &Request{
		Method: r.Method, Query: ParseQuery(r.URL.RawQuery), Header: r.Header, Auth: auth,
		hostport: host, length: r.ContentLength,
	}
}

func addQuery(r *http.Request, name, value string) {
	pair := url.QueryEscape(name) + "=" + strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
	if r.URL.RawQuery != "" {
		pair = r.URL.RawQuery + "&" + pair
	}
	r.URL.RawQuery = pair
}
