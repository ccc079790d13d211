package emulator_test

import (
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

// TestListenersCarryTheirVantage: a bucket that the internet does not reach looks the same on the listener of the internet
// as it does through the gateway, whichever way of dropping is chosen and whoever asks, and is there on that of the intranet.
//
// proves: F4-oss-public-bucket G4-oss-private
func TestListenersCarryTheirVantage(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"reset", "timeout", "explain"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			em := emulatortest.New(t, emulator.WithDrop(mode))
			for _, o := range []struct {
				object
				region, rule string
			}{
				{object{"finance", "fin-closed", "a.txt", "fin-closed.oss-cn-shanghai-finance-1-internal.aliyuncs.com", "intranet type"}, shanghai, "F4-oss-public-bucket.intranet"},
				{object{"gov", "gov-papers", "a.txt", "gov-papers.oss-cn-north-2-gov-1-internal.aliyuncs.com", "not for everybody"}, gov, "G4-oss-private"},
			} {
				o.put(t, em, o.region)
				path := "/" + o.bucket + "/" + o.key
				if err := fetch(http.DefaultClient, em.Endpoint()+path, o.text); err != nil {
					t.Errorf("%s on the intranet: %v", o.bucket, err)
				}
				client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: enough}
				if mode == "timeout" {
					client.Timeout = 500 * time.Millisecond
				}
				for who, headers := range map[string]http.Header{"a stranger": {}, "one who cannot sign": {"Authorization": {"OSS finance:bm9uc2Vuc2U="}, "Date": {time.Now().UTC().Format(http.TimeFormat)}}} {
					req, err := http.NewRequest(http.MethodGet, em.InternetEndpoint()+path, nil)
					if err != nil {
						t.Fatal(err)
					}
					req.Header = headers
					switch res, err := client.Do(req); mode {
					case "reset":
						if !errors.Is(err, syscall.ECONNRESET) {
							t.Errorf("%s, as %s: %v, want a reset", o.bucket, who, err)
						}
					case "timeout":
						if !errors.Is(err, os.ErrDeadlineExceeded) && !os.IsTimeout(err) {
							t.Errorf("%s, as %s: %v, want silence", o.bucket, who, err)
						}
					case "explain":
						if err != nil {
							t.Fatal(err)
						}
						text, _ := io.ReadAll(res.Body)
						res.Body.Close()
						if res.StatusCode != http.StatusForbidden || res.Header.Get("X-Ringfence-Rule") != o.rule || !strings.Contains(string(text), "AccessDenied") {
							t.Errorf("%s, as %s: %s %v %s", o.bucket, who, res.Status, res.Header, text)
						}
					}
				}
			}
		})
	}
}

// TestListenersOfOtherPlaces: a listener may stand anywhere that a vantage point can.
func TestListenersOfOtherPlaces(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t, emulator.WithListen("public-ecs", "127.0.0.1:0"), emulator.WithListen("intranet:"+gov, "127.0.0.1:0"), emulator.WithListen("mgmt-vpn:"+gov, "127.0.0.1:0"))
	papers := object{"gov", "gov-papers", "a.txt", "gov-papers.oss-cn-north-2-gov-1-internal.aliyuncs.com", "not for everybody"}
	papers.put(t, em, gov)
	for from, passes := range map[string]bool{"public-ecs": false, "intranet:" + gov: true, "mgmt-vpn:" + gov: em.Reach("mgmt-vpn:"+gov, "oss:gov-papers", "tcp", 443).Reachable} {
		if v := em.Reach(from, "oss:gov-papers", "tcp", 443); v.Reachable != passes {
			t.Errorf("%s", v)
		}
		if err := fetch(http.DefaultClient, em.Listeners()[from]+"/gov-papers/a.txt", papers.text); (err == nil) != passes {
			t.Errorf("on the listener of %s: %v, want it = %v", from, err, passes)
		}
	}
}
