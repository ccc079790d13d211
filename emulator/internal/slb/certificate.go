package slb

import (
	"crypto/rsa"
	"crypto/sha1"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// minKeyBits is the shortest RSA key that is taken (A0072).
const minKeyBits = 1024

// uploadServerCertificate keeps a certificate with its key. Both are read: what is not a certificate, or not its
// key, is refused.
func uploadServerCertificate(tx *world.Tx, req *wire.UploadServerCertificateRequest) (*wire.UploadServerCertificateResponse, error) {
	switch {
	case req.AliCloudCertificateId != "":
		return nil, wire.ErrAliCloudCertificate
	case req.ServerCertificate == "":
		return nil, rpc.Missing("ServerCertificate")
	case req.PrivateKey == "":
		return nil, rpc.Missing("PrivateKey")
	}
	c, err := newCertificate(tx, req.ServerCertificate, req.ServerCertificateName, req.ResourceGroupId, req.Tag)
	if err != nil {
		return nil, err
	}
	if c.Key = trimPEM(req.PrivateKey); !pairs(c.PEM, c.Key) {
		return nil, wire.ErrCertificateKey
	}
	// Form of the id: account, time, two numbers, as in the examples of the API.
	c.ID = fmt.Sprintf("%s_%x_%010d_%d", tx.Account.ID, tx.Now().UnixMilli(), tx.Serial(), len(c.PEM))
	if err := tx.Certificates.Insert(c); err != nil {
		return nil, err
	}
	item := serverCertificate(tx, c)
	return &wire.UploadServerCertificateResponse{
		ServerCertificateId: item.ServerCertificateId, ServerCertificateName: item.ServerCertificateName, RegionId: item.RegionId,
		Fingerprint: item.Fingerprint, CommonName: item.CommonName, SubjectAlternativeNames: item.SubjectAlternativeNames,
		CreateTime: item.CreateTime, CreateTimeStamp: item.CreateTimeStamp, ExpireTime: item.ExpireTime, ExpireTimeStamp: item.ExpireTimeStamp,
		ResourceGroupId: item.ResourceGroupId,
	}, nil
}

func pairs(certificate, key string) bool {
	_, err := tls.X509KeyPair([]byte(certificate), []byte(key))
	return err == nil
}

// newCertificate reads the first certificate of a chain.
func newCertificate(tx *world.Tx, text, name, group string, tags []rpc.Tag) (*world.Certificate, error) {
	have, err := tx.Certificates.Count()
	if err != nil {
		return nil, err
	}
	if limit := tx.Quota("slb.certificates", quotaCertificates); have >= limit {
		return nil, wire.ErrOverQuota.With("certificates", limit)
	}
	if name != "" && !validLabel(name) {
		return nil, rpc.Invalid("ServerCertificateName", labelRule)
	}
	if err := knownGroup(tx, group); err != nil {
		return nil, err
	}
	text = trimPEM(text)
	block, _ := pem.Decode([]byte(text))
	if block == nil || block.Type != "CERTIFICATE" {
		return nil, wire.ErrCertificateFormat
	}
	parsed, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, wire.ErrCertificateFormat
	}
	if key, ok := parsed.PublicKey.(*rsa.PublicKey); ok && key.N.BitLen() < minKeyBits {
		return nil, wire.ErrCertificateKeyLength
	}
	c := &world.Certificate{
		Meta: world.Meta{Name: name, ResourceGroup: group, CreatedAt: tx.Now()}, PEM: text, Fingerprint: fingerprint(block.Bytes),
		CommonName: parsed.Subject.CommonName, AltNames: parsed.DNSNames, ExpiresAt: parsed.NotAfter,
	}
	for _, ip := range parsed.IPAddresses {
		c.AltNames = append(c.AltNames, ip.String())
	}
	putTags(&c.Meta, tags)
	return c, nil
}

// trimPEM takes the blanks off the lines, which people leave when they paste.
func trimPEM(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n") + "\n"
}

