package oss

import (
	"strconv"
	"strings"
	"time"
)

// Scheme is a way to sign a request.
type Scheme string

// The signature schemes, each in a header or in the URL.
const (
	SchemeV1Header Scheme = "OSS"
	SchemeV1URL    Scheme = "OSS-URL"
	SchemeV2Header Scheme = "OSS2"
	SchemeV2URL    Scheme = "OSS2-URL"
	SchemeV4Header Scheme = "OSS4-HMAC-SHA256"
	SchemeV4URL    Scheme = "OSS4-HMAC-SHA256-URL"
)

// Times that the documents fix.
const (
	MaxSkew       = 15 * time.Minute
	MaxV4Lifetime = 7 * 24 * time.Hour
)

const (
	v4Algorithm = "OSS4-HMAC-SHA256"
	v4Request   = "aliyun_v4_request"
	v4Time      = "20060102T150405Z"
	v4Date      = "20060102"
	unsigned    = "UNSIGNED-PAYLOAD"
)

// Auth is what a request shows to prove who sent it.
type Auth struct {
	Scheme        Scheme
	AccessKeyID   string
	SecurityToken string
	Region        string // V4: the region of the credential scope, as the client wrote it
	Product       string // V4: "oss", or another service of the same dialect

	signature  string
	additional []string // V2, V4: further signed headers, lower case
	dates      []string // the spellings of the date that may have been signed
	day        string   // V4: the date of the credential scope
	signedAt   time.Time
	expires    time.Time // URL schemes
	undated    error     // why nobody can tell when a header was signed
}

// URL reports whether the signature came in the URL.
func (a *Auth) URL() bool {
	return a.Scheme == SchemeV1URL || a.Scheme == SchemeV2URL || a.Scheme == SchemeV4URL
}

// parseAuth finds the credentials of a request; nil without error means an anonymous one.
func parseAuth(req *Request) (*Auth, error) {
	header := req.header("Authorization")
	inURL := urlScheme(req.Query)
	switch {
	case header != "" && inURL != "":
		return nil, ErrTwoSignatures
	case header != "":
		return parseHeaderAuth(req, header)
	case inURL == SchemeV1URL:
		return parseV1URL(req)
	case inURL == SchemeV2URL:
		return parseV2URL(req)
	case inURL == SchemeV4URL:
		return parseV4URL(req)
	}
	return nil, nil
}

// urlScheme tells which scheme's parameters the query carries.
func urlScheme(query Query) Scheme {
	for i := range query {
		switch query[i].Name {
		case "Signature", "OSSAccessKeyId":
			return SchemeV1URL
		case "x-oss-signature-version":
			if query[i].Value == "OSS2" {
				return SchemeV2URL
			}
			return SchemeV4URL
		case "x-oss-signature", "x-oss-credential":
			if query.Get("x-oss-signature-version") == "OSS2" {
				return SchemeV2URL
			}
			return SchemeV4URL
		}
	}
	return ""
}

func parseHeaderAuth(req *Request, header string) (*Auth, error) {
	scheme, fields, _ := strings.Cut(header, " ")
	auth := &Auth{Scheme: Scheme(scheme), SecurityToken: req.header("x-oss-security-token")}
	var err error
	switch auth.Scheme {
	case SchemeV1Header:
		err = auth.v1Fields(fields)
	case SchemeV2Header:
		err = auth.v2Fields(fields)
	case SchemeV4Header:
		err = auth.v4Fields(fields)
	default:
		err = ErrAuthorization.Detail("EC", "0002-00000061")
	}
	if err != nil {
		return nil, err
	}
	auth.undated = auth.takeDates(req.header("x-oss-date"), req.header("Date"))
	if auth.undated == nil && auth.Scheme == SchemeV4Header && auth.signedAt.Format(v4Date) != auth.day {
		auth.undated = ErrSigningDate
	}
	return auth, nil
}

