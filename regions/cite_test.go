package regions

import "testing"

func TestCite(t *testing.T) {
	t.Parallel()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		row  Provenance
		want string
	}{
		{"documented", Provenance{Source: "gov-cloud-2020#4", Basis: Documented},
			"Alibaba Cloud Government Cloud: learn more (阿里政务云 了解更多), 2020-04-20, section 4: Isolation of the main products"},
		{"assumed", Provenance{Source: "gov-cloud-2020#4", Basis: Assumed, Assumption: "A0033"},
			"Alibaba Cloud Government Cloud: learn more (阿里政务云 了解更多), 2020-04-20, section 4: Isolation of the main products (assumed: A0033)"},
		{"of an unlisted document", Provenance{Source: "a-page#2", Basis: Documented}, "a-page#2"},
	} {
		if got := m.Cite(test.row); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	hole, ok := m.BlackHole("cn-north-2-gov-1", PlaceECS, "vpc", "gov")
	if !ok || m.CiteThreshold("cn-north-2-gov-1", hole.ID) != m.Cite(hole.Provenance) {
		t.Errorf("a threshold is cited as %q", m.CiteThreshold("cn-north-2-gov-1", hole.ID))
	}
	if got := m.CiteThreshold("cn-north-2-gov-1", "F0-none"); got != "" {
		t.Errorf("a threshold that does not exist is cited as %q", got)
	}
}
