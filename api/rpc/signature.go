package rpc

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/emmansun/gmsm/sm3"
)

// Skew is how far a call's time may be from the gateway's.
const Skew = 15 * time.Minute

// CheckSigned refuses a call that lacks a part of its signature, or is signed
// in a way that cannot be verified here. It needs no key, so it comes before
// the key is looked up.
func (c *Call) CheckSigned() error {
	switch c.Scheme {
	case V1:
		return c.checkV1()
	case V3SHA256, V3SM3:
		return c.checkV3()
	case Anonymous:
		return Missing("AccessKeyId")
	case Unknown:
		return ErrUnsupportedSignature.With("of the Authorization header")
	}
	return ErrUnsupportedSignature.With(string(c.Scheme))
}

func (c *Call) checkV1() error {
	for _, name := range [...]string{"AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp"} {
		if c.Params.Get(name) == "" {
			return Missing(name)
		}
	}
	if method := c.Params.Get("SignatureMethod"); !strings.EqualFold(method, string(V1)) {
		return ErrUnsupportedSignature.With(printable(method))
	}
	if c.Params.Get("SignatureVersion") != "1.0" {
		return Invalid("SignatureVersion", "it is 1.0")
	}
	return nil
}

// mustSign are the headers that give a V3 call its meaning: one of them that is
// sent but not signed could have been put there by anyone (A0003).
var mustSign = [...]string{"X-Acs-Action", "X-Acs-Version", "X-Acs-Date", "X-Acs-Signature-Nonce", "X-Acs-Security-Token", "X-Acs-Content-Sha256"}

func (c *Call) checkV3() error {
	switch {
	case c.AccessKeyID == "":
		return Missing("AccessKeyId")
	case c.signature == "" || c.signedHeaders == "":
		return ErrIncompleteSignature.With(c.StringToSign())
	case c.Timestamp == "":
		return Missing("Timestamp")
	case c.Nonce == "":
		return Missing("SignatureNonce")
	case !c.signs("host"):
		return ErrIncompleteSignature.With(c.StringToSign())
	}
	for _, name := range mustSign {
		if c.header.Get(name) != "" && !c.signs(name) {
			return ErrIncompleteSignature.With(c.StringToSign())
		}
	}
	return nil
}

// signs says whether name is among the signed headers.
func (c *Call) signs(name string) bool {
	for signed := range strings.SplitSeq(c.signedHeaders, ";") {
		if strings.EqualFold(signed, name) {
			return true
		}
	}
	return false
}

// CheckTime refuses a call whose time is unreadable or too far from now.
func (c *Call) CheckTime(now time.Time) error {
	at, err := c.time()
	if err != nil {
		return err
	}
	if d := now.Sub(at); d > Skew || d < -Skew {
		return ErrTimestampExpired
	}
	return nil
}

func (c *Call) time() (time.Time, error) {
	if c.Timestamp == "" {
		return time.Time{}, Missing("Timestamp")
	}
	at, err := time.Parse(TimeLayout, c.Timestamp)
	if err != nil {
		return time.Time{}, ErrTimestampFormat
	}
	return at, nil
}

// Verify checks the signature against the secret of the call's access key. Time
// and nonce are for CheckTime and NonceWindow.
func (c *Call) Verify(secret string) error {
	if err := c.CheckSigned(); err != nil {
		return err
	}
	if c.Scheme == V1 {
		return c.verifyV1(secret)
	}
	return c.verifyV3(secret)
}

// StringToSign is the text that the gateway signs for the call, "" where the
// scheme has none. Where keys may be encoded two ways it is the documented one.
func (c *Call) StringToSign() string {
	switch c.Scheme {
	case V1:
		return string(stringToSignV1(c.Method, c.Params))
	case V3SHA256, V3SM3:
		return c.stringToSignV3(c.payloadHash(), true)
	}
	return ""
}

func (c *Call) verifyV1(secret string) error {
	sts := stringToSignV1(c.Method, c.Params)
	var want [28]byte // base64 of 20 bytes
	if !hmac.Equal(appendSignatureV1(want[:0], secret, sts), []byte(c.signature)) {
		return ErrSignatureDoesNotMatch.With(string(sts))
	}
	return nil
}

func (c *Call) verifyV3(secret string) error {
	payload := c.payloadHash()
	documented := c.stringToSignV3(payload, true)
	for _, name := range [...]string{"X-Acs-Content-Sha256", "X-Acs-Content-Sm3"} {
		if sent := c.header.Get(name); sent != "" && !strings.EqualFold(sent, payload) {
			return ErrSignatureDoesNotMatch.With(documented)
		}
	}
	if c.matchesV3(secret, documented) {
		return nil
	}
	// The generated SDKs leave keys as they are, the documents encode them.
	if slices.ContainsFunc(c.query, func(p Param) bool { return !plain(p.Name) }) {
		if c.matchesV3(secret, c.stringToSignV3(payload, false)) {
			return nil
		}
	}
	return ErrSignatureDoesNotMatch.With(documented)
}

