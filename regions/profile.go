package regions

import "slices"

// Profile is what a region promises and has been certified for. Each fact carries its source.
type Profile struct {
	Region         string         `yaml:"-" json:"region"`
	SLA            SLA            `yaml:"sla,omitempty" json:"sla"`
	MLPS           MLPS           `yaml:"mlps,omitempty" json:"mlps"`
	Certifications Certifications `yaml:"certifications,omitempty" json:"certifications"`
	Assessments    []Assessment   `yaml:"assessments,omitempty" json:"assessments,omitempty"`
	Traits         []Trait        `yaml:"-" json:"traits"`
	Deployment     []Rule         `yaml:"-" json:"deployment"` // the rows of the deployment table, pending ones among them
}

// SLA is the monthly availability that is promised, in percent by product.
type SLA struct {
	Provenance `yaml:",inline"`
	Percent    map[string]float64 `yaml:"percent" json:"percent"`
}

// MLPS is the level of the multi-level protection scheme at which the platform is certified.
type MLPS struct {
	Provenance `yaml:",inline"`
	Level      int `yaml:"level" json:"level"`
}

// Certifications are the standards and audits that the cloud holds.
type Certifications struct {
	Provenance `yaml:",inline"`
	Held       []string `yaml:"held" json:"held"`
}

// Assessment is one more certificate, with its number.
type Assessment struct {
	Provenance `yaml:",inline"`
	Number     string `yaml:"number" json:"number"`
	Level      string `yaml:"level" json:"level"`
	Until      string `yaml:"until" json:"until"`
}

// Trait is a way in which a region behaves that is neither permission nor border: a value that the code
// which implements the behaviour reads.
type Trait struct {
	Provenance `yaml:",inline"`
	Name       TraitName `yaml:"trait" json:"trait"`
	Value      string    `yaml:"value" json:"value"`
	Regions    OneOrMore `yaml:"region,omitempty" json:"region,omitempty"`
}

// TraitName names a trait.
type TraitName string

// The traits and their values.
const (
	// TraitMultiZoneDatabase is "default" where a new database instance spans two zones unless told otherwise.
	TraitMultiZoneDatabase TraitName = "rds.multi-zone"
	// TraitDedicatedCluster is "yes" where resources are invisible from every other cloud.
	TraitDedicatedCluster TraitName = "isolation.dedicated-cluster"
	// TraitAccountIsolation is "yes": no account sees another's resources.
	TraitAccountIsolation TraitName = "isolation.accounts"
	// TraitConsoleMFA is "required" where console sign-in needs a bound MFA device, else "optional".
	TraitConsoleMFA TraitName = "console.mfa"
	// TraitRAM is "action-and-resource": how finely RAM decides.
	TraitRAM TraitName = "ram.granularity"
	// TraitCloudFirewallBasic is "included" where the basic edition needs no purchase, else "purchase".
	TraitCloudFirewallBasic TraitName = "cloudfw.basic"
	// TraitChangeReview is "two-persons" where border changes need two reviewers.
	TraitChangeReview TraitName = "change.review"
	// TraitAuditSeparation is "separate" where operators cannot read the trail and auditors cannot operate.
	TraitAuditSeparation TraitName = "audit.duties"
	// TraitGMCrypto is "sm2,sm3,sm4" where KMS makes keys of the national algorithms.
	TraitGMCrypto TraitName = "kms.gm"
	// TraitManagementAPI lists the vantage points from which the management API answers.
	TraitManagementAPI TraitName = "api.vantages"
	// TraitSLBMode is the port mode of internet-facing load balancers unless the account has another.
	TraitSLBMode TraitName = "slb.port-mode"
	// TraitCustomAddressing is "vpc" where users choose their own network addresses.
	TraitCustomAddressing TraitName = "network.addressing"
	// TraitDefaultKey is "per-account-and-region": disk encryption has one default service key for each.
	TraitDefaultKey TraitName = "kms.default-key"
)

var traitNames = []TraitName{
	TraitMultiZoneDatabase, TraitDedicatedCluster, TraitAccountIsolation, TraitConsoleMFA, TraitRAM,
	TraitCloudFirewallBasic, TraitChangeReview, TraitAuditSeparation, TraitGMCrypto, TraitManagementAPI,
	TraitSLBMode, TraitCustomAddressing, TraitDefaultKey,
}

// Profile reads what a region promises.
func (m *Matrix) Profile(regionID string) (Profile, bool) {
	p, ok := m.profiles[regionID]
	p.Traits = slices.Clone(p.Traits)
	p.Deployment = slices.Clone(p.Deployment)
	return p, ok
}

// Trait reads one trait of a region.
func (m *Matrix) Trait(regionID string, name TraitName) (Trait, bool) {
	for _, t := range m.profiles[regionID].Traits {
		if t.Name == name {
			return t, true
		}
	}
	return Trait{}, false
}
