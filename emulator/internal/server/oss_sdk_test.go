package server

import (
	"net/http"
	"strings"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

func TestPutV4(t *testing.T) {
	b := newBucketBench(t)
	b.at("keys.oss-cn-hangzhou.aliyuncs.com").must("PUT", "keys", "", "")
	r, _ := http.NewRequest("PUT", b.url+"/o", strings.NewReader("hello"))
	r.Host = "keys.oss-cn-hangzhou.aliyuncs.com"
	r.Header.Set("Content-Type", "application/octet-stream")
	r.Header.Set("Expect", "100-continue")
	wire.Signer{AccessKeyID: "public", Secret: "ringfence", Region: "cn-hangzhou"}.V4(r, wire.Target{Bucket: "keys", Key: "o"}, time.Now())
	a := b.send(r)
	t.Log(a.StatusCode, string(a.body))
}
