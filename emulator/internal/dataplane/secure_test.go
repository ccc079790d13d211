package dataplane_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// signed is a certificate with its key, and the authority that signed it.
type signed struct {
	cert     *x509.Certificate
	key      *ecdsa.PrivateKey
	pem, sec string
}

// sign makes a certificate for names; without a signer it is an authority.
func sign(t testing.TB, by *signed, names ...string) *signed {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	must(t, err)
	template := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: names[0]}, DNSNames: names,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}, KeyUsage: x509.KeyUsageDigitalSignature,
	}
	parent, parentKey := template, key
	if by == nil {
		template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
		template.DNSNames, template.ExtKeyUsage = nil, nil
	} else {
		parent, parentKey = by.cert, by.key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	must(t, err)
	cert, err := x509.ParseCertificate(der)
	must(t, err)
	sec, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	return &signed{cert, key, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: sec}))}
}

func (b *bench) upload(id string, s *signed, authority bool) {
	b.Helper()
	c := &world.Certificate{Meta: world.Meta{ID: id}, PEM: s.pem, Key: s.sec, Authority: authority, Fingerprint: s.cert.SerialNumber.String()}
	if authority {
		c.Key = ""
	}
	b.write(func(tx *world.Tx) error { return tx.Certificates.Put(c) })
}

// secure is a client that trusts one authority.
func (b *bench) secure(ref dataplane.Ref, ca *signed, change func(*tls.Config)) *http.Client {
	roots := x509.NewCertPool()
	roots.AddCert(ca.cert)
	config := &tls.Config{RootCAs: roots}
	if change != nil {
		change(config)
	}
	transport := &http.Transport{
		DialContext:     func(context.Context, string, string) (net.Conn, error) { return b.call(ref, client), nil },
		TLSClientConfig: config, ForceAttemptHTTP2: true,
	}
	b.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: 10 * time.Second}
}

// secured makes an HTTPS listener with a certificate for site.test.
func secured(b *bench, change func(*world.Listener)) (ref dataplane.Ref, ca *signed) {
	b.Helper()
	ca = sign(b, nil, "authority")
	b.upload("cert-main", sign(b, ca, "site.test"), false)
	b.instance("i-0", "tcp", 8080, site(b, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Proto+" "+r.Header.Get("X-Forwarded-Proto"))
	}))
	b.backends(ecs("i-0", 100))
	return b.listen("https", 443, func(l *world.Listener) {
		l.TLS = world.TLSOptions{ServerCertificate: "cert-main", CipherPolicy: "tls_cipher_policy_1_2", HTTP2: true}
		l.HTTP.Proto = true
		if change != nil {
			change(l)
		}
	}), ca
}

func TestHTTPS(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref, ca := secured(b, nil)
	answer, err := b.secure(ref, ca, nil).Get("https://site.test/")
	must(t, err)
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	if answer.Proto != "HTTP/2.0" || string(body) != "HTTP/1.1 https" || answer.TLS.PeerCertificates[0].Subject.CommonName != "site.test" {
		t.Errorf("%s %q %v", answer.Proto, body, answer.TLS.PeerCertificates[0].Subject)
	}
	b.change(ref, func(l *world.Listener) { l.TLS.HTTP2 = false })
	old, err := b.secure(ref, ca, nil).Get("https://site.test/")
	must(t, err)
	old.Body.Close()
	if old.Proto != "HTTP/1.1" {
		t.Errorf("without HTTP/2: %s", old.Proto)
	}
	if _, err := b.secure(ref, sign(t, nil, "stranger"), nil).Get("https://site.test/"); err == nil {
		t.Error("a client that trusts another authority was content")
	}
}

