package oss

import (
	"net/netip"
	"strings"
)

// AddressStyle says how a request named its bucket.
type AddressStyle string

// The ways to name a bucket.
const (
	StylePath    AddressStyle = "path"    // http://127.0.0.1:4680/bucket/key
	StyleVirtual AddressStyle = "virtual" // http://bucket.oss-cn-hangzhou.aliyuncs.com/key
	StyleCname   AddressStyle = "cname"   // a domain of the user's own, bound to a bucket
)

// Endpoint is the OSS side of a host name: which location it leads to and from which side.
type Endpoint struct {
	Location string // "oss-cn-hangzhou"; empty when the host names none (an address, localhost, acceleration)
	Internal bool   // the intranet side of the location
}

// Host is what the Host header (or the absolute request URI) says.
type Host struct {
	Name     string // lower case, without port
	Bucket   string // the bucket that the host names, if any
	Style    AddressStyle
	Endpoint Endpoint
}

// HostRules answers what only the running world can know about host names. The zero value knows the names of the
// public documentation and nothing else.
type HostRules struct {
	// Locate maps the service label of a host ("oss-cn-hangzhou-internal") to its endpoint. False means that there is
	// no such endpoint. Nil stands for DefaultLocate.
	Locate func(label string) (Endpoint, bool)
	// Suffixes are further service hosts: "localhost" makes bucket.localhost a virtual host. Nil stands for "localhost".
	Suffixes []string
	// Cname resolves a user's own domain to the bucket that it is bound to.
	Cname func(host string) (bucket string, ok bool)
	// PathStyle admits path style on a real service host name for a bucket; nil admits none.
	PathStyle func(bucket string) bool
}

const cloudSuffix = ".aliyuncs.com"

// DefaultLocate takes every well-formed label at its word: oss-<x> and oss-<x>-internal.
func DefaultLocate(label string) (Endpoint, bool) {
	switch label {
	case "oss": // the first endpoint of the service, kept for Hangzhou
		return Endpoint{Location: "oss-cn-hangzhou"}, true
	case "oss-internal":
		return Endpoint{Location: "oss-cn-hangzhou", Internal: true}, true
	case "oss-accelerate", "oss-accelerate-overseas":
		return Endpoint{}, true
	}
	if !strings.HasPrefix(label, "oss-") {
		return Endpoint{}, false
	}
	location, internal := strings.CutSuffix(label, "-internal")
	return Endpoint{Location: location, Internal: internal}, true
}

// ParseHost reads a host name (with or without port) under the rules.
func (h HostRules) ParseHost(hostport string) Host {
	name := strings.ToLower(stripPort(hostport))
	host := Host{Name: name, Style: StylePath}
	if name == "" || isAddress(name) {
		return host
	}
	if rest, ok := strings.CutSuffix(name, cloudSuffix); ok {
		if bucket, endpoint, known := h.service(rest); known {
			host.Bucket, host.Endpoint, host.Style = bucket, endpoint, StyleVirtual
		}
		return host
	}
	suffixes := h.Suffixes
	if suffixes == nil {
		suffixes = []string{"localhost"}
	}
	for _, suffix := range suffixes {
		rest, ok := strings.CutSuffix(name, "."+strings.TrimPrefix(suffix, "."))
		if !ok {
			continue
		}
		// bucket.oss-cn-hangzhou.localhost: the location may be spelled out under a local suffix too.
		if bucket, endpoint, known := h.service(rest); known {
			host.Bucket, host.Endpoint, host.Style = bucket, endpoint, StyleVirtual
			if bucket == "" {
				host.Style = StylePath
			}
			return host
		}
		host.Bucket, host.Style = rest, StyleVirtual
		return host
	}
	if h.Cname != nil { // last, since it costs a look-up and no domain of the cloud can be bound
		if bucket, ok := h.Cname(name); ok {
			host.Bucket, host.Style = bucket, StyleCname
		}
	}
	return host
}

// service splits what stands before the domain into bucket and endpoint. The leading dot that ali-oss sends for the
// service level leaves an empty bucket, which is just right. Dual-stack names put the region first: cn-hangzhou.oss.
func (h HostRules) service(rest string) (bucket string, endpoint Endpoint, ok bool) {
	locate := h.Locate
	if locate == nil {
		locate = DefaultLocate
	}
	if before, dual := strings.CutSuffix(rest, ".oss"); dual && before != "" {
		region := before
		if i := strings.LastIndexByte(before, '.'); i >= 0 {
			bucket, region = before[:i], before[i+1:]
		}
		if strings.Contains(region, "-") {
			if endpoint, ok = locate("oss-" + region); ok {
				return bucket, endpoint, true
			}
		}
		bucket = ""
	}
	label := rest
	if i := strings.LastIndexByte(rest, '.'); i >= 0 {
		bucket, label = rest[:i], rest[i+1:]
	}
	endpoint, ok = locate(label)
	if !ok {
		return "", Endpoint{}, false
	}
	return bucket, endpoint, true
}

// isService reports whether the host is a name of the real service, where path style is refused.
func (h Host) isService() bool {
	return h.Style == StyleVirtual && h.Bucket == "" && strings.HasSuffix(h.Name, cloudSuffix)
}

func stripPort(hostport string) string {
	if strings.HasPrefix(hostport, "[") {
		if end := strings.IndexByte(hostport, ']'); end > 0 {
			return hostport[1:end]
		}
		return hostport
	}
	if i := strings.LastIndexByte(hostport, ':'); i >= 0 && strings.IndexByte(hostport, ':') == i {
		return hostport[:i]
	}
	return hostport
}

func isAddress(name string) bool {
	if c := name[len(name)-1]; c != ':' && (c < '0' || c > '9') && !strings.Contains(name, ":") {
		return false // cheap way out: a dotted address ends in a digit
	}
	_, err := netip.ParseAddr(name)
	return err == nil
}
