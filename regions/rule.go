package regions

import (
	"fmt"
	"slices"
	"strings"
)

// Verdict is what a rule says.
type Verdict string

// The two verdicts.
const (
	Allow Verdict = "allow"
	Deny  Verdict = "deny"
)

// Basis says how a rule is known.
type Basis string

// A documented rule stands in its source, an observed one was seen in published software or samples, an
// assumed one is neither and names its row in the register of assumptions.
const (
	Documented Basis = "documented"
	Observed   Basis = "observed"
	Assumed    Basis = "assumed"
)

// Provenance is what every row of the law carries: its name and why it may be believed.
type Provenance struct {
	ID         string `yaml:"id" json:"id"`                                     // requirement id, with ".variant" where one requirement needs several rows
	Source     string `yaml:"source" json:"source"`                             // "document#section", listed in sources.yaml
	Basis      Basis  `yaml:"basis" json:"basis"`                               // how it is known
	Assumption string `yaml:"assumption,omitempty" json:"assumption,omitempty"` // row of the register, for an assumed rule
	Why        string `yaml:"why,omitempty" json:"why,omitempty"`               // what the source says, in our words
}

// Requirement is the id without its variant: "F4-image-export.intranet" belongs to "F4-image-export".
func (p Provenance) Requirement() string {
	id, _, _ := strings.Cut(p.ID, ".")
	return id
}

// Rule is one row of the law about a capability.
type Rule struct {
	Provenance `yaml:",inline"`
	Capability OneOrMore `yaml:"capability" json:"capability,omitempty"`
	Where      Where     `yaml:"where,omitempty" json:"where,omitzero"`
	Verdict    Verdict   `yaml:"verdict" json:"verdict"`
	Error      string    `yaml:"error,omitempty" json:"error,omitempty"` // "product/Code" of a refusal
	Product    string    `yaml:"-" json:"product,omitempty"`             // the product, for a row of the deployment table
	State      State     `yaml:"-" json:"state,omitempty"`               // the cell, for a row of the deployment table
}

// Where narrows a rule. Each field lists the values that match; an empty list matches every value. A fact
// that a request does not give matches no list, except Network, which stands at the region's default.
type Where struct {
	Region       OneOrMore `yaml:"region,omitempty" json:"region,omitempty"`
	Network      OneOrMore `yaml:"network,omitempty" json:"network,omitempty"`
	BucketType   OneOrMore `yaml:"bucketType,omitempty" json:"bucketType,omitempty"`
	PeerCloud    OneOrMore `yaml:"peerCloud,omitempty" json:"peerCloud,omitempty"`
	PeerRegion   OneOrMore `yaml:"peerRegion,omitempty" json:"peerRegion,omitempty"`
	PeerAccount  OneOrMore `yaml:"peerAccount,omitempty" json:"peerAccount,omitempty"`
	Engine       OneOrMore `yaml:"engine,omitempty" json:"engine,omitempty"`
	AccountCloud OneOrMore `yaml:"accountCloud,omitempty" json:"accountCloud,omitempty"`
	AddressType  OneOrMore `yaml:"addressType,omitempty" json:"addressType,omitempty"`
	Purchased    *bool     `yaml:"purchased,omitempty" json:"purchased,omitempty"`
}

// Facts are what a decision may depend on beside region and capability. A handler fills in what its
// request says and leaves the rest empty.
type Facts struct {
	Network      string // "classic" or "vpc"; empty means the region's default network
	BucketType   string // "public" or "intranet": the OSS location in which the bucket lives
	PeerCloud    string // the cloud of the other side: of the region copied to, the account shared with
	PeerRegion   string // the region of the other side
	PeerAccount  string // "same" or "other": whose the other side is
	Engine       string // RDS engine, as the API spells it
	AccountCloud string // "public", "finance", "gov" or "microfinance"
	AddressType  string // "internet" or "intranet", of a load balancer or a connection
	Purchased    bool   // the account has bought the product
}

// holds says whether the facts, completed by the region, are those of which the rule speaks.
func (w Where) holds(f Facts) bool {
	for _, test := range []struct {
		want OneOrMore
		got  string
	}{
		{w.Network, f.Network},
		{w.BucketType, f.BucketType},
		{w.PeerCloud, f.PeerCloud},
		{w.PeerRegion, f.PeerRegion},
		{w.PeerAccount, f.PeerAccount},
		{w.Engine, f.Engine},
		{w.AccountCloud, f.AccountCloud},
		{w.AddressType, f.AddressType},
	} {
		if len(test.want) > 0 && !slices.Contains(test.want, test.got) {
			return false
		}
	}
	return w.Purchased == nil || *w.Purchased == f.Purchased
}

// String writes the condition as the matrix prints it: "network vpc, peerCloud public or finance".
func (w Where) String() string {
	var parts []string
	for _, p := range []struct {
		name   string
		values OneOrMore
	}{
		{"network", w.Network}, {"bucketType", w.BucketType}, {"peerCloud", w.PeerCloud},
		{"peerRegion", w.PeerRegion}, {"peerAccount", w.PeerAccount}, {"engine", w.Engine},
		{"accountCloud", w.AccountCloud}, {"addressType", w.AddressType},
	} {
		if len(p.values) > 0 {
			parts = append(parts, p.name+" "+strings.Join(p.values, " or "))
		}
	}
	if w.Purchased != nil {
		parts = append(parts, fmt.Sprintf("purchased %t", *w.Purchased))
	}
	return strings.Join(parts, ", ")
}
