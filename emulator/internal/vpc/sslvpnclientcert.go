package vpc

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// quotaClientCerts is how many client certificates an SSL-VPN server has by default (VPN limits). A0040
const quotaClientCerts = 50

// A client certificate is good for three years (VPN documents), and "expiring-soon" in its last 60 days. A0303
const (
	clientCertYears = 3
	authorityYears  = 10
	expiringSoon    = 60 * 24 * time.Hour
)

// createSslVpnClientCert makes a key and a certificate with which a client dials into an SSL-VPN server.
func createSslVpnClientCert(tx *world.Tx, req *wire.CreateSslVpnClientCertRequest) (*wire.CreateSslVpnClientCertResponse, error) {
	s, err := tx.SSLVPNServers.Get(req.SslVpnServerId)
	if err != nil {
		return nil, missing(err, wire.ErrSslServerNotFound)
	}
	g, err := changeableVPN(tx, s.VPNGateway)
	if err != nil {
		return nil, err
	}
	if err := checkText(req.Name, wire.ErrCustomerGatewayName, "", nil); err != nil {
		return nil, err
	}
	have, err := tx.SSLVPNClientCertsByServer.Count(s.ID)
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("vpn.ssl-client-certs", quotaClientCerts) {
		return nil, wire.ErrSslCertQuota
	}
	c := &world.SSLVPNClientCert{Meta: newMeta(tx, "vsc", req.Name, "", s.ResourceGroup, nil), Server: s.ID, Expires: tx.Now().AddDate(clientCertYears, 0, 0)}
	if c.Certificate, c.Key, err = newClientCert(s, c, tx.Now()); err != nil {
		return nil, err
	}
	if err := tx.SSLVPNClientCerts.Insert(c); err != nil {
		return nil, err
	}
	return &wire.CreateSslVpnClientCertResponse{SslVpnClientCertId: c.ID, Name: c.Name}, updating(tx, g)
}

// newAuthority makes the certificate authority of an SSL-VPN server. Keys are ECDSA on P-256: made in no time, and
// OpenVPN takes them. A0302
func newAuthority(now time.Time, name string) (certificate, key string, err error) {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Ringfence SSL-VPN " + name},
		NotBefore: now, NotAfter: now.AddDate(authorityYears, 0, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	return sign(template, nil, nil)
}

// newClientCert makes a client's key and has its certificate signed by the server's authority.
func newClientCert(s *world.SSLVPNServer, c *world.SSLVPNClientCert, now time.Time) (certificate, key string, err error) {
	authority, _ := pem.Decode([]byte(s.Authority))
	signer, _ := pem.Decode([]byte(s.AuthorityKey))
	if authority == nil || signer == nil {
		return "", "", errors.New("SSL-VPN server without an authority")
	}
	parent, err := x509.ParseCertificate(authority.Bytes)
	if err != nil {
		return "", "", err
	}
	with, err := x509.ParseECPrivateKey(signer.Bytes)
	if err != nil {
		return "", "", err
	}
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		return "", "", err
	}
	return sign(&x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: c.ID}, NotBefore: now, NotAfter: c.Expires,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}, parent, with)
}

// sign makes a new key and its certificate, signed by a parent or, without one, by itself.
func sign(template, parent *x509.Certificate, with *ecdsa.PrivateKey) (certificate, key string, err error) {
	own, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", "", err
	}
	if parent == nil {
		parent, with = template, own
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &own.PublicKey, with)
	if err != nil {
		return "", "", err
	}
	private, err := x509.MarshalECPrivateKey(own)
	if err != nil {
		return "", "", err
	}
	return spellPEM("CERTIFICATE", der), spellPEM("EC PRIVATE KEY", private), nil
}

