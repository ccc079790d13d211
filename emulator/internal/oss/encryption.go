package oss

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"io"

	"github.com/emmansun/gmsm/sm4"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// The algorithms of server-side encryption (S1-oss-sse): with keys that the service keeps, of two ciphers, or with keys
// of KMS.
const (
	AES256 = "AES256"
	SM4    = "SM4"
	KMS    = "KMS"
)

// NewEncryption reads what a request, or the default of a bucket, says about encryption: an algorithm, and for KMS a key
// and the cipher of the data.
func NewEncryption(algorithm, key, data string) (world.Encryption, error) {
	switch {
	case algorithm != AES256 && algorithm != SM4 && algorithm != KMS && (algorithm != "" || key != "" || data != ""):
		return world.Encryption{}, wire.ErrInvalidEncryptionAlgorithm.Detail("ArgumentName", "x-oss-server-side-encryption").Detail("ArgumentValue", algorithm)
	case key != "" && algorithm != KMS:
		return world.Encryption{}, wire.ErrInvalidArgument.Detail("ArgumentName", "x-oss-server-side-encryption-key-id").Detail("ArgumentValue", key)
	case data != "" && (algorithm != KMS || data != SM4):
		return world.Encryption{}, wire.ErrInvalidDataEncryptionAlgorithm.Detail("ArgumentValue", data)
	}
	return world.Encryption{Algorithm: algorithm, Key: key, Data: data}, nil
}

// dataCipher is what the bytes themselves are under.
func dataCipher(e world.Encryption) string {
	if e.Algorithm == SM4 || e.Data == SM4 {
		return SM4
	}
	return AES256
}

// ciphered is r encrypted, or deciphered: counter mode is its own inverse. It starts at offset. A key is used for one
// blob, so the counter may start at zero.
func ciphered(r io.Reader, algorithm string, key []byte, offset int64) (io.Reader, error) {
	var block cipher.Block
	var err error
	if algorithm == SM4 {
		block, err = sm4.NewCipher(key)
	} else {
		block, err = aes.NewCipher(key)
	}
	if err != nil {
		return nil, err
	}
	var counter [aes.BlockSize]byte // that of SM4 is the same
	binary.BigEndian.PutUint64(counter[8:], uint64(offset)/aes.BlockSize)
	stream := cipher.NewCTR(block, counter[:])
	var skipped [aes.BlockSize]byte
	rest := skipped[:offset%aes.BlockSize]
	stream.XORKeyStream(rest, rest)
	return cipher.StreamReader{S: stream, R: r}, nil
}

func (c *Contents) deciphered(r io.Reader, s world.Segment, offset int64) (io.Reader, error) {
	key, err := c.keys.open(s.Key)
	if err != nil {
		return nil, err
	}
	return ciphered(r, s.Cipher, key, offset)
}
