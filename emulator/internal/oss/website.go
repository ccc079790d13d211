package oss

import (
	"net/url"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Limits of a web site (OSS documents, PutBucketWebsite).
const (
	maxRoutingRules   = 20
	maxIncludeHeaders = 10
)

// Kinds of redirection.
const (
	RedirectMirror   = "Mirror"
	RedirectExternal = "External"
	RedirectCDN      = "AliCDN"
	RedirectInternal = "Internal"
)

// SetWebsite makes a bucket a web site.
func SetWebsite(tx *world.Tx, bucket string, doc *wire.WebsiteConfiguration) error {
	// The Go SDK v1 writes both documents, empty, where it means rules alone.
	if i := doc.IndexDocument; i != nil && *i == (wire.IndexDocument{}) {
		doc.IndexDocument = nil
	}
	if e := doc.ErrorDocument; e != nil && *e == (wire.ErrorDocument{}) {
		doc.ErrorDocument = nil
	}
	if i := doc.IndexDocument; i != nil && i.Suffix == "" && i.Type == nil { // some clients write elements that they do not fill
		doc.IndexDocument = nil
	}
	if e := doc.ErrorDocument; e != nil && e.Key == "" && e.HttpStatus == nil {
		doc.ErrorDocument = nil
	}
	if doc.IndexDocument == nil && doc.ErrorDocument == nil && (doc.RoutingRules == nil || len(doc.RoutingRules.Rules) == 0) {
		return wire.ErrMalformedXML
	}
	if i := doc.IndexDocument; i != nil {
		if i.Suffix == "" || strings.Contains(i.Suffix, "/") {
			return siteArgument("Suffix", i.Suffix)
		}
		if i.Type != nil && (*i.Type < 0 || *i.Type > 2) {
			return siteArgument("Type", "")
		}
	}
	if e := doc.ErrorDocument; e != nil {
		if !wire.ValidKey(e.Key) {
			return siteArgument("Key", e.Key)
		}
		if e.HttpStatus != nil && *e.HttpStatus != 200 && *e.HttpStatus != 404 {
			return siteArgument("HttpStatus", "")
		}
	}
	if err := checkRoutes(doc.RoutingRules); err != nil {
		return err
	}
	if err := KeepDocument(tx, bucket, "website", doc); err != nil {
		return err
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Website = true; return nil })
}

func siteArgument(name, value string) error {
	return wire.ErrInvalidArgument.Detail("ArgumentName", name).Detail("ArgumentValue", value)
}

func checkRoutes(rules *wire.RoutingRules) error {
	if rules == nil {
		return nil
	}
	if len(rules.Rules) > maxRoutingRules {
		return siteArgument("RoutingRules", "")
	}
	numbers := make(map[int]bool)
	for _, r := range rules.Rules {
		if r.Redirect == nil || r.RuleNumber == nil || *r.RuleNumber < 1 || numbers[*r.RuleNumber] {
			return siteArgument("RuleNumber", "")
		}
		numbers[*r.RuleNumber] = true
		if r.Condition != nil && len(r.Condition.IncludeHeader) > maxIncludeHeaders {
			return siteArgument("IncludeHeader", "")
		}
		if err := checkRedirect(r); err != nil {
			return err
		}
	}
	return nil
}

func checkRedirect(r wire.RoutingRule) error {
	d := r.Redirect
	switch d.RedirectType {
	case RedirectMirror:
		mirrorDefaults(d)
		u, err := url.Parse(d.MirrorURL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return siteArgument("MirrorURL", d.MirrorURL)
		}
		if c := r.Condition; c != nil && c.HttpErrorCodeReturnedEquals != nil && *c.HttpErrorCodeReturnedEquals != 404 {
			return siteArgument("HttpErrorCodeReturnedEquals", "")
		}
	case RedirectExternal, RedirectCDN:
		if code := d.HttpRedirectCode; code != nil && (*code < 300 || *code > 399) {
			return siteArgument("HttpRedirectCode", "")
		}
		if d.Protocol != "" && d.Protocol != "http" && d.Protocol != "https" {
			return siteArgument("Protocol", d.Protocol)
		}
	case RedirectInternal:
	default:
		return siteArgument("RedirectType", d.RedirectType)
	}
	return nil
}

// RemoveWebsite makes a bucket an ordinary one again.
func RemoveWebsite(tx *world.Tx, bucket string) error {
	if err := DropDocument(tx, bucket, "website"); err != nil {
		return err
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Website = false; return nil })
}

// Route finds the rule that applies to a request for a key, by the order of the rules' numbers. Status is what the
// request would be answered with, zero before that is known; header reads the request's headers.
func Route(site *wire.WebsiteConfiguration, key string, status int, header func(string) string) *wire.RoutingRule {
	if site.RoutingRules == nil {
		return nil
	}
	var best *wire.RoutingRule
	for i := range site.RoutingRules.Rules {
		r := &site.RoutingRules.Rules[i]
		if (best == nil || *r.RuleNumber < *best.RuleNumber) && routeApplies(r, key, status, header) {
			best = r
		}
	}
	return best
}

func routeApplies(r *wire.RoutingRule, key string, status int, header func(string) string) bool {
	c := r.Condition
	if c == nil {
		c = &wire.RoutingCondition{}
	}
	wanted := 0
	if c.HttpErrorCodeReturnedEquals != nil {
		wanted = *c.HttpErrorCodeReturnedEquals
	}
	if r.Redirect.RedirectType == RedirectMirror { // an origin is asked for what is not there
		wanted = 404
	}
	if wanted != status || !strings.HasPrefix(key, c.KeyPrefixEquals) || !strings.HasSuffix(key, c.KeySuffixEquals) {
		return false
	}
	for _, h := range c.IncludeHeader {
		if got := header(h.Key); got == "" || h.Equals != "" && got != h.Equals || !strings.HasPrefix(got, h.StartsWith) || !strings.HasSuffix(got, h.EndsWith) {
			return false
		}
	}
	return true
}

// Replaced is the key that a rule leads to.
func Replaced(r *wire.RoutingRule, key string) string {
	d := r.Redirect
	switch {
	case d.ReplaceKeyWith != nil:
		return strings.ReplaceAll(*d.ReplaceKeyWith, "${key}", key)
	case d.ReplaceKeyPrefixWith != nil && d.EnableReplacePrefix != nil && !*d.EnableReplacePrefix:
		return *d.ReplaceKeyPrefixWith + key
	case d.ReplaceKeyPrefixWith != nil:
		prefix := ""
		if r.Condition != nil {
			prefix = r.Condition.KeyPrefixEquals
		}
		return *d.ReplaceKeyPrefixWith + strings.TrimPrefix(key, prefix)
	}
	return key
}