func (c *Call) matchesV3(secret, sts string) bool {
	return hmac.Equal([]byte(signatureV3(c.Scheme, secret, sts)), []byte(strings.ToLower(c.signature)))
}

func (c *Call) payloadHash() string { return hexHash(c.Scheme, c.body) }

func (c *Call) stringToSignV3(payload string, encodeKeys bool) string {
	b := make([]byte, 0, 1024)
	b = append(b, c.Method...)
	b = append(b, '\n')
	b = append(b, c.Path...)
	b = append(b, '\n')
	b = appendQueryV3(b, c.query, encodeKeys)
	b = append(b, '\n')
	if c.signedHeaders != "" {
		for name := range strings.SplitSeq(c.signedHeaders, ";") {
			b = append(b, strings.ToLower(name)...)
			b = append(b, ':')
			b = append(b, c.headerValue(name)...)
			b = append(b, '\n')
		}
	}
	b = append(b, '\n')
	b = append(b, c.signedHeaders...)
	b = append(b, '\n')
	b = append(b, payload...)
	return string(c.Scheme) + "\n" + hexHash(c.Scheme, b)
}

// headerValue is a header as it is signed. net/http takes Host and
// Content-Length out of the headers.
func (c *Call) headerValue(name string) string {
	switch {
	case strings.EqualFold(name, "host"):
		return c.Host
	case strings.EqualFold(name, "content-length") && c.contentLength >= 0:
		return strconv.FormatInt(c.contentLength, 10)
	}
	values := c.header.Values(name)
	if len(values) == 1 {
		return strings.TrimSpace(values[0])
	}
	trimmed := make([]string, len(values))
	for i, v := range values {
		trimmed[i] = strings.TrimSpace(v)
	}
	return strings.Join(trimmed, ",")
}

// stringToSignV1 is METHOD&%2F&pe(pe(k)=pe(v)&…) over all parameters but
// Signature, sorted; empty values stay.
func stringToSignV1(method string, p Params) []byte {
	n := len(method) + 5
	for i := range p {
		n += len(p[i].Name) + len(p[i].Value) + 6
	}
	b := make([]byte, 0, n+n/4)
	b = append(b, method...)
	b = append(b, "&%2F&"...)
	first := true
	for i := range p {
		if p[i].Name == "Signature" {
			continue
		}
		if !first {
			b = append(b, "%26"...)
		}
		first = false
		b = appendTwiceEscaped(b, p[i].Name)
		b = append(b, "%3D"...)
		b = appendTwiceEscaped(b, p[i].Value)
	}
	return b
}

func appendSignatureV1(dst []byte, secret string, sts []byte) []byte {
	mac := hmac.New(sha1.New, append([]byte(secret), '&'))
	mac.Write(sts)
	var sum [sha1.Size]byte
	return base64.StdEncoding.AppendEncode(dst, mac.Sum(sum[:0]))
}

func appendQueryV3(b []byte, p Params, encodeKeys bool) []byte {
	for i := range p {
		if i > 0 {
			b = append(b, '&')
		}
		if encodeKeys {
			b = appendEscaped(b, p[i].Name)
		} else {
			b = append(b, p[i].Name...)
		}
		b = append(b, '=')
		b = appendEscaped(b, p[i].Value)
	}
	return b
}

func signatureV3(scheme Scheme, secret, sts string) string {
	mac := hmac.New(hasher(scheme), []byte(secret))
	mac.Write([]byte(sts))
	return hex.EncodeToString(mac.Sum(nil))
}

func hexHash(scheme Scheme, b []byte) string {
	if scheme == V3SM3 {
		sum := sm3.Sum(b)
		return hex.EncodeToString(sum[:])
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func hasher(scheme Scheme) func() hash.Hash {
	if scheme == V3SM3 {
		return sm3.New
	}
	return sha256.New
}

const upperHex = "0123456789ABCDEF"

// unreserved is RFC 3986's set, the only bytes that signing leaves alone.
var unreserved = func() (set [256]bool) {
	for _, c := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~" {
		set[c] = true
	}
	return set
}()

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if !unreserved[s[i]] {
			return false
		}
	}
	return true
}

func appendEscaped(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; unreserved[c] {
			b = append(b, c)
		} else {
			b = append(b, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return b
}

// appendTwiceEscaped is appendEscaped of appendEscaped, in one pass.
func appendTwiceEscaped(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; unreserved[c] {
			b = append(b, c)
		} else {
			b = append(b, '%', '2', '5', upperHex[c>>4], upperHex[c&15])
		}
	}
	return b
}
