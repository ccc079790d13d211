package bench

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"sort"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

const region = "cn-shanghai-finance-1"

// rounds of each side, interleaved; the median of the ratios is reported.
const rounds = 5

// nonce makes every signed request unique in this process.
var nonce atomic.Uint64

// signed makes a signed DescribeVpcs request, as an SDK sends it.
func signed(b testing.TB, endpoint, action string, more ...string) *http.Request {
	b.Helper()
	req, err := http.NewRequest(http.MethodGet, endpoint+"/?Format=JSON&RegionId="+region+"&Action="+action+"&Version=2016-04-28", nil)
	if err != nil {
		b.Fatal(err)
	}
	q := req.URL.Query()
	for i := 0; i < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	req.URL.RawQuery = q.Encode()
	cred := rpc.Credentials{AccessKeyID: "finance", Secret: "ringfence"}
	if err := rpc.SignV1(req, cred, time.Now(), strconv.FormatUint(nonce.Add(1), 10)); err != nil {
		b.Fatal(err)
	}
	return req
}

// withVPCs starts an emulator that holds n VPCs.
func withVPCs(b testing.TB, n int) *emulator.Emulator {
	b.Helper()
	em := emulatortest.New(b, emulator.WithoutQuotas())
	for range n {
		body(b, http.DefaultClient, signed(b, em.Endpoint(), "CreateVpc"))
	}
	return em
}

func body(b testing.TB, client *http.Client, req *http.Request) []byte {
	b.Helper()
	res, err := client.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		b.Fatalf("%s: %v %s", res.Status, err, text)
	}
	return text
}

// floor is a bare net/http JSON handler: no signature, no account, no state, only the same answer
// encoded by encoding/json for every request.
func floor(b testing.TB, sample []byte) string {
	b.Helper()
	var answer struct {
		RequestId string
		vpc.DescribeVpcsResponse
	}
	if err := json.Unmarshal(sample, &answer); err != nil {
		b.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(&answer) // a client that has gone needs no answer
	})}
	go func() { _ = server.Serve(l) }()
	b.Cleanup(func() { _ = server.Close() })
	return "http://" + l.Addr().String()
}

// rate sends n prepared requests over some connections and returns requests per second. The
// requests are signed before the clock starts: the client's signing is not the server's cost.
func rate(b testing.TB, endpoint string, connections, n int) float64 {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}}
	defer client.CloseIdleConnections()
	requests := make(chan *http.Request, n)
	for range n {
		requests <- signed(b, endpoint, "DescribeVpcs")
	}
	close(requests)
	started := time.Now()
	var all sync.WaitGroup
	for range connections {
		all.Go(func() {
			for req := range requests {
				body(b, client, req)
			}
		})
	}
	all.Wait()
	return float64(n) / time.Since(started).Seconds()
}

// ratio is the median of how much of the first side's rate the second reaches.
func ratio(first, second func() float64) float64 {
	all := make([]float64, rounds)
	for i := range all {
		base := first()
		all[i] = second() / base
	}
	sort.Float64s(all)
	return all[rounds/2]
}

// BenchmarkDescribeVpcs reports requests per second as a share of the floor's.
func BenchmarkDescribeVpcs(b *testing.B) {
	em := withVPCs(b, 10)
	bare := floor(b, body(b, http.DefaultClient, signed(b, em.Endpoint(), "DescribeVpcs")))
	for _, connections := range []int{1, 8} {
		b.Run(fmt.Sprintf("connections=%d", connections), func(b *testing.B) {
			const n = 3000
			for b.Loop() {
				share := ratio(
					func() float64 { return rate(b, bare, connections, n) },
					func() float64 { return rate(b, em.Endpoint(), connections, n) })
				b.ReportMetric(share, "×floor")
			}
		})
	}
}

// BenchmarkWorldSize reports what a first page costs in a world of 100,000 VPCs, as a share of
// what it costs in a world of ten.
func BenchmarkWorldSize(b *testing.B) {
	small, large := withVPCs(b, 10), withVPCs(b, 100_000)
	for b.Loop() {
		const n = 3000
		share := ratio(
			func() float64 { return rate(b, large.Endpoint(), 1, n) },
			func() float64 { return rate(b, small.Endpoint(), 1, n) })
		b.ReportMetric(share, "×cost-of-10")
	}
}
