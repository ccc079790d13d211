package server

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

// ossHeaders are the x-oss- headers that some handler reads, or that ask for nothing.
var ossHeaders = setOf("date security-token content-sha256 user-agent acl storage-class resource-group-id bucket-tagging " +
	"object-acl tagging tagging-directive metadata-directive forbid-overwrite copy-source copy-source-range " +
	"copy-source-if-match copy-source-if-none-match copy-source-if-modified-since copy-source-if-unmodified-since " +
	"server-side-encryption server-side-encryption-key-id server-side-data-encryption symlink-target range-behavior allow-same-action-overlap bypass-governance-retention complete-all hash-crc64ecma")

// ossRefusedHeaders ask for something that a client would miss if it did not happen.
var ossRefusedHeaders = setOf("callback callback-var " +
	"server-side-encryption-customer-algorithm server-side-encryption-customer-key server-side-encryption-customer-key-md5 " +
	"object-worm-mode object-worm-retain-until-date object-worm-legal-hold persistent-headers rename-source delete-source")

// ossRefusedParams are the same in the query.
var ossRefusedParams = setOf("callback callback-var")

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
	for _, p := range c.req.Query {
		if ossRefusedParams[p.Name] {
			return wire.ErrNotEmulated.With(string(c.req.Op) + " with " + p.Name)
		}
		if p.Name == "x-oss-traffic-limit" {
			ignored = append(ignored, p.Name)
		}
	}
	if len(ignored) == 0 {
		return nil
	}
	c.event.Unread = ignored
	return c.s.dispatcher.NoteUnread("Oss", string(c.req.Op), ignored)
}
