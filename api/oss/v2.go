package oss

import (
	"encoding/base64"
	"slices"
	"sort"
	"strings"
)

// verifyV2 checks the OSS2 scheme of the Go SDK v1: like V1 with SHA-256, every parameter signed, all of it escaped.
func (req *Request) verifyV2(secret string) signedText {
	proof := signedText{target: -1}
	head := req.Method + "\n" + req.header("Content-Md5") + "\n" + req.header("Content-Type") + "\n"
	tail := "\n" + req.v2Tail()
	query := req.v2Query()
	for i, target := range req.Targets {
		resource := string(appendEscaped(nil, v1Path(target.Bucket, target.Key), false)) + query
		for _, date := range req.Auth.dates {
			text := head + date + tail + resource
			if proof.toSign == "" {
				proof.toSign = text
			}
			signature := base64.StdEncoding.EncodeToString(hmacSHA256([]byte(secret), text))
			if req.Auth.matches(signature) {
				proof.target = i
				return proof
			}
		}
	}
	return proof
}

// v2Tail is the text between date and resource: signed headers and their list.
func (req *Request) v2Tail() string {
	lines := req.signedHeaders(func(lower string) bool {
		return ossHeader(lower) || slices.Contains(req.Auth.additional, lower)
	})
	for _, name := range req.Auth.additional {
		lines = req.missingHeader(lines, name)
	}
	return string(appendHeaders(nil, lines)) + strings.Join(req.Auth.additional, ";") + "\n"
}

func (req *Request) v2Query() string {
	pairs := make([]string, 0, len(req.Query))
	for i := range req.Query {
		p := &req.Query[i]
		if p.Name == "x-oss-signature" {
			continue
		}
		pair := string(appendEscaped(nil, p.Name, false))
		if p.Value != "" {
			pair += "=" + string(appendEscaped(nil, p.Value, false))
		}
		pairs = append(pairs, pair)
	}
	if len(pairs) == 0 {
		return ""
	}
	sort.SliceStable(pairs, func(i, j int) bool { return nameOf(pairs[i]) < nameOf(pairs[j]) })
	return "?" + strings.Join(pairs, "&")
}
