package oss

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"io"
)

// AES256 is server-side encryption with keys that the service keeps (S1-oss-sse).
const AES256 = "AES256"

// newKey makes the key of one blob. A key is used once, so the counter may start at zero.
func newKey() []byte {
	key := make([]byte, 32)
	rand.Read(key) // never fails
	return key
}

// sealed is r encrypted, or deciphered: counter mode is its own inverse. It starts at offset.
func sealed(r io.Reader, key []byte, offset int64) (io.Reader, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	var counter [aes.BlockSize]byte
	binary.BigEndian.PutUint64(counter[8:], uint64(offset)/aes.BlockSize)
	stream := cipher.NewCTR(block, counter[:])
	var skipped [aes.BlockSize]byte
	rest := skipped[:offset%aes.BlockSize]
	stream.XORKeyStream(rest, rest)
	return cipher.StreamReader{S: stream, R: r}, nil
}
