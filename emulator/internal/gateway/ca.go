package gateway

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"
)

const (
	day = 24 * time.Hour
	// caLife is long because people install the certificate once and forget it.
	caLife = 3650 * day
	// leafLife is the longest that Apple's platforms accept from an authority a user installed (support.apple.com/103769).
	leafLife = 825 * day
)

// CA is the certificate authority of one emulator. Clients that trust its certificate can speak TLS to every emulated
// name; see [CA.Leaf] for the names it will sign.
type CA struct {
	names *Names
	now   func() time.Time

	chain   []*x509.Certificate // the authority first
	key     crypto.Signer
	leafKey *ecdsa.PrivateKey // one key for all leafs: the secret is the authority's, and minting stays one signature
	cache   *leafCache
}

// Open loads the authority kept in file, or makes one and keeps it there when the file does not exist. The clock is
// the wall's: clients verify with theirs.
func Open(file string, names *Names, now func() time.Time) (*CA, error) {
	ca, err := Load(file, names, now)
	if !errors.Is(err, fs.ErrNotExist) {
		return ca, err
	}
	if ca, err = Make(names, now); err != nil {
		return nil, err
	}
	if err := ca.Save(file); err != nil {
		return nil, err
	}
	return ca, nil
}

// Make creates an authority that lives in memory.
func Make(names *Names, now func() time.Time) (*CA, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	serial, err := newSerial()
	if err != nil {
		return nil, err
	}
	at := now()
	template := &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{Organization: []string{"Ringfence"}, CommonName: fmt.Sprintf("Ringfence emulator CA %x", serial.Bytes()[:4])},
		NotBefore:             at.Add(-day),
		NotAfter:              at.Add(caLife),
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		BasicConstraintsValid: true,
		IsCA:                  true,
		MaxPathLenZero:        true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	return newCA([]*x509.Certificate{certificate}, key, names, now)
}

// Load reads an authority: a PEM file with its key and its certificate, in any order, further certificates being those
// that lead from it to the root.
func Load(file string, names *Names, now func() time.Time) (*CA, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	chain, key, err := parseAuthority(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if at := now(); at.After(chain[0].NotAfter) {
		return nil, fmt.Errorf("%s: the certificate authority expired on %s; remove the file to have another made",
			file, chain[0].NotAfter.Format(time.DateOnly))
	}
	return newCA(chain, key, names, now)
}

func newCA(chain []*x509.Certificate, key crypto.Signer, names *Names, now func() time.Time) (*CA, error) {
	leafKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return &CA{names: names, now: now, chain: chain, key: key, leafKey: leafKey, cache: newLeafCache(leafCacheSize)}, nil
}

// PEM is the certificate that clients are to trust, without the key.
func (ca *CA) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ca.chain[0].Raw})
}

// Names are the names that the authority signs.
func (ca *CA) Names() *Names { return ca.names }

// Save keeps key and certificate in file, readable by its owner alone. The file appears whole or not at all.
func (ca *CA) Save(file string) error {
	der, err := x509.MarshalPKCS8PrivateKey(ca.key)
	if err != nil {
		return err
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	for _, certificate := range ca.chain {
		text = append(text, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Raw})...)
	}
	// CreateTemp opens with mode 0600, and a rename keeps it.
	temp, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // does nothing after the rename
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), file)
}

func parseAuthority(text []byte) ([]*x509.Certificate, crypto.Signer, error) {
	var chain []*x509.Certificate
	var key crypto.Signer
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		switch block.Type {
		case "CERTIFICATE":
			certificate, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				return nil, nil, err
			}
			chain = append(chain, certificate)
		case "PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY":
			parsed, err := parseKey(block)
			if err != nil {
				return nil, nil, err
			}
			key = parsed
		}
	}
	switch {
	case len(chain) == 0:
		return nil, nil, errors.New("holds no certificate")
	case key == nil:
		return nil, nil, errors.New("holds no private key")
	case !chain[0].IsCA || chain[0].KeyUsage != 0 && chain[0].KeyUsage&x509.KeyUsageCertSign == 0:
		return nil, nil, errors.New("its first certificate is not a certificate authority")
	}
	if public, ok := chain[0].PublicKey.(interface{ Equal(crypto.PublicKey) bool }); !ok || !public.Equal(key.Public()) {
		return nil, nil, errors.New("the private key does not belong to its first certificate")
	}
	return chain, key, nil
}

func parseKey(block *pem.Block) (crypto.Signer, error) {
	var key any
	var err error
	switch block.Type {
	case "EC PRIVATE KEY":
		key, err = x509.ParseECPrivateKey(block.Bytes)
	case "RSA PRIVATE KEY":
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	default:
		key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	}
	if err != nil {
		return nil, err
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("a key of type %T cannot sign", key)
	}
	return signer, nil
}

// newSerial draws 126 random bits with the highest set, so that the number always has sixteen bytes.
func newSerial() (*big.Int, error) {
	raw := make([]byte, 16)
	if _, err := rand.Read(raw); err != nil {
		return nil, err
	}
	raw[0] = raw[0]&0x3f | 0x40
	return new(big.Int).SetBytes(raw), nil
}
