package oss

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxCORSRules is how many rules a bucket may have.
const maxCORSRules = 20

var corsMethods = []string{"GET", "PUT", "POST", "DELETE", "HEAD"}

// SetCORS replaces the cross-origin rules of a bucket.
func SetCORS(tx *world.Tx, bucket string, doc *wire.CORSConfiguration) error {
	if len(doc.Rules) == 0 {
		return wire.ErrMalformedXML
	}
	if len(doc.Rules) > maxCORSRules {
		return wire.ErrCORSRuleBeyondLimit
	}
	rules := make([]world.CORSRule, 0, len(doc.Rules))
	for _, r := range doc.Rules {
		if err := checkCORS(r); err != nil {
			return err
		}
		rule := world.CORSRule{Origins: r.AllowedOrigin, Methods: r.AllowedMethod, Headers: r.AllowedHeader, Exposed: r.ExposeHeader}
		if r.MaxAgeSeconds != nil {
			age := int(*r.MaxAgeSeconds)
			rule.MaxAge = &age
		}
		rules = append(rules, rule)
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		b.CORS, b.CORSVary = rules, doc.ResponseVary
		return nil
	})
}

func checkCORS(r wire.CORSRule) error {
	if len(r.AllowedOrigin) == 0 || len(r.AllowedMethod) == 0 {
		return wire.ErrMalformedXML
	}
	for _, list := range [][]string{r.AllowedOrigin, r.AllowedHeader} {
		for _, pattern := range list {
			if strings.Count(pattern, "*") > 1 {
				return wire.ErrInvalidArgument.Saying("A pattern of a CORS rule has at most one wildcard.").Detail("ArgumentValue", pattern)
			}
		}
	}
	for _, m := range r.AllowedMethod {
		if !slices.Contains(corsMethods, m) {
			return wire.ErrInvalidArgument.Saying("The method of a CORS rule is invalid.").Detail("ArgumentName", "AllowedMethod").Detail("ArgumentValue", m)
		}
	}
	for _, h := range r.ExposeHeader {
		if strings.Contains(h, "*") {
			return wire.ErrInvalidArgument.Saying("ExposeHeader takes no wildcard.").Detail("ArgumentName", "ExposeHeader").Detail("ArgumentValue", h)
		}
	}
	if age := r.MaxAgeSeconds; age != nil && (*age < 0 || *age > 999999999) {
		return wire.ErrInvalidArgument.Saying("MaxAgeSeconds is out of range.").Detail("ArgumentName", "MaxAgeSeconds")
	}
	return nil
}

// CORSDocument spells the rules of a bucket.
func CORSDocument(b *world.Bucket) (*wire.CORSConfiguration, error) {
	if len(b.CORS) == 0 {
		return nil, wire.ErrNoSuchCORSConfiguration.Detail("BucketName", b.ID)
	}
	doc := &wire.CORSConfiguration{ResponseVary: b.CORSVary}
	if doc.ResponseVary == nil {
		doc.ResponseVary = new(bool)
	}
	for _, r := range b.CORS {
		rule := wire.CORSRule{AllowedOrigin: r.Origins, AllowedMethod: r.Methods, AllowedHeader: r.Headers, ExposeHeader: r.Exposed}
		if r.MaxAge != nil {
			age := int64(*r.MaxAge)
			rule.MaxAgeSeconds = &age
		}
		doc.Rules = append(doc.Rules, rule)
	}
	return doc, nil
}

// MatchCORS finds the first rule that admits a method, and of a preflight request the headers, from an origin.
func MatchCORS(b *world.Bucket, origin, method string, headers []string) (world.CORSRule, bool) {
	for _, r := range b.CORS {
		if !slices.Contains(r.Methods, method) || !matchesAny(r.Origins, origin) {
			continue
		}
		if !slices.ContainsFunc(headers, func(h string) bool { return !matchesAny(lowered(r.Headers), strings.ToLower(h)) }) {
			return r, true
		}
	}
	return world.CORSRule{}, false
}

func lowered(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ToLower(s)
	}
	return out
}

func matchesAny(patterns []string, s string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return wildcard(p, s) })
}

// wildcard compares with * (any run) and ? (any one character), in linear time.
func wildcard(pattern, s string) bool {
	p, i, star, mark := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == s[i]):
			p, i = p+1, i+1
		case star >= 0:
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
