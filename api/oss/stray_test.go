package oss

import (
	"net/http/httptest"
	"testing"
)

func TestStray(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ method, target, want string }{
		{"DELETE", "/b?requesterQosInfo&qosRequester=1", "requesterQosInfo"}, {"PUT", "/b?udf", "udf"}, {"GET", "/b?udf", "udf"}, {"POST", "/b?x", "x"},
		{"GET", "/?resourcePool", "resourcePool"}, {"PUT", "/b/k?dataAccelerator", "dataAccelerator"}, {"DELETE", "/b/k?link", "link"},
		{"GET", "/b", ""}, {"GET", "/b?prefix&marker&max-keys=1&encoding-type", ""}, {"DELETE", "/b?cors", ""}, {"GET", "/b/k?12345", ""},
		{"DELETE", "/b/k?versionId", ""}, {"PUT", "/b/k?x-user", ""}, {"PUT", "/b/k?v=1", ""}, {"GET", "/?tagging", ""},
	} {
		req, err := Parse(httptest.NewRequest(test.method, test.target, nil), HostRules{})
		if err != nil {
			t.Fatal(err)
		}
		if got := req.Stray(); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.method, test.target, got, test.want)
		}
	}
}
