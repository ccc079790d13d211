package rpc

import (
	"net/http"
	"strings"
)

// Scheme is how a call is signed.
type Scheme string

// The schemes that clients use. The first three are verified; the others are
// recognised, so that they can be refused by name.
const (
	V1        Scheme = "HMAC-SHA1"
	V3SHA256  Scheme = "ACS3-HMAC-SHA256"
	V3SM3     Scheme = "ACS3-HMAC-SM3"
	V3RSA     Scheme = "ACS3-RSA-SHA256"
	ROA       Scheme = "acs"
	Bearer    Scheme = "BEARERTOKEN"
	Anonymous Scheme = "Anonymous"
	Unknown   Scheme = "unknown"
)

// Format is how a call wants its answer.
type Format string

// The two formats.
const (
	JSON Format = "JSON"
	XML  Format = "XML"
)

// Call is one RPC call, read but not yet believed: nothing in it is
// authenticated before Verify.
type Call struct {
	Action  string
	Version string
	Format  Format
	Params  Params // query and body together

	Scheme        Scheme
	AccessKeyID   string
	SecurityToken string
	Nonce         string
	Timestamp     string // as sent; CheckTime reads it

	Method string
	Host   string
	Path   string // escaped, as sent

	signature     string
	signedHeaders string
	query         Params
	header        http.Header
	contentLength int64
	body          []byte
}

// Region is the RegionId parameter, "" when absent.
func (c *Call) Region() string { return c.Params.Get("RegionId") }

// IsCall says whether the request is an RPC call at all: the listeners serve
// OSS at the same address, which never names an action.
func IsCall(r *http.Request, body []byte) bool {
	return r.Header.Get("X-Acs-Action") != "" || namesAction(r.URL.RawQuery) ||
		isForm(r) && namesAction(string(body))
}

func namesAction(raw string) bool {
	return strings.HasPrefix(raw, "Action=") || strings.Contains(raw, "&Action=")
}

// Parse reads a call. The Call is never nil: with an error it holds what was
// understood so far, so that the refusal can wear the format asked for. Whether
// the call is signed, and rightly, is for CheckSigned and Verify.
func Parse(r *http.Request, body []byte) (*Call, error) {
	c := &Call{
		Action: r.Header.Get("X-Acs-Action"), Version: r.Header.Get("X-Acs-Version"),
		Method: r.Method, Host: r.Host, Path: r.URL.EscapedPath(),
		Format: XML, header: r.Header, contentLength: r.ContentLength, body: body,
	}
	if c.Path == "" {
		c.Path = "/"
	}
	c.readAuthorization()
	c.Format = c.answerFormat()
	err := c.readParams(r)
	c.readCommon()
	if err != nil {
		return c, err
	}
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		return c, ErrUnsupportedMethod
	}
	return c, c.readTarget()
}

// readParams fills query and Params.
func (c *Call) readParams(r *http.Request) (err error) {
	if c.query, err = parseQuery(r.URL.RawQuery); err != nil {
		return err
	}
	c.Params = c.query
	var more Params
	switch {
	case len(c.body) == 0:
	case isForm(r):
		more, err = parseQuery(string(c.body))
	case isJSON(r) && c.isV3():
		// Only V3 signs the body as such; with V1 a JSON body would be
		// parameters that nobody signed.
		more, err = flattenBody(c.body)
	}
	if err != nil {
		return err
	}
	c.Params = c.query.over(more)
	if len(c.Params) > maxParams {
		return malformedf("more than 5000 parameters")
	}
	return nil
}