func spellPEM(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

// certStatus is a client certificate's state at a time.
func certStatus(c *world.SSLVPNClientCert, now time.Time) string {
	switch left := c.Expires.Sub(now); {
	case left <= 0:
		return "expired"
	case left < expiringSoon:
		return "expiring-soon"
	}
	return "normal"
}

// describeSslVpnClientCert gives all that a client needs: certificate, key, authority and configuration.
func describeSslVpnClientCert(tx *world.Tx, req *wire.DescribeSslVpnClientCertRequest) (*wire.DescribeSslVpnClientCertResponse, error) {
	c, err := tx.SSLVPNClientCerts.Get(req.SslVpnClientCertId)
	if err != nil {
		return nil, missing(err, wire.ErrSslCertRead)
	}
	s, err := tx.SSLVPNServers.Get(c.Server)
	if err != nil {
		return nil, err
	}
	g, err := tx.VPNGateways.Get(s.VPNGateway)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeSslVpnClientCertResponse{
		SslVpnClientCertId: c.ID, SslVpnServerId: c.Server, Name: c.Name, RegionId: tx.Region.ID, Status: certStatus(c, tx.Now()),
		CreateTime: c.CreatedAt.UnixMilli(), EndTime: c.Expires.UnixMilli(), ClientCert: c.Certificate, ClientKey: c.Key,
		CaCert: s.Authority, ClientConfig: clientConfig(s, g), ResourceGroupId: c.ResourceGroup,
	}, nil
}

// clientConfig is a configuration for OpenVPN, which is what SSL-VPN speaks.
func clientConfig(s *world.SSLVPNServer, g *world.VPNGateway) string {
	lines := []string{
		"client", "dev tun", "proto " + strings.ToLower(s.Protocol), fmt.Sprintf("remote %s %d", sslAddress(g), s.Port), "cipher " + s.Cipher,
		"resolv-retry infinite", "nobind", "persist-key", "persist-tun", "remote-cert-tls server",
		"ca ca.crt", "cert client.crt", "key client.key", "verb 3",
	}
	if s.Compress {
		lines = append(lines, "comp-lzo yes")
	}
	return strings.Join(lines, "\n") + "\n"
}

// describeSslVpnClientCerts lists client certificates by page.
func describeSslVpnClientCerts(tx *world.Tx, req *wire.DescribeSslVpnClientCertsRequest) (*wire.DescribeSslVpnClientCertsResponse, error) {
	all := action.Named(tx.SSLVPNClientCerts, listOf(req.SslVpnClientCertId))
	list, total, err := action.PageOf(all, req.Paging, func(c *world.SSLVPNClientCert) bool {
		return action.Same(req.SslVpnServerId, c.Server) && action.Same(req.Name, c.Name) && action.Same(req.ResourceGroupId, c.ResourceGroup)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSslVpnClientCertsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, c := range list {
		res.SslVpnClientCertKeys.SslVpnClientCertKey = append(res.SslVpnClientCertKeys.SslVpnClientCertKey, wire.SslVpnClientCertKey{
			SslVpnClientCertId: c.ID, SslVpnServerId: c.Server, Name: c.Name, RegionId: tx.Region.ID, Status: certStatus(c, tx.Now()),
			CreateTime: c.CreatedAt.UnixMilli(), EndTime: c.Expires.UnixMilli(), ResourceGroupId: c.ResourceGroup,
		})
	}
	return res, nil
}

// modifySslVpnClientCert renames a client certificate.
func modifySslVpnClientCert(tx *world.Tx, req *wire.ModifySslVpnClientCertRequest) (*wire.ModifySslVpnClientCertResponse, error) {
	c, err := tx.SSLVPNClientCerts.Get(req.SslVpnClientCertId)
	if err != nil {
		return nil, missing(err, wire.ErrSslCertNotFound)
	}
	if err := checkText(req.Name, wire.ErrCustomerGatewayName, "", nil); err != nil {
		return nil, err
	}
	c.Name = req.Name
	return &wire.ModifySslVpnClientCertResponse{SslVpnClientCertId: c.ID, Name: c.Name}, tx.SSLVPNClientCerts.Put(c)
}

// deleteSslVpnClientCert takes a client's certificate away.
func deleteSslVpnClientCert(tx *world.Tx, req *wire.DeleteSslVpnClientCertRequest) (*wire.DeleteSslVpnClientCertResponse, error) {
	c, err := tx.SSLVPNClientCerts.Get(req.SslVpnClientCertId)
	if err != nil {
		return nil, missing(err, wire.ErrSslCertNotFound)
	}
	s, err := tx.SSLVPNServers.Get(c.Server)
	if err != nil {
		return nil, err
	}
	g, err := changeableVPN(tx, s.VPNGateway)
	if err != nil {
		return nil, err
	}
	if err := tx.SSLVPNClientCerts.Delete(c.ID); err != nil {
		return nil, err
	}
	return &wire.DeleteSslVpnClientCertResponse{}, updating(tx, g)
}
