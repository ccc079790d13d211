package oss

import (
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Limits of the form of PostObject.
const (
	MaxFormField  = 2 << 20
	MaxFormFields = 20 << 20
)

// Form holds the fields of a PostObject before the file, by lower-case name: names are not case-sensitive, values are.
type Form map[string]string

// FormAuth is how a form shows who sent it.
type FormAuth struct {
	Auth
	policy string
}

// Auth reads the credentials of a form; nil without error for an anonymous one.
func (f Form) Auth() (*FormAuth, error) {
	a := &FormAuth{policy: f["policy"]}
	a.SecurityToken = f["x-oss-security-token"]
	switch version := f["x-oss-signature-version"]; version {
	case v4Algorithm:
		a.Scheme, a.signature = SchemeV4Header, f["x-oss-signature"]
		if f["x-oss-credential"] == "" || f["x-oss-date"] == "" {
			return nil, ErrFormIncomplete
		}
		if err := a.credential(f["x-oss-credential"]); err != nil {
			return nil, ErrFormCredential
		}
		at, err := time.Parse(v4Time, f["x-oss-date"])
		if err != nil {
			return nil, ErrSigningDate
		}
		a.signedAt = at
	case "OSS2":
		a.Scheme, a.AccessKeyID, a.signature = SchemeV2Header, f["x-oss-access-key-id"], f["x-oss-signature"]
	case "":
		a.Scheme, a.AccessKeyID, a.signature = SchemeV1Header, f["ossaccesskeyid"], f["signature"]
		if a.AccessKeyID == "" && a.signature == "" && a.policy == "" {
			return nil, nil
		}
	default:
		return nil, ErrAuthorization.Detail("ArgumentName", "x-oss-signature-version").Detail("ArgumentValue", version)
	}
	switch {
	case a.AccessKeyID == "":
		return nil, ErrFormIncomplete
	case a.signature == "":
		return nil, ErrFormSignatureMissing
	case a.policy == "":
		return nil, ErrFormPolicyMissing
	}
	return a, nil
}

// Verify holds the signature of a form, which is that of its policy, against the caller's secret.
func (a *FormAuth) Verify(secret string, now time.Time) error {
	var want string
	switch a.Scheme {
	case SchemeV4Header:
		if now.Sub(a.signedAt).Abs() > MaxV4Lifetime || a.signedAt.Sub(now) > MaxSkew {
			return ErrRequestTimeTooSkewed
		}
		want = v4Signature(secret, a.day, a.Region, a.Product, []byte(a.policy))
	case SchemeV2Header:
		want = base64.StdEncoding.EncodeToString(hmacSHA256([]byte(secret), a.policy))
	default:
		want = hmacSHA1(secret, a.policy)
	}
	given := a.signature
	if a.Scheme == SchemeV4Header { // hexadecimal digits have two cases
		given = strings.ToLower(given)
	}
	if subtle.ConstantTimeCompare([]byte(want), []byte(given)) != 1 {
		return ErrSignatureDoesNotMatch.Detail("OSSAccessKeyId", a.AccessKeyID).Detail("SignatureProvided", a.signature).
			Detail("StringToSign", a.policy).Detail("StringToSignBytes", hex.EncodeToString([]byte(a.policy)))
	}
	return nil
}

// PostPolicy is what the signer of a form lets it do.
type PostPolicy struct {
	Expires time.Time
	// Least and Most bound the size of the file; Most is -1 without a bound.
	Least, Most int64
	conditions  []condition
}

type condition struct {
	operator, field string
	values          []string
	text            string
}

// Policy reads the policy of a form.
func (f Form) Policy() (*PostPolicy, error) {
	raw, err := base64.StdEncoding.DecodeString(f["policy"])
	if err != nil {
		return nil, ErrInvalidPolicyDocument.Saying("Invalid Policy: it is not encoded in base64.")
	}
	var doc struct {
		Expiration string            `json:"expiration"`
		Conditions []json.RawMessage `json:"conditions"`
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		return nil, ErrInvalidPolicyDocument.Saying("Invalid Policy: Invalid JSON: " + err.Error())
	}
	p := &PostPolicy{Most: -1}
	if p.Expires, err = time.Parse(time.RFC3339, doc.Expiration); err != nil {
		return nil, ErrInvalidPolicyDocument.Saying("Invalid Policy: Invalid expiration.")
	}
	if doc.Conditions == nil {
		return nil, ErrInvalidPolicyDocument.Saying("Invalid Policy: Policy must have conditions.")
	}
	for _, c := range doc.Conditions {
		if err := p.add(c); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// add reads one condition: {"field":"value"}, or a list that begins with its operator.
func (p *PostPolicy) add(raw json.RawMessage) error {
	bad := ErrInvalidPolicyDocument.Saying("Invalid Policy: Invalid Simple-Condition: " + string(raw))
	var exact map[string]string
	if json.Unmarshal(raw, &exact) == nil {
		for field, value := range exact {
			p.conditions = append(p.conditions, condition{"eq", strings.ToLower(field), []string{value}, string(raw)})
		}
		return nil
	}
	var list []any
	if json.Unmarshal(raw, &list) != nil || len(list) != 3 {
		return bad
	}
	operator, _ := list[0].(string)
	operator = strings.ToLower(operator)
	if operator == "content-length-range" {
		low, ok1 := list[1].(float64)
		high, ok2 := list[2].(float64)
		if !ok1 || !ok2 || low < 0 || high < low {
			return bad
		}
		p.Least, p.Most = int64(low), int64(high)
		return nil
	}
	name, _ := list[1].(string)
	field, ok := strings.CutPrefix(name, "$")
	c := condition{operator, strings.ToLower(field), nil, string(raw)}
	switch value := list[2].(type) {
	case string:
		ok = ok && (operator == "eq" || operator == "starts-with")
		c.values = []string{value}
	case []any:
		ok = ok && (operator == "in" || operator == "not-in")
		for _, v := range value {
			c.values = append(c.values, fmt.Sprint(v))
		}
	default:
		ok = false
	}
	if !ok {
		return bad
	}
	p.conditions = append(p.conditions, c)
	return nil
}

// Admit refuses a form that its policy does not allow. The bucket is not a field of the form but its address.
func (p *PostPolicy) Admit(f Form, bucket string, now time.Time) error {
	if !now.Before(p.Expires) {
		return ErrFormDenied.Saying("Invalid according to Policy: Policy expired.")
	}
	for _, c := range p.conditions {
		value := f[c.field]
		if c.field == "bucket" {
			value = bucket
		}
		var holds bool
		switch c.operator {
		case "eq":
			holds = value == c.values[0]
		case "starts-with":
			holds = strings.HasPrefix(value, c.values[0])
		case "in":
			holds = slices.Contains(c.values, value)
		case "not-in":
			holds = !slices.Contains(c.values, value)
		}
		if !holds {
			return ErrFormDenied.Saying("Invalid according to Policy: Policy Condition failed: " + c.text)
		}
	}
	return nil
}

// PostResponse answers a PostObject that asked for status 201.
type PostResponse struct {
	Bucket   string
	ETag     string
	Key      Name
	Location string
}
