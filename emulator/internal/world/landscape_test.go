package world

import (
	"net/netip"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// TestBucketPolicyPlaces: what a bucket policy says about places, and what of it is outside the model.
func TestBucketPolicyPlaces(t *testing.T) {
	t.Parallel()
	b := &Bucket{Meta: Meta{ID: "b"}, Policy: `{"Version":"1","Statement":[
		{"Effect":"Allow","Action":"oss:*","Principal":"*","Resource":"acs:oss:*:*:b/*"},
		{"Effect":"Deny","Action":["oss:*"],"Principal":["*"],"Resource":["acs:oss:*:*:b","acs:oss:*:*:b/*"],
		 "Condition":{"StringNotEquals":{"acs:SourceVpc":["vpc-1"]},"NotIpAddress":{"acs:SourceIp":"10.1.2.3/8"}}},
		{"Effect":"Deny","Action":"oss:GetObject","Principal":["*"],"Resource":["*"]},
		{"Effect":"Deny","Action":"*","Principal":["200000000000000000"],"Resource":["acs:oss:*:*:b/logs/*"]},
		{"Effect":"Deny","Action":"*","Principal":["*"],"Resource":["*"],"Condition":{"Bool":{"acs:SecureTransport":"false"}}}]}`}
	want := []reach.BucketStatement{
		{ID: "b/policy/2", Everybody: true, NotVPCs: []string{"vpc-1"}, NotPeers: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}},
		{ID: "b/policy/3", Everybody: true, Other: "the actions oss:GetObject"},
		{ID: "b/policy/4", Other: "the resources acs:oss:*:*:b/logs/*"},
		{ID: "b/policy/5", Everybody: true, Other: "the condition Bool on acs:SecureTransport"},
		{ID: "b/policy/1", Allow: true, Everybody: true},
	}
	if diff := cmp.Diff(want, landBucketPolicy(b), cmpopts.EquateComparable(netip.Prefix{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, text := range []string{"", "{", `{"Statement":{}}`} {
		if got := landBucketPolicy(&Bucket{Policy: text}); got != nil {
			t.Errorf("%q says %v", text, got)
		}
	}
}

// TestEngineIsKept: an object that is written changes a bucket's record and nothing that decides; the engine that is
// there stays. What does decide makes a new one.
func TestEngineIsKept(t *testing.T) {
	t.Parallel()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := Open(Options{Engine: store.NewMemory(), Clock: clock.New(clock.Instant), Matrix: matrix})
	if err != nil {
		t.Fatal(err)
	}
	account := Account{ID: "1", Cloud: "public"}
	region, _ := matrix.Region("cn-hangzhou")
	write := func(change func(tx *Tx) error) *reach.Engine {
		t.Helper()
		if err := w.Update(account, region, change); err != nil {
			t.Fatal(err)
		}
		engine, err := w.Reach()
		if err != nil {
			t.Fatal(err)
		}
		return engine
	}
	bucket := &Bucket{Meta: Meta{ID: "b"}, ACL: "private"}
	first := write(func(tx *Tx) error {
		if err := tx.Accounts.Insert(&account); err != nil {
			return err
		}
		return tx.Buckets.Insert(bucket)
	})
	bucket.Changed = time.Now()
	if write(func(tx *Tx) error { return tx.Buckets.Put(bucket) }) != first {
		t.Error("an object that was written made a new engine")
	}
	bucket.ACL = "public-read"
	second := write(func(tx *Tx) error { return tx.Buckets.Put(bucket) })
	if second == first {
		t.Error("a new ACL is not known")
	}
	if write(func(tx *Tx) error { return tx.VPCs.Insert(&VPC{Meta: Meta{ID: "vpc-1"}}) }) == second {
		t.Error("a new VPC is not known")
	}
}
