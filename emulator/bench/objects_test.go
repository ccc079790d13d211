package bench

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"hash/crc64"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

const objectBucket = "bench-bucket"

// objectKeys is how many keys are written and read in turn.
const objectKeys = 64

// bareStore is what any object store does at least: it hashes the body twice and keeps it, without a signature, an
// account or a record. It is the floor in memory, and with a directory the floor on files.
type bareStore struct {
	dir     string
	objects sync.Map
	written atomic.Uint64
}

var ecma = crc64.MakeTable(crc64.ECMA)

func (s *bareStore) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := filepath.Base(r.URL.Path)
	if r.Method == http.MethodGet {
		s.get(w, name)
		return
	}
	sum, crc := md5.New(), crc64.New(ecma)
	body := io.TeeReader(r.Body, io.MultiWriter(sum, crc))
	if err := s.put(name, body, r.ContentLength); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum.Sum(nil))+`"`)
	w.Header().Set("x-oss-hash-crc64ecma", strconv.FormatUint(crc.Sum64(), 10))
}

func (s *bareStore) put(name string, body io.Reader, length int64) error {
	if s.dir == "" {
		kept := bytes.NewBuffer(make([]byte, 0, length+bytes.MinRead))
		_, err := kept.ReadFrom(body)
		s.objects.Store(name, kept.Bytes())
		return err
	}
	path := filepath.Join(s.dir, "tmp"+strconv.FormatUint(s.written.Add(1), 10))
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err = io.Copy(f, body); err == nil {
		err = f.Close()
	}
	if err != nil {
		return err
	}
	return os.Rename(path, filepath.Join(s.dir, name))
}

func (s *bareStore) get(w http.ResponseWriter, name string) {
	if s.dir == "" {
		kept, _ := s.objects.Load(name)
		content, _ := kept.([]byte)
		w.Header().Set("Content-Length", strconv.Itoa(len(content)))
		_, _ = w.Write(content)
		return
	}
	f, err := os.Open(filepath.Join(s.dir, name))
	if err != nil {
		http.NotFound(w, nil)
		return
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil {
		w.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10))
	}
	_, _ = io.Copy(w, f)
}

// serve starts a bare store.
func serve(b testing.TB, dir string) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: &bareStore{dir: dir}}
	go func() { _ = server.Serve(l) }()
	b.Cleanup(func() { _ = server.Close() })
	return "http://" + l.Addr().String()
}

// objectRequest makes a signed request of OSS (V4, as the SDKs send it).
func objectRequest(b testing.TB, endpoint, method, key string, content []byte) *http.Request {
	b.Helper()
	path := "/" + objectBucket
	if key != "" {
		path += "/" + key
	}
	r, err := http.NewRequest(method, endpoint+path, bytes.NewReader(content))
	if err != nil {
		b.Fatal(err)
	}
	oss.Signer{AccessKeyID: "finance", Secret: "ringfence", Region: "cn-shanghai-finance-1"}.V4(r, oss.Target{Bucket: objectBucket, Key: key}, time.Now())
	return r
}

// objectRate sends n prepared requests over some connections and returns requests per second.
func objectRate(b testing.TB, endpoint, method string, content []byte, connections, n int) float64 {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections, DisableCompression: true}}
	defer client.CloseIdleConnections()
	requests := make(chan *http.Request, n)
	for i := range n {
		var sent []byte
		if method == http.MethodPut {
			sent = content
		}
		requests <- objectRequest(b, endpoint, method, fmt.Sprintf("key-%02d-%d", i%objectKeys, len(content)), sent)
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
					b.Errorf("%s: %s, %d bytes, %v", method, res.Status, got, err)
					return
				}
			}
		})
	}
	all.Wait()
	return float64(n) / time.Since(started).Seconds()
}

// BenchmarkObjects reports uploads and downloads per second as a share of the floor's: in memory against a handler that
// keeps bodies in memory, and with a data directory against one that writes a file and renames it. Neither syncs.
func BenchmarkObjects(b *testing.B) {
	for _, kind := range []string{"memory", "files"} {
		var options []emulator.Option
		dir := ""
		if kind == "files" {
			dir = b.TempDir()
			options = append(options, emulator.WithData(b.TempDir()))
		}
		em := emulatortest.New(b, options...)
		body(b, http.DefaultClient, objectRequest(b, em.Endpoint(), http.MethodPut, "", nil))
		bare := serve(b, dir)
		for _, size := range []int{1 << 10, 1 << 20} {
			content := bytes.Repeat([]byte("r"), size)
			for _, method := range []string{http.MethodPut, http.MethodGet} {
				for _, connections := range []int{1, 8} {
					b.Run(fmt.Sprintf("%s/%s/%dKiB/connections=%d", kind, method, size>>10, connections), func(b *testing.B) {
						n := 1500
						if size > 1<<10 {
							n = 150
						}
						for b.Loop() {
							share := ratio(
								func() float64 { return objectRate(b, bare, method, content, connections, n) },
								func() float64 { return objectRate(b, em.Endpoint(), method, content, connections, n) })
							b.ReportMetric(share, "×floor")
						}
					})
				}
			}
		}
	}
}
