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

// TestListenersJudgeCalls: a call of the management API on a listener of a place becomes what a call through the gateway from
// there becomes, for every name that it is made by, and so it stays while rules change.
//
// proves: G3-console-public-or-line
func TestListenersJudgeCalls(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"reset", "explain"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			build := func(options ...emulator.Option) *site {
				return newSite(t, emulatortest.New(t, append(options, emulator.WithoutQuotas(), emulator.WithRandomSeed(7), emulator.WithDrop(mode))...), "finance", shanghai, "cn-shanghai-finance-1f")
			}
			id := build().instance // the same calls make the same ids in each world
			places := []string{"intranet", "internet", "internet:203.0.113.9", "intranet:" + gov, "public-ecs", "mgmt-vpn:" + gov, "mgmt-vpn:" + shanghai, "ecs:" + id, "ecs:i-none", "line:vbr-none"}
			var options []emulator.Option
			for _, from := range places[2:] {
				options = append(options, emulator.WithListen(from, "127.0.0.1:0"))
			}
			s := build(options...)
			if s.instance != id {
				t.Fatalf("the instance is %s, and was %s", s.instance, id)
			}
			ask := func(from, host string, viaGateway bool) string {
				transport := &http.Transport{DisableKeepAlives: true}
				address := s.em.Listeners()[from]
				if viaGateway {
					transport.Proxy = http.ProxyURL(s.em.Gateway(from))
					address = "http://" + host
				}
				req, err := http.NewRequest(http.MethodGet, address+"/?Action=DescribeRegions&Version=2014-05-26&RegionId="+gov, nil)
				if err != nil {
					t.Fatal(err)
				}
				req.Host = host
				res, err := (&http.Client{Transport: transport, Timeout: enough}).Do(req)
				if err != nil {
					if !errors.Is(err, syscall.ECONNRESET) {
						t.Errorf("%s for %s: %v", from, host, err)
					}
					return "reset"
				}
				defer res.Body.Close()
				text, _ := io.ReadAll(res.Body)
				if res.Header.Get("X-Acs-Request-Id") != "" {
					return "answered"
				}
				return res.Status + " " + res.Header.Get("X-Ringfence-Rule") + " " + string(text)
			}
			want := map[string]string{}
			agree := func(when string) {
				t.Helper()
				for _, from := range places {
					for _, host := range []string{"ecs.aliyuncs.com", "ecs.cn-hangzhou.aliyuncs.com", "vpc." + shanghai + ".aliyuncs.com", "vpc." + gov + ".aliyuncs.com"} {
						listener, proxied := ask(from, host, false), ask(from, host, true)
						want[from+" "+host] = listener
						if listener != proxied {
							t.Errorf("%s, from %s for %s: %q on the listener, %q by the gateway", when, from, host, listener, proxied)
						}
						if v := s.em.Reach(from, "host:"+host, "tcp", 80); v.Reachable != (listener == "answered") {
							t.Errorf("%s, from %s for %s: %q, and %s", when, from, host, listener, v)
						}
					}
					if own, named := ask(from, "", false), ask(from, "ecs."+gov+".aliyuncs.com", false); own != named && !strings.Contains(own, " from "+from+": ") {
						t.Errorf("%s, from %s: %q by the listener's own name, %q by that of the region", when, from, own, named)
					}
				}
			}
			agree("at first")
			out := []string{"SecurityGroupId", s.group, "IpProtocol", "all", "PortRange", "-1/-1", "DestCidrIp", everywhere, "Policy", "drop"}
			s.must("Ecs AuthorizeSecurityGroupEgress", "", out...)
			agree("with a group that lets nothing out")
			shut := want["ecs:"+id+" ecs.aliyuncs.com"]
			if mode == "reset" && shut != "reset" || mode == "explain" && !strings.Contains(shut, s.group) {
				t.Errorf("a call that may not leave its instance: %q", shut)
			}
			s.must("Ecs RevokeSecurityGroupEgress", "", out...)
			agree("with a group that lets it out again")
			s.must("Ecs StopInstance", "", "InstanceId", id, "ForceStop", "true")
			agree("with the instance stopped")
		})
	}
}
