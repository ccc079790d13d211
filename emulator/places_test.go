package emulator_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// TestPlacesThatAreNone: nothing is opened for, and nothing proved about, a place that does not exist, and the answer names it.
func TestPlacesThatAreNone(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	before := len(em.Listeners())
	for _, test := range []struct {
		vantage, says string
		status        int
	}{
		{"ecs:i-none", "There is no instance i-none.", http.StatusNotFound},
		{"line:vbr-none", "There is no virtual border router vbr-none.", http.StatusNotFound},
		{"sslvpn:vss-none", "There is no SSL-VPN server vss-none.", http.StatusNotFound},
		{"ipsec:vco-none", "There is no IPsec connection vco-none.", http.StatusNotFound},
		{"intranet:cn-nowhere", "There is no region cn-nowhere.", http.StatusNotFound},
		{"mgmt-vpn:cn-nowhere", "There is no region cn-nowhere.", http.StatusNotFound},
		{"moon", `\"moon\" is not a vantage point`, http.StatusBadRequest},
	} {
		for path, body := range map[string]string{
			"gateways":   `{"vantage":"` + test.vantage + `"}`,
			"properties": `{"property":"NoPath","from":"` + test.vantage + `","to":"api"}`,
		} {
			res, err := http.Post(em.Endpoint()+"/_ringfence/"+path, "application/json", strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(res.Body)
			res.Body.Close()
			if res.StatusCode != test.status || !strings.Contains(string(text), test.says) {
				t.Errorf("%s from %s: %s %s, want %d and %q", path, test.vantage, res.Status, text, test.status, test.says)
			}
		}
		if v := em.Reach(test.vantage, "api", "tcp", 443); v.Reachable || v.StoppedAt() != reach.AtName {
			t.Errorf("%s", v)
		}
	}
	if _, err := em.OpenGateway("ecs:i-none"); err == nil {
		t.Error("a gateway was opened for an instance that does not exist")
	}
	if after := len(em.Listeners()); after != before {
		t.Errorf("%d listeners, %d before", after, before)
	}
}
