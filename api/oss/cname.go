package oss

import "encoding/xml"

// BucketCnameConfiguration is the body of PutCname, DeleteCname and CreateCnameToken.
type BucketCnameConfiguration struct {
	XMLName xml.Name `xml:"BucketCnameConfiguration"`
	Cname   CnameRequest
}

// CnameRequest names a domain and, if it is to serve HTTPS, its certificate.
type CnameRequest struct {
	Domain                   string
	CertificateConfiguration *CertificateConfiguration `xml:",omitempty"`
}

// CertificateConfiguration carries a certificate or refers to one.
type CertificateConfiguration struct {
	CertId            string `xml:",omitempty"`
	Certificate       string `xml:",omitempty"`
	PrivateKey        string `xml:",omitempty"`
	PreviousCertId    string `xml:",omitempty"`
	Force             *bool  `xml:",omitempty"`
	DeleteCertificate *bool  `xml:",omitempty"`
}

// CnameToken is what the TXT record of a domain must hold.
type CnameToken struct {
	XMLName    xml.Name `xml:"CnameToken"`
	Bucket     string
	Cname      string
	Token      string
	ExpireTime string
}

// ListCnameResult answers ListCname.
type ListCnameResult struct {
	XMLName xml.Name `xml:"ListCnameResult"`
	Bucket  string
	Owner   string
	Cnames  []Cname `xml:"Cname"`
}

// Cname is a domain that is bound to a bucket.
type Cname struct {
	Domain       string
	LastModified string
	Status       string
	Certificate  *Certificate `xml:",omitempty"`
}

// Certificate is a certificate as the service shows it.
type Certificate struct {
	Type           string
	CertId         string
	Status         string
	CreationDate   string
	Fingerprint    string
	ValidStartDate string
	ValidEndDate   string
}
