package ecs

import (
	"crypto/md5" //nolint:gosec // the documented form of a fingerprint (RFC 4716), no protection
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"encoding/pem"
	"fmt"
	"math/big"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
)

// keyBits is the size of generated keys.
const keyBits = 2048

// keyTypes are the SSH key types that key pairs have (Ecs ImportKeyPair).
var keyTypes = []string{
	"ssh-rsa", "ssh-dss", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
	"ssh-rsa-cert-v00@openssh.com", "ssh-dss-cert-v00@openssh.com", "ssh-rsa-cert-v01@openssh.com", "ssh-dss-cert-v01@openssh.com",
	"ecdsa-sha2-nistp256-cert-v01@openssh.com", "ecdsa-sha2-nistp384-cert-v01@openssh.com", "ecdsa-sha2-nistp521-cert-v01@openssh.com",
}

// generateKey makes an RSA key: its public half as an SSH key blob, its private half as PEM in the form of the
// documented example (A0058).
func generateKey() (public []byte, private string, err error) {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return nil, "", err
	}
	block := &pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	blob := appendString(nil, []byte("ssh-rsa"))
	blob = appendString(blob, mpint(big.NewInt(int64(key.E))))
	blob = appendString(blob, mpint(key.N))
	return blob, string(pem.EncodeToMemory(block)), nil
}

// appendString adds a string as SSH spells it: its length, then its bytes (RFC 4251).
func appendString(to, s []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(s))) //nolint:gosec // a key is a few hundred bytes
	return append(to, s...)
}

// mpint is a positive number as SSH spells it, with a zero before a high bit (RFC 4251).
func mpint(n *big.Int) []byte {
	b := n.Bytes()
	if len(b) > 0 && b[0]&0x80 != 0 {
		b = append([]byte{0}, b...)
	}
	return b
}

// authorizedKey is a key blob as a line of authorized_keys.
func authorizedKey(blob []byte) string { return "ssh-rsa " + base64.StdEncoding.EncodeToString(blob) }

// fingerprint is that of RFC 4716: the MD5 sum of the key, in pairs of digits.
func fingerprint(blob []byte) string {
	sum := md5.Sum(blob) //nolint:gosec // as above
	pairs := make([]string, len(sum))
	for n, b := range sum {
		pairs[n] = fmt.Sprintf("%02x", b)
	}
	return strings.Join(pairs, ":")
}

// parsePublicKey reads a line of authorized_keys: type, key, and a comment that nobody reads. The key names its type
// once more inside.
func parsePublicKey(text string) ([]byte, error) {
	fields := strings.Fields(text)
	if len(fields) < 2 || !slices.Contains(keyTypes, fields[0]) {
		return nil, wire.ErrPublicKey
	}
	blob, err := base64.StdEncoding.DecodeString(fields[1])
	if err != nil || len(blob) < 4 {
		return nil, wire.ErrPublicKey
	}
	inner, rest := int(binary.BigEndian.Uint32(blob)), blob[4:]
	if inner >= len(rest) || string(rest[:inner]) != fields[0] {
		return nil, wire.ErrPublicKey
	}
	return blob, nil
}
