package oss

import (
	"encoding/base64"
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

const troubleshoot = "https://api.aliyun.com/troubleshoot?q="

// ErrorEC is the fine-grained code of an error, if it has one.
func ErrorEC(e *apierr.Error) string {
	for _, d := range e.Details() {
		if d.Name == "EC" {
			return d.Value
		}
	}
	return ""
}

// ErrorBody renders the XML document of an error: the fixed elements, the details in their order, then EC and the page
// about it.
func ErrorBody(e *apierr.Error, requestID, hostID string) []byte {
	var b strings.Builder
	b.Grow(512)
	b.WriteString(xml.Header + "<Error>\n")
	element(&b, "Code", e.Code)
	element(&b, "Message", e.Message)
	element(&b, "RequestId", requestID)
	element(&b, "HostId", hostID)
	for _, d := range e.Details() {
		if d.Name != "EC" {
			element(&b, d.Name, d.Value)
		}
	}
	if ec := ErrorEC(e); ec != "" {
		element(&b, "EC", ec)
		element(&b, "RecommendDoc", troubleshoot+ec)
	}
	b.WriteString("</Error>\n")
	return []byte(b.String())
}

func element(b *strings.Builder, name, value string) {
	b.WriteString("  <" + name + ">")
	xml.EscapeText(b, []byte(value)) //nolint:errcheck // a strings.Builder cannot fail
	b.WriteString("</" + name + ">\n")
}

// WriteError sends an error. A HEAD answer has no body, so the document travels in x-oss-err, where the SDKs look for
// it; a 304 has neither.
func WriteError(w http.ResponseWriter, method string, e *apierr.Error, requestID, hostID string) {
	header := w.Header()
	if e.Status == http.StatusNotModified {
		w.WriteHeader(e.Status)
		return
	}
	body := ErrorBody(e, requestID, hostID)
	if ec := ErrorEC(e); ec != "" {
		header.Set("x-oss-ec", ec)
	}
	header.Set("Content-Type", "application/xml")
	if method == http.MethodHead {
		header.Set("x-oss-err", base64.StdEncoding.EncodeToString(body))
		w.WriteHeader(e.Status)
		return
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(e.Status)
	w.Write(body) //nolint:errcheck // the client went away; nobody is left to be told
}
