package regions

import (
	"embed"
	"io/fs"
	"slices"
)

//go:embed sources.yaml data/*.yaml
var embedded embed.FS

// Matrix is the law after loading: every region with its rows, indexed by what is asked of it. It does not
// change once loaded and may be asked from many goroutines.
type Matrix struct {
	order    []string
	regions  map[string]Region
	profiles map[string]Profile
	products []Product
	clouds   []Cloud
	sources  []Source
	ossNames map[string]ossName

	rules              map[ruleKey][]Rule
	productOf          map[Capability]string
	deployment         map[deploymentKey]Rule
	defaults           map[string]Rule // by class: a capability without a row
	deploymentDefaults map[string]Rule // by class: a product without a row
	unknownRegion      Rule
	borders            map[string][]Border
	thresholds         map[string][]Threshold
	errorRefs          []string
}

// Source is a document that rows rely on.
type Source struct {
	ID       string            `yaml:"id" json:"id"`
	Title    string            `yaml:"title" json:"title"`
	Date     string            `yaml:"date" json:"date"`
	Where    string            `yaml:"where,omitempty" json:"where,omitempty"`
	Sections map[string]string `yaml:"sections" json:"sections"` // by the part after "#"
}

// Load reads the embedded law and puts overlays on it in their order. An overlay is a tree of YAML files in
// the format of data/: it may add documents, regions and rows, replace rows by giving their id again, and
// take rows away with `without`. Whatever does not hold together fails the load with the file and line.
func Load(overlays ...fs.FS) (*Matrix, error) {
	l := newLoader()
	for _, layer := range slices.Concat([]fs.FS{embedded}, overlays) {
		if err := l.read(layer); err != nil {
			return nil, err
		}
	}
	return l.matrix()
}

// Sources lists the documents relied on, in the order of sources.yaml.
func (m *Matrix) Sources() []Source { return slices.Clone(m.sources) }

// ErrorRefs lists every "product/Code" that a row can answer with, sorted, so that a test can check that the
// services declare them.
func (m *Matrix) ErrorRefs() []string { return slices.Clone(m.errorRefs) }

// Rules lists the rows about capabilities that hold in a region, in the order of the vocabulary, and then
// those of the deployment table.
func (m *Matrix) Rules(regionID string) []Rule {
	var out []Rule
	for _, c := range Capabilities() {
		out = append(out, m.rules[ruleKey{regionID, c}]...)
	}
	return append(out, m.profiles[regionID].Deployment...)
}
