package oss

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// verifyV4 checks OSS4-HMAC-SHA256. The query is tried as it was spelled and, for clients that sign one spelling and
// send another, as the documents would spell it.
func (req *Request) verifyV4(secret string) signedText {
	a, tail := req.Auth, req.v4Tail()
	spellings := []string{req.v4Query(false)}
	if respelled := req.v4Query(true); respelled != spellings[0] {
		spellings = append(spellings, respelled)
	}
	for i, target := range req.Targets {
		for _, query := range spellings {
			canonical := req.v4Canonical(target, query, tail)
			for _, date := range a.dates {
				if a.matches(v4Signature(secret, a.day, a.Region, a.Product, a.v4ToSign(date, canonical))) {
					return signedText{target: i}
				}
			}
		}
	}
	canonical := req.v4Canonical(req.Targets[0], spellings[0], tail)
	return signedText{target: -1, toSign: string(a.v4ToSign(a.dates[0], canonical)), canonical: string(canonical)}
}

// v4Canonical is the canonical request. It names bucket and key, however the URL did.
func (req *Request) v4Canonical(target Target, query, tail string) []byte {
	buf := make([]byte, 0, 256+len(target.Key)+len(query)+len(tail))
	buf = append(buf, req.Method...)
	buf = append(buf, '\n')
	buf = appendEscaped(buf, v1Path(target.Bucket, target.Key), true)
	buf = append(buf, '\n')
	buf = append(buf, query...)
	buf = append(buf, '\n')
	return append(buf, tail...)
}

// scope is what follows the access key in a credential.
func (a *Auth) scope() string {
	return a.day + "/" + a.Region + "/" + a.Product + "/" + v4Request
}

func (a *Auth) v4ToSign(date string, canonical []byte) []byte {
	sum := sha256.Sum256(canonical)
	text := make([]byte, 0, 192)
	for _, part := range [...]string{v4Algorithm, "\n", date, "\n", a.day, "/", a.Region, "/", a.Product, "/", v4Request, "\n"} {
		text = append(text, part...)
	}
	return hex.AppendEncode(text, sum[:])
}

// v4Tail is the canonical request from the headers on.
func (req *Request) v4Tail() string {
	lines := req.signedHeaders(func(lower string) bool {
		return v4Default(lower) || slices.Contains(req.Auth.additional, lower)
	})
	for _, name := range req.Auth.additional {
		lines = req.missingHeader(lines, name)
	}
	payload := unsigned // another value is taken as text and not compared with the body: A0110
	if value := req.header("x-oss-content-sha256"); value != "" {
		payload = value
	}
	buf := appendHeaders(make([]byte, 0, 256), lines)
	buf = append(buf, '\n')
	buf = append(buf, strings.Join(req.Auth.additional, ";")...)
	buf = append(buf, '\n')
	buf = append(buf, payload...)
	return string(buf)
}

func v4Default(lower string) bool {
	return ossHeader(lower) || lower == "content-type" || lower == "content-md5"
}

// missingHeader adds the headers that net/http keeps out of its map.
func (req *Request) missingHeader(lines []headerLine, name string) []headerLine {
	at := sort.Search(len(lines), func(i int) bool { return lines[i].name >= name })
	if at < len(lines) && lines[at].name == name {
		return lines
	}
	var value string
	switch {
	case name == "host":
		value = req.hostport
	case name == "content-length" && req.length >= 0:
		value = strconv.FormatInt(req.length, 10)
	default:
		return lines
	}
	return slices.Insert(lines, at, headerLine{name, value})
}

// v4Query is the canonical query; respell escapes it anew instead of keeping the client's spelling.
func (req *Request) v4Query(respell bool) string {
	if len(req.Query) == 0 {
		return ""
	}
	params := make([]headerLine, 0, len(req.Query))
	for i := range req.Query {
		p := &req.Query[i]
		if p.Name == "x-oss-signature" {
			continue
		}
		line := headerLine{p.rawName, p.rawValue}
		if respell {
			line.name = string(appendEscaped(nil, p.Name, false))
			line.value = string(appendEscaped(nil, p.Value, false))
		} else {
			line.name = strings.ReplaceAll(line.name, "+", "%20")
			line.value = strings.ReplaceAll(line.value, "+", "%20")
		}
		params = append(params, line)
	}
	sort.SliceStable(params, func(i, j int) bool { return params[i].name < params[j].name })
	size := 0
	for _, p := range params {
		size += len(p.name) + len(p.value) + 2
	}
	buf := make([]byte, 0, size)
	for i, p := range params {
		if i > 0 {
			buf = append(buf, '&')
		}
		buf = append(buf, p.name...)
		if p.value != "" {
			buf = append(buf, '=')
			buf = append(buf, p.value...)
		}
	}
	return string(buf)
}
