package main

import (
	"strings"
	"testing"
)

func TestSizes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]size{"1": 1, "512MiB": 512 << 20, "2GiB": 2 << 30, "3TiB": 3 << 40, "1000000": 1_000_000} {
		var s size
		if err := s.Set(text); err != nil || s != want || s.String() != text {
			t.Errorf("%s: %d %s, %v", text, s, s.String(), err)
		}
	}
	for _, text := range []string{"", "0", "-1", "1GB", "MiB", "9999999999TiB", "1.5GiB"} {
		var s size
		if err := s.Set(text); err == nil {
			t.Errorf("%q is taken for %d", text, s)
		}
	}
}

// What cannot be meant is refused before anything starts, by the name of its flag.
func TestServeRefusesFlags(t *testing.T) {
	t.Parallel()
	for flag, name := range map[string]string{
		"--fsync=maybe": "--fsync", "--memory=lots": "memory", "--auth=weak": "--auth", "--params=lax": "--params", "--quotas=none": "--quotas",
		"--public-buckets=no": "--public-buckets",
	} {
		if _, _, err := parseServe([]string{flag}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", flag, err)
		}
	}
	for _, flag := range []string{"--fsync=on", "--fsync=off", "--memory=64MiB", "--public-buckets=blocked"} {
		if _, _, err := parseServe([]string{flag}); err != nil {
			t.Errorf("%s: %v", flag, err)
		}
	}
}
