package regions

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// proves: F1-mlps-level G1-mlps3
func TestProfileLevels(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for region, want := range map[string]struct {
		level int
		rule  string
	}{
		hz: {3, "F1-mlps-level.hangzhou"}, sz: {4, "F1-mlps-level"}, sh: {4, "F1-mlps-level"},
		gov: {3, "G1-mlps3"}, pub: {3, "F1-mlps-level.public"},
	} {
		p, _ := m.Profile(region)
		if p.MLPS.Level != want.level || p.MLPS.ID != want.rule {
			t.Errorf("%s: level %d by %s, want %d by %s", region, p.MLPS.Level, p.MLPS.ID, want.level, want.rule)
		}
	}
	p, _ := m.Profile(gov)
	if len(p.Assessments) != 1 || p.Assessments[0].Number != "YPC-2019-002" || p.Assessments[0].Level != "enhanced" {
		t.Errorf("assessments of the government cloud: %+v", p.Assessments)
	}
}

func TestProfileSLA(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for region, want := range map[string]float64{hz: 99.97, sz: 99.97, sh: 99.97, pub: 99.95, gov: 99.95} {
		p, _ := m.Profile(region)
		for _, product := range []string{"ecs", "rds", "slb"} {
			if got := p.SLA.Percent[product]; got != want {
				t.Errorf("%s in %s: %g %%, want %g %%", product, region, got, want)
			}
		}
	}
}

// The comparison table, marks of the public cloud against those of the Finance Cloud.
//
// proves: F1-compliance
func TestProfileCertifications(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	both := []string{"ISO 27001", "CSA STAR", "ISO 20000", "ISO 22301", "SOC audit", "Trusted Cloud", "CNAS assessment"}
	financeOnly := []string{"Financial industry compliance", "PCI DSS", "Financial supervision risk assessment", "Financial supervision reporting"}
	for _, region := range []string{hz, sz, sh} {
		p, _ := m.Profile(region)
		for _, name := range slices.Concat(both, financeOnly) {
			if !slices.Contains(p.Certifications.Held, name) {
				t.Errorf("%s does not hold %s", region, name)
			}
		}
	}
	p, _ := m.Profile(pub)
	for _, name := range both {
		if !slices.Contains(p.Certifications.Held, name) {
			t.Errorf("the public cloud does not hold %s", name)
		}
	}
	for _, name := range financeOnly {
		if slices.Contains(p.Certifications.Held, name) {
			t.Errorf("the public cloud holds %s", name)
		}
	}
}

var traits = []struct {
	region string
	trait  TraitName
	value  string
	rule   string
}{
	{sh, TraitMultiZoneDatabase, "default", "F1-samecity-dr"},
	{sh, TraitDedicatedCluster, "yes", "F1-dedicated-cluster"},
	{sh, TraitCloudFirewallBasic, "included", "F1-cloudfirewall.trait"},
	{pub, TraitCloudFirewallBasic, "purchase", "F1-cloudfirewall.trait-public"},
	{gov, TraitCloudFirewallBasic, "purchase", "F1-cloudfirewall.trait-gov"},
	{sh, TraitAccountIsolation, "yes", "F3-account-isolation"},
	{sh, TraitConsoleMFA, "required", "F3-mfa"},
	{gov, TraitConsoleMFA, "optional", "G3-mfa-optional"},
	{sh, TraitRAM, "action-and-resource", "F3-ram.trait"},
	{gov, TraitRAM, "action-and-resource", "G3-ram.trait"},
	{sz, TraitCustomAddressing, "vpc", "F3-vpc-addressing.trait"},
	{gov, TraitGMCrypto, "sm2,sm3,sm4", "G1-gm-crypto"},
	{gov, TraitChangeReview, "two-persons", "G2-change-review"},
	{gov, TraitAuditSeparation, "separate", "G2-ops-audit"},
	{gov, TraitManagementAPI, "internet,line,sslvpn,ipsec,intranet", "G3-console-public-or-line.trait"},
	{gov, TraitDedicatedCluster, "yes", "G2-datacentre.trait"},
	{pub, TraitDefaultKey, "per-account-and-region", "S1-cmk.public"},
	{sh, TraitDefaultKey, "per-account-and-region", "S1-cmk.finance"},
	{gov, TraitDefaultKey, "per-account-and-region", "S1-cmk.gov"},
	{gov, TraitSLBMode, "whitelist", "G4-slb-whitelist.trait"},
}

