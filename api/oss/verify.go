package oss

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"time"
)

// Verify checks time and signature of a request against the secret of its access key, and settles the request on the
// target that the signature was made for. The time comes first: an expired URL says so even when it was tampered with.
func (req *Request) Verify(secret string, now time.Time) error {
	auth := req.Auth
	if auth == nil {
		return ErrAnonymous
	}
	if err := auth.Dated(); err != nil {
		return err
	}
	if err := auth.checkTime(now); err != nil {
		return err
	}
	for _, name := range auth.additional {
		if name != "host" && name != "content-length" && req.header(name) == "" {
			return ErrAdditionalHeaders.Saying("The request has no header " + name + ", which the signature covers.")
		}
	}
	var proof signedText
	switch auth.Scheme {
	case SchemeV1Header, SchemeV1URL:
		proof = req.verifyV1(secret)
	case SchemeV2Header, SchemeV2URL:
		proof = req.verifyV2(secret)
	default:
		proof = req.verifyV4(secret)
	}
	if proof.target < 0 {
		return auth.mismatch(proof)
	}
	req.use(proof.target)
	if req.Op == OpUnknown {
		return ErrMethodNotAllowed.Detail("Method", req.Method).Detail("ResourceType", string(req.scope()))
	}
	return nil
}

// signedText is the outcome of a verification: the target that verified, or -1 with what would have been signed.
type signedText struct {
	target    int
	toSign    string
	canonical string // V4
}

func (a *Auth) checkTime(now time.Time) error {
	if a.URL() {
		if now.Unix() > a.expires.Unix() { // to the second, as it is written
			return ErrExpired.
				Detail("Expires", isoTime(a.expires)).
				Detail("ServerTime", isoTime(now))
		}
		if a.Scheme != SchemeV4URL || a.signedAt.Sub(now) <= MaxSkew {
			return nil
		}
	} else if skew := now.Sub(a.signedAt); skew <= MaxSkew && skew >= -MaxSkew {
		return nil
	}
	return ErrRequestTimeTooSkewed.
		Detail("MaxAllowedSkewMilliseconds", "900000").
		Detail("RequestTime", isoTime(a.signedAt)).
		Detail("ServerTime", isoTime(now))
}

// mismatch builds the answer that lets a client compare what the two sides signed.
func (a *Auth) mismatch(proof signedText) error {
	spaced := make([]byte, 0, 3*len(proof.toSign))
	for i := 0; i < len(proof.toSign); i++ {
		if i > 0 {
			spaced = append(spaced, ' ')
		}
		spaced = append(spaced, upperHex[proof.toSign[i]>>4], upperHex[proof.toSign[i]&15])
	}
	err := ErrSignatureDoesNotMatch.
		Detail("OSSAccessKeyId", a.AccessKeyID).
		Detail("SignatureProvided", a.signature).
		Detail("StringToSign", proof.toSign).
		Detail("StringToSignBytes", string(spaced))
	if proof.canonical != "" {
		err = err.Detail("CanonicalRequest", proof.canonical)
	}
	return err
}

func isoTime(t time.Time) string { return t.UTC().Format(TimeFormat) }

// matches compares a signature in constant time.
func (a *Auth) matches(signature string) bool {
	return subtle.ConstantTimeCompare([]byte(a.signature), []byte(signature)) == 1
}

func hmacSHA1(secret, text string) string {
	mac := hmac.New(sha1.New, []byte(secret))
	mac.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

func hmacSHA256(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

// v4Signature signs with the day's key.
func v4Signature(secret, day, region, product string, text []byte) string {
	mac := hmac.New(sha256.New, signingKeys.of(v4Scope{secret, day, region, product}))
	mac.Write(text)
	var sum [sha256.Size]byte
	return hex.EncodeToString(mac.Sum(sum[:0]))
}

// headerLine is a header as it is signed.
type headerLine struct{ name, value string }

// signedHeaders collects the headers that pred admits, lower case and sorted.
func (req *Request) signedHeaders(admit func(lower string) bool) []headerLine {
	lines := make([]headerLine, 0, 8)
	for name, values := range req.Header {
		lower := strings.ToLower(name)
		if admit(lower) {
			lines = append(lines, headerLine{lower, joinTrimmed(values)})
		}
	}
	slices.SortFunc(lines, func(a, b headerLine) int { return strings.Compare(a.name, b.name) })
	return lines
}

func joinTrimmed(values []string) string {
	if len(values) == 1 {
		return strings.TrimSpace(values[0])
	}
	trimmed := make([]string, len(values))
	for i, v := range values {
		trimmed[i] = strings.TrimSpace(v)
	}
	return strings.Join(trimmed, ",")
}

func appendHeaders(dst []byte, lines []headerLine) []byte {
	for _, line := range lines {
		dst = append(dst, line.name...)
		dst = append(dst, ':')
		dst = append(dst, line.value...)
		dst = append(dst, '\n')
	}
	return dst
}

func ossHeader(lower string) bool { return strings.HasPrefix(lower, "x-oss-") }
