package regions

import (
	"slices"
	"strings"
)

// Region is a region after its class and its own deltas have been put together.
type Region struct {
	ID        string            `json:"id"`
	Class     string            `json:"class"` // "public", "finance" or "gov": the cloud to which it belongs
	LocalName string            `json:"localName"`
	Name      string            `json:"name"`      // in English
	Code      string            `json:"code"`      // three letters that start the random part of ids made there
	Zones     []Zone            `json:"zones"`     // in the order of the data
	Networks  []string          `json:"networks"`  // "classic", "vpc"; the first is the default
	Venues    []Venue           `json:"venues"`    // region and network together, as the capability table has columns
	OSS       []OSSLocation     `json:"oss"`       // where buckets can live
	Endpoints map[string]string `json:"endpoints"` // host by product id

	// Sources cites the documents of "code", "oss" and "endpoints", or a row of the register of assumptions.
	Sources map[string]OneOrMore `json:"sources"`
}

// Zone is a zone of a region.
type Zone struct {
	ID        string `yaml:"id" json:"id"`
	LocalName string `yaml:"localName" json:"localName"`
}

// Venue is a region with one of its networks: a column of the capability table.
type Venue struct {
	ID      string `yaml:"id" json:"id"`
	Network string `yaml:"network" json:"network"`
}

// OSSLocation is an OSS location of a region. Regions of the finance cloud have two, one without an
// internet endpoint and one with: the type of a bucket is the location in which it was made.
type OSSLocation struct {
	Location string   `yaml:"location" json:"location"` // "oss-cn-hzjbp"
	Type     string   `yaml:"type" json:"type"`         // "public" or "intranet"
	Internet string   `yaml:"internet,omitempty" json:"internet,omitempty"`
	Intranet []string `yaml:"intranet" json:"intranet"`
	Aliases  []string `yaml:"aliases,omitempty" json:"aliases,omitempty"` // other names by which clients ask for it
}

// Bucket types, as facts and locations spell them.
const (
	BucketPublic   = "public"
	BucketIntranet = "intranet"
)

// Networks, as facts, venues and regions spell them.
const (
	NetworkClassic = "classic"
	NetworkVPC     = "vpc"
)

// Classes of region, which are also the clouds to which accounts are admitted.
const (
	CloudPublic       = "public"
	CloudFinance      = "finance"
	CloudGov          = "gov"
	CloudMicrofinance = "microfinance" // of accounts only: its one region is of class finance
)

// HasZone says whether a zone belongs to the region.
func (r Region) HasZone(id string) bool {
	return slices.ContainsFunc(r.Zones, func(z Zone) bool { return z.ID == id })
}

// HasNetwork says whether the region has that kind of network.
func (r Region) HasNetwork(network string) bool { return slices.Contains(r.Networks, network) }

// DefaultNetwork is the network that a decision assumes when a request names none.
func (r Region) DefaultNetwork() string { return r.Networks[0] }

// OSSLocationOf finds the OSS location of a bucket type. A region with one location answers it for both types.
func (r Region) OSSLocationOf(bucketType string) (OSSLocation, bool) {
	for _, l := range r.OSS {
		if l.Type == bucketType {
			return l, true
		}
	}
	if len(r.OSS) == 1 {
		return r.OSS[0], true
	}
	return OSSLocation{}, false
}

// DefaultOSSLocation is where a bucket is made when a request names no location: the first of the region.
func (r Region) DefaultOSSLocation() OSSLocation { return r.OSS[0] }

// Region finds a region by its id. Ids are not aliased.
func (m *Matrix) Region(id string) (Region, bool) {
	r, ok := m.regions[id]
	return r, ok
}

// All lists every region, in the order of the data.
func (m *Matrix) All() []Region {
	out := make([]Region, len(m.order))
	for i, id := range m.order {
		out[i] = m.regions[id]
	}
	return out
}

// Regions lists the regions of a cloud ("public", "finance", "gov"), in the order of the data.
func (m *Matrix) Regions(cloud string) []Region {
	return slices.DeleteFunc(m.All(), func(r Region) bool { return r.Class != cloud })
}

// OSSLocation finds the region and location of an OSS location name, alias or host label such as
// "oss-cn-hzfinance", "oss-cn-hzfinance-internal" or "cn-hangzhou-finance".
func (m *Matrix) OSSLocation(name string) (Region, OSSLocation, bool) {
	at, ok := m.ossNames[strings.TrimSuffix(name, ".aliyuncs.com")]
	if !ok {
		return Region{}, OSSLocation{}, false
	}
	region := m.regions[at.region]
	return region, region.OSS[at.index], true
}

type ossName struct {
	region string
	index  int
}