// TestCertificateChanges: new connections see the new certificate at once, and connections that run go on.
func TestCertificateChanges(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref, ca := secured(b, func(l *world.Listener) { l.TLS.HTTP2 = false })
	kept := b.secure(ref, ca, nil)
	serial := func(c *http.Client) string {
		answer, err := c.Get("https://site.test/")
		must(t, err)
		defer answer.Body.Close()
		_, _ = io.ReadAll(answer.Body)
		return answer.TLS.PeerCertificates[0].SerialNumber.String()
	}
	first := serial(kept)
	b.upload("cert-next", sign(t, ca, "site.test"), false)
	b.change(ref, func(l *world.Listener) { l.TLS.ServerCertificate = "cert-next" })
	if again := serial(kept); again != first {
		t.Error("the connection that ran was not kept")
	}
	if next := serial(b.secure(ref, ca, nil)); next == first {
		t.Error("a new connection still sees the old certificate")
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref, ca := secured(b, nil)
	for id, name := range map[string]string{"de-one": "shop.test", "de-two": "*.cdn.test"} {
		b.upload("cert-"+id, sign(t, ca, name), false)
		b.write(func(tx *world.Tx) error {
			return tx.DomainExtensions.Insert(&world.DomainExtension{Meta: world.Meta{ID: id}, LoadBalancer: balancerID, Port: 443, Domain: name, Certificate: "cert-" + id})
		})
	}
	for name, want := range map[string]string{"shop.test": "shop.test", "a.cdn.test": "*.cdn.test", "site.test": "site.test", "other.test": "site.test", "a.b.cdn.test": "site.test"} {
		c := tls.Client(b.call(ref, client), &tls.Config{ServerName: name, InsecureSkipVerify: true})
		must(t, c.Handshake())
		if got := c.ConnectionState().PeerCertificates[0].Subject.CommonName; got != want {
			t.Errorf("%s was shown %s, want %s", name, got, want)
		}
		c.Close()
	}
}

func TestClientCertificates(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	clients := sign(t, nil, "clients")
	b.upload("ca-clients", clients, true)
	ref, ca := secured(b, func(l *world.Listener) { l.TLS.CACertificate = "ca-clients" })
	with := func(s *signed) func(*tls.Config) {
		return func(c *tls.Config) {
			c.Certificates = []tls.Certificate{{Certificate: [][]byte{s.cert.Raw}, PrivateKey: s.key}}
		}
	}
	for name, test := range map[string]struct {
		change func(*tls.Config)
		ok     bool
	}{"none": {nil, false}, "of the authority": {with(sign(t, clients, "me")), true}, "of another": {with(sign(t, ca, "me")), false}} {
		answer, err := b.secure(ref, ca, test.change).Get("https://site.test/")
		if err == nil {
			answer.Body.Close()
		}
		if (err == nil) != test.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPolicies(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref, ca := secured(b, nil)
	b.write(func(tx *world.Tx) error {
		return tx.CipherPolicies.Insert(&world.CipherPolicy{Meta: world.Meta{ID: "tls-own"}, Versions: []string{"TLSv1.3", "TLSv1.2"}, Ciphers: []string{"ECDHE-ECDSA-AES256-GCM-SHA384", "TLS_AES_128_GCM_SHA256"}})
	})
	only := func(v uint16) func(*tls.Config) {
		return func(c *tls.Config) { c.MinVersion, c.MaxVersion = v, v }
	}
	for _, test := range []struct {
		policy string
		offer  func(*tls.Config)
		ok     bool
	}{
		{"tls_cipher_policy_1_0", only(tls.VersionTLS10), true},
		{"tls_cipher_policy_1_1", only(tls.VersionTLS10), false},
		{"tls_cipher_policy_1_1", only(tls.VersionTLS11), true},
		{"tls_cipher_policy_1_2", only(tls.VersionTLS11), false},
		{"tls_cipher_policy_1_2_strict", only(tls.VersionTLS13), false},
		{"tls_cipher_policy_1_2_strict", only(tls.VersionTLS12), true},
		{"tls_cipher_policy_1_2_strict_with_1_3", only(tls.VersionTLS13), true},
		{"tls-own", only(tls.VersionTLS13), true},
		{"tls-own", only(tls.VersionTLS11), false},
		{"tls-own", func(c *tls.Config) {
			only(tls.VersionTLS12)(c)
			c.CipherSuites = []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}
		}, false},
	} {
		b.change(ref, func(l *world.Listener) { l.TLS.CipherPolicy, l.TLS.HTTP2 = test.policy, false })
		answer, err := b.secure(ref, ca, test.offer).Get("https://site.test/")
		if err == nil {
			answer.Body.Close()
		}
		if (err == nil) != test.ok {
			t.Errorf("%s: %v, want %v", test.policy, err, test.ok)
		}
	}
}

// TestPlainOnHTTPS: who speaks HTTP to an HTTPS listener is told.
func TestPlainOnHTTPS(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref, _ := secured(b, nil)
	c := b.call(ref, client)
	_, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: site.test\r\n\r\n")
	must(t, err)
	answer, _ := io.ReadAll(c)
	if !strings.HasPrefix(string(answer), "HTTP/1.0 400") {
		t.Errorf("%q", answer)
	}
}
