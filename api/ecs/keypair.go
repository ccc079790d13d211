package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateKeyPairRequest is what CreateKeyPair takes.
type CreateKeyPairRequest struct {
	RegionId        string `rpc:",required"`
	KeyPairName     string `rpc:",required"`
	ResourceGroupId string
	Tag             []rpc.Tag `rpc:",maxitems=20"`
}

// CreateKeyPairResponse is what CreateKeyPair answers.
type CreateKeyPairResponse struct {
	PrivateKeyBody     string
	KeyPairName        string
	KeyPairId          string
	KeyPairFingerPrint string
}

// ImportKeyPairRequest is what ImportKeyPair takes.
type ImportKeyPairRequest struct {
	RegionId        string `rpc:",required"`
	KeyPairName     string `rpc:",required"`
	PublicKeyBody   string `rpc:",required"`
	ResourceGroupId string
	Tag             []rpc.Tag `rpc:",maxitems=20"`
}

// ImportKeyPairResponse is what ImportKeyPair answers.
type ImportKeyPairResponse struct {
	KeyPairName        string
	KeyPairFingerPrint string
}

// DescribeKeyPairsRequest is what DescribeKeyPairs takes.
type DescribeKeyPairsRequest struct {
	RegionId           string `rpc:",required"`
	KeyPairName        string
	KeyPairFingerPrint string
	PageNumber         int32 `rpc:",min=1,default=1"`
	PageSize           int32 `rpc:",min=1,max=50,default=10"`
	IncludePublicKey   *bool
	ResourceGroupId    string
	Tag                []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeKeyPairsResponse is what DescribeKeyPairs answers.
type DescribeKeyPairsResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	KeyPairs   struct{ KeyPair []KeyPair }
}

// KeyPair is part of the answer of DescribeKeyPairs.
type KeyPair struct {
	CreationTime       string
	KeyPairName        string
	KeyPairFingerPrint string
	ResourceGroupId    string
	PublicKey          string
	Tags               struct{ Tag []Tag }
}

// AttachKeyPairRequest is what AttachKeyPair takes.
type AttachKeyPairRequest struct {
	RegionId    string   `rpc:",required"`
	KeyPairName string   `rpc:",required"`
	InstanceIds []string `rpc:",required,json"`
}

// AttachKeyPairResponse is what AttachKeyPair answers.
type AttachKeyPairResponse struct {
	KeyPairName string
	TotalCount  string
	FailCount   string
	Results     struct{ Result []AttachKeyPairResult }
}

// AttachKeyPairResult is part of the answer of AttachKeyPair.
type AttachKeyPairResult struct {
	Code       string
	Message    string
	InstanceId string
	Success    string
}

// DetachKeyPairRequest is what DetachKeyPair takes.
type DetachKeyPairRequest struct {
	RegionId    string   `rpc:",required"`
	KeyPairName string   `rpc:",required"`
	InstanceIds []string `rpc:",required,json"`
}

// DetachKeyPairResponse is what DetachKeyPair answers.
type DetachKeyPairResponse struct {
	KeyPairName string
	TotalCount  string
	FailCount   string
	Results     struct{ Result []AttachKeyPairResult }
}

// DeleteKeyPairsRequest is what DeleteKeyPairs takes.
type DeleteKeyPairsRequest struct {
	RegionId     string   `rpc:",required"`
	KeyPairNames []string `rpc:",required,json"`
}

// DeleteKeyPairsResponse is what DeleteKeyPairs answers.
type DeleteKeyPairsResponse struct{}
