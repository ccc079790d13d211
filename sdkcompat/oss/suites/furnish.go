package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/api/rpc"
)

// furnish makes what the suites expect their account to have, and gives the id of its key of KMS: a bucket for the tests of
// STS, a second resource group, and that key.
func furnish(address string) (key string, err error) {
	put, err := http.NewRequest(http.MethodPut, "http://"+address+"/ali-oss-sts/", nil)
	if err != nil {
		return "", err
	}
	oss.Signer{AccessKeyID: "suite", Secret: "ringfence", Region: "cn-hangzhou"}.V4(put, oss.Target{Bucket: "ali-oss-sts"}, time.Now())
	if _, err := answer(put); err != nil {
		return "", err
	}
	if _, err := call(address, "CreateResourceGroup", "2020-03-31", "Name", "suites", "DisplayName", "suites"); err != nil {
		return "", err
	}
	text, err := call(address, "CreateKey", "2016-01-20", "RegionId", "cn-hangzhou")
	if err != nil {
		return "", err
	}
	var made struct{ KeyMetadata struct{ KeyId string } }
	return made.KeyMetadata.KeyId, json.Unmarshal(text, &made)
}

// call sends one call of the RPC kind.
func call(address, action, version string, params ...string) ([]byte, error) {
	q := url.Values{"Action": {action}, "Version": {version}, "Format": {"JSON"}}
	for i := 0; i < len(params); i += 2 {
		q.Set(params[i], params[i+1])
	}
	r, err := http.NewRequest(http.MethodGet, "http://"+address+"/?"+q.Encode(), nil)
	if err != nil {
		return nil, err
	}
	if err := rpc.SignV1(r, rpc.Credentials{AccessKeyID: "suite", Secret: "ringfence"}, time.Now(), action); err != nil {
		return nil, err
	}
	return answer(r)
}

func answer(r *http.Request) ([]byte, error) {
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("furnish: %s %s: %s", r.Method, r.URL.Path, text)
	}
	return text, err
}