// readAuthorization reads what the header says about the signature.
func (c *Call) readAuthorization() {
	auth := strings.TrimSpace(c.header.Get("Authorization"))
	if auth == "" {
		return
	}
	scheme, rest, _ := strings.Cut(auth, " ")
	switch Scheme(scheme) {
	case V3SHA256, V3SM3, V3RSA, ROA:
		c.Scheme = Scheme(scheme)
	case "Bearer", "bearer":
		c.Scheme = Bearer
	default:
		c.Scheme = Unknown
	}
	if !c.isV3() {
		return
	}
	for rest != "" {
		var part string
		part, rest, _ = strings.Cut(rest, ",")
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch name {
		case "Credential":
			c.AccessKeyID = value
		case "SignedHeaders":
			c.signedHeaders = value
		case "Signature":
			c.signature = value
		}
	}
}

// readCommon takes the common parameters from where the scheme has them.
func (c *Call) readCommon() {
	if c.Scheme == "" {
		c.Scheme = c.paramScheme()
	}
	if c.Scheme != Bearer && c.header.Get("X-Acs-Bearer-Token") != "" && !c.isV3() {
		c.Scheme = Bearer
	}
	if c.isV3() {
		c.Nonce = c.header.Get("X-Acs-Signature-Nonce")
		c.Timestamp = c.header.Get("X-Acs-Date")
		c.SecurityToken = c.header.Get("X-Acs-Security-Token")
	} else {
		c.AccessKeyID = c.Params.Get("AccessKeyId")
		c.signature = c.Params.Get("Signature")
		c.Nonce = c.Params.Get("SignatureNonce")
		c.Timestamp = c.Params.Get("Timestamp")
		c.SecurityToken = c.Params.Get("SecurityToken")
	}
	c.Format = c.answerFormat()
}

// paramScheme is the scheme of a call without an Authorization header.
func (c *Call) paramScheme() Scheme {
	switch {
	case strings.EqualFold(c.Params.Get("SignatureType"), string(Bearer)), c.Params.Has("BearerToken"):
		return Bearer
	case c.Params.Has("Signature"), c.Params.Has("AccessKeyId"), c.Params.Has("SignatureMethod"):
		return V1
	}
	return Anonymous
}

// answerFormat: the Format parameter, else by scheme. V1 answers XML unless
// told otherwise; V3 answers JSON unless the client accepts XML alone.
func (c *Call) answerFormat() Format {
	switch format := c.Params.Get("Format"); {
	case strings.EqualFold(format, string(JSON)):
		return JSON
	case strings.EqualFold(format, string(XML)):
		return XML
	}
	accept := c.header.Get("Accept")
	if c.isV3() && (!strings.Contains(accept, "xml") || strings.Contains(accept, "json")) {
		return JSON
	}
	return XML
}

// readTarget finds action and version: the headers first, then the parameters.
func (c *Call) readTarget() error {
	if err := c.agree("Action", &c.Action); err != nil {
		return err
	}
	if err := c.agree("Version", &c.Version); err != nil {
		return err
	}
	switch format := c.Params.Get("Format"); {
	case c.Action == "":
		return Missing("Action")
	case c.Version == "":
		return Missing("Version")
	case format != "" && !strings.EqualFold(format, string(JSON)) && !strings.EqualFold(format, string(XML)):
		return Invalid("Format", "it is JSON or XML")
	}
	return nil
}

// agree fills *header from the parameter name. V1 does not sign headers: one
// that contradicts the signed parameter would call another action than was
// signed for, so it is refused.
func (c *Call) agree(name string, header *string) error {
	param := c.Params.Get(name)
	switch {
	case *header == "":
		*header = param
	case param != "" && param != *header && !c.isV3():
		return Invalid(name, "it differs from the header x-acs-"+strings.ToLower(name))
	}
	return nil
}

func (c *Call) isV3() bool {
	return c.Scheme == V3SHA256 || c.Scheme == V3SM3 || c.Scheme == V3RSA
}

func isForm(r *http.Request) bool { return isMedia(r, "application/x-www-form-urlencoded") }

func isJSON(r *http.Request) bool { return isMedia(r, "application/json") }

func isMedia(r *http.Request, want string) bool {
	media, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	return strings.EqualFold(strings.TrimSpace(media), want)
}
