package kms

// EncryptRequest is what Encrypt takes.
type EncryptRequest struct {
	KeyId             string            `rpc:",required"`
	Plaintext         string            `rpc:",required"`
	EncryptionContext map[string]string `rpc:",json"`
}

// EncryptResponse is what Encrypt answers.
type EncryptResponse struct {
	KeyVersionId   string
	KeyId          string
	CiphertextBlob string
}

// DecryptRequest is what Decrypt takes: the text itself says which key made it.
type DecryptRequest struct {
	CiphertextBlob    string            `rpc:",required"`
	EncryptionContext map[string]string `rpc:",json"`
}

// DecryptResponse is what Decrypt answers.
type DecryptResponse struct {
	KeyVersionId string
	KeyId        string
	Plaintext    string
}

// ReEncryptRequest is what ReEncrypt takes.
type ReEncryptRequest struct {
	CiphertextBlob               string `rpc:",required"`
	SourceKeyId                  string
	SourceKeyVersionId           string
	SourceEncryptionAlgorithm    string
	SourceEncryptionContext      map[string]string `rpc:",json"`
	DestinationKeyId             string            `rpc:",required"`
	DestinationEncryptionContext map[string]string `rpc:",json"`
}

// ReEncryptResponse is what ReEncrypt answers.
type ReEncryptResponse struct {
	KeyId          string
	KeyVersionId   string
	CiphertextBlob string
}

// GenerateDataKeyRequest is what GenerateDataKey takes.
type GenerateDataKeyRequest struct {
	KeyId             string            `rpc:",required"`
	KeySpec           string            `rpc:",enum=AES_256|AES_128"`
	NumberOfBytes     int               `rpc:",min=0,max=1024"`
	EncryptionContext map[string]string `rpc:",json"`
}

// GenerateDataKeyResponse is what GenerateDataKey answers.
type GenerateDataKeyResponse struct {
	KeyVersionId   string
	KeyId          string
	CiphertextBlob string
	Plaintext      string
}

// GenerateDataKeyWithoutPlaintextRequest is what GenerateDataKeyWithoutPlaintext takes.
type GenerateDataKeyWithoutPlaintextRequest struct {
	KeyId             string            `rpc:",required"`
	KeySpec           string            `rpc:",enum=AES_256|AES_128"`
	NumberOfBytes     int               `rpc:",min=0,max=1024"`
	EncryptionContext map[string]string `rpc:",json"`
}

// GenerateDataKeyWithoutPlaintextResponse is what GenerateDataKeyWithoutPlaintext answers.
type GenerateDataKeyWithoutPlaintextResponse struct {
	KeyVersionId   string
	KeyId          string
	CiphertextBlob string
}
