package oss

import (
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// clientPrefix is what the metadata of client-side encryption begin with: the client encrypts, and the service keeps
// what the client needs to decrypt and holds a few rules (OSS developer guide, Client-side encryption).
const clientPrefix = "client-side-encryption-"

// ClientEncryption is what an upload says about client-side encryption; nil for one that says nothing.
type ClientEncryption struct {
	Key, Start, CekAlg, WrapAlg string
	// DataSize and PartSize are told by multipart uploads.
	DataSize, PartSize int64
}

// ReadClientEncryption reads the metadata. Those that make decryption possible come together or not at all.
func ReadClientEncryption(meta map[string]string) (*ClientEncryption, error) {
	e := &ClientEncryption{
		Key: meta[clientPrefix+"key"], Start: meta[clientPrefix+"start"], CekAlg: meta[clientPrefix+"cek-alg"], WrapAlg: meta[clientPrefix+"wrap-alg"],
	}
	if e.Key == "" && e.Start == "" && e.CekAlg == "" && e.WrapAlg == "" {
		return nil, nil
	}
	if e.Key == "" || e.Start == "" || e.CekAlg == "" || e.WrapAlg == "" {
		return nil, wire.ErrInvalidEncryptionRequest.Saying("Miss some necessary client encryption meta parameters.")
	}
	for name, into := range map[string]*int64{"data-size": &e.DataSize, "part-size": &e.PartSize} {
		if text := meta[clientPrefix+name]; text != "" {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil || n < 0 {
				return nil, wire.ErrInvalidEncryptionRequest.Saying("The client encryption " + name + " is no number.")
			}
			*into = n
		}
	}
	return e, nil
}

// cipherBlock is what part sizes are multiples of: a part begins where the counter can be set.
const cipherBlock = 16

// CheckUpload holds the rules for the beginning of a multipart upload.
func (e *ClientEncryption) CheckUpload() error {
	switch {
	case e == nil:
		return nil
	case e.DataSize == 0 || e.PartSize == 0:
		return wire.ErrInvalidEncryptionRequest.Saying("Miss some necessary client encryption meta parameters.")
	case e.PartSize%cipherBlock != 0:
		return wire.ErrInvalidEncryptionRequest.Saying("The client encryption part size is not a multiple of 16.")
	case e.parts() > wire.MaxPartNumber:
		return wire.ErrInvalidEncryptionRequest.Saying("The client encryption part number is larger than the operation allows.")
	}
	return nil
}

// parts is how many parts the whole has.
func (e *ClientEncryption) parts() int64 { return (e.DataSize + e.PartSize - 1) / e.PartSize }

// CheckPart holds a part against what the upload began with: the part must say the same and have its size.
func (e *ClientEncryption) CheckPart(said *ClientEncryption, number int, size int64) error {
	if e == nil && said == nil {
		return nil
	}
	if e == nil || said == nil || *said != *e {
		return wire.ErrInvalidEncryptionRequest.Saying("The client encryption meta of the part is inconsistent with init_multipart setted.")
	}
	want := e.PartSize
	last := e.parts()
	if int64(number) == last {
		want = e.DataSize - (last-1)*e.PartSize
	}
	if int64(number) > last || size != want {
		return wire.ErrInvalidEncryptionRequest.Saying("The client encryption part size is unexpected with init_multipart setted.")
	}
	return nil
}

// CheckCompletion wants all parts.
func (e *ClientEncryption) CheckCompletion(parts int) error {
	if e == nil || int64(parts) == e.parts() {
		return nil
	}
	return wire.ErrInvalidEncryptionRequest.Saying("The client encryption part list is unexpected with init_multipart setted.").Detail("EC", "0005-00000411")
}

// CheckCopy refuses to change the metadata of client-side encryption on the way: the object would never open again.
func CheckCopy(meta map[string]string, source *world.Object) error {
	before, err := ReadClientEncryption(source.UserMeta)
	if err != nil || before == nil {
		return nil // it came in before there were rules, or is none of theirs
	}
	after, err := ReadClientEncryption(meta)
	if err != nil || after == nil || *after != *before {
		return wire.ErrInvalidEncryptionRequest.Saying("The parameters of client encryption are allowed to be set once.")
	}
	return nil
}
