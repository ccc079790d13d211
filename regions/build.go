package regions

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// matrix checks what the layers say together and builds the index.
func (l *loader) matrix() (*Matrix, error) {
	l.check()
	if err := errors.Join(l.problems...); err != nil {
		return nil, err
	}
	m := &Matrix{
		regions: map[string]Region{}, profiles: map[string]Profile{}, ossNames: map[string]ossName{},
		products: l.products, clouds: l.clouds, sources: l.sources, unknownRegion: l.unknown,
		rules: map[ruleKey][]Rule{}, productOf: map[Capability]string{}, deployment: map[deploymentKey]Rule{},
		defaults: map[string]Rule{}, deploymentDefaults: map[string]Rule{},
		borders: map[string][]Border{}, thresholds: map[string][]Threshold{},
	}
	for i := range m.products {
		m.products[i].Error = cmp.Or(m.products[i].Error, l.refusal)
	}
	for _, v := range vocabulary {
		m.productOf[v.capability] = v.product
	}
	for name, class := range l.classes {
		m.defaults[name] = class.Default
		m.deploymentDefaults[name] = class.DeployedDefault
	}
	for _, r := range l.regions {
		m.add(r, l.classes[r.Extends])
	}
	m.collectErrorRefs()
	return m, nil
}

// add puts one region into the index: its class with its own deltas on top.
func (m *Matrix) add(r *regionFile, class *classFile) {
	law := class.inherit(r.lawFile)
	region := Region{
		ID: r.Region, Class: r.Extends, LocalName: r.LocalName, Name: r.Name, Code: r.Code,
		Zones: r.Zones.Zones, Networks: r.Networks, Venues: r.Venues, OSS: r.OSS, Endpoints: r.Endpoints, Sources: r.Sources,
	}
	if len(region.Networks) == 0 {
		region.Networks = class.Networks
	}
	m.order = append(m.order, r.Region)
	m.regions[r.Region] = region
	for i, at := range region.OSS {
		for _, name := range slices.Concat([]string{at.Location, at.Internet}, at.Aliases, at.Intranet) {
			m.ossNames[strings.TrimSuffix(name, ".aliyuncs.com")] = ossName{r.Region, i}
		}
	}
	delete(m.ossNames, "")
	profile := law.Profile
	profile.Region = r.Region
	profile.Traits = here(law.Traits, r.Region, func(t Trait) OneOrMore { return t.Regions })
	profile.Deployment = m.deploy(r)
	m.profiles[r.Region] = profile
	for _, rule := range here(law.Rules, r.Region, func(r Rule) OneOrMore { return r.Where.Region }) {
		for _, c := range rule.Capability {
			key := ruleKey{r.Region, Capability(c)}
			m.rules[key] = append(m.rules[key], rule)
		}
	}
	m.borders[r.Region] = here(law.Borders, r.Region, func(b Border) OneOrMore { return b.Regions })
	m.thresholds[r.Region] = here(law.Thresholds, r.Region, func(t Threshold) OneOrMore { return t.Regions })
	slices.SortStableFunc(m.thresholds[r.Region], func(a, b Threshold) int {
		return (len(b.AccountCloud) + len(b.Network)) - (len(a.AccountCloud) + len(a.Network))
	})
}

// deploy makes one rule of every cell of the region's deployment table.
func (m *Matrix) deploy(r *regionFile) []Rule {
	var out []Rule
	for _, product := range m.products {
		state, listed := r.Deployment.Products[product.ID]
		if !listed {
			continue
		}
		rule := Rule{Provenance: r.Deployment.Provenance, Verdict: Allow, Product: product.ID, State: state}
		rule.ID = r.Deployment.ID + "." + product.ID
		rule.Why = product.Name + " is deployed in " + r.Region + "."
		if state != Present {
			rule.Verdict, rule.Error = Deny, product.Error
			rule.Why = product.Name + " is not deployed in " + r.Region + "."
		}
		if state == Pending {
			rule.Why = product.Name + " is being deployed or undecided in " + r.Region + ": not available yet."
		}
		m.deployment[deploymentKey{r.Region, product.ID}] = rule
		out = append(out, rule)
	}
	return out
}

// here keeps the rows that name the region, or no region.
func here[T any](rows []T, region string, of func(T) OneOrMore) []T {
	return slices.DeleteFunc(slices.Clone(rows), func(row T) bool {
		return len(of(row)) > 0 && !slices.Contains(of(row), region)
	})
}

func (m *Matrix) collectErrorRefs() {
	refs := map[string]bool{m.unknownRegion.Error: true}
	for _, rules := range m.rules {
		for _, r := range rules {
			refs[r.Error] = true
		}
	}
	for _, r := range m.deployment {
		refs[r.Error] = true
	}
	for _, c := range m.clouds {
		refs[c.Sees.Error] = true
	}
	delete(refs, "")
	for ref := range refs {
		m.errorRefs = append(m.errorRefs, ref)
	}
	slices.Sort(m.errorRefs)
}
