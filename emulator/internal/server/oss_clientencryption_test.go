package server

import (
	"strings"
	"testing"
)

// The service cannot read what a client encrypts, and holds the rules that keep it readable for the client.
func TestClientEncryptionRules(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "sealed", "", "")
	const head = "x-oss-meta-client-side-encryption-"
	meta := []string{head + "key: a2V5", head + "start: c3RhcnQ=", head + "cek-alg: AES/CTR/NoPadding", head + "wrap-alg: KMS/ALICLOUD"}
	sizes := func(data, part string) []string {
		return append(append([]string(nil), meta...), head+"data-size: "+data, head+"part-size: "+part)
	}
	const code = "InvalidEncryptionRequest"
	b.refused(400, code, "PUT", "sealed/k", "", "x", meta[:3]...)
	b.must("PUT", "sealed/k", "", "cipher", meta...)
	if got := b.must("HEAD", "sealed/k", "", "").Header; got.Get(head+"wrap-alg") != "KMS/ALICLOUD" || got.Get(head+"key") != "a2V5" {
		t.Errorf("%v", got)
	}
	b.must("PUT", "sealed/copy", "", "", "x-oss-copy-source: /sealed/k")
	b.refused(400, code, "PUT", "sealed/copy", "", "", "x-oss-copy-source: /sealed/k", "x-oss-metadata-directive: REPLACE")
	b.refused(400, code, "POST", "sealed/m", "uploads", "", meta...)
	b.refused(400, code, "POST", "sealed/m", "uploads", "", sizes("300000", "102401")...)
	b.refused(400, code, "POST", "sealed/m", "uploads", "", sizes("1600160", "16")...)
	id := b.must("POST", "sealed/m", "uploads", "", sizes("204816", "102400")...).element(t, "UploadId")
	part := func(n string) string { return "partNumber=" + n + "&uploadId=" + id }
	full, rest := strings.Repeat("x", 102400), strings.Repeat("y", 16)
	b.refused(400, code, "PUT", "sealed/m", part("1"), full)
	b.refused(400, code, "PUT", "sealed/m", part("1"), full, sizes("204816", "102416")...)
	b.refused(400, code, "PUT", "sealed/m", part("1"), full+"x", sizes("204816", "102400")...)
	b.refused(400, code, "PUT", "sealed/m", part("4"), full, sizes("204816", "102400")...)
	b.refused(400, code, "PUT", "sealed/m", part("1"), "", "x-oss-copy-source: /sealed/k")
	var list strings.Builder
	for n, body := range map[string]string{"1": full, "2": full, "3": rest} {
		b.must("PUT", "sealed/m", part(n), body, sizes("204816", "102400")...)
	}
	parts := b.must("GET", "sealed/m", "uploadId="+id, "")
	if parts.element(t, "ClientEncryptionDataSize") != "204816" || parts.element(t, "ClientEncryptionCekAlg") != "AES/CTR/NoPadding" {
		t.Errorf("%s", parts.body)
	}
	tags := strings.Split(string(parts.body), "<ETag>")
	for n, tag := range tags[1:] {
		tag, _, _ = strings.Cut(tag, "<")
		list.WriteString("<Part><PartNumber>" + string(rune('1'+n)) + "</PartNumber><ETag>" + tag + "</ETag></Part>")
	}
	whole := "<CompleteMultipartUpload>" + list.String() + "</CompleteMultipartUpload>"
	two := whole[:strings.LastIndex(whole, "<Part>")] + "</CompleteMultipartUpload>"
	if got := b.refused(400, code, "POST", "sealed/m", "uploadId="+id, two); got.element(t, "EC") != "0005-00000411" {
		t.Errorf("%s", got.body)
	}
	b.must("POST", "sealed/m", "uploadId="+id, whole)
	if got := b.must("GET", "sealed/m", "", ""); string(got.body) != full+full+rest || got.Header.Get(head+"part-size") != "102400" {
		t.Errorf("%d bytes, %v", len(got.body), got.Header)
	}
}
