package dataplane

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// tlsNow is the TLS of a listener, as it is when a client says hello.
func (l *listener) tlsNow() *tls.Config {
	return &tls.Config{
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
			svc, err := l.current()
			if err != nil {
				return nil, err
			}
			if svc.tls == nil {
				return nil, ErrClosed
			}
			return svc.tls, nil
		},
	}
}

// compileTLS makes the TLS of an HTTPS listener, or takes it over when nothing that it is made of has changed.
func (svc *service) compileTLS(tx *world.Tx, before *service) error {
	m, err := svc.tlsMaterial(tx)
	if err != nil {
		return err
	}
	svc.tlsFrom = m.key()
	if before != nil && before.tlsFrom == svc.tlsFrom {
		svc.tls = before.tls
		return nil
	}
	svc.tls, err = m.config()
	return err
}

// tlsMaterial is what the TLS of a listener is made of.
type tlsMaterial struct {
	options   world.TLSOptions
	policy    *world.CipherPolicy // a policy of the account's own
	authority *world.Certificate
	main      *world.Certificate
	byName    []named
}

type named struct {
	domain      string
	certificate *world.Certificate
}

func (svc *service) tlsMaterial(tx *world.Tx) (m tlsMaterial, err error) {
	m.options = svc.listener.TLS
	if m.main, err = tx.Certificates.Get(m.options.ServerCertificate); err != nil {
		return m, err
	}
	if m.options.CACertificate != "" {
		if m.authority, err = tx.Certificates.Get(m.options.CACertificate); err != nil {
			return m, err
		}
	}
	if _, ours := systemPolicies[m.options.CipherPolicy]; !ours && m.options.CipherPolicy != "" {
		if m.policy, err = tx.CipherPolicies.Get(m.options.CipherPolicy); err != nil {
			return m, err
		}
	}
	for extension, err := range tx.DomainExtensionsByListener.Each(svc.listener.ID) {
		if err != nil {
			return m, err
		}
		c, err := tx.Certificates.Get(extension.Certificate)
		if err != nil {
			return m, err
		}
		m.byName = append(m.byName, named{strings.ToLower(extension.Domain), c})
	}
	return m, nil
}

// key is the same for the same material.
func (m tlsMaterial) key() string {
	key := fmt.Sprint(m.options, "\n", m.main.ID, m.main.Fingerprint)
	if m.authority != nil {
		key += "\n" + m.authority.ID + m.authority.Fingerprint
	}
	if m.policy != nil {
		key += "\n" + fmt.Sprint(m.policy.Versions, m.policy.Ciphers)
	}
	for _, n := range m.byName {
		key += "\n" + n.domain + " " + n.certificate.ID + n.certificate.Fingerprint
	}
	return key
}

func (m tlsMaterial) config() (*tls.Config, error) {
	c := &tls.Config{NextProtos: []string{"http/1.1"}}
	if m.options.HTTP2 {
		c.NextProtos = []string{"h2", "http/1.1"}
	}
	m.applyPolicy(c)
	if m.authority != nil {
		c.ClientCAs, c.ClientAuth = x509.NewCertPool(), tls.RequireAndVerifyClientCert
		if !c.ClientCAs.AppendCertsFromPEM([]byte(m.authority.PEM)) {
			return nil, fmt.Errorf("%w: %s holds no certificate", errCertificate, m.authority.ID)
		}
	}
	main, err := pairOf(m.main)
	if err != nil {
		return nil, err
	}
	names := make(map[string]*tls.Certificate, len(m.byName))
	for _, n := range m.byName {
		if names[n.domain], err = pairOf(n.certificate); err != nil {
			return nil, err
		}
	}
	c.GetCertificate = func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
		return certificateFor(names, strings.ToLower(hello.ServerName), main), nil
	}
	return c, nil
}

var errCertificate = errors.New("the certificate cannot be used")

func pairOf(c *world.Certificate) (*tls.Certificate, error) {
	pair, err := tls.X509KeyPair([]byte(c.PEM), []byte(c.Key))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", errCertificate, c.ID, err)
	}
	return &pair, nil
}

