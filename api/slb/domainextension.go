package slb

// CreateDomainExtensionRequest is what CreateDomainExtension takes.
type CreateDomainExtensionRequest struct {
	RegionId            string `rpc:",required"`
	LoadBalancerId      string `rpc:",required"`
	ListenerPort        int    `rpc:",required"`
	Domain              string `rpc:",required"`
	ServerCertificateId string
}

// CreateDomainExtensionResponse is what CreateDomainExtension answers.
type CreateDomainExtensionResponse struct {
	ListenerPort      int
	DomainExtensionId string
}

// DescribeDomainExtensionsRequest is what DescribeDomainExtensions takes.
type DescribeDomainExtensionsRequest struct {
	RegionId          string `rpc:",required"`
	LoadBalancerId    string `rpc:",required"`
	ListenerPort      int    `rpc:",required"`
	DomainExtensionId string
}

// DescribeDomainExtensionsResponse is what DescribeDomainExtensions answers.
type DescribeDomainExtensionsResponse struct {
	DomainExtensions struct{ DomainExtension []DomainExtension }
}

// DescribeDomainExtensionAttributeRequest is what DescribeDomainExtensionAttribute takes.
type DescribeDomainExtensionAttributeRequest struct {
	RegionId          string `rpc:",required"`
	DomainExtensionId string `rpc:",required"`
}

// DescribeDomainExtensionAttributeResponse is what DescribeDomainExtensionAttribute answers.
type DescribeDomainExtensionAttributeResponse struct {
	Domain              string
	LoadBalancerId      string
	ListenerPort        int
	ServerCertificateId string
	DomainExtensionId   string
}

// SetDomainExtensionAttributeRequest is what SetDomainExtensionAttribute takes.
type SetDomainExtensionAttributeRequest struct {
	RegionId            string `rpc:",required"`
	DomainExtensionId   string `rpc:",required"`
	ServerCertificateId *string
}

// SetDomainExtensionAttributeResponse is what SetDomainExtensionAttribute answers.
type SetDomainExtensionAttributeResponse struct{}

// DeleteDomainExtensionRequest is what DeleteDomainExtension takes.
type DeleteDomainExtensionRequest struct {
	RegionId          string `rpc:",required"`
	DomainExtensionId string `rpc:",required"`
}

// DeleteDomainExtensionResponse is what DeleteDomainExtension answers.
type DeleteDomainExtensionResponse struct{}
