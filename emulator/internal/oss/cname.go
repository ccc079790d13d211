package oss

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Limits of domains (OSS documents, Map custom domain names): how many a bucket has, and how long a token is good for.
const (
	maxCnames     = 100
	maxTokens     = 50
	tokenLifetime = 72 * time.Hour
)

// OwnershipTag is the prefix of the tag on a bucket by which the owner of a domain shows its token: the emulator has no
// DNS, so what would be the TXT record _dnsauth.<domain> is the bucket's tag "_dnsauth.<domain>" (A0237).
const OwnershipTag = "_dnsauth."

// checkDomain reads a domain as DNS does; those of the cloud cannot be bound.
func checkDomain(domain string) (string, error) {
	domain = strings.ToLower(strings.TrimSuffix(domain, "."))
	labels := strings.Split(domain, ".")
	bad := len(labels) < 2 || len(domain) > 253 || strings.HasSuffix(domain, ".aliyuncs.com")
	for _, label := range labels {
		bad = bad || label == "" || len(label) > 63 || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != ""
	}
	if bad {
		return "", wire.ErrInvalidArgument.Detail("ArgumentName", "Domain").Detail("ArgumentValue", domain)
	}
	return domain, nil
}

// CreateCnameToken gives the owner of a domain something to show.
func CreateCnameToken(tx *world.Tx, bucket, domain string) (*world.CnameToken, error) {
	domain, err := checkDomain(domain)
	if err != nil {
		return nil, err
	}
	if bound, err := tx.Cnames().Get(domain); err == nil && bound.Bucket == bucket {
		return nil, wire.ErrNoNeedCreateCnameToken.Detail("Cname", domain)
	} else if err != nil && !world.NotFound(err) {
		return nil, err
	}
	if old, err := tx.CnameTokens().Get(world.CnameTokenID(bucket, domain)); err == nil && old.Expires.After(tx.Now()) {
		return old, nil
	}
	n := 0
	for t, err := range tx.CnameTokens().After(bucket + "\x00") {
		if err != nil {
			return nil, err
		}
		if t.Bucket != bucket {
			break
		}
		n++
	}
	if n >= maxTokens {
		return nil, wire.ErrTooManyCnameToken
	}
	sum := md5.Sum([]byte(tx.Noise(24, "cname")))
	token := &world.CnameToken{Bucket: bucket, Domain: domain, Token: hex.EncodeToString(sum[:]), Expires: tx.Now().Add(tokenLifetime)}
	return token, tx.CnameTokens().Put(token)
}

// FindCnameToken reads a token that has not expired.
func FindCnameToken(tx *world.Tx, bucket, domain string) (*world.CnameToken, error) {
	t, err := tx.CnameTokens().Get(world.CnameTokenID(bucket, strings.ToLower(domain)))
	if err != nil && !world.NotFound(err) {
		return nil, err
	}
	if err != nil || !t.Expires.After(tx.Now()) {
		return nil, wire.ErrCnameTokenNotFound.Detail("Cname", domain)
	}
	return t, nil
}

