package regions

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// proves: F2-zone F3-regions
func TestVisibleRegions(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for cloud, want := range map[string][]string{
		CloudPublic:       {"cn-beijing", "cn-hangzhou", "cn-shanghai", "cn-shenzhen"},
		CloudFinance:      {hz, sh, sz},
		CloudMicrofinance: {hz},
		CloudGov:          {gov},
		"nobody":          nil,
	} {
		var got []string
		for _, r := range m.VisibleRegions(cloud) {
			got = append(got, r.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("a %s account sees (-want +got):\n%s", cloud, diff)
		}
	}
}

func TestAdmits(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for _, c := range []struct {
		cloud, region string
		allowed       bool
		rule          string
	}{
		{CloudFinance, sh, yes, "F3-regions"},
		{CloudFinance, pub, no, "F3-regions"},
		{CloudFinance, gov, no, "F3-regions"},
		{CloudFinance, "cn-nowhere", no, "F3-regions"},
		{CloudMicrofinance, hz, yes, "F2-zone"},
		{CloudMicrofinance, sh, no, "F2-zone"},
		{CloudPublic, pub, yes, "F1-admission.public"},
		{CloudPublic, sh, no, "F1-admission.public"},
		{CloudGov, gov, yes, "G3-region-only"},
		{CloudGov, pub, no, "G3-region-only"},
		{"nobody", pub, no, "region-unknown"},
	} {
		d := m.Admits(c.cloud, c.region)
		if d.Allowed != c.allowed || d.Rule.ID != c.rule {
			t.Errorf("%s to %s: %t by %s, want %t by %s", c.cloud, c.region, d.Allowed, d.Rule.ID, c.allowed, c.rule)
		}
		if !d.Allowed && d.Error != "rpc/InvalidRegionId.NotFound" {
			t.Errorf("%s to %s answers %q", c.cloud, c.region, d.Error)
		}
	}
}

func TestCertification(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for cloud, want := range map[string]CertificationRule{
		CloudPublic:       {Open: true, PublicResources: StandingNone, OnRevoke: StandingNone, SeveralPerEntity: true},
		CloudFinance:      {Open: true, Required: true, Exclusive: true, PublicResources: StandingReleaseFirst, OnRevoke: StandingNone, SeveralPerEntity: true},
		CloudMicrofinance: {Open: false, Required: true, Exclusive: true, PublicResources: StandingReleaseFirst, OnRevoke: StandingNone, SeveralPerEntity: true},
		CloudGov:          {Open: true, Required: true, Exclusive: true, PublicResources: StandingHidden, Reversible: true, OnRevoke: StandingHidden, SeveralPerEntity: true},
	} {
		got, ok := m.Certification(cloud)
		got.Rules = nil
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("certification for %s (-want +got):\n%s", cloud, diff)
		}
	}
	for cloud, ids := range certificationRows {
		rule, _ := m.Certification(cloud)
		for _, id := range ids {
			if len(rule.Because(id)) == 0 {
				t.Errorf("certification for %s has no row of %s", cloud, id)
			}
		}
	}
}

var certificationRows = map[string][]string{
	CloudFinance:      {"F1-admission", "F3-account-exclusive", "F3-release-first", "F3-many-accounts"},
	CloudMicrofinance: {"F2-suspended"},
	CloudGov:          {"G3-certified-only", "G3-tag-hides-public", "G3-untag-restores"},
}

func TestPriceFactor(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	finance, micro := m.PriceFactor(CloudFinance), m.PriceFactor(CloudMicrofinance)
	if got := finance.Factor / micro.Factor; got < 1.25 || got > 1.35 || finance.ID != "F2-price" {
		t.Errorf("finance is %.2f times micro-finance by %s, want about 1.3 by F2-price", got, finance.ID)
	}
}
