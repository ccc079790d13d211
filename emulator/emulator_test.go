package emulator_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

var nonce atomic.Uint64

// signedRequest is a GET call of the VPC API, signed as an account of the default world.
func signedRequest(endpoint, account, region, action string, params ...string) (*http.Request, error) {
	q := url.Values{"Format": {"JSON"}, "RegionId": {region}, "Action": {action}, "Version": {"2016-04-28"}}
	for i := 0; i < len(params); i += 2 {
		q.Set(params[i], params[i+1])
	}
	req, err := http.NewRequest(http.MethodGet, endpoint+"/?"+q.Encode(), nil)
	if err != nil {
		return nil, err
	}
	cred := rpc.Credentials{AccessKeyID: account, Secret: "ringfence"}
	return req, rpc.SignV1(req, cred, time.Now(), strconv.FormatUint(nonce.Add(1), 10))
}

// TestTwoEmulators: two worlds in one process do not see each other.
func TestTwoEmulators(t *testing.T) {
	t.Parallel()
	one, two := emulatortest.New(t), emulatortest.New(t)
	var created struct{ VpcId string }
	mustCall(t, one.Endpoint(), "CreateVpc", &created)
	for em, want := range map[*emulator.Emulator]int{one: 1, two: 0} {
		var answer struct{ TotalCount int }
		mustCall(t, em.Endpoint(), "DescribeVpcs", &answer, "VpcId", created.VpcId)
		if answer.TotalCount != want {
			t.Errorf("%d VPCs with the id of the first world, want %d", answer.TotalCount, want)
		}
	}
}

// TestRestart: with a data directory the world outlives the process's emulator.
func TestRestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	var created struct{ VpcId string }
	t.Run("before", func(t *testing.T) {
		em := emulatortest.New(t, emulator.WithData(data))
		mustCall(t, em.Endpoint(), "CreateVpc", &created)
	})
	t.Run("after", func(t *testing.T) {
		em := emulatortest.New(t, emulator.WithData(data))
		var answer struct{ TotalCount int }
		mustCall(t, em.Endpoint(), "DescribeVpcs", &answer, "VpcId", created.VpcId)
		if answer.TotalCount != 1 {
			t.Errorf("%s is gone after the restart", created.VpcId)
		}
	})
}

// TestReplayedNonce: the same signed request is answered once.
func TestReplayedNonce(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	req, err := signedRequest(em.Endpoint(), "finance", "cn-shanghai-finance-1", "DescribeVpcs")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{http.StatusOK, http.StatusBadRequest} {
		res, err := http.DefaultClient.Do(req.Clone(t.Context()))
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("call %d: status %d, want %d", i+1, res.StatusCode, want)
		}
	}
}

// TestOptionsAreChecked: a mistake in an option is named.
func TestOptionsAreChecked(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]emulator.Option{
		"pace": emulator.WithPace("fast"), "drop": emulator.WithDrop("softly"),
		"vantage": emulator.WithListen("the moon", "127.0.0.1:0"), "address": emulator.WithListen("intranet", "nowhere"),
	} {
		if _, err := emulator.New(option); err == nil || strings.TrimSpace(err.Error()) == "" {
			t.Errorf("%s: no error", name)
		}
	}
}
