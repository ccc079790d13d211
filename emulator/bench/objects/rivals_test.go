package objects

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3afero"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/spf13/afero"

	"github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

const bucket = "bench-bucket"

// target is a store under measurement.
type target struct {
	name string
	url  string
	// sign signs a request for a key.
	sign func(r *http.Request, key string)
}

// request makes a signed request.
func (t target) request(b testing.TB, method, key string, content []byte) *http.Request {
	b.Helper()
	path := "/" + bucket
	if key != "" {
		path += "/" + key
	}
	r, err := http.NewRequest(method, t.url+path, bytes.NewReader(content))
	if err != nil {
		b.Fatal(err)
	}
	t.sign(r, key)
	return r
}

// signOSS signs as the SDKs of OSS do (V4).
func signOSS(r *http.Request, key string) {
	oss.Signer{AccessKeyID: "finance", Secret: "ringfence", Region: "cn-shanghai-finance-1"}.V4(r, oss.Target{Bucket: bucket, Key: key}, time.Now())
}

// The account of MinIO.
const minioUser, minioPassword = "benchmark", "benchmark-secret"

// signS3 signs as the SDKs of S3 do. The payload is not part of it, as it is not with OSS.
func signS3(r *http.Request, _ string) {
	const unsigned = "UNSIGNED-PAYLOAD"
	r.Header.Set("X-Amz-Content-Sha256", unsigned)
	who := aws.Credentials{AccessKeyID: minioUser, SecretAccessKey: minioPassword}
	_ = v4.NewSigner().SignHTTP(context.Background(), who, r, unsigned, "s3", "us-east-1", time.Now()) // a context that does not end gives no error
}

// serve answers with a handler on an address of this machine.
func serve(b testing.TB, name string, h http.Handler, sign func(*http.Request, string)) target {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: h}
	go func() { _ = server.Serve(l) }()
	b.Cleanup(func() { _ = server.Close() })
	return target{name, "http://" + l.Addr().String(), sign}
}

func floor(b testing.TB, dir string) target { return serve(b, "floor", &bareStore{dir: dir}, signOSS) }

// fakeS3 is gofakes3, in memory or on files. It checks no signatures.
func fakeS3(b testing.TB, dir string) target {
	b.Helper()
	var backend gofakes3.Backend = s3mem.New()
	if dir != "" {
		var err error
		if backend, err = s3afero.MultiBucket(afero.NewBasePathFs(afero.NewOsFs(), dir)); err != nil {
			b.Fatal(err)
		}
	}
	t := serve(b, "gofakes3", gofakes3.New(backend, gofakes3.WithoutVersioning()).Server(), signS3)
	t.makeBucket(b)
	return t
}

func ringfence(b testing.TB, name string, options ...emulator.Option) target {
	b.Helper()
	t := target{name, emulatortest.New(b, options...).Endpoint(), signOSS}
	t.makeBucket(b)
	return t
}

func (t target) makeBucket(b testing.TB) {
	b.Helper()
	res, err := http.DefaultClient.Do(t.request(b, http.MethodPut, "", nil))
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		b.Fatalf("%s: make the bucket: %s", t.name, res.Status)
	}
}

// minio starts MinIO on one directory, where there is a binary of it.
func minio(b testing.TB) (t target, found bool) {
	b.Helper()
	binary := os.Getenv("RINGFENCE_MINIO")
	if binary == "" {
		var err error
		if binary, err = exec.LookPath("minio"); err != nil {
			return target{}, false
		}
	}
	address, console := freeAddress(b), freeAddress(b)
	c := exec.Command(binary, "server", b.TempDir(), "--address", address, "--console-address", console, "--quiet")
	c.Env = append(os.Environ(), "MINIO_ROOT_USER="+minioUser, "MINIO_ROOT_PASSWORD="+minioPassword, "MINIO_UPDATE=off", "MINIO_BROWSER=off")
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = c.Process.Signal(os.Interrupt); _ = c.Wait() })
	t = target{"minio", "http://" + address, signS3}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		res, err := http.Get(t.url + "/minio/health/ready")
		if err == nil {
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				break
			}
		}
		if time.Now().After(deadline) {
			b.Fatal("minio does not answer")
		}
	}
	t.makeBucket(b)
	return t, true
}

func freeAddress(b testing.TB) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
