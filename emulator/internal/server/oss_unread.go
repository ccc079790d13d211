package server

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

// ossHeaders are the x-oss- headers that some handler reads, or that ask for nothing.
var ossHeaders = setOf("date security-token content-sha256 user-agent acl storage-class resource-group-id bucket-tagging " +
	"object-acl tagging tagging-directive metadata-directive forbid-overwrite copy-source copy-source-range " +
	"copy-source-if-match copy-source-if-none-match copy-source-if-modified-since copy-source-if-unmodified-since " +
	"server-side-encryption server-side-encryption-key-id server-side-data-encryption symlink-target range-behavior allow-same-action-overlap bypass-governance-retention callback callback-var traffic-limit task-id persistent-headers " +
	"object-worm-mode object-worm-retain-until-date object-worm-legal-hold complete-all hash-crc64ecma")

// ossRefusedHeaders ask for something that a client would miss if it did not happen.
var ossRefusedHeaders = setOf("server-side-encryption-customer-algorithm server-side-encryption-customer-key server-side-encryption-customer-key-md5 " +
	"rename-source delete-source")

// callsBack are the operations that tell an application of their success.
var callsBack = map[wire.Operation]bool{wire.OpPutObject: true, wire.OpPostObject: true, wire.OpCompleteMultipartUpload: true}

func setOf(names string) map[string]bool {
	set := make(map[string]bool)
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

// unread refuses headers and parameters whose effect would be missed, and notes those that are merely not read.
func (c *ossCall) unread() error {
	var ignored []string
	for name, values := range c.r.Header {
		short, isOSS := strings.CutPrefix(strings.ToLower(name), "x-oss-")
		if !isOSS || ossHeaders[short] || strings.HasPrefix(short, "meta-") || len(values) == 1 && values[0] == "" {
			continue
		}
		if ossRefusedHeaders[short] {
			return wire.ErrNotImplemented.Saying("The emulator does not answer requests with the header x-oss-"+short+".").
				Detail("Header", "x-oss-"+short)
		}
		ignored = append(ignored, "x-oss-"+short)
	}
	if (c.r.Header.Get("X-Oss-Callback") != "" || c.req.Query.Has("callback")) && !callsBack[c.req.Op] {
		ignored = append(ignored, "callback")
	}
	return c.notRead(ignored...)
}

// notRead notes what a request asks for and nothing here acts upon; with strict parameters it is refused by name.
func (c *ossCall) notRead(names ...string) error {
	if len(names) == 0 {
		return nil
	}
	c.event.Unread = append(c.event.Unread, names...)
	return c.s.dispatcher.NoteUnread("Oss", string(c.req.Op), names)
}
