package location

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/location"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// openAPI is the only sort of endpoint that the emulator has.
const openAPI = "openAPI"

// describeEndpoints tells where a product answers in a region: nowhere when it is not deployed
// there, as the SDKs expect of a product that a region lacks (facts §1.7).
func describeEndpoints(tx *world.Tx, req *wire.DescribeEndpointsRequest) (*wire.DescribeEndpointsResponse, error) {
	if decision := tx.Matrix().Admits(tx.Account.Cloud, req.Id); !decision.Allowed {
		return nil, &world.Denied{Decision: decision}
	}
	res := &wire.DescribeEndpointsResponse{Success: true}
	region, _ := tx.Matrix().Region(req.Id)
	host := hostOf(tx.Matrix(), region, strings.ToLower(req.ServiceCode))
	if host == "" || req.Type != openAPI {
		return res, nil
	}
	endpoint := wire.Endpoint{Endpoint: host, Id: region.ID, SerivceCode: req.ServiceCode, Type: openAPI}
	endpoint.Protocols.Protocols = []string{"HTTP", "HTTPS"}
	res.Endpoints.Endpoint = append(res.Endpoints.Endpoint, endpoint)
	return res, nil
}

// hostOf is the host of a service in a region; empty when the product is not deployed there.
func hostOf(m *regions.Matrix, region regions.Region, code string) string {
	product, known := productOf(m, code)
	if known && !m.Deployed(region.ID, product.ID).Allowed {
		return ""
	}
	if host := region.Endpoints[product.ID]; host != "" {
		return host
	}
	if code == "oss" {
		return ossHost(region)
	}
	if central[code] {
		return code + ".aliyuncs.com"
	}
	return code + "." + region.ID + ".aliyuncs.com"
}

// ossHost is the internet name of the region's public location or, where there is none, the name
// inside the region.
func ossHost(region regions.Region) string {
	if l, ok := region.OSSLocationOf(regions.BucketPublic); ok && l.Internet != "" {
		return l.Internet
	}
	if l := region.DefaultOSSLocation(); len(l.Intranet) > 0 {
		return l.Intranet[0]
	}
	return ""
}

// central are the services that have one endpoint for every region (facts §2.3).
var central = map[string]bool{"ram": true, "ims": true, "resourcemanager": true, "location": true, "bssopenapi": true}

// productOf finds a product by the code that clients give to Location: the OpenAPI product code,
// in whatever case, or its row's own id.
func productOf(m *regions.Matrix, code string) (regions.Product, bool) {
	for _, product := range m.Products() {
		if product.ID == code {
			return product, true
		}
		for _, api := range product.APIs {
			if strings.EqualFold(api.Code, code) {
				return product, true
			}
		}
	}
	return regions.Product{}, false
}
