package location

// DescribeEndpointsRequest asks where a product answers in a region.
type DescribeEndpointsRequest struct {
	Id          string `rpc:",required"` // the region
	ServiceCode string `rpc:",required"`
	Type        string `rpc:",default=openAPI"`
}

// DescribeEndpointsResponse lists the addresses, none when the product is not
// in the region.
type DescribeEndpointsResponse struct {
	Success   bool
	Endpoints struct{ Endpoint []Endpoint }
}

// Endpoint is one address of a product in a region. Both SDK generations read
// SerivceCode in this spelling (alibaba-cloud-sdk-go, location_resolver.go).
type Endpoint struct {
	Endpoint    string
	Id          string
	Namespace   string
	SerivceCode string // sic
	Type        string
	Protocols   struct{ Protocols []string }
}
