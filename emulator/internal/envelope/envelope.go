package envelope

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/emmansun/gmsm/sm4"
)

// The algorithms of master keys, as KMS names them (KMS, key types and specifications). Both are used in GCM.
const (
	AES256 = "Aliyun_AES_256"
	SM4    = "Aliyun_SM4"
)

// ErrBroken answers a text that was not sealed under this key, was changed, or was sealed with another context.
var ErrBroken = errors.New("envelope: the sealed text does not open")

// Key is one version of a master key.
type Key struct {
	// ID is the key's, Version that of the version.
	ID, Version string
	Algorithm   string
	Material    []byte
}

// format is the first byte of a sealed text; what follows is: length and id, length and version, nonce, ciphertext.
const format = 1

// Seal encrypts a text under a key and binds it to a context, which must be given again to open it.
func Seal(k Key, text []byte, context map[string]string) (string, error) {
	aead, err := k.aead()
	if err != nil {
		return "", err
	}
	out := []byte{format}
	for _, name := range []string{k.ID, k.Version} {
		if len(name) > 255 {
			return "", fmt.Errorf("envelope: the name %q is too long", name)
		}
		out = append(append(out, byte(len(name))), name...)
	}
	nonce := make([]byte, aead.NonceSize())
	rand.Read(nonce) // never fails
	out = append(out, nonce...)
	return base64.StdEncoding.EncodeToString(aead.Seal(out, nonce, text, bound(context))), nil
}

// Sealed is a sealed text taken apart.
type Sealed struct {
	// KeyID and Version say under which key it was sealed.
	KeyID, Version string

	body []byte
}

// Parse takes a sealed text apart, without opening it.
func Parse(sealed string) (Sealed, error) {
	raw, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil || len(raw) < 1 || raw[0] != format {
		return Sealed{}, ErrBroken
	}
	var names [2]string
	raw = raw[1:]
	for i := range names {
		if len(raw) < 1 || len(raw) < 1+int(raw[0]) {
			return Sealed{}, ErrBroken
		}
		n := int(raw[0])
		names[i], raw = string(raw[1:1+n]), raw[1+n:]
	}
	return Sealed{KeyID: names[0], Version: names[1], body: raw}, nil
}

// Open gives back the text.
func (s Sealed) Open(k Key, context map[string]string) ([]byte, error) {
	aead, err := k.aead()
	if err != nil {
		return nil, err
	}
	if len(s.body) < aead.NonceSize() {
		return nil, ErrBroken
	}
	nonce, body := s.body[:aead.NonceSize()], s.body[aead.NonceSize():]
	text, err := aead.Open(nil, nonce, body, bound(context))
	if err != nil {
		return nil, ErrBroken
	}
	return text, nil
}

func (k Key) aead() (cipher.AEAD, error) {
	var block cipher.Block
	var err error
	switch k.Algorithm {
	case AES256:
		block, err = aes.NewCipher(k.Material[:32])
	case SM4:
		block, err = sm4.NewCipher(k.Material[:16])
	default:
		err = fmt.Errorf("envelope: no algorithm %q", k.Algorithm)
	}
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// bound spells a context so that equal ones give equal bytes and different ones different bytes, in whatever order
// their names were given.
func bound(context map[string]string) []byte {
	var out []byte
	for _, name := range slices.Sorted(maps.Keys(context)) {
		for _, s := range []string{name, context[name]} {
			out = append(binary.BigEndian.AppendUint32(out, uint32(len(s))), s...)
		}
	}
	return out
}

// Derive makes 32 bytes of a root and a purpose: the material of a key's versions is derived, so that a version needs
// no record of its own.
func Derive(root []byte, purpose string) []byte {
	mac := hmac.New(sha256.New, root)
	mac.Write([]byte(purpose)) // hashes never fail
	return mac.Sum(nil)
}

// NewMaterial is 32 bytes of chance.
func NewMaterial() []byte {
	material := make([]byte, 32)
	rand.Read(material) // never fails
	return material
}
