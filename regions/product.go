package regions

import "strings"

// State is a cell of the deployment table.
type State string

// A product that is being deployed, or of which nothing is decided, is Pending: not available, and the
// profile says that it is on its way.
const (
	Present State = "deployed"
	Pending State = "pending"
	Absent  State = "absent"
)

// Product is a row of the deployment table, or a product outside of it that the cloud has.
type Product struct {
	ID    string `yaml:"id" json:"id"`                         // "redis"
	Name  string `yaml:"name" json:"name"`                     // "Redis"
	Error string `yaml:"error,omitempty" json:"error"`         // what a region without it answers
	APIs  []API  `yaml:"apis,omitempty" json:"apis,omitempty"` // by which calls arrive
	Why   string `yaml:"why,omitempty" json:"why,omitempty"`   // how the API was told, where it is not plain
}

// API is an OpenAPI product code and a version of it, such as R-kvstore 2015-01-01.
type API struct {
	Code    string `yaml:"code" json:"code"`
	Version string `yaml:"version" json:"version"`
}

type deploymentKey struct{ region, product string }

// ProductOf finds the product that answers an OpenAPI product code and version. Codes are compared without
// regard to case, as clients spell them differently ("Rds", "rds"); an empty code matches by version alone
// where only one product has that version.
func (m *Matrix) ProductOf(openAPIProduct, version string) (Product, bool) {
	var found []Product
	for _, product := range m.products {
		for _, api := range product.APIs {
			if api.Version == version && (openAPIProduct == "" || strings.EqualFold(api.Code, openAPIProduct)) {
				found = append(found, product)
				break
			}
		}
	}
	if len(found) != 1 {
		return Product{}, false
	}
	return found[0], true
}

// Products lists every product, in the order of the data.
func (m *Matrix) Products() []Product { return append([]Product(nil), m.products...) }
