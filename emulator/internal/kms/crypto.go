package kms

import (
	"crypto/rand"
	"encoding/base64"

	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/envelope"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxText is how much Encrypt takes: the rest is what data keys are for.
const maxText = 6 << 10

// seal encrypts a text under the primary version of a key.
func seal(tx *world.Tx, ref string, text []byte, context map[string]string) (envelope.Key, string, error) {
	k, err := find(tx, ref)
	if err != nil {
		return envelope.Key{}, "", err
	}
	if err := usable(k); err != nil {
		return envelope.Key{}, "", err
	}
	primary := k.Primary(tx.Now())
	sealed, err := envelope.Seal(primary, text, context)
	return primary, sealed, err
}

// unseal decrypts a text under the version that made it.
func unseal(tx *world.Tx, blob string, context map[string]string) (envelope.Sealed, []byte, error) {
	sealed, err := envelope.Parse(blob)
	if err != nil {
		return sealed, nil, wire.ErrBlob
	}
	k, err := find(tx, sealed.KeyID)
	if err != nil {
		return sealed, nil, err
	}
	if err := usable(k); err != nil {
		return sealed, nil, err
	}
	version, ok := k.Version(sealed.Version, tx.Now())
	if !ok {
		return sealed, nil, wire.ErrBlob
	}
	text, err := sealed.Open(version, context)
	if err != nil {
		return sealed, nil, wire.ErrBlob
	}
	return sealed, text, nil
}

// encrypt seals a text as it was written. The document asks for Base64, which nobody checks (A0428);
// so what is sealed anywhere in this file is what Decrypt answers, letter by letter.
func encrypt(tx *world.Tx, req *wire.EncryptRequest) (*wire.EncryptResponse, error) {
	if len(req.Plaintext) > base64.StdEncoding.EncodedLen(maxText) {
		return nil, wire.ErrInvalid.With("Plaintext")
	}
	k, sealed, err := seal(tx, req.KeyId, []byte(req.Plaintext), req.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return &wire.EncryptResponse{KeyId: k.ID, KeyVersionId: k.Version, CiphertextBlob: sealed}, nil
}

func decrypt(tx *world.Tx, req *wire.DecryptRequest) (*wire.DecryptResponse, error) {
	from, text, err := unseal(tx, req.CiphertextBlob, req.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return &wire.DecryptResponse{KeyId: from.KeyID, KeyVersionId: from.Version, Plaintext: string(text)}, nil
}

func reEncrypt(tx *world.Tx, req *wire.ReEncryptRequest) (*wire.ReEncryptResponse, error) {
	if req.SourceEncryptionAlgorithm != "" || req.SourceKeyVersionId != "" { // of a source that a public key encrypted
		return nil, wire.ErrUnsupported
	}
	from, text, err := unseal(tx, req.CiphertextBlob, req.SourceEncryptionContext)
	if err != nil {
		return nil, err
	}
	if req.SourceKeyId != "" {
		source, err := find(tx, req.SourceKeyId)
		if err != nil {
			return nil, err
		}
		if source.ID != from.KeyID {
			return nil, wire.ErrInvalid.With("SourceKeyId")
		}
	}
	k, sealed, err := seal(tx, req.DestinationKeyId, text, req.DestinationEncryptionContext)
	if err != nil {
		return nil, err
	}
	return &wire.ReEncryptResponse{KeyId: k.ID, KeyVersionId: k.Version, CiphertextBlob: sealed}, nil
}

// dataKey makes a key of chance, in Base64. The number of bytes goes before the specification, and 256 bits are usual.
func dataKey(spec string, bytes int) string {
	switch {
	case bytes > 0:
	case spec == "AES_128":
		bytes = 16
	default:
		bytes = 32
	}
	key := make([]byte, bytes)
	rand.Read(key) // never fails
	return base64.StdEncoding.EncodeToString(key)
}

func generateDataKey(tx *world.Tx, req *wire.GenerateDataKeyRequest) (*wire.GenerateDataKeyResponse, error) {
	key := dataKey(req.KeySpec, req.NumberOfBytes)
	k, sealed, err := seal(tx, req.KeyId, []byte(key), req.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return &wire.GenerateDataKeyResponse{
		KeyId: k.ID, KeyVersionId: k.Version, CiphertextBlob: sealed, Plaintext: key,
	}, nil
}

func generateDataKeyWithoutPlaintext(tx *world.Tx, req *wire.GenerateDataKeyWithoutPlaintextRequest) (*wire.GenerateDataKeyWithoutPlaintextResponse, error) {
	k, sealed, err := seal(tx, req.KeyId, []byte(dataKey(req.KeySpec, req.NumberOfBytes)), req.EncryptionContext)
	if err != nil {
		return nil, err
	}
	return &wire.GenerateDataKeyWithoutPlaintextResponse{KeyId: k.ID, KeyVersionId: k.Version, CiphertextBlob: sealed}, nil
}
