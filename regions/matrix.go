package regions

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// WriteJSON writes the view of one region or, without an id, of all of them.
func (m *Matrix) WriteJSON(w io.Writer, regionID string) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	if regionID == "" {
		views := make([]View, 0, len(m.order))
		for _, id := range m.order {
			v, _ := m.View(id)
			views = append(views, v)
		}
		return encoder.Encode(views)
	}
	v, ok := m.View(regionID)
	if !ok {
		return m.noRegion(regionID)
	}
	return encoder.Encode(v)
}

// WriteTable writes for a terminal: without an id a line for each region, with one its whole law.
func (m *Matrix) WriteTable(w io.Writer, regionID string) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	if regionID == "" {
		fmt.Fprintln(t, "REGION\tCLOUD\tNAME\tZONES\tNETWORKS\tMLPS\tSLA")
		for _, r := range m.All() {
			p := m.profiles[r.ID]
			fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%s\t%d\t%.2f %%\n", r.ID, r.Class, r.Name, len(r.Zones), strings.Join(r.Networks, ","), p.MLPS.Level, p.SLA.Percent["ecs"])
		}
		return t.Flush()
	}
	v, ok := m.View(regionID)
	if !ok {
		return m.noRegion(regionID)
	}
	fmt.Fprintf(t, "%s  %s (%s), cloud %s, MLPS %d, SLA %.2f %%\n\n", v.Region.ID, v.Region.LocalName, v.Region.Name, v.Region.Class, v.Profile.MLPS.Level, v.Profile.SLA.Percent["ecs"])
	fmt.Fprintln(t, "RULE\tCAPABILITY\tVERDICT\tWHERE\tERROR\tSOURCE\tBASIS")
	for _, c := range v.Capabilities {
		for _, r := range c.Rules {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, c.Capability, r.Verdict, dash(r.Where.String()), dash(r.Error), r.Source, r.Basis)
		}
	}
	for _, r := range v.Profile.Deployment {
		if r.State != Present {
			fmt.Fprintf(t, "%s\tproduct %s\t%s\t%s\t%s\t%s\t%s\n", r.ID, r.Product, r.Verdict, r.State, r.Error, r.Source, r.Basis)
		}
	}
	fmt.Fprintln(t, "\nBORDER\tDIRECTION\tFROM\tTO\tVERDICT\tFLOW\tSOURCE\tBASIS")
	for _, b := range v.Borders {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", b.ID, b.Direction, strings.Join(b.From, ","), strings.Join(b.To, ","), b.Verdict, dash(shorten(b.flow(), 60)), b.Source, b.Basis)
	}
	fmt.Fprintln(t, "\nTHRESHOLD\tKIND\tTO\tGBPS\tSOURCE\tBASIS")
	for _, h := range v.Thresholds {
		fmt.Fprintf(t, "%s\t%s\t%s\t%g\t%s\t%s\n", h.ID, h.Kind, strings.Join(h.To, ","), h.Gbps, h.Source, h.Basis)
	}
	return t.Flush()
}

func (m *Matrix) noRegion(id string) error {
	return fmt.Errorf("there is no region %q; the regions are %s", id, strings.Join(m.order, ", "))
}

