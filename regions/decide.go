package regions

// Decision is the answer to one question, with the row that gave it.
type Decision struct {
	Allowed bool
	Rule    Rule     // the row that decided
	Rules   []string // ids of every row that says the same, the deciding one first
	Error   string   // "product/Code" of a refusal
}

type ruleKey struct {
	region     string
	capability Capability
}

// Decide says whether a capability may be used in a region under the given facts.
//
// A row that refuses beats one that permits, so that a product missing from the deployment table stays
// missing whatever a feature table says of it; the refusal that speaks of the capability itself is named
// before the one that speaks of its whole product, because its error says more. Where no row speaks, the
// default of the region's class decides. A region that the matrix does not know is refused.
func (m *Matrix) Decide(regionID string, c Capability, f Facts) Decision {
	region, known := m.regions[regionID]
	if !known {
		return refusal(m.unknownRegion)
	}
	if f.Network == "" {
		f.Network = region.DefaultNetwork()
	}
	var denied, allowed []Rule
	for _, rule := range m.rules[ruleKey{regionID, c}] {
		switch {
		case !rule.Where.holds(f):
		case rule.Verdict == Deny:
			denied = append(denied, rule)
		default:
			allowed = append(allowed, rule)
		}
	}
	if cell, found := m.deployment[deploymentKey{regionID, m.productOf[c]}]; found && cell.Verdict == Deny {
		denied = append(denied, cell)
	}
	switch {
	case len(denied) > 0:
		return decided(denied)
	case len(allowed) > 0:
		return decided(allowed)
	default:
		return decided([]Rule{m.defaults[region.Class]})
	}
}

// Deployed says whether a product is there in a region: its row of the deployment table or, for a product
// of which the table does not speak, the default of the region's class.
func (m *Matrix) Deployed(regionID, product string) Decision {
	region, known := m.regions[regionID]
	if !known {
		return refusal(m.unknownRegion)
	}
	if cell, found := m.deployment[deploymentKey{regionID, product}]; found {
		return decided([]Rule{cell})
	}
	return decided([]Rule{m.deploymentDefaults[region.Class]})
}

func decided(rules []Rule) Decision {
	d := Decision{Allowed: rules[0].Verdict == Allow, Rule: rules[0], Error: rules[0].Error}
	for _, rule := range rules {
		d.Rules = append(d.Rules, rule.ID)
	}
	return d
}

func refusal(rule Rule) Decision { return decided([]Rule{rule}) }
