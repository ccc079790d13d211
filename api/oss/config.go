package oss

import "encoding/xml"

// The small documents of a bucket's configuration. A pointer marks an element whose absence means something else than
// its zero value; a document that echoes must give back what it was given.

// VersioningConfiguration has no Status while versioning was never switched on.
type VersioningConfiguration struct {
	XMLName xml.Name `xml:"VersioningConfiguration"`
	Status  string   `xml:",omitempty"` // Enabled, Suspended
}

// BucketLoggingStatus is empty while logging is off.
type BucketLoggingStatus struct {
	XMLName        xml.Name        `xml:"BucketLoggingStatus"`
	LoggingEnabled *LoggingEnabled `xml:",omitempty"`
}

// LoggingEnabled says where access logs go.
type LoggingEnabled struct {
	TargetBucket string
	TargetPrefix string
	LoggingRole  string `xml:",omitempty"`
}

// UserDefinedLogFieldsConfiguration adds request headers and parameters to access logs.
type UserDefinedLogFieldsConfiguration struct {
	XMLName   xml.Name       `xml:"UserDefinedLogFieldsConfiguration"`
	HeaderSet *LogHeaderSet  `xml:",omitempty"`
	ParamSet  *LogParameters `xml:",omitempty"`
}

// LogHeaderSet lists headers to log.
type LogHeaderSet struct {
	Headers []string `xml:"header"`
}

// LogParameters lists query parameters to log.
type LogParameters struct {
	Parameters []string `xml:"parameter"`
}

// RefererConfiguration has a default: every referer, and none, is welcome.
type RefererConfiguration struct {
	XMLName                  xml.Name `xml:"RefererConfiguration"`
	AllowEmptyReferer        bool
	AllowTruncateQueryString *bool `xml:",omitempty"`
	TruncatePath             *bool `xml:",omitempty"`
	RefererList              RefererList
	RefererBlacklist         *RefererList `xml:",omitempty"`
}

// RefererList lists referers, with * and ? as wildcards.
type RefererList struct {
	Referers []string `xml:"Referer"`
}

// CORSConfiguration holds the cross-origin rules.
type CORSConfiguration struct {
	XMLName      xml.Name   `xml:"CORSConfiguration"`
	Rules        []CORSRule `xml:"CORSRule"`
	ResponseVary *bool      `xml:",omitempty"`
}

// CORSRule admits requests from other origins.
type CORSRule struct {
	AllowedOrigin []string
	AllowedMethod []string
	AllowedHeader []string
	ExposeHeader  []string
	MaxAgeSeconds *int64 `xml:",omitempty"`
}

// ServerSideEncryptionRule is the default encryption.
type ServerSideEncryptionRule struct {
	XMLName                            xml.Name `xml:"ServerSideEncryptionRule"`
	ApplyServerSideEncryptionByDefault EncryptionDefault
}

// EncryptionDefault names algorithm and key. Under KMS the service writes KMSMasterKeyID even when it is empty, and under
// another algorithm not at all (GetBucketEncryption documents; ali-oss, getBucketEncryption()).
type EncryptionDefault struct {
	SSEAlgorithm      string
	KMSMasterKeyID    *string `xml:",omitempty"`
	KMSDataEncryption string  `xml:",omitempty"`
}

// RequestPaymentConfiguration says who pays: BucketOwner or Requester.
type RequestPaymentConfiguration struct {
	XMLName xml.Name `xml:"RequestPaymentConfiguration"`
	Payer   string
}

// TransferAccelerationConfiguration switches the acceleration endpoint.
type TransferAccelerationConfiguration struct {
	XMLName xml.Name `xml:"TransferAccelerationConfiguration"`
	Enabled bool
}

// AccessMonitorConfiguration switches access tracking: Enabled, Disabled.
type AccessMonitorConfiguration struct {
	XMLName xml.Name `xml:"AccessMonitorConfiguration"`
	Status  string
}

// ArchiveDirectReadConfiguration lets archived objects be read without a restore.
type ArchiveDirectReadConfiguration struct {
	XMLName xml.Name `xml:"ArchiveDirectReadConfiguration"`
	Enabled bool
}

// BucketResourceGroupConfiguration names the resource group.
type BucketResourceGroupConfiguration struct {
	XMLName         xml.Name `xml:"BucketResourceGroupConfiguration"`
	ResourceGroupId string
}

// PublicAccessBlockConfiguration refuses public ACLs and policies, of an account, a bucket or an access point.
type PublicAccessBlockConfiguration struct {
	XMLName           xml.Name `xml:"PublicAccessBlockConfiguration"`
	BlockPublicAccess bool
}

// PolicyStatus says whether the bucket policy opens the bucket to everyone.
type PolicyStatus struct {
	XMLName  xml.Name `xml:"PolicyStatus"`
	IsPublic bool
}

// HttpsConfiguration restricts TLS.
type HttpsConfiguration struct {
	XMLName     xml.Name     `xml:"HttpsConfiguration"`
	TLS         *TLSConfig   `xml:",omitempty"`
	CipherSuite *CipherSuite `xml:",omitempty"`
}

// TLSConfig lists the admitted TLS versions.
type TLSConfig struct {
	Enable     bool
	TLSVersion []string
}

// CipherSuite lists the admitted cipher suites.
type CipherSuite struct {
	Enable                 bool
	StrongCipherSuite      *bool `xml:",omitempty"`
	CustomCipherSuite      []string
	TLS13CustomCipherSuite []string
}

// OverwriteConfiguration forbids overwriting.
type OverwriteConfiguration struct {
	XMLName xml.Name        `xml:"OverwriteConfiguration"`
	Rules   []OverwriteRule `xml:"Rule"`
}

// OverwriteRule is one such rule.
type OverwriteRule struct {
	ID         string
	Action     string
	Prefix     string               `xml:",omitempty"`
	Suffix     string               `xml:",omitempty"`
	Principals *OverwritePrincipals `xml:",omitempty"`
}

// OverwritePrincipals lists whom a rule concerns.
type OverwritePrincipals struct{ Principal []string }

// QosConfiguration limits bandwidth and requests; -1 means the default.
type QosConfiguration struct {
	XMLName xml.Name `xml:"QoSConfiguration"`
	QosLimits
}

// QosLimits are bandwidths in Gbit/s and requests per second.
type QosLimits struct {
	TotalUploadBandwidth      *int `xml:",omitempty"`
	IntranetUploadBandwidth   *int `xml:",omitempty"`
	ExtranetUploadBandwidth   *int `xml:",omitempty"`
	TotalDownloadBandwidth    *int `xml:",omitempty"`
	IntranetDownloadBandwidth *int `xml:",omitempty"`
	ExtranetDownloadBandwidth *int `xml:",omitempty"`
	TotalQps                  *int `xml:",omitempty"`
	IntranetQps               *int `xml:",omitempty"`
	ExtranetQps               *int `xml:",omitempty"`
	StorageCapacity           *int `xml:",omitempty"`
}

// Style is a named image processing instruction.
type Style struct {
	XMLName        xml.Name `xml:"Style"`
	Name           string   `xml:",omitempty"`
	Content        string
	CreateTime     string `xml:",omitempty"`
	LastModifyTime string `xml:",omitempty"`
	Category       string `xml:",omitempty"`
}

// StyleList answers ListStyle.
type StyleList struct {
	XMLName xml.Name `xml:"StyleList"`
	Styles  []Style  `xml:"Style"`
}
