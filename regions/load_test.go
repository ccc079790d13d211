package regions

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// Whatever does not hold together fails the load, with the place and a message that helps.
func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	const row = "class: finance\nrules:\n  - {id: X1, capability: ecs.image.copy, verdict: deny, error: ecs/Some.Code, source: \"finance-cloud-2019#4\", basis: documented}\n"
	swap := func(old, changed string) string { return strings.Replace(row, old, changed, 1) }
	for name, c := range map[string]struct{ text, want string }{
		"unknown capability":    {swap("ecs.image.copy", "ecs.image.clone"), `more.yaml:3: X1: capability "ecs.image.clone" is not in the vocabulary`},
		"no capability":         {swap("capability: ecs.image.copy, ", ""), "X1: capability is missing"},
		"unknown region":        {swap("verdict", "where: {region: cn-atlantis}, verdict"), `X1: there is no region "cn-atlantis"`},
		"unknown network":       {swap("verdict", "where: {network: token-ring}, verdict"), `network "token-ring" is not one of classic, vpc`},
		"unknown peer cloud":    {swap("verdict", "where: {peerCloud: moon}, verdict"), `peerCloud "moon" is not one of`},
		"malformed error":       {swap("ecs/Some.Code", "Some.Code"), `error "Some.Code" is not of the form product/Code`},
		"refusal without error": {swap("error: ecs/Some.Code, ", ""), `error "" is not of the form product/Code`},
		"permission with error": {swap("deny", "allow"), "a row that allows has no error"},
		"unknown verdict":       {swap("deny", "perhaps"), `verdict "perhaps" is not allow or deny`},
		"no source":             {swap(`source: "finance-cloud-2019#4", `, ""), "X1: source is missing"},
		"unknown source":        {swap("finance-cloud-2019#4", "hearsay#1"), `source "hearsay" is not in sources.yaml`},
		"unknown section":       {swap("finance-cloud-2019#4", "finance-cloud-2019#99"), `has no section "99"`},
		"no basis":              {swap(", basis: documented", ""), `basis "" is not one of documented, observed, assumed`},
		"assumed without row":   {swap("documented", "assumed"), "assumption must name a row of the register"},
		"bad assumption":        {swap("documented", "assumed, assumption: guess"), `assumption "guess" is not the id of a row`},
		"bad id":                {swap("X1", "X 1"), `"X 1" is not an id`},
		"unknown field":         {swap("verdict", "verdikt: x, verdict"), "more.yaml:3: field verdikt is not known here"},
		"id used twice":         {row + strings.SplitN(row, "rules:\n", 2)[1], "X1: this id is already used at more.yaml:3"},
		"not YAML":              {"class: [", "more.yaml"},
		"empty":                 {"# nothing\n", "more.yaml: the file is empty"},
		"not a mapping":         {"- class\n", "more.yaml:1: a mapping is wanted"},
		"unknown kind":          {"colour: blue\n", `more.yaml:1: the first key is "colour"; it must be`},
		"two documents":         {row + "---\nclass: gov\n", "one YAML document a file"},
		"wrong type":            {"class: finance\nrules: many\n", "more.yaml:2:"},
		"unknown class":         {"region: cn-mars-1\nextends: mars\nlocalName: x\ncode: mrs\n", `it extends class "mars", which does not exist`},
		"incomplete region":     {"region: cn-mars-1\nextends: gov\ncode: mrs\n", "a region needs localName, zones, venues and oss"},
		"code taken":            {"region: cn-mars-1\nextends: gov\ncode: bp1\n", "already has this code"},
		"malformed code":        {"region: cn-mars-1\nextends: gov\ncode: long\n", `code "long" is not three letters or digits`},
		"foreign zone":          {"region: cn-hangzhou-finance\nzones:\n  id: Z1\n  source: zones#list\n  basis: documented\n  zones: [{id: cn-other-a, localName: x}]\n", "the zone is not one of cn-hangzhou-finance"},
		"unknown deployment":    {"region: cn-hangzhou-finance\ndeployment: {products: {teapot: deployed}}\n", "teapot: the product is not in products.yaml"},
		"unknown state":         {"region: cn-hangzhou-finance\ndeployment: {products: {redis: soon}}\n", `redis: "soon" is not deployed, pending or absent`},
		"nothing to do without": {"region: cn-hangzhou-finance\nwithout: [F9-nothing]\n", "there is no row of this id to do without"},
		"unknown place":         {"class: gov\nborders:\n  - {id: B1, direction: in, from: moon, to: ecs, verdict: deny, source: \"gov-cloud-2020#4\", basis: documented}\n", `from "moon" is not one of internet`},
		"unless on permission":  {"class: gov\nborders:\n  - {id: B1, direction: in, from: internet, to: ecs, verdict: allow, unless: ticket, source: \"gov-cloud-2020#4\", basis: documented}\n", "unless lifts a refusal, and this row allows"},
		"malformed ports":       {"class: gov\nborders:\n  - {id: B1, direction: in, from: internet, to: ecs, ports: \"80-\", verdict: deny, source: \"gov-cloud-2020#4\", basis: documented}\n", "is not a port or range"},
		"no threshold":          {"class: gov\nthresholds:\n  - {id: T1, kind: blackhole, to: ecs, gbps: 0, source: \"gov-cloud-2020#4\", basis: documented}\n", "T1: gbps must be above 0"},
		"unknown trait":         {"class: gov\ntraits:\n  - {id: T1, trait: mood, value: good, source: \"gov-cloud-2020#4\", basis: documented}\n", `trait "mood" is not in the vocabulary`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(fstest.MapFS{"more.yaml": {Data: []byte(c.text)}})
			if err == nil {
				t.Fatalf("this loads:\n%s", c.text)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got\n%v\nwant it to say\n%s", err, c.want)
			}
		})
	}
}

func TestLoadRefusesWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	if _, err := Load(os.DirFS(t.TempDir() + "/absent")); err == nil {
		t.Error("an overlay that is not there loads")
	}
}

// An overlay replaces rows by id, takes rows away and adds regions.
func TestOverlay(t *testing.T) {
	t.Parallel()
	overlay := fstest.MapFS{
		"finance.yaml": {Data: []byte(`class: finance
rules:
  - {id: F4-image-copy, capability: ecs.image.copy, where: {region: cn-hangzhou-finance, network: vpc}, verdict: deny, error: ecs/RegionNotSupportCopy, source: "ours#1", basis: observed}
without: [F4-oss-rtmp]
`)},
		"ours.yaml":   {Data: []byte("sources:\n  - {id: ours, title: Seen by us, date: 2026-01-01, sections: {\"1\": One}}\n")},
		"README.md":   {Data: []byte("not read")},
		"hz/add.yaml": {Data: []byte("region: cn-hangzhou-finance\ndeployment: {products: {mongodb: deployed}}\n")},
		"new.yaml": {Data: []byte(`region: cn-beijing-finance-1
extends: finance
localName: 华北2 金融云
name: North China 2 Finance (Beijing)
code: bf1
sources: {code: A0010, oss: "oss-regions#finance", endpoints: "ours#1"}
venues: [{id: fin-bj-vpc, network: vpc}]
zones: {id: Z1, source: "ours#1", basis: observed, zones: [{id: cn-beijing-finance-1k, localName: K}]}
oss: [{location: oss-cn-beijing-finance-1, type: intranet, intranet: [oss-cn-beijing-finance-1-internal]}]
without: [F4-rds-public]
`)},
	}
	m, err := Load(overlay)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		region     string
		capability Capability
		facts      Facts
		allowed    bool
		rule       string
	}{
		{hz, ECSImageCopy, Facts{}, no, "F4-image-copy"},
		{sh, ECSImageCopy, Facts{}, yes, "default-finance"},
		{hz, OSSLiveChannel, Facts{}, yes, "default-finance"},
		{"cn-beijing-finance-1", SLBDomainExtension, Facts{}, no, "F4-slb-domain-ext"},
		{"cn-beijing-finance-1", RDSPublicConnection, Facts{}, yes, "default-finance"},
		{sh, RDSPublicConnection, Facts{}, no, "F4-rds-public"},
	} {
		if d := m.Decide(c.region, c.capability, c.facts); d.Allowed != c.allowed || d.Rule.ID != c.rule {
			t.Errorf("%s in %s: %t by %s, want %t by %s", c.capability, c.region, d.Allowed, d.Rule.ID, c.allowed, c.rule)
		}
	}
	if d := m.Deployed(hz, "mongodb"); !d.Allowed {
		t.Errorf("the overlay deploys MongoDB: %+v", d)
	}
	if d := m.Deployed(hz, "hpc"); d.Allowed {
		t.Errorf("the overlay does not speak of HPC: %+v", d)
	}
	if d := mustLoad(t).Deployed(hz, "mongodb"); d.Allowed {
		t.Error("an overlay reaches into another matrix")
	}
}

// Two loads give the same law: nothing depends on the order of maps.
func TestLoadIsStable(t *testing.T) {
	t.Parallel()
	a, b := new(strings.Builder), new(strings.Builder)
	if err := mustLoad(t).WriteMarkdown(a); err != nil {
		t.Fatal(err)
	}
	if err := mustLoad(t).WriteMarkdown(b); err != nil {
		t.Fatal(err)
	}
	if a.String() != b.String() {
		t.Error("two loads render differently")
	}
}
