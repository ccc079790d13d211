package policy

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Context gives the values of condition keys of one request.
type Context map[string]string

// Condition keys that every product has and that the gate can give.
const (
	KeySourceIP        = "acs:SourceIp"
	KeyCurrentTime     = "acs:CurrentTime"
	KeySecureTransport = "acs:SecureTransport"
	KeyMFAPresent      = "acs:MFAPresent"
	// KeyExternalID is what AssumeRole is told so that a role which many trust is not taken for another (Sts AssumeRole).
	KeyExternalID = "sts:ExternalId"
)

// Condition keys that object storage gives beside them.
const (
	KeySourceVPC   = "acs:SourceVpc"
	KeySourceVPCIP = "acs:SourceVpcIp"
	KeyAccessID    = "acs:AccessId"
	KeyUserAgent   = "acs:UserAgent"
	KeyPrefix      = "oss:Prefix"
	KeyDelimiter   = "oss:Delimiter"
	KeyBucketTag   = "oss:BucketTag/"         // and the tag's key
	KeyObjectTag   = "oss:ExistingObjectTag/" // and the tag's key
)

var contextKeys = []string{
	KeySourceIP, KeyCurrentTime, KeySecureTransport, KeyMFAPresent, KeyExternalID,
	KeySourceVPC, KeySourceVPCIP, KeyAccessID, KeyUserAgent, KeyPrefix, KeyDelimiter,
}

// keyFamilies are the keys of which only the beginning is fixed.
var keyFamilies = []string{KeyBucketTag, KeyObjectTag}

// knownKey spells a condition key as requests give it; false when no request gives it.
func knownKey(key string) (string, bool) {
	if i := slices.IndexFunc(contextKeys, func(k string) bool { return strings.EqualFold(k, key) }); i >= 0 {
		return contextKeys[i], true
	}
	for _, family := range keyFamilies {
		if n := len(family); len(key) > n && strings.EqualFold(key[:n], family) {
			return family + key[n:], true
		}
	}
	return "", false
}

// condition is one operator on one key. Its values are alternatives: one must hold, or with a
// negated operator none may.
type condition struct {
	key     string
	negated bool
	tests   []func(string) bool
	// wants are the values as they were written.
	wants []string
}

// holds reports whether the condition is met. A key that is not known meets negated operators alone (A0102).
func (c condition) holds(ctx Context) bool {
	value, known := ctx[c.key]
	if !known {
		return c.negated
	}
	for _, test := range c.tests {
		if test(value) {
			return !c.negated
		}
	}
	return c.negated
}

// operator makes the test of one wanted value; it fails on a value that it cannot read.
type operator struct {
	negated bool
	test    func(want string) (func(got string) bool, error)
}

// operators are those of the policy grammar, by name.
var operators = map[string]operator{
	"StringEquals":              {false, stringEquals},
	"StringNotEquals":           {true, stringEquals},
	"StringEqualsIgnoreCase":    {false, stringEqualsFold},
	"StringNotEqualsIgnoreCase": {true, stringEqualsFold},
	"StringLike":                {false, stringLike},
	"StringNotLike":             {true, stringLike},
	"NumericEquals":             {false, numeric(func(c int) bool { return c == 0 })},
	"NumericNotEquals":          {true, numeric(func(c int) bool { return c == 0 })},
	"NumericLessThan":           {false, numeric(func(c int) bool { return c < 0 })},
	"NumericLessThanEquals":     {false, numeric(func(c int) bool { return c <= 0 })},
	"NumericGreaterThan":        {false, numeric(func(c int) bool { return c > 0 })},
	"NumericGreaterThanEquals":  {false, numeric(func(c int) bool { return c >= 0 })},
	"DateEquals":                {false, date(func(c int) bool { return c == 0 })},
	"DateNotEquals":             {true, date(func(c int) bool { return c == 0 })},
	"DateLessThan":              {false, date(func(c int) bool { return c < 0 })},
	"DateLessThanEquals":        {false, date(func(c int) bool { return c <= 0 })},
	"DateGreaterThan":           {false, date(func(c int) bool { return c > 0 })},
	"DateGreaterThanEquals":     {false, date(func(c int) bool { return c >= 0 })},
	"Bool":                      {false, boolean},
	"IpAddress":                 {false, address},
	"NotIpAddress":              {true, address},
}

// compileConditions reads the Condition element. All conditions must hold together.
func compileConditions(raw map[string]map[string]texts) ([]condition, error) {
	var all []condition
	for name, keys := range raw {
		op, ok := operators[name]
		if !ok {
			return nil, fmt.Errorf("the condition operator %s is not supported", name)
		}
		for key, values := range keys {
			spelled, known := knownKey(key)
			if !known {
				return nil, fmt.Errorf("the condition key %s is not supported", key)
			}
			c := condition{key: spelled, negated: op.negated, wants: values}
			for _, want := range values {
				test, err := op.test(want)
				if err != nil {
					return nil, fmt.Errorf("condition %s of %s: %w", name, key, err)
				}
				c.tests = append(c.tests, test)
			}
			all = append(all, c)
		}
	}
	return all, nil
}

func stringEquals(want string) (func(string) bool, error) {
	return func(got string) bool { return got == want }, nil
}

func stringEqualsFold(want string) (func(string) bool, error) {
	return func(got string) bool { return strings.EqualFold(got, want) }, nil
}

func stringLike(want string) (func(string) bool, error) {
	return func(got string) bool { return match(want, got) }, nil
}

func boolean(want string) (func(string) bool, error) {
	if want != "true" && want != "false" {
		return nil, fmt.Errorf("%q is neither true nor false", want)
	}
	return stringEquals(want)
}

func numeric(holds func(int) bool) func(string) (func(string) bool, error) {
	return func(want string) (func(string) bool, error) {
		limit, err := strconv.ParseFloat(want, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is not a number", want)
		}
		return func(text string) bool {
			got, err := strconv.ParseFloat(text, 64)
			switch {
			case err != nil:
				return false
			case got < limit:
				return holds(-1)
			case got > limit:
				return holds(1)
			}
			return holds(0)
		}, nil
	}
}

func date(holds func(int) bool) func(string) (func(string) bool, error) {
	return func(want string) (func(string) bool, error) {
		limit, err := time.Parse(time.RFC3339, want)
		if err != nil {
			return nil, fmt.Errorf("%q is not a time such as 2026-01-31T08:00:00+08:00", want)
		}
		return func(text string) bool {
			got, err := time.Parse(time.RFC3339, text)
			return err == nil && holds(got.Compare(limit))
		}, nil
	}
}

func address(want string) (func(string) bool, error) {
	prefix, err := netip.ParsePrefix(want)
	if err != nil {
		single, err := netip.ParseAddr(want)
		if err != nil {
			return nil, fmt.Errorf("%q is neither an address nor a CIDR block", want)
		}
		prefix = netip.PrefixFrom(single, single.BitLen())
	}
	return func(text string) bool {
		got, err := netip.ParseAddr(text)
		return err == nil && prefix.Contains(got.Unmap())
	}, nil
}
