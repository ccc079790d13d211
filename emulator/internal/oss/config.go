package oss

import (
	"regexp"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// SetRequestPayment says who pays for requests.
func SetRequestPayment(tx *world.Tx, bucket string, doc *wire.RequestPaymentConfiguration) error {
	if doc.Payer != "BucketOwner" && doc.Payer != "Requester" {
		return wire.ErrMalformedXML
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		b.RequesterPays = doc.Payer == "Requester"
		return nil
	})
}

// RequestPaymentDocument spells who pays.
func RequestPaymentDocument(b *world.Bucket) *wire.RequestPaymentConfiguration {
	if b.RequesterPays {
		return &wire.RequestPaymentConfiguration{Payer: "Requester"}
	}
	return &wire.RequestPaymentConfiguration{Payer: "BucketOwner"}
}

// SetAccessMonitor switches the tracking of last accesses.
func SetAccessMonitor(tx *world.Tx, bucket string, doc *wire.AccessMonitorConfiguration) error {
	if doc.Status != enabled && doc.Status != disabled {
		return wire.ErrMalformedXML
	}
	if doc.Status == disabled {
		if err := unmonitored(tx, bucket); err != nil {
			return err
		}
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		b.AccessMonitored = doc.Status == enabled
		return nil
	})
}

// The words of switches.
const (
	enabled  = "Enabled"
	disabled = "Disabled"
)

// Switch spells a switch as documents do.
func Switch(on bool) string {
	if on {
		return enabled
	}
	return disabled
}

// SetAcceleration switches the acceleration endpoint of a bucket.
func SetAcceleration(tx *world.Tx, bucket string, doc *wire.TransferAccelerationConfiguration) error {
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		b.Accelerated = &doc.Enabled
		return nil
	})
}

// Accelerated reports whether the acceleration endpoint leads to a bucket.
func Accelerated(b *world.Bucket) bool { return b.Accelerated != nil && *b.Accelerated }

// tlsVersions are those that can be admitted, as documents spell them.
var tlsVersions = []string{"TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"}

// SetHTTPS says which versions of TLS a bucket accepts. The cipher suites are kept and shown; with which suite a
// connection is made was settled before its bucket is known.
func SetHTTPS(tx *world.Tx, bucket string, doc *wire.HttpsConfiguration) error {
	var versions []string
	if doc.TLS != nil && doc.TLS.Enable {
		for _, v := range doc.TLS.TLSVersion {
			if !slices.Contains(tlsVersions, v) {
				return wire.ErrInvalidArgument.Detail("ArgumentName", "TLSVersion").Detail("ArgumentValue", v)
			}
		}
		if versions = doc.TLS.TLSVersion; len(versions) == 0 {
			return wire.ErrMalformedXML
		}
	}
	if err := KeepDocument(tx, bucket, "httpsConfig", doc); err != nil {
		return err
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.TLS = versions; return nil })
}

// IneffectiveHTTPS names what is kept and shown only.
func IneffectiveHTTPS(doc *wire.HttpsConfiguration) []string {
	if doc.CipherSuite != nil && doc.CipherSuite.Enable {
		return []string{"CipherSuite"}
	}
	return nil
}

// maxOverwriteRules and maxHeaderRules are how many rules a bucket may have.
const (
	maxOverwriteRules = 100
	maxHeaderRules    = 10
)

// SetOverwrite replaces the rules that forbid overwriting.
func SetOverwrite(tx *world.Tx, bucket string, doc *wire.OverwriteConfiguration) error {
	if len(doc.Rules) == 0 || len(doc.Rules) > maxOverwriteRules {
		return wire.ErrMalformedXML
	}
	var rules []world.OverwriteRule
	for _, r := range doc.Rules {
		if r.Action != "forbid" {
			return wire.ErrMalformedXML
		}
		rule := world.OverwriteRule{ID: r.ID, Action: r.Action, Prefix: r.Prefix, Suffix: r.Suffix}
		if rule.ID == "" {
			rule.ID = tx.Noise(16, "overwrite")
		}
		if slices.ContainsFunc(rules, func(other world.OverwriteRule) bool { return other.ID == rule.ID }) {
			return wire.ErrInvalidArgument.Detail("ArgumentName", "ID").Detail("ArgumentValue", r.ID)
		}
		if r.Principals != nil {
			rule.Principals = r.Principals.Principal
		}
		rules = append(rules, rule)
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Overwriting = rules; return nil })
}

// OverwriteDocument spells those rules.
func OverwriteDocument(b *world.Bucket) (*wire.OverwriteConfiguration, error) {
	if len(b.Overwriting) == 0 {
		return nil, wire.ErrNoSuchOverwriteConfig.Detail("BucketName", b.ID)
	}
	doc := &wire.OverwriteConfiguration{}
	for _, r := range b.Overwriting {
		rule := wire.OverwriteRule{ID: r.ID, Action: r.Action, Prefix: r.Prefix, Suffix: r.Suffix}
		if len(r.Principals) > 0 {
			rule.Principals = &wire.OverwritePrincipals{Principal: r.Principals}
		}
		doc.Rules = append(doc.Rules, rule)
	}
	return doc, nil
}

// MayOverwrite reports whether the rules of a bucket let a caller replace an object. A rule without principals concerns
// everybody.
func MayOverwrite(b *world.Bucket, key string, caller Principal) bool {
	for _, r := range b.Overwriting {
		if strings.HasPrefix(key, r.Prefix) && strings.HasSuffix(key, r.Suffix) &&
			(len(r.Principals) == 0 || caller.among(r.Principals)) {
			return false
		}
	}
	return true
}