// Dated refuses a signature of which nobody can tell when it was made. Whoever verifies asks this too; whoever takes a
// caller's word for who it is need not.
func (a *Auth) Dated() error { return a.undated }

func (a *Auth) v1Fields(fields string) error {
	colon := strings.LastIndexByte(fields, ':')
	if colon < 0 {
		return ErrAuthorization.Detail("EC", "0002-00000062")
	}
	a.AccessKeyID, a.signature = fields[:colon], fields[colon+1:]
	if a.AccessKeyID == "" || strings.HasPrefix(a.AccessKeyID, " ") {
		return ErrAuthorization.Detail("EC", "0002-00000063")
	}
	if a.signature == "" {
		return ErrAuthorization.Detail("EC", "0002-00000062")
	}
	return nil
}

func (a *Auth) v2Fields(fields string) error {
	for field := range strings.SplitSeq(fields, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(field), ":")
		if !ok {
			return ErrAuthorization.Detail("EC", "0002-00000103")
		}
		switch name {
		case "AccessKeyId":
			a.AccessKeyID = value
		case "AdditionalHeaders":
			a.additional = strings.Split(strings.ToLower(value), ";")
		case "Signature":
			a.signature = value
		default:
			return ErrAuthorization.Detail("EC", "0002-00000104")
		}
	}
	if a.AccessKeyID == "" || a.signature == "" {
		return ErrAuthorization.Detail("EC", "0002-00000102")
	}
	return nil
}

func (a *Auth) v4Fields(fields string) error {
	var credential string
	for field := range strings.SplitSeq(fields, ",") {
		// The Tea gateway writes a space behind the comma.
		name, value, _ := strings.Cut(strings.TrimSpace(field), "=")
		switch name {
		case "Credential":
			credential = value
		case "Signature":
			a.signature = value
		case "AdditionalHeaders":
			if err := a.additionalHeaders(value); err != nil {
				return err
			}
		default:
			return ErrAuthorization
		}
	}
	if credential == "" || a.signature == "" {
		return ErrAuthorization
	}
	return a.credential(credential)
}

// additionalHeaders takes the V4 list, which must name something when it is there.
func (a *Auth) additionalHeaders(list string) error {
	if list == "" {
		return ErrAdditionalHeaders.Detail("EC", "0002-00000209")
	}
	a.additional = strings.Split(strings.ToLower(list), ";")
	for _, name := range a.additional {
		if strings.TrimSpace(name) == "" {
			return ErrAdditionalHeaders.Detail("EC", "0002-00000210")
		}
	}
	return nil
}

// credential takes <key>/<yyyymmdd>/<region>/<product>/aliyun_v4_request.
func (a *Auth) credential(credential string) error {
	parts := strings.Split(credential, "/")
	if len(parts) != 5 || parts[4] != v4Request || parts[2] == "" || parts[3] == "" {
		return ErrCredential
	}
	if parts[0] == "" || strings.ContainsAny(parts[0], "\\\r\n \t") {
		return ErrCredential.Detail("EC", "0002-00000222")
	}
	if _, err := time.Parse(v4Date, parts[1]); err != nil {
		return ErrSigningDate
	}
	a.AccessKeyID, a.day, a.Region, a.Product = parts[0], parts[1], parts[2], parts[3]
	return nil
}

// takeDates reads the time of signing. x-oss-date wins when both are there; V1 clients disagree on which of the two
// they signed, so both spellings are kept as candidates.
func (a *Auth) takeDates(ossDate, date string) error {
	for _, text := range [2]string{ossDate, date} {
		if text == "" {
			continue
		}
		at, err := parseTime(text)
		if err != nil {
			if len(a.dates) > 0 {
				continue // the second one is only a spare
			}
			return ErrNoDate
		}
		if len(a.dates) == 0 {
			a.signedAt = at
		}
		if len(a.dates) == 0 || a.dates[0] != text {
			a.dates = append(a.dates, text)
		}
	}
	if len(a.dates) == 0 {
		return ErrNoDate
	}
	return nil
}