// fingerprint is the SHA-1 of the certificate in pairs of digits, as the API shows it.
func fingerprint(der []byte) string {
	sum := sha1.Sum(der)
	parts := make([]string, len(sum))
	for i, b := range sum {
		parts[i] = hex.EncodeToString([]byte{b})
	}
	return strings.Join(parts, ":")
}

// certificate finds a certificate of one of the two sorts.
func certificate(tx *world.Tx, id string, authority bool) (*world.Certificate, error) {
	missing := wire.ErrServerCertificateNotFound
	if authority {
		missing = wire.ErrCACertificateNotFound
	}
	c, err := tx.Certificates.Get(id)
	if c, err = orElse(c, err, missing); err != nil {
		return nil, err
	}
	if c.Authority != authority {
		return nil, missing
	}
	return c, nil
}

func renameCertificate(tx *world.Tx, id, name string, authority bool) error {
	c, err := certificate(tx, id, authority)
	if err != nil {
		return err
	}
	if !validLabel(name) {
		return rpc.Invalid("ServerCertificateName", labelRule)
	}
	c.Name = name
	return tx.Certificates.Put(c)
}

// setServerCertificateName renames a certificate.
func setServerCertificateName(tx *world.Tx, req *wire.SetServerCertificateNameRequest) (*wire.SetServerCertificateNameResponse, error) {
	return &wire.SetServerCertificateNameResponse{}, renameCertificate(tx, req.ServerCertificateId, req.ServerCertificateName, false)
}

// deleteServerCertificate deletes a certificate that no listener and no domain extension uses.
func deleteServerCertificate(tx *world.Tx, req *wire.DeleteServerCertificateRequest) (*wire.DeleteServerCertificateResponse, error) {
	extended, err := tx.DomainExtensionsByCertificate.Count(req.ServerCertificateId)
	if err != nil {
		return nil, err
	}
	if extended > 0 {
		return nil, wire.ErrCertificateExtended
	}
	return &wire.DeleteServerCertificateResponse{}, removeCertificate(tx, req.ServerCertificateId, false)
}

func removeCertificate(tx *world.Tx, id string, authority bool) error {
	c, err := certificate(tx, id, authority)
	if err != nil {
		return err
	}
	used, err := tx.ListenersByCertificate.Count(c.ID)
	if err != nil {
		return err
	}
	if used > 0 {
		return wire.ErrCertificateInUse
	}
	return tx.Certificates.Delete(c.ID)
}

// describeServerCertificates lists server certificates. The private key is never told.
func describeServerCertificates(tx *world.Tx, req *wire.DescribeServerCertificatesRequest) (*wire.DescribeServerCertificatesResponse, error) {
	res := &wire.DescribeServerCertificatesResponse{}
	want := action.Wanted(req.Tag)
	err := eachOf(tx.Certificates.Each(), func(c *world.Certificate) error {
		if !c.Authority && action.Same(req.ServerCertificateId, c.ID) && action.Same(req.ResourceGroupId, c.ResourceGroup) && c.HasTags(want) {
			res.ServerCertificates.ServerCertificate = append(res.ServerCertificates.ServerCertificate, serverCertificate(tx, c))
		}
		return nil
	})
	return res, err
}

func serverCertificate(tx *world.Tx, c *world.Certificate) wire.ServerCertificate {
	item := wire.ServerCertificate{
		ServerCertificateId: c.ID, ServerCertificateName: c.Name, RegionId: tx.Region.ID, ResourceGroupId: c.ResourceGroup,
		Fingerprint: c.Fingerprint, CommonName: c.CommonName,
		CreateTime: stamp(c.CreatedAt), CreateTimeStamp: c.CreatedAt.UnixMilli(), ExpireTime: stamp(c.ExpiresAt), ExpireTimeStamp: c.ExpiresAt.UnixMilli(),
	}
	item.SubjectAlternativeNames.SubjectAlternativeName = c.AltNames
	item.Tags.Tag = listTagsOf(&c.Meta)
	return item
}
