package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// UploadServerCertificateRequest is what UploadServerCertificate takes.
type UploadServerCertificateRequest struct {
	Tag                   []rpc.Tag `rpc:",maxitems=20"`
	RegionId              string    `rpc:",required"`
	AliCloudCertificateId string
	_                     rpc.Unread `params:"AliCloudCertificateName,AliCloudCertificateRegionId"`
	ServerCertificate     string
	PrivateKey            string
	ServerCertificateName string
	ResourceGroupId       string
}

// UploadServerCertificateResponse is what UploadServerCertificate answers.
type UploadServerCertificateResponse struct {
	AliCloudCertificateName string
	CreateTimeStamp         int64
	ExpireTime              string
	CreateTime              string
	ServerCertificateId     string
	ExpireTimeStamp         int64
	RegionId                string
	Fingerprint             string
	ServerCertificateName   string
	CommonName              string
	ResourceGroupId         string
	AliCloudCertificateId   string
	IsAliCloudCertificate   int
	SubjectAlternativeNames struct{ SubjectAlternativeName []string }
}

// DescribeServerCertificatesRequest is what DescribeServerCertificates takes.
type DescribeServerCertificatesRequest struct {
	ServerCertificateId string
	ResourceGroupId     string
	Tag                 []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeServerCertificatesResponse is what DescribeServerCertificates answers.
type DescribeServerCertificatesResponse struct {
	ServerCertificates struct{ ServerCertificate []ServerCertificate }
}

// ServerCertificate is part of the answer of DescribeServerCertificates.
type ServerCertificate struct {
	CreateTimeStamp         int64
	AliCloudCertificateName string
	ExpireTime              string
	CreateTime              string
	ServerCertificateId     string
	ExpireTimeStamp         int64
	RegionId                string
	ServerCertificateName   string
	Fingerprint             string
	CommonName              string
	ResourceGroupId         string
	IsAliCloudCertificate   int
	AliCloudCertificateId   string
	Tags                    struct{ Tag []DescribeLoadBalancersTag }
	SubjectAlternativeNames struct{ SubjectAlternativeName []string }
}

// SetServerCertificateNameRequest is what SetServerCertificateName takes.
type SetServerCertificateNameRequest struct {
	RegionId              string `rpc:",required"`
	ServerCertificateId   string `rpc:",required"`
	ServerCertificateName string `rpc:",required"`
}

// SetServerCertificateNameResponse is what SetServerCertificateName answers.
type SetServerCertificateNameResponse struct{}

// DeleteServerCertificateRequest is what DeleteServerCertificate takes.
type DeleteServerCertificateRequest struct {
	ServerCertificateId string `rpc:",required"`
}

// DeleteServerCertificateResponse is what DeleteServerCertificate answers.
type DeleteServerCertificateResponse struct{}

// UploadCACertificateRequest is what UploadCACertificate takes.
type UploadCACertificateRequest struct {
	Tag               []rpc.Tag `rpc:",maxitems=20"`
	RegionId          string    `rpc:",required"`
	CACertificate     string    `rpc:",required"`
	CACertificateName string
	ResourceGroupId   string
}

// UploadCACertificateResponse is what UploadCACertificate answers.
type UploadCACertificateResponse struct {
	CreateTimeStamp   int64
	ExpireTime        string
	Fingerprint       string
	CreateTime        string
	CommonName        string
	ResourceGroupId   string
	CACertificateName string
	ExpireTimeStamp   int64
	CACertificateId   string
}

// DescribeCACertificatesRequest is what DescribeCACertificates takes.
type DescribeCACertificatesRequest struct {
	RegionId        string `rpc:",required"`
	CACertificateId string
	ResourceGroupId string
	Tag             []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeCACertificatesResponse is what DescribeCACertificates answers.
type DescribeCACertificatesResponse struct {
	CACertificates struct{ CACertificate []CACertificate }
}

// CACertificate is part of the answer of DescribeCACertificates.
type CACertificate struct {
	CreateTimeStamp   int64
	ExpireTime        string
	CreateTime        string
	ExpireTimeStamp   int64
	CACertificateId   string
	RegionId          string
	Fingerprint       string
	ResourceGroupId   string
	CommonName        string
	CACertificateName string
	Tags              struct{ Tag []DescribeLoadBalancersTag }
}

// SetCACertificateNameRequest is what SetCACertificateName takes.
type SetCACertificateNameRequest struct {
	RegionId          string `rpc:",required"`
	CACertificateId   string `rpc:",required"`
	CACertificateName string `rpc:",required"`
}

// SetCACertificateNameResponse is what SetCACertificateName answers.
type SetCACertificateNameResponse struct{}

// DeleteCACertificateRequest is what DeleteCACertificate takes.
type DeleteCACertificateRequest struct {
	RegionId        string `rpc:",required"`
	CACertificateId string `rpc:",required"`
}

// DeleteCACertificateResponse is what DeleteCACertificate answers.
type DeleteCACertificateResponse struct{}
