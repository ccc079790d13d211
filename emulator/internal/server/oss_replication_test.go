package server

import (
	"crypto/md5"
	"encoding/base64"
	"strings"
	"testing"
)

func replication(target, location, action string) string {
	return "<ReplicationConfiguration><Rule><PrefixSet><Prefix>in/</Prefix></PrefixSet><Action>" + action + "</Action><Destination><Bucket>" + target + "</Bucket><Location>" + location +
		"</Location></Destination><HistoricalObjectReplication>enabled</HistoricalObjectReplication></Rule></ReplicationConfiguration>"
}

// proves: F4-oss-crr
func TestReplicationBetweenFinanceRegions(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t).as("finance")
	b.at("crr-source.oss-cn-hzjbp-a-internal.aliyuncs.com").must("PUT", "crr-source", "", "")
	b.at("crr-target.oss-cn-shanghai-finance-1-internal.aliyuncs.com").must("PUT", "crr-target", "", "")
	b.must("PUT", "crr-source/in/old", "", "old", "x-oss-meta-a: b", "x-oss-tagging: k=v")
	b.must("PUT", "crr-source/out", "", "x")
	b.refused(404, "NoSuchReplicationConfiguration", "GET", "crr-source", "replication", "")
	b.refused(400, "InvalidTargetLocation", "POST", "crr-source", "replication&comp=add", replication("crr-target", "oss-cn-szfinance", "ALL"))
	b.refused(400, "InvalidTargetBucket", "POST", "crr-source", "replication&comp=add", replication("crr-source", "oss-cn-hzjbp", "ALL"))
	rule := b.must("POST", "crr-source", "replication&comp=add", replication("crr-target", "oss-cn-shanghai-finance-1", "ALL")).Header.Get("x-oss-replication-rule-id")
	b.refused(400, "BucketReplicationAlreadyExist", "POST", "crr-source", "replication&comp=add", replication("crr-target", "oss-cn-shanghai-finance-1", "ALL"))
	copied := b.must("GET", "crr-target/in/old", "", "")
	if string(copied.body) != "old" || copied.Header.Get("x-oss-meta-a") != "b" || copied.Header.Get("x-oss-tagging-count") != "1" {
		t.Errorf("the copy of what was there: %q %v", copied.body, copied.Header)
	}
	b.must("PUT", "crr-source/in/new", "", "new")
	if got := b.must("GET", "crr-target/in/new", "", ""); string(got.body) != "new" {
		t.Errorf("the copy of what is new: %q", got.body)
	}
	b.refused(404, "NoSuchKey", "GET", "crr-target/out", "", "")
	gone := "<Delete><Object><Key>in/new</Key></Object></Delete>"
	hash := md5.Sum([]byte(gone))
	b.must("POST", "crr-source", "delete", gone, "Content-MD5: "+base64.StdEncoding.EncodeToString(hash[:]))
	b.refused(404, "NoSuchKey", "GET", "crr-target/in/new", "", "")
	progress := b.must("GET", "crr-source", "replicationProgress&rule-id="+rule, "")
	if progress.element(t, "HistoricalObject") != "1" || progress.element(t, "Status") != "doing" {
		t.Errorf("progress: %s", progress.body)
	}
	places := string(b.must("GET", "crr-source", "replicationLocation", "").body)
	if !strings.Contains(places, "oss-cn-szfinance") || strings.Contains(places, "oss-cn-hangzhou<") || strings.Contains(places, "gov") {
		t.Errorf("places: %s", places)
	}
	b.must("POST", "crr-source", "replication&comp=delete", "<ReplicationRules><ID>"+rule+"</ID></ReplicationRules>")
	b.must("PUT", "crr-source/in/later", "", "x")
	b.refused(404, "NoSuchKey", "GET", "crr-target/in/later", "", "")
}

// proves: G2-datacentre F1-dedicated-cluster
func TestDataStaysInItsCloud(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.as("gov").must("PUT", "gov-data", "", "")
	b.as("gov").must("PUT", "gov-data/o", "", "x")
	b.as("finance").must("PUT", "fin-data", "", "")
	b.must("PUT", "pub-data", "", "", "x-oss-acl: public-read-write")
	for _, tc := range []struct{ account, source, target, location, rule string }{
		{"gov", "gov-data", "pub-data", "oss-cn-hangzhou", "G2-datacentre.replication"},
		{"gov", "gov-data", "pub-data", "oss-cn-north-2-gov-1", "G2-datacentre.replication"}, // wherever the request says that it is
		{"gov", "gov-data", "fin-data", "oss-cn-hzjbp", "G2-datacentre.replication"},
		{"finance", "fin-data", "pub-data", "oss-cn-hangzhou", "F1-dedicated-cluster.replication"},
	} {
		got := b.as(tc.account).refused(400, "BadReplicationLocation", "POST", tc.source, "replication&comp=add", replication(tc.target, tc.location, "ALL"))
		if rule := got.Header.Get("x-ringfence-rule"); !strings.Contains(rule, tc.rule) {
			t.Errorf("%s to %s: the refusal names %q", tc.source, tc.target, rule)
		}
	}
	// A copy is asked for at the place to which it goes, where the caller of another cloud finds no source.
	if got := b.as("gov").do("PUT", "gov-data/copy", "", "", "x-oss-copy-source: /pub-data/o"); got.StatusCode/100 == 2 {
		t.Error("a copy came from another cloud")
	}
	if got := b.do("PUT", "pub-data/copy", "", "", "x-oss-copy-source: /gov-data/o"); got.StatusCode/100 == 2 {
		t.Error("a copy went to another cloud")
	}
}
