package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateSslVpnClientCertRequest is what CreateSslVpnClientCert takes.
type CreateSslVpnClientCertRequest struct {
	ClientToken    string
	RegionId       string `rpc:",required"`
	SslVpnServerId string `rpc:",required"`
	Name           string
}

// CreateSslVpnClientCertResponse is what CreateSslVpnClientCert answers.
type CreateSslVpnClientCertResponse struct {
	Name               string
	SslVpnClientCertId string
}

// ModifySslVpnClientCertRequest is what ModifySslVpnClientCert takes.
type ModifySslVpnClientCertRequest struct {
	ClientToken        string
	RegionId           string `rpc:",required"`
	SslVpnClientCertId string `rpc:",required"`
	Name               string
}

// ModifySslVpnClientCertResponse is what ModifySslVpnClientCert answers.
type ModifySslVpnClientCertResponse struct {
	Name               string
	SslVpnClientCertId string
}

// DescribeSslVpnClientCertRequest is what DescribeSslVpnClientCert takes.
type DescribeSslVpnClientCertRequest struct {
	RegionId           string `rpc:",required"`
	SslVpnClientCertId string `rpc:",required"`
}

// DescribeSslVpnClientCertResponse is what DescribeSslVpnClientCert answers.
type DescribeSslVpnClientCertResponse struct {
	Status             string
	CreateTime         int64
	ClientKey          string
	RegionId           string
	ClientConfig       string
	EndTime            int64
	ClientCert         string
	CaCert             string
	SslVpnClientCertId string
	SslVpnServerId     string
	Name               string
	ResourceGroupId    string
}

// DescribeSslVpnClientCertsRequest is what DescribeSslVpnClientCerts takes.
type DescribeSslVpnClientCertsRequest struct {
	RegionId           string `rpc:",required"`
	SslVpnServerId     string
	SslVpnClientCertId string
	Name               string
	rpc.Paging
	ResourceGroupId string
}

// DescribeSslVpnClientCertsResponse is what DescribeSslVpnClientCerts answers.
type DescribeSslVpnClientCertsResponse struct {
	PageSize             int
	PageNumber           int
	TotalCount           int
	SslVpnClientCertKeys struct{ SslVpnClientCertKey []SslVpnClientCertKey }
}

// SslVpnClientCertKey is part of the answer of DescribeSslVpnClientCerts.
type SslVpnClientCertKey struct {
	Status             string
	EndTime            int64
	CreateTime         int64
	SslVpnClientCertId string
	SslVpnServerId     string
	Name               string
	RegionId           string
	ResourceGroupId    string
}

// DeleteSslVpnClientCertRequest is what DeleteSslVpnClientCert takes.
type DeleteSslVpnClientCertRequest struct {
	RegionId           string `rpc:",required"`
	ClientToken        string
	SslVpnClientCertId string `rpc:",required"`
}

// DeleteSslVpnClientCertResponse is what DeleteSslVpnClientCert answers.
type DeleteSslVpnClientCertResponse struct{}