// PutCname binds a domain to a bucket, or changes the certificate of one that is bound. Ownership must have been shown;
// what belonged to another bucket then moves.
func PutCname(tx *world.Tx, bucket string, asked wire.CnameRequest) error {
	domain, err := checkDomain(asked.Domain)
	if err != nil {
		return err
	}
	bound, err := tx.Cnames().Get(domain)
	if err != nil && !world.NotFound(err) {
		return err
	}
	if bound == nil || bound.Bucket != bucket {
		if err := mayBind(tx, bucket, domain); err != nil {
			return err
		}
		bound = &world.Cname{Domain: domain, Bucket: bucket, Owner: tx.Account.ID}
	}
	if err := certify(tx, bound, asked.CertificateConfiguration); err != nil {
		return err
	}
	bound.Modified = tx.Now()
	if err := tx.Cnames().Put(bound); err != nil {
		return err
	}
	err = tx.CnameTokens().Delete(world.CnameTokenID(bucket, domain))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// mayBind asks whether the domain is shown to belong to the owner of the bucket.
func mayBind(tx *world.Tx, bucket, domain string) error {
	n, err := tx.CnamesByBucket().Count(bucket)
	if err != nil || n >= maxCnames {
		return orError(err, wire.ErrTooManyCname)
	}
	b, err := tx.Buckets.Get(bucket)
	if err != nil {
		return err
	}
	shown, _ := b.Tag(OwnershipTag + domain)
	token, err := FindCnameToken(tx, bucket, domain)
	if errors.Is(err, wire.ErrCnameTokenNotFound) || err == nil && shown != token.Token {
		return wire.ErrNeedVerifyDomainOwnership.Detail("Cname", domain)
	}
	return err
}

// certify takes the certificate of a domain, or takes it off. A certificate given as text is read for what the list shows
// of it; the private key is not kept, since no TLS is served under the domain.
func certify(tx *world.Tx, c *world.Cname, asked *wire.CertificateConfiguration) error {
	switch {
	case asked == nil:
		return nil
	case isSet(asked.DeleteCertificate):
		c.Certificate = nil
		return nil
	case asked.Certificate == "" && asked.CertId == "":
		return wire.ErrMalformedXML
	case c.Certificate != nil && !isSet(asked.Force) && asked.PreviousCertId != c.Certificate.ID:
		return wire.ErrInvalidArgument.Detail("ArgumentName", "PreviousCertId").Detail("ArgumentValue", asked.PreviousCertId)
	}
	cert := &world.CnameCertificate{ID: asked.CertId, Type: "CAS", Created: tx.Now()}
	if asked.Certificate != "" {
		block, _ := pem.Decode([]byte(asked.Certificate))
		if block == nil || asked.PrivateKey == "" {
			return wire.ErrInvalidArgument.Detail("ArgumentName", "Certificate")
		}
		parsed, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return wire.ErrInvalidArgument.Detail("ArgumentName", "Certificate")
		}
		print := sha1.Sum(block.Bytes)
		cert.Fingerprint, cert.Start, cert.End = colons(print[:]), parsed.NotBefore, parsed.NotAfter
		if cert.ID == "" {
			cert.ID, cert.Type = tx.Noise(16, "certificate")+"-"+tx.Region.ID, "Upload"
		}
	}
	c.Certificate = cert
	return nil
}

func isSet(b *bool) bool { return b != nil && *b }

func colons(raw []byte) string {
	parts := make([]string, len(raw))
	for i := range raw {
		parts[i] = strings.ToUpper(hex.EncodeToString(raw[i : i+1]))
	}
	return strings.Join(parts, ":")
}

// DeleteCname takes a domain off a bucket; that it is not bound is no error.
func DeleteCname(tx *world.Tx, bucket, domain string) error {
	domain = strings.ToLower(domain)
	bound, err := tx.Cnames().Get(domain)
	if world.NotFound(err) || err == nil && bound.Bucket != bucket {
		return nil
	}
	if err != nil {
		return err
	}
	return tx.Cnames().Delete(domain)
}

// CnameList spells the domains of a bucket.
func CnameList(tx *world.Tx, bucket string) (*wire.ListCnameResult, error) {
	doc := &wire.ListCnameResult{Bucket: bucket, Owner: tx.Account.ID}
	for c, err := range tx.CnamesByBucket().Each(bucket) {
		if err != nil {
			return nil, err
		}
		one := wire.Cname{Domain: c.Domain, LastModified: wire.FormatTime(c.Modified), Status: enabled}
		if cert := c.Certificate; cert != nil {
			one.Certificate = &wire.Certificate{
				Type: cert.Type, CertId: cert.ID, Status: enabled, CreationDate: cert.Created.UTC().Format(wire.HTTPTime), Fingerprint: cert.Fingerprint,
			}
			if !cert.End.IsZero() {
				one.Certificate.ValidStartDate, one.Certificate.ValidEndDate = cert.Start.UTC().Format(wire.HTTPTime), cert.End.UTC().Format(wire.HTTPTime)
			}
		}
		doc.Cnames = append(doc.Cnames, one)
	}
	return doc, nil
}