func TestTraits(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for _, c := range traits {
		got, _ := m.Trait(c.region, c.trait)
		if got.Value != c.value || got.ID != c.rule {
			t.Errorf("%s in %s: %q by %s, want %q by %s", c.trait, c.region, got.Value, got.ID, c.value, c.rule)
		}
	}
	if got, found := m.Trait(pub, TraitGMCrypto); found {
		t.Errorf("the public cloud has a trait that no row gives it: %+v", got)
	}
}

func TestRegionsOfTheContract(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	ids := func(rs []Region) []string {
		out := make([]string, len(rs))
		for i, r := range rs {
			out[i] = r.ID
		}
		return out
	}
	for cloud, want := range map[string][]string{
		CloudPublic:  {"cn-beijing", "cn-hangzhou", "cn-shanghai", "cn-shenzhen"},
		CloudFinance: {hz, sh, sz},
		CloudGov:     {gov},
	} {
		if diff := cmp.Diff(want, ids(m.Regions(cloud))); diff != "" {
			t.Errorf("regions of %s (-want +got):\n%s", cloud, diff)
		}
	}
	for _, r := range m.All() {
		if len(r.Zones) == 0 || r.Code == "" || r.LocalName == "" || r.Endpoints["ecs"] == "" {
			t.Errorf("%s is incomplete: %+v", r.ID, r)
		}
	}
}

// The zones of contract.md, as many as the finance document counts.
//
// proves: F3-zones
func TestZones(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for region, want := range map[string][]string{
		hz:  {hz + "-b", hz + "-c", hz + "-d"},
		sh:  {sh + "f", sh + "g"},
		sz:  {sz + "d", sz + "e"},
		gov: {gov + "b", gov + "c", gov + "d"},
	} {
		r, _ := m.Region(region)
		var got []string
		for _, z := range r.Zones {
			got = append(got, z.ID)
			if !r.HasZone(z.ID) {
				t.Errorf("%s does not have its zone %s", region, z.ID)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("zones of %s (-want +got):\n%s", region, diff)
		}
		if r.HasZone(region + "-z") {
			t.Errorf("%s has a zone z", region)
		}
	}
}

func TestOSSLocations(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for name, want := range map[string]struct{ region, location, kind string }{
		"oss-cn-hzjbp":                               {hz, "oss-cn-hzjbp", BucketIntranet},
		"oss-cn-hzjbp-a-internal":                    {hz, "oss-cn-hzjbp", BucketIntranet},
		"cn-hangzhou-finance":                        {hz, "oss-cn-hzjbp", BucketIntranet},
		"oss-cn-hzfinance":                           {hz, "oss-cn-hzfinance", BucketPublic},
		"oss-cn-hzfinance-internal.aliyuncs.com":     {hz, "oss-cn-hzfinance", BucketPublic},
		"oss-cn-shanghai-finance-1-internal":         {sh, "oss-cn-shanghai-finance-1", BucketIntranet},
		"oss-cn-shanghai-finance-1-pub.aliyuncs.com": {sh, "oss-cn-shanghai-finance-1-pub", BucketPublic},
		"oss-cn-szfinance":                           {sz, "oss-cn-szfinance", BucketPublic},
		"oss-cn-north-2-gov-1":                       {gov, "oss-cn-north-2-gov-1", BucketIntranet},
		"oss-cn-hangzhou":                            {pub, "oss-cn-hangzhou", BucketPublic},
		"oss-cn-hangzhou-internal":                   {pub, "oss-cn-hangzhou", BucketPublic},
		"oss-cn-nowhere":                             {"", "", ""},
		"":                                           {"", "", ""},
	} {
		region, at, found := m.OSSLocation(name)
		if region.ID != want.region || at.Location != want.location || at.Type != want.kind || found != (want.region != "") {
			t.Errorf("%q: %s %s %s, want %+v", name, region.ID, at.Location, at.Type, want)
		}
	}
	r, _ := m.Region(sh)
	if r.DefaultOSSLocation().Type != BucketIntranet {
		t.Error("a finance bucket without a named location is of intranet type")
	}
	if at, ok := r.OSSLocationOf(BucketPublic); !ok || at.Internet == "" {
		t.Errorf("the public location of Shanghai: %+v", at)
	}
}