// certificateFor is that of the name, of the wildcard above it, or the listener's own.
func certificateFor(names map[string]*tls.Certificate, name string, main *tls.Certificate) *tls.Certificate {
	if c := names[name]; c != nil {
		return c
	}
	if _, parent, ok := strings.Cut(name, "."); ok {
		if c := names["*."+parent]; c != nil {
			return c
		}
	}
	return main
}

// policy is a choice of versions and, up to TLS 1.2, ciphers; nil leaves those to Go.
type policy struct {
	least, most uint16
	ciphers     []uint16
}

// systemPolicies are those that the balancer has of itself (Slb CreateLoadBalancerHTTPSListener, TLSCipherPolicy). Where
// the document lists ciphers that Go does not have, the others of the list are offered (A0350).
var systemPolicies = map[string]policy{
	"tls_cipher_policy_1_0":                 {tls.VersionTLS10, tls.VersionTLS12, allCiphers},
	"tls_cipher_policy_1_1":                 {tls.VersionTLS11, tls.VersionTLS12, allCiphers},
	"tls_cipher_policy_1_2":                 {tls.VersionTLS12, tls.VersionTLS12, allCiphers},
	"tls_cipher_policy_1_2_strict":          {tls.VersionTLS12, tls.VersionTLS12, forwardSecret},
	"tls_cipher_policy_1_2_strict_with_1_3": {tls.VersionTLS12, tls.VersionTLS13, forwardSecret},
}

var (
	forwardSecret = []uint16{
		tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
		tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
		tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
		tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
		tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
	}
	allCiphers = append(append([]uint16{}, forwardSecret...),
		tls.TLS_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_RSA_WITH_AES_256_GCM_SHA384, tls.TLS_RSA_WITH_AES_128_CBC_SHA256,
		tls.TLS_RSA_WITH_AES_128_CBC_SHA, tls.TLS_RSA_WITH_AES_256_CBC_SHA, tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA)
)

// cipherNames spells ciphers as Slb CreateTLSCipherPolicy does. Those of TLS 1.3 cannot be chosen in Go.
var cipherNames = map[string]uint16{
	"ECDHE-ECDSA-AES128-SHA": tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, "ECDHE-ECDSA-AES256-SHA": tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
	"ECDHE-RSA-AES128-SHA": tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, "ECDHE-RSA-AES256-SHA": tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
	"AES128-SHA": tls.TLS_RSA_WITH_AES_128_CBC_SHA, "AES256-SHA": tls.TLS_RSA_WITH_AES_256_CBC_SHA, "DES-CBC3-SHA": tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
	"ECDHE-ECDSA-AES128-GCM-SHA256": tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "ECDHE-ECDSA-AES256-GCM-SHA384": tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
	"ECDHE-ECDSA-AES128-SHA256": tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, "ECDHE-RSA-AES128-SHA256": tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
	"ECDHE-RSA-AES128-GCM-SHA256": tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "ECDHE-RSA-AES256-GCM-SHA384": tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
	"AES128-GCM-SHA256": tls.TLS_RSA_WITH_AES_128_GCM_SHA256, "AES256-GCM-SHA384": tls.TLS_RSA_WITH_AES_256_GCM_SHA384, "AES128-SHA256": tls.TLS_RSA_WITH_AES_128_CBC_SHA256,
}

var versionNames = map[string]uint16{
	"TLSv1.0": tls.VersionTLS10, "TLSv1.1": tls.VersionTLS11, "TLSv1.2": tls.VersionTLS12, "TLSv1.3": tls.VersionTLS13,
}

func (m tlsMaterial) applyPolicy(c *tls.Config) {
	p, ok := systemPolicies[m.options.CipherPolicy]
	if !ok {
		p = systemPolicies["tls_cipher_policy_1_0"]
	}
	if m.policy != nil {
		p = policy{}
		for _, name := range m.policy.Versions {
			v := versionNames[name]
			if p.least == 0 || v < p.least {
				p.least = v
			}
			p.most = max(p.most, v)
		}
		for _, name := range m.policy.Ciphers {
			if id, known := cipherNames[name]; known {
				p.ciphers = append(p.ciphers, id)
			}
		}
	}
	c.MinVersion, c.MaxVersion, c.CipherSuites = p.least, p.most, p.ciphers
}
