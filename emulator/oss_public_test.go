package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/fixtures"
)

// Where the service's change of October 2025 has arrived, a new bucket is closed to the public until somebody opens it.
func TestPublicBucketsBlocked(t *testing.T) {
	t.Parallel()
	e, err := emulator.New(emulator.WithSeed(fixtures.FS, fixtures.Default), emulator.WithListen("intranet", "127.0.0.1:0"), emulator.WithBlockedPublicBuckets())
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(t.Context())
	s := &sealer{t: t, endpoint: e.Endpoint()}
	s.must("PUT", "closed", "", "")
	if _, text := s.oss("GET", "closed", "bucketInfo", ""); !strings.Contains(text, "<BlockPublicAccess>true</BlockPublicAccess>") {
		t.Errorf("a new bucket: %s", text)
	}
	open := func(status int) {
		t.Helper()
		if res, text := s.oss("PUT", "closed", "acl", "", "x-oss-acl: public-read"); res.StatusCode != status {
			t.Errorf("public-read: %d %s, want %d", res.StatusCode, text, status)
		}
	}
	open(http.StatusForbidden)
	if res, text := s.oss("PUT", "open-at-once", "", "", "x-oss-acl: public-read"); res.StatusCode != http.StatusForbidden {
		t.Errorf("created public: %d %s", res.StatusCode, text)
	}
	s.must("DELETE", "closed", "publicAccessBlock", "")
	open(http.StatusOK)
}
