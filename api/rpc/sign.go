package rpc

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Credentials are what a client signs with. SecurityToken is empty but for
// temporary keys.
type Credentials struct {
	AccessKeyID, Secret, SecurityToken string
}

// SignV1 signs a client's request with HMAC-SHA1: it adds the common parameters
// to the query and the signature last. A form body takes part in the signature
// as it is, and is read through req.GetBody.
func SignV1(req *http.Request, cred Credentials, at time.Time, nonce string) error {
	query, err := parseQuery(req.URL.RawQuery)
	if err != nil {
		return err
	}
	common := ParamsOf("AccessKeyId", cred.AccessKeyID, "SignatureMethod", string(V1), "SignatureVersion", "1.0",
		"SignatureNonce", nonce, "Timestamp", Time(at))
	if cred.SecurityToken != "" {
		common = common.over(ParamsOf("SecurityToken", cred.SecurityToken))
	}
	query = query.over(common)
	var form Params
	if isForm(req) {
		body, err := bodyOf(req)
		if err != nil {
			return err
		}
		if form, err = parseQuery(string(body)); err != nil {
			return err
		}
	}
	sts := stringToSignV1(req.Method, query.over(form))
	signature := string(appendSignatureV1(nil, cred.Secret, sts))
	raw := appendQueryV3(nil, query, true)
	req.URL.RawQuery = string(raw) + "&Signature=" + url.QueryEscape(signature)
	return nil
}

// SignV3 signs a client's request with ACS3-HMAC-SHA256 or ACS3-HMAC-SM3. The
// request carries its action and version in x-acs-action and x-acs-version; a
// body is read through req.GetBody.
func SignV3(req *http.Request, scheme Scheme, cred Credentials, at time.Time, nonce string) error {
	if scheme != V3SHA256 && scheme != V3SM3 {
		return fmt.Errorf("rpc: SignV3 cannot sign with %s", scheme)
	}
	body, err := bodyOf(req)
	if err != nil {
		return err
	}
	req.Header.Set("X-Acs-Date", Time(at))
	req.Header.Set("X-Acs-Signature-Nonce", nonce)
	req.Header.Set("X-Acs-Content-Sha256", hexHash(scheme, body))
	if cred.SecurityToken != "" {
		req.Header.Set("X-Acs-Accesskey-Id", cred.AccessKeyID)
		req.Header.Set("X-Acs-Security-Token", cred.SecurityToken)
	}
	query, err := parseQuery(req.URL.RawQuery)
	if err != nil {
		return err
	}
	c := &Call{
		Scheme: scheme, Method: req.Method, Host: hostOf(req), Path: req.URL.EscapedPath(),
		header: req.Header, contentLength: req.ContentLength, query: query, signedHeaders: headersToSign(req),
	}
	if c.Path == "" {
		c.Path = "/"
	}
	signature := signatureV3(scheme, cred.Secret, c.stringToSignV3(hexHash(scheme, body), true))
	req.Header.Set("Authorization", string(scheme)+" Credential="+cred.AccessKeyID+
		",SignedHeaders="+c.signedHeaders+",Signature="+signature)
	return nil
}

// headersToSign are the ones the SDKs sign: host, content-type, x-acs-*.
func headersToSign(req *http.Request) string {
	names := []string{"host"}
	for name := range req.Header {
		name = strings.ToLower(name)
		if name == "content-type" || strings.HasPrefix(name, "x-acs-") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, ";")
}

func hostOf(req *http.Request) string {
	if req.Host != "" {
		return req.Host
	}
	return req.URL.Host
}

func bodyOf(req *http.Request) ([]byte, error) {
	if req.Body == nil || req.Body == http.NoBody {
		return nil, nil
	}
	if req.GetBody == nil {
		return nil, fmt.Errorf("rpc: the body of the request cannot be read twice")
	}
	body, err := req.GetBody()
	if err != nil {
		return nil, err
	}
	defer body.Close()
	return io.ReadAll(body)
}
