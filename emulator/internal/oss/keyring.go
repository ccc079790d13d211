package oss

import (
	"crypto/rand"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/envelope"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Settle names the master key of an encryption that does not, and makes it if it is the first of its kind. An unknown
// key, or one that is not enabled, is refused before any byte is read.
func Settle(tx *world.Tx, e world.Encryption) (world.Encryption, error) {
	switch {
	case e.Algorithm == "":
		return e, nil
	case e.Algorithm != KMS:
		k, err := tx.MasterKey()
		if err == nil {
			e.Key = k.ID
		}
		return e, err
	case e.Key == "":
		k, err := tx.ServiceKey("oss")
		if err == nil {
			e.Key, err = k.ID, usable(k)
		}
		return e, err
	}
	k, err := tx.FindKMSKey(e.Key)
	if world.NotFound(err) {
		return e, wire.ErrKeyNotFound.Detail("ArgumentValue", e.Key)
	}
	if err == nil {
		e.Key, err = k.ID, usable(k)
	}
	return e, err
}

// usable refuses a key that is not enabled, with the codes of the API pages.
func usable(k *world.KMSKey) error {
	switch k.State {
	case world.KeyEnabled:
		return nil
	case world.KeyDisabled:
		return wire.ErrKeyDisabled.Detail("ArgumentValue", k.ID)
	case world.KeyPendingDeletion:
		return wire.ErrKeyPendingDeletion.Detail("ArgumentValue", k.ID)
	}
	return wire.ErrInvalidKmsKey.Detail("ArgumentValue", k.ID)
}

// keyring makes and opens the keys of blobs. It never lets time pass, so that a verb may read content in its transaction.
type keyring struct{ world *world.World }

// make gives a fresh key and the same sealed under the master key.
func (r keyring) make(e world.Encryption) (plain []byte, sealed string, err error) {
	plain = make([]byte, 32)
	if dataCipher(e) == SM4 {
		plain = plain[:16]
	}
	rand.Read(plain) // never fails
	err = r.world.Peek(func(tx *world.Tx) error {
		version := ""
		if e.Algorithm == SM4 {
			version = masterSM4
		}
		master, err := masterOf(tx, e.Key, version)
		if err != nil {
			return err
		}
		sealed, err = envelope.Seal(master, plain, nil)
		return err
	})
	return plain, sealed, err
}

// open gives a key back that make sealed.
func (r keyring) open(sealed string) (plain []byte, err error) {
	parsed, err := envelope.Parse(sealed)
	if err != nil {
		return nil, err
	}
	err = r.world.Peek(func(tx *world.Tx) error {
		master, err := masterOf(tx, parsed.KeyID, parsed.Version)
		if err != nil {
			return err
		}
		plain, err = parsed.Open(master, nil)
		return err
	})
	return plain, err
}

// The versions of a master key of the service's own: it serves both ciphers, and does not rotate.
const (
	masterAES = "aes"
	masterSM4 = "sm4"
)

// masterOf finds a master key, wherever it is: in the version that is named, or in the one that seals now.
func masterOf(tx *world.Tx, id, version string) (envelope.Key, error) {
	if strings.HasPrefix(id, "oss/") {
		k, _, err := tx.MasterKeys.Anywhere(id)
		if err != nil {
			return envelope.Key{}, err
		}
		master := envelope.Key{ID: id, Version: masterAES, Algorithm: envelope.AES256, Material: k.Root}
		if version == masterSM4 {
			master.Version, master.Algorithm = masterSM4, envelope.SM4
		}
		return master, nil
	}
	k, _, err := tx.KMSKeys.Anywhere(id)
	if world.NotFound(err) || err == nil && k.Gone(tx.Now()) {
		return envelope.Key{}, wire.ErrKeyNotFound.Detail("ArgumentValue", id)
	}
	if err != nil {
		return envelope.Key{}, err
	}
	if err := usable(k); err != nil {
		return envelope.Key{}, err
	}
	if version == "" {
		return k.Primary(tx.Now()), nil
	}
	master, ok := k.Version(version, tx.Now())
	if !ok {
		return master, wire.ErrInvalidKmsKey.Detail("ArgumentValue", id)
	}
	return master, nil
}
