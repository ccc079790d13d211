package regions

import "slices"

// View is everything that is known of one region, as the command line and the control API show it.
type View struct {
	Region       Region           `json:"region"`
	Profile      Profile          `json:"profile"`
	Capabilities []CapabilityView `json:"capabilities"`
	Borders      []Border         `json:"borders"`
	Thresholds   []Threshold      `json:"thresholds"`
	Sources      []Source         `json:"sources"`
}

// CapabilityView is one capability in one region: the verdict in each venue when a request gives no further
// facts, and the rows that speak of it, conditional ones among them.
type CapabilityView struct {
	Capability Capability      `json:"capability"`
	Product    string          `json:"product"`
	Venues     map[string]Cell `json:"venues"`
	Rules      []Rule          `json:"rules"`
}

// Cell is a verdict without conditions.
type Cell struct {
	Allowed bool     `json:"allowed"`
	Rules   []string `json:"rules"`
	Error   string   `json:"error,omitempty"`
}

// View puts together what is known of a region.
func (m *Matrix) View(regionID string) (View, bool) {
	region, ok := m.Region(regionID)
	if !ok {
		return View{}, false
	}
	profile, _ := m.Profile(regionID)
	v := View{
		Region: region, Profile: profile, Borders: m.BordersToday(regionID),
		Thresholds: m.Thresholds(regionID), Sources: m.Sources(),
	}
	for _, c := range Capabilities() {
		row := CapabilityView{
			Capability: c, Product: c.Product(), Venues: map[string]Cell{},
			Rules: slices.Clone(m.rules[ruleKey{regionID, c}]),
		}
		if row.Rules == nil {
			row.Rules = []Rule{}
		}
		for _, venue := range region.Venues {
			d := m.Decide(regionID, c, Facts{Network: venue.Network, AccountCloud: region.Class})
			row.Venues[venue.ID] = Cell{Allowed: d.Allowed, Rules: d.Rules, Error: d.Error}
		}
		v.Capabilities = append(v.Capabilities, row)
	}
	return v, true
}

// spokenOf says whether anything but the default speaks of the capability.
func (m *Matrix) spokenOf(c Capability) bool {
	for _, id := range m.order {
		if len(m.rules[ruleKey{id, c}]) > 0 {
			return true
		}
		if cell, listed := m.deployment[deploymentKey{id, c.Product()}]; listed && cell.Verdict == Deny {
			return true
		}
	}
	return false
}
