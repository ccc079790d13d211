package regions

import "slices"

// Cloud is what an account belongs to: the regions that it sees, how accounts enter and leave, what they pay.
type Cloud struct {
	ID            string            `yaml:"cloud" json:"cloud"`
	Name          string            `yaml:"name" json:"name"`
	Sees          Visibility        `yaml:"sees" json:"sees"`
	Certification CertificationRule `yaml:"certification" json:"certification"`
	Price         PriceRule         `yaml:"price" json:"price"`
}

// Visibility says which regions an account of a cloud sees: whole classes, and single regions.
type Visibility struct {
	Provenance `yaml:",inline"`
	Classes    OneOrMore `yaml:"classes,omitempty" json:"classes,omitempty"`
	Regions    OneOrMore `yaml:"regions,omitempty" json:"regions,omitempty"`
	Error      string    `yaml:"error" json:"error"` // what a call to any other region answers
}

// Standing is what certification does to the resources that an account has in the public cloud.
type Standing string

// Resources may have to be released before, or are hidden for as long as the account is certified.
const (
	StandingNone         Standing = "none"
	StandingReleaseFirst Standing = "release-first"
	StandingHidden       Standing = "hidden"
)

// CertificationRule is how an account becomes one of a cloud, and what that does to it.
type CertificationRule struct {
	Open             bool         `yaml:"open" json:"open"`                         // new accounts are certified
	Required         bool         `yaml:"required" json:"required"`                 // only certified accounts see the cloud
	Exclusive        bool         `yaml:"exclusive" json:"exclusive"`               // the account loses the public cloud
	PublicResources  Standing     `yaml:"publicResources" json:"publicResources"`   // what becomes of what it has there
	Reversible       bool         `yaml:"reversible" json:"reversible"`             // the tag can be taken off again
	OnRevoke         Standing     `yaml:"onRevoke" json:"onRevoke"`                 // what then becomes of what it has here
	SeveralPerEntity bool         `yaml:"severalPerEntity" json:"severalPerEntity"` // one legal entity may certify several accounts
	Rules            []Provenance `yaml:"rules" json:"rules"`                       // the rows behind it
}

// Because finds the ids of the certification rows of a requirement, for a refusal to name.
func (c CertificationRule) Because(requirement string) []string {
	var ids []string
	for _, row := range c.Rules {
		if row.Requirement() == requirement {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// PriceRule is the factor by which a cloud's prices differ from the list price.
type PriceRule struct {
	Provenance `yaml:",inline"`
	Factor     float64 `yaml:"factor" json:"factor"`
}

// Cloud finds a cloud of accounts: "public", "finance", "gov" or "microfinance".
func (m *Matrix) Cloud(id string) (Cloud, bool) {
	i := slices.IndexFunc(m.clouds, func(c Cloud) bool { return c.ID == id })
	if i < 0 {
		return Cloud{}, false
	}
	return m.clouds[i], true
}

// Clouds lists the clouds of accounts, in the order of the data.
func (m *Matrix) Clouds() []Cloud { return slices.Clone(m.clouds) }

// VisibleRegions lists the regions that an account of a cloud sees, in the order of the data.
func (m *Matrix) VisibleRegions(accountCloud string) []Region {
	return slices.DeleteFunc(m.All(), func(r Region) bool { return !m.sees(accountCloud, r) })
}

func (m *Matrix) sees(accountCloud string, r Region) bool {
	cloud, ok := m.Cloud(accountCloud)
	return ok && (slices.Contains(cloud.Sees.Classes, r.Class) || slices.Contains(cloud.Sees.Regions, r.ID))
}

// Admits decides whether an account of a cloud may speak of a region at all. A region that it does not see
// and one that does not exist get the same answer: nothing tells a stranger which regions there are.
func (m *Matrix) Admits(accountCloud, regionID string) Decision {
	cloud, ok := m.Cloud(accountCloud)
	if !ok {
		return refusal(m.unknownRegion)
	}
	rule := Rule{Provenance: cloud.Sees.Provenance, Verdict: Allow}
	if region, known := m.regions[regionID]; !known || !m.sees(accountCloud, region) {
		rule.Verdict, rule.Error = Deny, cloud.Sees.Error
	}
	return decided([]Rule{rule})
}

// Certification reads how accounts enter a cloud.
func (m *Matrix) Certification(cloud string) (CertificationRule, bool) {
	c, ok := m.Cloud(cloud)
	return c.Certification, ok
}

// PriceFactor reads by how much the prices of an account's cloud differ from the list price.
func (m *Matrix) PriceFactor(accountCloud string) PriceRule {
	c, _ := m.Cloud(accountCloud)
	return c.Price
}
