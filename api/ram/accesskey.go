package ram

// CreateAccessKeyRequest is what CreateAccessKey takes; without a name it is about the caller.
type CreateAccessKeyRequest struct{ UserName string }

// CreateAccessKeyResponse is what CreateAccessKey answers.
type CreateAccessKeyResponse struct{ AccessKey NewAccessKey }

// NewAccessKey is a key with its secret, which no other action tells.
type NewAccessKey struct {
	AccessKeyId     string
	AccessKeySecret string
	Status          string
	CreateDate      string
}

// ListAccessKeysRequest is what ListAccessKeys takes; without a name it is about the caller.
type ListAccessKeysRequest struct{ UserName string }

// ListAccessKeysResponse is what ListAccessKeys answers.
type ListAccessKeysResponse struct {
	AccessKeys struct{ AccessKey []AccessKey }
}

// AccessKey is a key.
type AccessKey struct {
	AccessKeyId string
	Status      string
	CreateDate  string
}

// UpdateAccessKeyRequest is what UpdateAccessKey takes.
type UpdateAccessKeyRequest struct {
	UserName        string
	UserAccessKeyId string `rpc:",required"`
	Status          string `rpc:",required,enum=Active|Inactive"`
}

// UpdateAccessKeyResponse is what UpdateAccessKey answers.
type UpdateAccessKeyResponse struct{}

// DeleteAccessKeyRequest is what DeleteAccessKey takes.
type DeleteAccessKeyRequest struct {
	UserName        string
	UserAccessKeyId string `rpc:",required"`
}

// DeleteAccessKeyResponse is what DeleteAccessKey answers.
type DeleteAccessKeyResponse struct{}
