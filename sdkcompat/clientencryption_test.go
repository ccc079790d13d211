package sdkcompat_test

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"io"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/kms"
	"github.com/aliyun/aliyun-oss-go-sdk/oss"
	osscrypto "github.com/aliyun/aliyun-oss-go-sdk/oss/crypto"

	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

// TestClientEncryption lets the official SDK encrypt under a key that the user holds and under one of KMS, and reads the
// objects back: through the SDK as they were, without it as ciphertext.
//
// proves: S1-oss-client-own S1-oss-client-kms
func TestClientEncryption(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	client, err := oss.New(em.Endpoint(), "finance", "ringfence")
	made(t, err)
	made(t, client.CreateBucket("client-encryption"))
	plain, err := client.Bucket("client-encryption")
	made(t, err)

	own, err := rsa.GenerateKey(rand.Reader, 2048)
	made(t, err)
	public, err := x509.MarshalPKIXPublicKey(&own.PublicKey)
	made(t, err)
	held, err := osscrypto.CreateMasterRsa(map[string]string{"by": "user"},
		string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})),
		string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(own)})))
	made(t, err)

	keys, err := kms.NewClientWithAccessKey("cn-shanghai-finance-1", "finance", "ringfence")
	made(t, err)
	keys.SetHTTPSInsecure(true) // the gateway's certificate is not the matter here
	keys.SetHttpsProxy(em.Gateway("").String())
	create := kms.CreateCreateKeyRequest()
	create.Scheme = "https"
	key, err := keys.CreateKey(create)
	made(t, err)
	managed, err := osscrypto.CreateMasterAliKms(map[string]string{"by": "kms"}, key.KeyMetadata.KeyId, keys)
	made(t, err)

	secret := bytes.Repeat([]byte("what the service must not read; "), 10_000)
	for name, master := range map[string]osscrypto.MasterCipher{"own": held, "kms": managed} {
		bucket, err := osscrypto.GetCryptoBucket(client, "client-encryption", osscrypto.CreateAesCtrCipher(master))
		made(t, err)
		made(t, bucket.PutObject(name, bytes.NewReader(secret)))
		if got := content(t, bucket.GetObject, name); !bytes.Equal(got, secret) {
			t.Errorf("%s: %d bytes came back", name, len(got))
		}
		if got := content(t, bucket.GetObject, name, oss.Range(1001, 1040)); !bytes.Equal(got, secret[1001:1041]) {
			t.Errorf("%s: range %q", name, got)
		}
		if got := content(t, plain.GetObject, name); len(got) != len(secret) || bytes.Contains(got, []byte("must not read")) {
			t.Errorf("%s: the service holds plaintext", name)
		}
		made(t, upload(bucket, name+"-parts", secret))
		if got := content(t, bucket.GetObject, name+"-parts"); !bytes.Equal(got, secret) {
			t.Errorf("%s in parts: %d bytes came back", name, len(got))
		}
	}
}

func content(t *testing.T, get func(string, ...oss.Option) (io.ReadCloser, error), name string, options ...oss.Option) []byte {
	t.Helper()
	body, err := get(name, options...)
	made(t, err)
	defer body.Close()
	got, err := io.ReadAll(body)
	made(t, err)
	return got
}

// upload sends a text in parts that the client encrypts.
func upload(bucket *osscrypto.CryptoBucket, name string, text []byte) error {
	const size = 160_000
	context := osscrypto.PartCryptoContext{DataSize: int64(len(text)), PartSize: size}
	begun, err := bucket.InitiateMultipartUpload(name, &context)
	if err != nil {
		return err
	}
	var parts []oss.UploadPart
	for n := 0; n*size < len(text); n++ {
		piece := text[n*size : min((n+1)*size, len(text))]
		part, err := bucket.UploadPart(begun, bytes.NewReader(piece), int64(len(piece)), n+1, context)
		if err != nil {
			return err
		}
		parts = append(parts, part)
	}
	_, err = bucket.CompleteMultipartUpload(begun, parts)
	return err
}
