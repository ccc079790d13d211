package world

import "github.com/ringfence-dev/ringfence/emulator/internal/envelope"

// Encryption says how the bytes of an object are kept. The zero value is: as they came.
type Encryption struct {
	// Algorithm is "AES256", "SM4" or "KMS", as the header names it.
	Algorithm string `json:",omitempty"`
	// Key is the master key under which the keys of the blobs are sealed: a [KMSKey], or a [MasterKey]. A bucket that
	// wants KMS and names no key leaves it empty: the service key is found when an object is written.
	Key string `json:",omitempty"`
	// Data is "SM4" when the blobs are under SM4 although the master key is one of KMS.
	Data string `json:",omitempty"`
}

// KMSKey is the key of KMS that the header tells of, empty for keys that the service keeps to itself.
func (e Encryption) KMSKey() string {
	if e.Algorithm != "KMS" {
		return ""
	}
	return e.Key
}

// MasterKey is a key that OSS, and KMS for its secrets, keep to themselves: one for each account and region, of which no
// API tells.
type MasterKey struct {
	ID   string
	Root []byte
}

// MasterKey finds the master key of the transaction's account and region, or makes it.
func (tx *Tx) MasterKey() (*MasterKey, error) {
	id := "oss/" + tx.Region.ID + "/" + tx.Account.ID
	k, err := tx.MasterKeys.Get(id)
	if NotFound(err) {
		k = &MasterKey{ID: id, Root: envelope.NewMaterial()}
		err = tx.MasterKeys.Insert(k)
	}
	return k, err
}
