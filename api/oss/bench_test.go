package oss

import (
	"net/http"
	"testing"
)

// What every request pays before anything is done for it.
func BenchmarkParseVerify(b *testing.B) {
	for _, sg := range signings {
		b.Run(sg.name, func(b *testing.B) {
			r, _ := http.NewRequest("PUT", "http://127.0.0.1:4680/bucket/some/key.txt", nil)
			r.Header.Set("Content-Type", "text/plain")
			sg.sign(Signer{AccessKeyID: "ak", Secret: "sk", Region: "cn-hangzhou"}, r, Target{"bucket", "some/key.txt"})
			in := send(b, r)
			b.ReportAllocs()
			for b.Loop() {
				req, err := Parse(in, HostRules{})
				if err == nil {
					err = req.Verify("sk", day)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