// parseTime reads the two forms of a date: ISO 8601 basic and the three of HTTP.
func parseTime(text string) (time.Time, error) {
	if len(text) == len(v4Time) {
		if at, err := time.Parse(v4Time, text); err == nil {
			return at, nil
		}
	}
	at, err := time.Parse(time.RFC1123, text)
	if err != nil {
		at, err = time.Parse(time.RFC1123Z, text)
	}
	return at.UTC(), err
}

func parseV1URL(req *Request) (*Auth, error) {
	auth := &Auth{
		Scheme:        SchemeV1URL,
		AccessKeyID:   req.Query.Get("OSSAccessKeyId"),
		SecurityToken: req.Query.Get("security-token"),
		signature:     req.Query.Get("Signature"),
	}
	if auth.AccessKeyID == "" || auth.signature == "" {
		return nil, ErrQueryAuth
	}
	return auth, auth.expiry(req.Query, "Expires")
}

func parseV2URL(req *Request) (*Auth, error) {
	auth := &Auth{
		Scheme:        SchemeV2URL,
		AccessKeyID:   req.Query.Get("x-oss-access-key-id"),
		SecurityToken: req.Query.Get("security-token"),
		signature:     req.Query.Get("x-oss-signature"),
	}
	if auth.AccessKeyID == "" || auth.signature == "" {
		return nil, ErrQueryAuth
	}
	if list := req.Query.Get("x-oss-additional-headers"); list != "" {
		auth.additional = strings.Split(strings.ToLower(list), ";")
	}
	return auth, auth.expiry(req.Query, "x-oss-expires")
}

// expiry takes the absolute end of a V1 or V2 URL, which stands in the date's place in the signature.
func (a *Auth) expiry(query Query, name string) error {
	text := query.Get(name)
	if text == "" {
		if name == "x-oss-expires" {
			return ErrQueryAuth.Detail("EC", "0002-00000113")
		}
		return ErrQueryAuth.Detail("EC", "0002-00000068")
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return ErrExpires
	}
	a.expires = time.Unix(seconds, 0)
	a.dates = []string{text}
	return nil
}

func parseV4URL(req *Request) (*Auth, error) {
	query := req.Query
	auth := &Auth{
		Scheme:        SchemeV4URL,
		SecurityToken: query.Get("x-oss-security-token"),
		signature:     query.Get("x-oss-signature"),
	}
	if query.Get("x-oss-signature-version") != v4Algorithm {
		return nil, ErrQueryAuthV4
	}
	if !query.Has("x-oss-expires") {
		return nil, ErrQueryAuthV4.Detail("EC", "0002-00000215")
	}
	if !query.Has("x-oss-credential") {
		return nil, ErrQueryAuthV4.Detail("EC", "0002-00000217")
	}
	if auth.signature == "" {
		return nil, ErrQueryAuthV4
	}
	if err := auth.credential(query.Get("x-oss-credential")); err != nil {
		return nil, err
	}
	if query.Has("x-oss-additional-headers") {
		if err := auth.additionalHeaders(query.Get("x-oss-additional-headers")); err != nil {
			return nil, err
		}
	}
	date := query.Get("x-oss-date")
	at, err := time.Parse(v4Time, date)
	if err != nil {
		return nil, ErrNoDate
	}
	if at.Format(v4Date) != auth.day {
		return nil, ErrSigningDate
	}
	seconds, err := strconv.ParseInt(query.Get("x-oss-expires"), 10, 64)
	if err != nil || seconds < 1 || seconds > int64(MaxV4Lifetime/time.Second) {
		return nil, ErrExpires
	}
	auth.dates, auth.signedAt = []string{date}, at
	auth.expires = at.Add(time.Duration(seconds) * time.Second)
	return auth, nil
}