// flow writes what a border row speaks of beside its ends.
func (b Border) flow() string {
	var parts []string
	for _, p := range []struct{ name, value string }{
		{"network", strings.Join(b.Network, "/")}, {"mode", b.Mode}, {"", strings.Join(b.Protocol, "/")},
		{"ports", b.Ports.String()}, {"unless", strings.Join(b.Unless, "/")},
	} {
		if p.value != "" {
			parts = append(parts, strings.TrimSpace(p.name+" "+p.value))
		}
	}
	if b.Later {
		parts = append(parts, "documented later, applied on request")
	}
	return strings.Join(parts, ", ")
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func shorten(s string, width int) string {
	if r := []rune(s); len(r) > width {
		return string(r[:width-1]) + "…"
	}
	return s
}

// column is one venue of the Markdown matrix.
type column struct {
	region Region
	venue  Venue
}

// columns are the venues of the isolated clouds and, to compare with, the first of the public cloud.
func (m *Matrix) columns() []column {
	var out []column
	for _, cloud := range []string{CloudFinance, CloudGov, CloudPublic} {
		for _, r := range m.Regions(cloud) {
			for _, v := range r.Venues {
				out = append(out, column{r, v})
				if cloud == CloudPublic {
					return out
				}
			}
		}
	}
	return out
}

// WriteMarkdown writes the whole law as a document: region × capability, with footnotes.
func (m *Matrix) WriteMarkdown(w io.Writer) error {
	d := &markdown{w: w, notes: map[string]int{}}
	d.line("# What each region may do\n")
	d.line("Generated from `regions/data` by `go test ./regions -update`; do not edit. Numbers refer to the rows at the end.")
	d.line("`yes` and `no` hold when a request gives no further facts; `depends` has rows with conditions. Capabilities without a row are allowed by the default of their class.\n")
	m.writeCapabilities(d)
	m.writeDeployment(d)
	m.writeProfiles(d)
	m.writeBorders(d)
	m.writeRows(d)
	return d.err
}

func (m *Matrix) writeCapabilities(d *markdown) {
	columns := m.columns()
	d.line("## Capabilities by venue\n")
	head := []string{"capability"}
	for _, c := range columns {
		head = append(head, fmt.Sprintf("%s<br>%s, %s", c.venue.ID, c.region.ID, c.venue.Network))
	}
	d.header(head)
	for _, c := range Capabilities() {
		if !m.spokenOf(c) {
			continue
		}
		row := []string{"`" + string(c) + "`"}
		for _, column := range columns {
			row = append(row, m.cell(d, column, c))
		}
		d.row(row)
	}
	d.line("")
}

// cell gives the verdict of a venue and the numbers of the rows behind it.
func (m *Matrix) cell(d *markdown, at column, c Capability) string {
	decision := m.Decide(at.region.ID, c, Facts{Network: at.venue.Network, AccountCloud: at.region.Class})
	word, ids := "no", slices.Clone(decision.Rules)
	if decision.Allowed {
		word = "yes"
		for _, r := range m.rules[ruleKey{at.region.ID, c}] {
			possible := len(r.Where.Network) == 0 || slices.Contains(r.Where.Network, at.venue.Network)
			if r.Verdict == Deny && possible && !slices.Contains(ids, r.ID) {
				word = "depends"
				ids = append(ids, r.ID)
			}
		}
	}
	return word + " " + d.refs(ids)
}

func (m *Matrix) writeDeployment(d *markdown) {
	regions := m.Regions(CloudFinance)
	d.line("## Products by region\n")
	head := []string{"product"}
	for _, r := range regions {
		head = append(head, r.ID)
	}
	d.header(head)
	for _, p := range m.products {
		row, listed := []string{p.Name}, false
		for _, r := range regions {
			cell, ok := m.deployment[deploymentKey{r.ID, p.ID}]
			listed = listed || ok
			row = append(row, string(cell.State))
		}
		if listed {
			d.row(row)
		}
	}
	d.line("\nRule ids are those of the region's table and the product, such as `F5-deployment.hangzhou.mongodb`. `pending` counts as not available.\n")
}

func (m *Matrix) writeProfiles(d *markdown) {
	d.line("## Profiles\n")
	d.header([]string{"region", "cloud", "zones", "networks", "SLA", "MLPS", "certifications"})
	for _, r := range m.All() {
		p := m.profiles[r.ID]
		zones := make([]string, len(r.Zones))
		for i, z := range r.Zones {
			zones[i] = z.ID
		}
		d.row([]string{
			r.ID, r.Class, strings.Join(zones, " "), strings.Join(r.Networks, ", "),
			fmt.Sprintf("%.2f %% %s", p.SLA.Percent["ecs"], d.refs([]string{p.SLA.ID})),
			fmt.Sprintf("%d %s", p.MLPS.Level, d.refs([]string{p.MLPS.ID})),
			strings.Join(p.Certifications.Held, ", ") + " " + d.refs([]string{p.Certifications.ID}),
		})
	}
	d.line("")
}

func (m *Matrix) writeBorders(d *markdown) {
	d.line("## Borders and thresholds\n")
	d.line("Read from the top, the first row that matches decides.\n")
	for _, cloud := range []string{CloudFinance, CloudGov} {
		for _, r := range m.Regions(cloud) {
			d.line("### " + r.ID + "\n")
			d.header([]string{"row", "direction", "from", "to", "verdict", "flow"})
			for _, b := range m.borders[r.ID] {
				d.row([]string{"`" + b.ID + "` " + d.refs([]string{b.ID}), string(b.Direction), strings.Join(b.From, ", "), strings.Join(b.To, ", "), string(b.Verdict), b.flow()})
			}
			for _, t := range m.thresholds[r.ID] {
				where := strings.Join(slices.Concat(t.Network, t.AccountCloud), ", ")
				d.row([]string{"`" + t.ID + "` " + d.refs([]string{t.ID}), "in", "internet", strings.Join(t.To, ", "), fmt.Sprintf("%s above %g Gbit/s", t.Kind, t.Gbps), where})
			}
			d.line("")
		}
	}
}

// writeRows writes the footnotes: every row cited above, in the order of its number.
func (m *Matrix) writeRows(d *markdown) {
	known := m.provenances()
	d.line("## Rows\n")
	d.header([]string{"", "id", "what", "source", "basis"})
	for i := 0; i < len(d.order); i++ {
		p := known[d.order[i]]
		basis := string(p.Basis)
		if p.Assumption != "" {
			basis += " (" + p.Assumption + ")"
		}
		d.row([]string{fmt.Sprint(i + 1), "`" + p.ID + "`", p.Why, p.Source, basis})
	}
	d.line("\n## Sources\n")
	for _, s := range m.sources {
		d.line(fmt.Sprintf("- `%s`: %s, %s", s.ID, s.Title, s.Date))
	}
}

// provenances finds every row by its id.
func (m *Matrix) provenances() map[string]Provenance {
	out := map[string]Provenance{}
	for _, rules := range m.rules {
		for _, r := range rules {
			out[r.ID] = r.Provenance
		}
	}
	for _, id := range m.order {
		p := m.profiles[id]
		for _, q := range []Provenance{p.SLA.Provenance, p.MLPS.Provenance, p.Certifications.Provenance} {
			out[q.ID] = q
		}
		for _, r := range p.Deployment {
			out[r.ID] = r.Provenance
		}
		for _, b := range m.borders[id] {
			out[b.ID] = b.Provenance
		}
		for _, t := range m.thresholds[id] {
			out[t.ID] = t.Provenance
		}
	}
	for class := range m.defaults {
		out[m.defaults[class].ID] = m.defaults[class].Provenance
		out[m.deploymentDefaults[class].ID] = m.deploymentDefaults[class].Provenance
	}
	return out
}

// markdown writes lines and numbers footnotes as they are first cited.
type markdown struct {
	w     io.Writer
	err   error
	notes map[string]int
	order []string
}

func (d *markdown) line(s string) {
	if d.err == nil {
		_, d.err = io.WriteString(d.w, s+"\n")
	}
}

func (d *markdown) row(cells []string) { d.line("| " + strings.Join(cells, " | ") + " |") }

func (d *markdown) header(cells []string) {
	d.row(cells)
	d.line("|" + strings.Repeat("---|", len(cells)))
}

func (d *markdown) refs(ids []string) string {
	numbers := make([]string, len(ids))
	for i, id := range ids {
		if d.notes[id] == 0 {
			d.order = append(d.order, id)
			d.notes[id] = len(d.order)
		}
		numbers[i] = fmt.Sprint(d.notes[id])
	}
	return "[" + strings.Join(numbers, ", ") + "]"
}
