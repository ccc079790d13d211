package emulator_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/fixtures"
)

// sealer talks to an emulator with a data directory, as an account of the Finance Cloud.
type sealer struct {
	t        *testing.T
	endpoint string
	nonce    int
}

func (s *sealer) oss(method, target, query, body string, headers ...string) (*http.Response, string) {
	s.t.Helper()
	bucket, key, _ := strings.Cut(target, "/")
	r, err := http.NewRequest(method, s.endpoint+"/"+target, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.URL.RawQuery = query
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	oss.Signer{AccessKeyID: "finance", Secret: "ringfence"}.V1(r, oss.Target{Bucket: bucket, Key: key}, time.Now())
	return s.send(r)
}

func (s *sealer) send(r *http.Request) (*http.Response, string) {
	s.t.Helper()
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return res, string(text)
}

func (s *sealer) must(method, target, query, body string, headers ...string) (http.Header, string) {
	s.t.Helper()
	res, text := s.oss(method, target, query, body, headers...)
	if res.StatusCode/100 != 2 {
		s.t.Fatalf("%s %s: %d %s", method, target, res.StatusCode, text)
	}
	return res.Header, text
}

func (s *sealer) kms(action, region string, params ...string) {
	s.t.Helper()
	q := url.Values{"Format": {"JSON"}, "RegionId": {region}, "Action": {action}, "Version": {"2016-01-20"}}
	for i := 0; i < len(params); i += 2 {
		q.Set(params[i], params[i+1])
	}
	r, err := http.NewRequest(http.MethodGet, s.endpoint+"/?"+q.Encode(), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	s.nonce++
	if err := rpc.SignV1(r, rpc.Credentials{AccessKeyID: "finance", Secret: "ringfence"}, time.Now(), "sse"+strconv.Itoa(s.nonce)); err != nil {
		s.t.Fatal(err)
	}
	if res, text := s.send(r); res.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %s", action, text)
	}
}

// Whatever way an encrypted object comes in, no file of the data directory holds its plaintext, and every download does.
//
// proves: S1-oss-sse
func TestBytesOnDiskAreCiphertext(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	e, err := emulator.New(emulator.WithData(dir), emulator.WithSeed(fixtures.FS, fixtures.Default), emulator.WithListen("intranet", "127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	s := &sealer{t: t, endpoint: e.Endpoint()}
	s.must("PUT", "open", "", "")
	s.must("PUT", "sealed", "", "")
	const rule = "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>KMS</SSEAlgorithm><KMSMasterKeyID></KMSMasterKeyID><KMSDataEncryption>SM4</KMSDataEncryption></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>"
	s.must("PUT", "sealed", "encryption", rule)
	secret := strings.Repeat("the plaintext of a customer; ", 8000)
	const sse = "x-oss-server-side-encryption: "
	keep := map[string]string{"open/aes": "AES256", "open/sm4": "SM4", "open/kms": "KMS", "sealed/default": ""}
	for name, algorithm := range keep {
		headers := []string{sse + algorithm}
		if algorithm == "" {
			headers, algorithm = nil, "KMS"
		}
		s.must("PUT", name, "", secret, headers...)
		s.must("POST", name+"-append", "append&position=0", secret, headers...)
		s.must("PUT", name+"-copy", "", "", append(headers, "x-oss-copy-source: /"+name)...)
		upload(s, name+"-parts", secret, headers...)
		for _, kind := range []string{"", "-append", "-copy", "-parts"} {
			h, got := s.must("GET", name+kind, "", "")
			if got != secret || h.Get("x-oss-server-side-encryption") != algorithm || (algorithm == "KMS") != (h.Get("x-oss-server-side-encryption-key-id") != "") {
				t.Errorf("%s: %d bytes, headers %v", name+kind, len(got), h)
			}
			if _, got = s.must("GET", name+kind, "", "", "Range: bytes=100017-100045"); got != secret[100017:100046] {
				t.Errorf("%s: range %q", name+kind, got)
			}
		}
	}
	grep(t, dir, "the plaintext of a customer", false)
	s.must("PUT", "open/plain", "", "something else that is open")
	grep(t, dir, "something else that is open", true) // so that the search is known to find
	if err := e.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	grep(t, dir, "the plaintext of a customer", false)

	again, err := emulator.New(emulator.WithData(dir), emulator.WithListen("intranet", "127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close(t.Context())
	s.endpoint = again.Endpoint()
	region := "cn-hangzhou-finance"
	for name := range keep {
		if _, got := s.must("GET", name, "", ""); got != secret {
			t.Errorf("%s after a restart: %d bytes", name, len(got))
		}
	}
	s.kms("DisableKey", region, "KeyId", "alias/acs/oss")
	for name := range keep {
		res, text := s.oss("GET", name, "", "")
		if kms := name == "open/kms" || name == "sealed/default"; kms != strings.Contains(text, "<Code>KeyDisabled</Code>") || kms == (res.StatusCode == http.StatusOK) {
			t.Errorf("%s under a disabled key: %d %.200s", name, res.StatusCode, text)
		}
	}
	if res, text := s.oss("PUT", "sealed/new", "", "x"); res.StatusCode != http.StatusConflict {
		t.Errorf("a write under a disabled key: %d %s", res.StatusCode, text)
	}
	s.kms("EnableKey", region, "KeyId", "alias/acs/oss")
	s.must("GET", "open/kms", "", "")
}

// upload sends a text in two parts.
func upload(s *sealer, name, text string, headers ...string) {
	s.t.Helper()
	_, begun := s.must("POST", name, "uploads", "", headers...)
	_, id, _ := strings.Cut(begun, "<UploadId>")
	id, _, _ = strings.Cut(id, "</UploadId>")
	var list strings.Builder
	half := 120_000
	for i, part := range []string{text[:half], text[half:]} {
		h, _ := s.must("PUT", name, fmt.Sprintf("partNumber=%d&uploadId=%s", i+1, id), part)
		fmt.Fprintf(&list, "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>", i+1, h.Get("ETag"))
	}
	s.must("POST", name, "uploadId="+id, "<CompleteMultipartUpload>"+list.String()+"</CompleteMultipartUpload>")
}

// grep looks for a text in every file below a directory.
func grep(t *testing.T, dir, text string, want bool) {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(text)) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if (len(found) > 0) != want {
		t.Errorf("%q was found in %v", text, found)
	}
}
