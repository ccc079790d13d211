package oss

import "encoding/xml"

// CreateAccessPointConfiguration is the body of CreateAccessPoint.
type CreateAccessPointConfiguration struct {
	XMLName          xml.Name `xml:"CreateAccessPointConfiguration"`
	AccessPointName  string
	NetworkOrigin    string
	VpcConfiguration *VpcConfiguration `xml:",omitempty"`
}

// VpcConfiguration names the VPC from which an access point is used.
type VpcConfiguration struct{ VpcId string }

// CreateAccessPointResult answers CreateAccessPoint.
type CreateAccessPointResult struct {
	XMLName        xml.Name `xml:"CreateAccessPointResult"`
	AccessPointArn string
	Alias          string
}

// GetAccessPointResult answers GetAccessPoint.
type GetAccessPointResult struct {
	XMLName                        xml.Name `xml:"GetAccessPointResult"`
	AccessPointName                string
	Bucket                         string
	AccountId                      string
	NetworkOrigin                  string
	VpcConfiguration               VpcConfiguration
	AccessPointArn                 string
	CreationDate                   string
	Alias                          string
	Status                         string
	Endpoints                      PointEndpoints
	PublicAccessBlockConfiguration BlockedAccess
}

// BlockedAccess is a public access block inside another document.
type BlockedAccess struct{ BlockPublicAccess bool }

// PointEndpoints are the host names of an access point.
type PointEndpoints struct {
	PublicEndpoint   string
	InternalEndpoint string
}

// ListAccessPointsResult answers ListAccessPoints.
type ListAccessPointsResult struct {
	XMLName               xml.Name `xml:"ListAccessPointsResult"`
	IsTruncated           bool
	NextContinuationToken string `xml:",omitempty"`
	AccountId             string
	MaxKeys               int
	AccessPoints          []AccessPointEntry `xml:"AccessPoints>AccessPoint"`
}

// AccessPointEntry is an access point in a list.
type AccessPointEntry struct {
	Bucket           string
	AccessPointName  string
	Alias            string
	NetworkOrigin    string
	VpcConfiguration VpcConfiguration
	Status           string
}

// ObjectProcessConfiguration says what an access point for object process does with objects.
type ObjectProcessConfiguration struct {
	AllowedFeatures              *AllowedFeatures              `xml:",omitempty"`
	TransformationConfigurations *TransformationConfigurations `xml:",omitempty"`
}

// AllowedFeatures lists what the function supports.
type AllowedFeatures struct{ AllowedFeature []string }

// TransformationConfigurations lists the functions.
type TransformationConfigurations struct {
	TransformationConfiguration []TransformationConfiguration
}

// TransformationConfiguration is one of them.
type TransformationConfiguration struct {
	Actions               struct{ Action []string }
	ContentTransformation ContentTransformation
}

// ContentTransformation names a function.
type ContentTransformation struct {
	FunctionCompute struct {
		FunctionAssumeRoleArn string
		FunctionArn           string
	}
	AdditionalFeatures *struct {
		CustomForwardHeaders *struct{ CustomForwardHeader []string } `xml:",omitempty"`
	} `xml:",omitempty"`
}

// CreateAccessPointForObjectProcessConfiguration is the body of CreateAccessPointForObjectProcess.
type CreateAccessPointForObjectProcessConfiguration struct {
	XMLName                              xml.Name `xml:"CreateAccessPointForObjectProcessConfiguration"`
	AccessPointName                      string
	AllowAnonymousAccessForObjectProcess string `xml:",omitempty"`
	ObjectProcessConfiguration           ObjectProcessConfiguration
}

// CreateAccessPointForObjectProcessResult answers it.
type CreateAccessPointForObjectProcessResult struct {
	XMLName                          xml.Name `xml:"CreateAccessPointForObjectProcessResult"`
	AccessPointForObjectProcessArn   string
	AccessPointForObjectProcessAlias string
}

// PutAccessPointConfigForObjectProcessConfiguration is the body of PutAccessPointConfigForObjectProcess.
type PutAccessPointConfigForObjectProcessConfiguration struct {
	XMLName                              xml.Name       `xml:"PutAccessPointConfigForObjectProcessConfiguration"`
	AllowAnonymousAccessForObjectProcess string         `xml:",omitempty"`
	PublicAccessBlockConfiguration       *BlockedAccess `xml:",omitempty"`
	ObjectProcessConfiguration           ObjectProcessConfiguration
}

// GetAccessPointConfigForObjectProcessResult answers GetAccessPointConfigForObjectProcess.
type GetAccessPointConfigForObjectProcessResult struct {
	XMLName                              xml.Name `xml:"GetAccessPointConfigForObjectProcessResult"`
	ObjectProcessConfiguration           ObjectProcessConfiguration
	AllowAnonymousAccessForObjectProcess string
	PublicAccessBlockConfiguration       BlockedAccess
}

// GetAccessPointForObjectProcessResult answers GetAccessPointForObjectProcess.
type GetAccessPointForObjectProcessResult struct {
	XMLName                              xml.Name `xml:"GetAccessPointForObjectProcessResult"`
	AccessPointNameForObjectProcess      string
	AccessPointForObjectProcessAlias     string
	AccessPointName                      string
	AccountId                            string
	AccessPointForObjectProcessArn       string
	CreationDate                         string
	Status                               string
	Endpoints                            PointEndpoints
	AllowAnonymousAccessForObjectProcess string
	PublicAccessBlockConfiguration       BlockedAccess
}

// ListAccessPointsForObjectProcessResult answers ListAccessPointsForObjectProcess.
type ListAccessPointsForObjectProcessResult struct {
	XMLName                      xml.Name `xml:"ListAccessPointsForObjectProcessResult"`
	IsTruncated                  bool
	NextContinuationToken        string `xml:",omitempty"`
	AccountId                    string
	AccessPointsForObjectProcess []ProcessPointEntry `xml:"AccessPointsForObjectProcess>AccessPointForObjectProcess"`
}

// ProcessPointEntry is an access point for object process in a list.
type ProcessPointEntry struct {
	AccessPointNameForObjectProcess      string
	AccessPointForObjectProcessAlias     string
	AccessPointName                      string
	Status                               string
	AllowAnonymousAccessForObjectProcess string
}
