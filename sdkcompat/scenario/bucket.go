package scenario

import (
	"bytes"
	"math/rand/v2"
	"slices"
)

// keys try what clients escape in different ways.
var keys = []string{"reports/2026/plan.txt", "reports/a b+c&d=e.txt", "reports/报表.txt", "other.txt"}

// bucket makes a bucket and takes objects through it, byte for byte.
func (s *story) bucket() {
	s.t.Helper()
	s.bucketName = s.name
	s.done("create the bucket", s.storage.CreateBucket(s.bucketName))
	body := make([]byte, 300_000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range body {
		body[i] = byte(random.UintN(256))
	}
	for _, key := range keys {
		s.done("put "+key, s.storage.Put(s.bucketName, key, body))
		got, err := s.storage.Get(s.bucketName, key)
		s.done("get "+key, err)
		if !bytes.Equal(got, body) {
			s.t.Fatalf("get %s: %d bytes that differ from the %d that were put", key, len(got), len(body))
		}
	}
	s.listed("reports/", slices.Sorted(slices.Values(keys[:3])))
	for _, key := range keys {
		s.done("delete "+key, s.storage.Delete(s.bucketName, key))
	}
	s.listed("", nil)
}

func (s *story) listed(prefix string, want []string) {
	s.t.Helper()
	got, err := s.storage.List(s.bucketName, prefix)
	s.done("list "+prefix, err)
	if !slices.Equal(got, want) {
		s.t.Fatalf("list %q: %q; want %q", prefix, got, want)
	}
}
