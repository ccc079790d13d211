package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/fixtures"
)

// Objects in memory have a limit; what is beyond is refused by a client's error that says what to do, and takes no room.
func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	e, err := emulator.New(emulator.WithSeed(fixtures.FS, fixtures.Default), emulator.WithListen("intranet", "127.0.0.1:0"), emulator.WithMemory(1<<20))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(t.Context())
	s := &sealer{t: t, endpoint: e.Endpoint()}
	s.must("PUT", "small", "", "")
	for range 3 {
		res, text := s.oss("PUT", "small/much", "", strings.Repeat("x", 1<<20+1))
		if res.StatusCode != http.StatusBadRequest || !strings.Contains(text, "<Code>EntityTooLarge</Code>") || !strings.Contains(text, "data directory") {
			t.Fatalf("more than fits: %d %s", res.StatusCode, text)
		}
	}
	s.must("PUT", "small/all", "", strings.Repeat("x", 1<<20))
	if res, _ := s.oss("PUT", "small/one", "", "x"); res.StatusCode != http.StatusBadRequest {
		t.Errorf("one byte too many: %d", res.StatusCode)
	}
	s.must("DELETE", "small/all", "", "")
	s.must("PUT", "small/one", "", "x")
	if _, err := emulator.New(emulator.WithMemory(0)); err == nil {
		t.Error("an emulator without any memory starts")
	}
}
