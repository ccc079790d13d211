package gateway

import (
	"encoding/base64"
	"errors"
	"net/url"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// headerVantage reads a Proxy-Authorization header. Any password is taken: a vantage is a place, not an identity.
func headerVantage(header string) (vantage.Vantage, error) {
	if header == "" {
		return "", nil
	}
	scheme, encoded, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Basic") {
		return "", errors.New("the gateway takes Basic proxy credentials only; the user name is the vantage point")
	}
	text, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(strings.TrimSpace(encoded), "="))
	if err != nil {
		return "", errors.New("the proxy credentials are not base64")
	}
	return credentialsVantage(string(text))
}

// credentialsVantage finds the vantage in "user:password". A user name has a colon in it here ("ecs:i-bp1"), although
// RFC 7617 §2 rules that out, and clients decode %3A before they send; so it is the longest beginning, up to a colon or
// the end, that spells a vantage.
func credentialsVantage(text string) (vantage.Vantage, error) {
	var why error // ends as that of the shortest beginning, which has no password in it
	for end := len(text); end >= 0; end = strings.LastIndexByte(text[:end], ':') {
		name, err := url.PathUnescape(text[:end])
		if err == nil {
			var v vantage.Vantage
			if v, err = vantage.Parse(name); err == nil {
				return v, nil
			}
		}
		why = err
	}
	return "", why
}
