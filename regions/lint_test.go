package regions

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rows lists every row of the embedded files, with the requirement or other id under which it stands.
func rows(t *testing.T) []Provenance {
	t.Helper()
	var out []Provenance
	law := func(f lawFile) {
		for _, p := range []Provenance{f.Profile.SLA.Provenance, f.Profile.MLPS.Provenance, f.Profile.Certifications.Provenance} {
			if p.ID != "" {
				out = append(out, p)
			}
		}
		for _, a := range f.Profile.Assessments {
			out = append(out, a.Provenance)
		}
		for _, r := range f.Traits {
			out = append(out, r.Provenance)
		}
		for _, r := range f.Rules {
			out = append(out, r.Provenance)
		}
		for _, r := range f.Borders {
			out = append(out, r.Provenance)
		}
		for _, r := range f.Thresholds {
			out = append(out, r.Provenance)
		}
	}
	names, err := filepath.Glob("data/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no data", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, content, err := parse(name, text)
		if err != nil {
			t.Fatal(err)
		}
		switch c := content.(type) {
		case *cloudsFile:
			out = append(out, c.UnknownRegion.Provenance)
			for _, cloud := range c.Clouds {
				out = append(out, cloud.Sees.Provenance, cloud.Price.Provenance)
				out = append(out, cloud.Certification.Rules...)
			}
		case *classFile:
			out = append(out, c.Default.Provenance, c.DeployedDefault.Provenance)
			law(c.lawFile)
		case *regionFile:
			out = append(out, c.Zones.Provenance)
			if c.Deployment.ID != "" {
				out = append(out, c.Deployment.Provenance)
			}
			law(c.lawFile)
		}
	}
	return out
}

// Every row that decides something has a golden row in one of the tables of this package.
func TestEveryRowHasAGolden(t *testing.T) {
	t.Parallel()
	golden := map[string]bool{}
	for _, p := range policy {
		golden[p.rule] = true
	}
	for _, b := range border {
		golden[b.rule] = true
	}
	for _, c := range thresholds {
		golden[c.rule] = true
	}
	for _, c := range traits {
		golden[c.rule] = true
	}
	for _, ids := range certificationRows {
		for _, id := range ids {
			golden[id] = true
		}
	}
	// Rows that tests outside of the tables name.
	for _, id := range []string{
		"F2-scrub", "F2-price", "F2-price.microfinance", "price-public", "price-gov", "F3-slb-ports.excluded",
		"F1-admission.public", "F3-regions", "F2-zone", "G3-region-only", "F3-account-exclusive.revoke",
		"F1-sla", "F1-sla.public", "sla-gov", "F1-mlps-level", "F1-mlps-level.public", "F1-mlps-level.hangzhou", "G1-mlps3",
		"G1-mlps3.assessment", "G1-mlps3.certifications", "F1-compliance", "F1-compliance.public", "F1-compliance.hangzhou",
		"deployed-finance", "deployed-gov", "deployed-public", "F5-deployment.hangzhou", "F5-deployment.shanghai", "F5-deployment.shenzhen",
	} {
		golden[id] = true
	}
	for _, row := range rows(t) {
		isZones := row.Requirement() == "F3-zones" || strings.HasPrefix(row.ID, "zones-") // TestZones
		if !golden[row.ID] && !isZones {
			t.Errorf("row %s has no golden decision", row.ID)
		}
	}
}

// Ids of rows are never used twice, and each row says in a sentence what its source says.
func TestRowsAreUniqueAndExplained(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, row := range rows(t) {
		if seen[row.ID] {
			t.Errorf("id %s is used twice", row.ID)
		}
		seen[row.ID] = true
		if row.Why == "" && !strings.HasPrefix(row.ID, "zones-") && row.Requirement() != "F5-deployment" {
			t.Errorf("row %s does not say why", row.ID)
		}
	}
}

// A document that nothing cites does not belong in sources.yaml.
func TestEverySourceIsCited(t *testing.T) {
	t.Parallel()
	cited := map[string]bool{}
	for _, row := range rows(t) {
		document, _, _ := strings.Cut(row.Source, "#")
		cited[document] = true
	}
	for _, r := range mustLoad(t).All() {
		for _, sources := range r.Sources {
			for _, source := range sources {
				document, _, _ := strings.Cut(source, "#")
				cited[document] = true
			}
		}
	}
	for _, s := range mustLoad(t).Sources() {
		if !cited[s.ID] {
			t.Errorf("nothing cites %s", s.ID)
		}
	}
}

func TestVocabulary(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	seen := map[Capability]bool{}
	for _, c := range Capabilities() {
		if seen[c] {
			t.Errorf("%s is listed twice", c)
		}
		seen[c] = true
		if !slices.ContainsFunc(m.Products(), func(p Product) bool { return p.ID == c.Product() }) {
			t.Errorf("%s belongs to %q, which is not a product", c, c.Product())
		}
	}
	if p := Capability("ecs.nothing").Product(); p != "" {
		t.Errorf("a word outside of the vocabulary belongs to %q", p)
	}
}

// An API belongs to one product, or the gate could not say which is missing.
func TestAPIsAreUnambiguous(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for _, p := range m.Products() {
		for _, api := range p.APIs {
			if got, ok := m.ProductOf(api.Code, api.Version); !ok || got.ID != p.ID {
				t.Errorf("%s %s is of %s, but is answered as %q", api.Code, api.Version, p.ID, got.ID)
			}
		}
	}
}

func TestErrorRefs(t *testing.T) {
	t.Parallel()
	refs := mustLoad(t).ErrorRefs()
	if !slices.IsSorted(refs) || len(slices.Compact(slices.Clone(refs))) != len(refs) {
		t.Errorf("references are not sorted and single: %v", refs)
	}
	for _, ref := range refs {
		if !errorForm.MatchString(ref) {
			t.Errorf("%q is not of the form product/Code", ref)
		}
	}
	for _, want := range []string{"ecs/InvalidRegion.NotSupport", "rpc/UnsupportedRegion", "rds/Invalid.DbInstanceNetType", "oss/OperationNotSupported"} {
		if !slices.Contains(refs, want) {
			t.Errorf("%s is missing from %v", want, refs)
		}
	}
}

// One place decides: no code outside of this package may compare ids of the isolated regions. Worlds to
// start from and tests name regions as their users do.
func TestNoRegionLiteralElsewhere(t *testing.T) {
	t.Parallel()
	literal := regexp.MustCompile(`cn-.*-(finance|gov)`)
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			exempt := path == "../regions" || path == "../fixtures" || path == "../sdkcompat" || path == "../e2e" || path == "../emulator/reach/reachtest"
			if exempt || path != ".." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file := files.AddFile(path, files.Base(), len(text))
		var s scanner.Scanner
		s.Init(file, text, nil, 0)
		for {
			pos, tok, lit := s.Scan()
			if tok == token.EOF {
				return nil
			}
			if tok == token.STRING && literal.MatchString(lit) {
				t.Errorf("%s: %s: the law of a region belongs in regions/data; ask Matrix.Decide", files.Position(pos), lit)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}
