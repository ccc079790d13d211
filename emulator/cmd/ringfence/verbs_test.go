package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
)

func TestExitCodes(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/_ringfence/health":
			_, _ = w.Write([]byte(`{"status":"ok","version":"x","listeners":{}}`))
		case "/_ringfence/clock":
			w.WriteHeader(http.StatusBadRequest)
			_, _ = w.Write([]byte(`{"error":{"code":"BadRequest","message":"no duration"}}`))
		default:
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	t.Cleanup(server.Close)
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	at := "--endpoint=" + server.URL
	for _, test := range []struct {
		want int
		args []string
	}{
		{exitUsage, nil}, {exitUsage, []string{"dance"}}, {exitOK, []string{"help"}}, {exitOK, []string{"version"}}, {exitOK, []string{"version", "-o", "json"}},
		{exitOK, []string{"health", at}}, {exitOK, []string{"health", at, "-o", "json"}}, {exitFailed, []string{"health", "--endpoint", gone.URL}},
		{exitUsage, []string{"health", at, "now"}}, {exitUsage, []string{"health", "--endpoint", "nowhere"}}, {exitUsage, []string{"health", "-o", "xml"}}, {exitUsage, []string{"health", "--loud"}},
		{exitUsage, []string{"clock", "advance", at}}, {exitUsage, []string{"clock", "back", at}}, {exitUsage, []string{"clock", "advance", "soon", at}},
		{exitFailed, []string{"coverage", at}}, {exitUsage, []string{"state", at}}, {exitUsage, []string{"state", "melt", at}},
		{exitUsage, []string{"state", "load", filepath.Join(t.TempDir(), "missing"), at}}, {exitFailed, []string{"state", "save", filepath.Join(t.TempDir(), "x"), at}},
		{exitFailed, []string{"reach", "internet", "eip:1.2.3.4"}}, {exitUsage, []string{"reach", "internet"}}, {exitFailed, []string{"exposure"}},
		{exitUsage, []string{"traffic", "198.18.0.1", at}}, {exitUsage, []string{"traffic", "198.18.0.1", "much", at}}, {exitFailed, []string{"traffic", "198.18.0.1", "6", at}},
		{exitUsage, []string{"tickets", "shred", at}}, {exitUsage, []string{"tickets", "approve", at}}, {exitFailed, []string{"tickets", at}}, {exitFailed, []string{"tickets", "approve", "tkt-1", at}},
	} {
		if got := run(test.args); got != test.want {
			t.Errorf("ringfence %q: exit code %d, want %d", test.args, got, test.want)
		}
	}
}
