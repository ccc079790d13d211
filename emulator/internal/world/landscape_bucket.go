package world

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// landBuckets are apart from the rest of a site: a bucket's record changes with each object that is written.
func (tx *Tx) landBuckets() ([]*reach.Bucket, error) {
	return collect(tx.Buckets.Each(), func(b *Bucket) (*reach.Bucket, error) {
		return &reach.Bucket{Name: b.ID, Location: b.Location, Type: b.Type, ACL: b.ACL, Policy: landBucketPolicy(b), Document: b.Policy}, nil
	})
}

// oneOrMore is an element of a policy that may be a string or a list of them.
type oneOrMore []string

// UnmarshalJSON reads either form.
func (o *oneOrMore) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*o = oneOrMore{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(o))
}

// bucketStatement is a statement of a bucket policy. Document: OSS PutBucketPolicy.
type bucketStatement struct {
	Effect    string
	Action    oneOrMore
	Principal oneOrMore
	Resource  oneOrMore
	Condition map[string]map[string]oneOrMore
}

// landBucketPolicy reads what a bucket's policy says about places, denials first. A policy was checked when it was set;
// one that cannot be read says nothing.
func landBucketPolicy(b *Bucket) []reach.BucketStatement {
	var policy struct{ Statement []bucketStatement }
	if b.Policy == "" || json.Unmarshal([]byte(b.Policy), &policy) != nil {
		return nil
	}
	var denials, grants []reach.BucketStatement
	for i, s := range policy.Statement {
		land := s.land(fmt.Sprintf("%s/policy/%d", b.ID, i+1), b.ID)
		if land.Allow {
			grants = append(grants, land)
		} else {
			denials = append(denials, land)
		}
	}
	return append(denials, grants...)
}

// land reduces a statement to places. One that is about some of the bucket's actions or objects alone does not decide
// whether the bucket is reached.
func (s bucketStatement) land(id, bucket string) reach.BucketStatement {
	land := reach.BucketStatement{ID: id, Allow: s.Effect == "Allow", Everybody: contains(s.Principal, "*")}
	if !contains(s.Action, "*") && !contains(s.Action, "oss:*") {
		land.Other = "the actions " + strings.Join(s.Action, ", ")
	}
	if !s.coversAll(bucket) {
		land.Other = "the resources " + strings.Join(s.Resource, ", ")
	}
	for operator, conditions := range s.Condition {
		for key, values := range conditions {
			narrow(&land, operator, key, values)
		}
	}
	return land
}

func (s bucketStatement) coversAll(bucket string) bool {
	for _, r := range s.Resource {
		if parts := strings.SplitN(r, ":", 5); r == "*" || len(parts) == 5 && (parts[4] == "*" || parts[4] == bucket+"/*" || parts[4] == bucket+"*") {
			return true
		}
	}
	return false
}

// narrow adds a condition to a statement.
func narrow(land *reach.BucketStatement, operator, key string, values []string) {
	switch operator + " " + key {
	case "StringEquals acs:SourceVpc":
		land.VPCs = append([]string{}, values...)
	case "StringNotEquals acs:SourceVpc":
		land.NotVPCs = append([]string{}, values...)
	case "IpAddress acs:SourceIp":
		land.Peers = sources(values)
	case "NotIpAddress acs:SourceIp":
		land.NotPeers = sources(values)
	default:
		land.Other = "the condition " + operator + " on " + key
	}
}

func sources(values []string) []netip.Prefix {
	all := []netip.Prefix{}
	for _, v := range values {
		all = append(all, prefixes(v)...)
	}
	return all
}
