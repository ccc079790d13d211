package gateway

import (
	"container/list"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// leafCacheSize bounds the certificates kept. A client that walks through bucket names then costs one signature a
// name, and no memory.
const leafCacheSize = 512

// ErrName is returned for a name that the authority does not sign.
type ErrName struct{ Name string }

func (e *ErrName) Error() string {
	return fmt.Sprintf("no certificate for %q: the emulator's authority signs *.aliyuncs.com, localhost and the emulator's own addresses only", e.Name)
}

// Leaf returns the certificate for one host name or address, minting it when it is not in the cache. Other names than
// those of [Names.Mintable] are refused with [*ErrName].
func (ca *CA) Leaf(host string) (*tls.Certificate, error) {
	name, ok := cleanHost(host)
	if !ok || !ca.names.Mintable(name) {
		return nil, &ErrName{Name: host}
	}
	return ca.cached(name, []string{name})
}

// OwnLeaf returns the certificate for a client that named no host, because it dialled an address: all own names, and
// the local address of its connection, which behind a mapped port may be none that a listener knows.
func (ca *CA) OwnLeaf(local netip.Addr) (*tls.Certificate, error) {
	own, change := ca.names.own()
	if local.IsValid() {
		own = append(own, local.Unmap().WithZone("").String())
	}
	return ca.cached(fmt.Sprintf("own %d %s", change, local), own)
}

// TLS is the server side for any connection to the emulator; it picks the certificate as the client asks. An unknown
// server name gets the certificate of the own names: the client then says what does not match, instead of a bare alert.
func (ca *CA) TLS() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		NextProtos: []string{"http/1.1"},
		Time:       ca.now,
		GetCertificate: func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
			if leaf, err := ca.Leaf(hello.ServerName); err == nil {
				return leaf, nil
			}
			if c, ok := hello.Conn.(*conn); ok {
				if leaf, err := ca.Leaf(c.host); err == nil {
					return leaf, nil
				}
			}
			return ca.OwnLeaf(localAddress(hello))
		},
	}
}

func localAddress(hello *tls.ClientHelloInfo) netip.Addr {
	if hello.Conn == nil {
		return netip.Addr{}
	}
	local, err := netip.ParseAddrPort(hello.Conn.LocalAddr().String())
	if err != nil {
		return netip.Addr{}
	}
	return local.Addr()
}

func (ca *CA) cached(key string, names []string) (*tls.Certificate, error) {
	at := ca.now()
	ca.cache.mu.Lock()
	defer ca.cache.mu.Unlock()
	if leaf := ca.cache.get(key); leaf != nil && at.Before(leaf.Leaf.NotAfter.Add(-day)) && at.After(leaf.Leaf.NotBefore) {
		return leaf, nil
	}
	leaf, err := ca.mint(names, at)
	if err != nil {
		return nil, err
	}
	ca.cache.put(key, leaf)
	return leaf, nil
}

func (ca *CA) mint(names []string, at time.Time) (*tls.Certificate, error) {
	serial, err := newSerial()
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{Organization: []string{"Ringfence"}},
		NotBefore:    at.Add(-day),
		NotAfter:     at.Add(leafLife - day),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	if end := ca.chain[0].NotAfter; template.NotAfter.After(end) {
		template.NotAfter = end
	}
	// A common name has at most 64 characters (RFC 5280 appendix A, ub-common-name); bucket hosts can be longer.
	if len(names[0]) <= 64 {
		template.Subject.CommonName = names[0]
	}
	for _, name := range names {
		if address, err := netip.ParseAddr(name); err == nil {
			template.IPAddresses = append(template.IPAddresses, address.AsSlice())
		} else {
			template.DNSNames = append(template.DNSNames, strings.ToLower(name))
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, ca.chain[0], ca.leafKey.Public(), ca.key)
	if err != nil {
		return nil, err
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	leaf := &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: ca.leafKey, Leaf: parsed}
	for _, certificate := range ca.chain {
		leaf.Certificate = append(leaf.Certificate, certificate.Raw)
	}
	return leaf, nil
}

// leafCache forgets the leaf that was asked for the longest time ago. Its user holds mu.
type leafCache struct {
	mu    sync.Mutex
	size  int
	order *list.List // most recent first; values are *cachedLeaf
	byKey map[string]*list.Element
}

type cachedLeaf struct {
	key  string
	leaf *tls.Certificate
}

func newLeafCache(size int) *leafCache {
	return &leafCache{size: size, order: list.New(), byKey: map[string]*list.Element{}}
}

func (c *leafCache) get(key string) *tls.Certificate {
	element := c.byKey[key]
	if element == nil {
		return nil
	}
	c.order.MoveToFront(element)
	return element.Value.(*cachedLeaf).leaf
}

func (c *leafCache) put(key string, leaf *tls.Certificate) {
	if element := c.byKey[key]; element != nil {
		c.order.Remove(element)
	}
	c.byKey[key] = c.order.PushFront(&cachedLeaf{key: key, leaf: leaf})
	for c.order.Len() > c.size {
		oldest := c.order.Back()
		c.order.Remove(oldest)
		delete(c.byKey, oldest.Value.(*cachedLeaf).key)
	}
}
