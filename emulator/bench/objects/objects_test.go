package objects

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
)

// keys is how many keys are written and read in turn, rounds how often every store has its turn.
const (
	keys   = 64
	rounds = 5
)

// rate sends n prepared requests over some connections and returns requests per second. They are signed before the clock
// starts: the client's signing is not the server's cost.
func (t target) rate(b testing.TB, method string, content []byte, connections, n int) float64 {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections, DisableCompression: true}}
	defer client.CloseIdleConnections()
	requests := make(chan *http.Request, n)
	for i := range n {
		var sent []byte
		if method == http.MethodPut {
			sent = content
		}
		requests <- t.request(b, method, fmt.Sprintf("key-%02d-%d", i%keys, len(content)), sent)
	}
	close(requests)
	started := time.Now()
	var all sync.WaitGroup
	for range connections {
		all.Go(func() {
			for r := range requests {
				res, err := client.Do(r)
				if err != nil {
					b.Error(err)
					return
				}
				got, err := io.Copy(io.Discard, res.Body)
				_ = res.Body.Close()
				if err != nil || res.StatusCode != http.StatusOK || method == http.MethodGet && got != int64(len(content)) {
					b.Errorf("%s: %s: %s, %d bytes, %v", t.name, method, res.Status, got, err)
					return
				}
			}
		})
	}
	all.Wait()
	return float64(n) / time.Since(started).Seconds()
}

// shares goes through all targets five times and gives the median of what each reaches of the first one's rate.
func shares(b testing.TB, targets []target, method string, content []byte, connections, n int) []float64 {
	b.Helper()
	ratios := make([][]float64, len(targets))
	for range rounds {
		var base float64
		for i, t := range targets {
			rate := t.rate(b, method, content, connections, n)
			if i == 0 {
				base = rate
			}
			ratios[i] = append(ratios[i], rate/base)
		}
	}
	medians := make([]float64, len(targets))
	for i, r := range ratios {
		slices.Sort(r)
		medians[i] = r[rounds/2]
	}
	return medians
}

// BenchmarkMemory and BenchmarkFiles report uploads and downloads per second as shares of the floor's: a handler that keeps
// bodies in memory, and one that writes a file and renames it. BenchmarkDurable reports them as shares of MinIO's, both
// waiting for the disk.
func BenchmarkMemory(b *testing.B) {
	rows(b, []target{floor(b, ""), fakeS3(b, ""), ringfence(b, "ringfence")})
}

func BenchmarkFiles(b *testing.B) {
	rows(b, []target{floor(b, b.TempDir()), fakeS3(b, b.TempDir()), ringfence(b, "ringfence", emulator.WithData(b.TempDir()))})
}

func BenchmarkDurable(b *testing.B) {
	theirs, found := minio(b)
	if !found {
		b.Skip("no MinIO: name its binary in RINGFENCE_MINIO")
	}
	rows(b, []target{theirs, ringfence(b, "ringfence", emulator.WithData(b.TempDir()), emulator.WithFsync())})
}

// rows measures what is documented of the stores: PUT and GET of 1 KiB and 1 MiB over one and eight connections.
func rows(b *testing.B, targets []target) {
	for _, size := range []int{1 << 10, 1 << 20} {
		content := bytes.Repeat([]byte("r"), size)
		for _, method := range []string{http.MethodPut, http.MethodGet} {
			for _, connections := range []int{1, 8} {
				b.Run(fmt.Sprintf("%s/%dKiB/connections=%d", method, size>>10, connections), func(b *testing.B) {
					n := 600
					if size > 1<<10 {
						n = 80
					}
					var all [][]float64
					for b.Loop() {
						all = append(all, shares(b, targets, method, content, connections, n))
					}
					for i, t := range targets[1:] {
						var sum float64
						for _, s := range all {
							sum += s[i+1]
						}
						b.ReportMetric(sum/float64(len(all)), t.name+"×"+targets[0].name)
					}
					b.ReportMetric(0, "ns/op") // says more about the machine than about the program
				})
			}
		}
	}
}