// SetResponseHeaders replaces the rules that hide headers.
func SetResponseHeaders(tx *world.Tx, bucket string, doc *wire.ResponseHeaderConfiguration) error {
	if len(doc.Rules) == 0 || len(doc.Rules) > maxHeaderRules {
		return wire.ErrMalformedXML
	}
	var rules []world.ResponseHeaderRule
	for _, r := range doc.Rules {
		if r.Name == "" || len(r.HideHeaders.Header) == 0 {
			return wire.ErrMalformedXML
		}
		rules = append(rules, world.ResponseHeaderRule{Name: r.Name, Operations: r.Filters.Operation, Headers: r.HideHeaders.Header})
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Hidden = rules; return nil })
}

// ResponseHeaderDocument spells those rules.
func ResponseHeaderDocument(b *world.Bucket) (*wire.ResponseHeaderConfiguration, error) {
	if len(b.Hidden) == 0 {
		return nil, wire.ErrNoSuchResponseHeader.Detail("BucketName", b.ID)
	}
	doc := &wire.ResponseHeaderConfiguration{}
	for _, r := range b.Hidden {
		doc.Rules = append(doc.Rules, wire.ResponseHeaderRule{
			Name: r.Name, Filters: wire.ResponseHeaderFilters{Operation: r.Operations}, HideHeaders: wire.HiddenHeaders{Header: r.Headers},
		})
	}
	return doc, nil
}

// HiddenHeaders lists the headers that the answer to an operation must not have. A rule names operations whole, or by
// the word that they begin with ("Put").
func HiddenHeaders(b *world.Bucket, op wire.Operation) []string {
	var hidden []string
	for _, r := range b.Hidden {
		if len(r.Operations) == 0 || slices.ContainsFunc(r.Operations, func(want string) bool { return want != "" && strings.HasPrefix(string(op), want) }) {
			hidden = append(hidden, r.Headers...)
		}
	}
	return hidden
}

// Limits of image styles (OSS documents, Image styles).
const maxStyles = 50

var styleName = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,63}$`)

// PutStyle makes or replaces an image style.
func PutStyle(tx *world.Tx, bucket, name, category string, doc *wire.Style) error {
	if !styleName.MatchString(name) {
		return wire.ErrInvalidStyleName.Detail("StyleName", name)
	}
	if doc.Content == "" {
		return wire.ErrMalformedXML
	}
	table := tx.Styles(bucket)
	style, err := table.Get(name)
	switch {
	case world.NotFound(err):
		if n, err := table.Count(); err != nil || n >= tx.Quota("oss.styles", maxStyles) {
			return orError(err, wire.ErrTooManyStyles)
		}
		style = &world.Style{Name: name, Created: tx.Now()}
	case err != nil:
		return err
	}
	style.Content, style.Category, style.Modified = doc.Content, orElse(category, "image"), tx.Now()
	return table.Put(style)
}

func orError(err, fallback error) error {
	if err != nil {
		return err
	}
	return fallback
}

// FindStyle reads a style.
func FindStyle(tx *world.Tx, bucket, name string) (*world.Style, error) {
	style, err := tx.Styles(bucket).Get(name)
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchStyle.Detail("StyleName", name)
	}
	return style, err
}

// DeleteStyle removes a style; that there is none is no error.
func DeleteStyle(tx *world.Tx, bucket, name string) error {
	err := tx.Styles(bucket).Delete(name)
	if world.NotFound(err) {
		return nil
	}
	return err
}

// StyleDocument spells a style.
func StyleDocument(s *world.Style) wire.Style {
	return wire.Style{
		Name: s.Name, Content: s.Content, Category: s.Category,
		CreateTime: s.Created.UTC().Format(wire.HTTPTime), LastModifyTime: s.Modified.UTC().Format(wire.HTTPTime),
	}
}

// SetLogFields says what access logs contain beyond their fixed fields.
func SetLogFields(tx *world.Tx, bucket string, doc *wire.UserDefinedLogFieldsConfiguration) error {
	var headers, params []string
	if doc.HeaderSet != nil {
		headers = doc.HeaderSet.Headers
	}
	if doc.ParamSet != nil {
		params = doc.ParamSet.Parameters
	}
	if len(headers)+len(params) == 0 || len(headers)+len(params) > maxLogFields {
		return wire.ErrInvalidArgument.Saying("The number of user-defined log fields must be between 1 and 6.")
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		b.LogFields, b.LogHeaders, b.LogParams = true, headers, params
		return nil
	})
}

// maxLogFields is how many fields a log may have beyond the fixed ones (PutUserDefinedLogFieldsConfig).
const maxLogFields = 6

// LogFieldsDocument spells them.
func LogFieldsDocument(b *world.Bucket) (*wire.UserDefinedLogFieldsConfiguration, error) {
	if !b.LogFields {
		return nil, wire.ErrNoSuchUserDefinedLogFieldsConfig.Detail("BucketName", b.ID)
	}
	doc := &wire.UserDefinedLogFieldsConfiguration{}
	if len(b.LogHeaders) > 0 {
		doc.HeaderSet = &wire.LogHeaderSet{Headers: b.LogHeaders}
	}
	if len(b.LogParams) > 0 {
		doc.ParamSet = &wire.LogParameters{Parameters: b.LogParams}
	}
	return doc, nil
}
