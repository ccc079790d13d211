package regions

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// loader puts layers of files together. Rows are kept by owner (a class or a region) until the matrix is built.
type loader struct {
	sources  []Source
	products []Product
	refusal  string
	unknown  Rule
	clouds   []Cloud
	classes  map[string]*classFile
	regions  []*regionFile
	at       map[string]file // where the newest definition of an id, class or region stands
	problems []error
}

func newLoader() *loader {
	return &loader{classes: map[string]*classFile{}, at: map[string]file{}}
}

// read takes one layer: every YAML file in it, in the order of their names.
func (l *loader) read(layer fs.FS) error {
	seen := map[string]file{} // ids are never used twice within a layer
	err := fs.WalkDir(layer, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("regions: %w", err)
		}
		if ext := path.Ext(name); entry.IsDir() || ext != ".yaml" && ext != ".yml" {
			return nil
		}
		text, err := fs.ReadFile(layer, name)
		if err != nil {
			return fmt.Errorf("regions: %w", err)
		}
		f, content, err := parse(name, text)
		if err != nil {
			l.problems = append(l.problems, err)
			return nil
		}
		for _, id := range idsOf(content) {
			if first, used := seen[id]; used {
				l.problems = append(l.problems, f.wrong(id, "this id is already used at %s:%d; give the row a variant, such as %s.variant", first.name, first.line(id), id))
			}
			seen[id], l.at[id] = f, f
		}
		l.add(f, content)
		return nil
	})
	return errors.Join(err, errors.Join(l.problems...))
}

// add merges a file into what earlier layers said.
func (l *loader) add(f file, content any) {
	switch c := content.(type) {
	case *sourcesFile:
		l.sources = merge(l.sources, c.Sources, func(s Source) string { return s.ID })
	case *productsFile:
		l.refusal = cmp.Or(c.Refusal, l.refusal)
		l.products = merge(l.products, c.Products, func(p Product) string { return p.ID })
		for _, p := range c.Products {
			l.at["product "+p.ID] = f
		}
	case *cloudsFile:
		if c.UnknownRegion.ID != "" {
			l.unknown = c.UnknownRegion
		}
		l.clouds = merge(l.clouds, c.Clouds, func(c Cloud) string { return c.ID })
	case *classFile:
		l.at["class "+c.Class] = f
		if old, exists := l.classes[c.Class]; exists {
			old.overlay(c)
		} else {
			l.classes[c.Class] = c
		}
	case *regionFile:
		l.at["region "+c.Region] = f
		i := slices.IndexFunc(l.regions, func(r *regionFile) bool { return r.Region == c.Region })
		if i < 0 {
			l.regions = append(l.regions, c)
		} else {
			l.regions[i].overlay(c)
		}
	}
}

// merge replaces entries by key and appends new ones.
func merge[T any](old, change []T, key func(T) string) []T {
	out := slices.Clone(old)
	for _, c := range change {
		if i := slices.IndexFunc(out, func(o T) bool { return key(o) == key(c) }); i >= 0 {
			out[i] = c
		} else {
			out = append(out, c)
		}
	}
	return out
}

func (c *classFile) overlay(change *classFile) {
	if change.Default.ID != "" {
		c.Default = change.Default
	}
	if change.DeployedDefault.ID != "" {
		c.DeployedDefault = change.DeployedDefault
	}
	if len(change.Networks) > 0 {
		c.Networks = change.Networks
	}
	c.lawFile = c.inherit(change.lawFile)
}

func (r *regionFile) overlay(change *regionFile) {
	r.Extends = cmp.Or(change.Extends, r.Extends)
	r.LocalName = cmp.Or(change.LocalName, r.LocalName)
	r.Name = cmp.Or(change.Name, r.Name)
	r.Code = cmp.Or(change.Code, r.Code)
	if len(change.Networks) > 0 {
		r.Networks = change.Networks
	}
	if len(change.Zones.Zones) > 0 {
		r.Zones = change.Zones
	}
	if len(change.Venues) > 0 {
		r.Venues = change.Venues
	}
	if len(change.OSS) > 0 {
		r.OSS = change.OSS
	}
	if change.Deployment.ID != "" {
		r.Deployment.Provenance = change.Deployment.Provenance
	}
	r.Sources = override(r.Sources, change.Sources)
	r.Endpoints = override(r.Endpoints, change.Endpoints)
	r.Deployment.Products = override(r.Deployment.Products, change.Deployment.Products)
	r.lawFile = r.inherit(change.lawFile)
}

func override[V any](old, change map[string]V) map[string]V {
	out := make(map[string]V, len(old)+len(change))
	for k, v := range old {
		out[k] = v
	}
	for k, v := range change {
		out[k] = v
	}
	return out
}

// inherit lays deltas over rows: a row with a known id replaces, `without` takes away, the rest is added in
// front, so that a delta is read before what it departs from.
func (base lawFile) inherit(delta lawFile) lawFile {
	out := lawFile{
		Profile:    base.Profile,
		Traits:     lay(base.Traits, delta.Traits, delta.Without, func(t Trait) string { return t.ID }),
		Rules:      lay(base.Rules, delta.Rules, delta.Without, func(r Rule) string { return r.ID }),
		Borders:    lay(base.Borders, delta.Borders, delta.Without, func(b Border) string { return b.ID }),
		Thresholds: lay(base.Thresholds, delta.Thresholds, delta.Without, func(t Threshold) string { return t.ID }),
		Without:    slices.Concat(base.Without, delta.Without),
	}
	if delta.Profile.SLA.ID != "" {
		out.Profile.SLA = delta.Profile.SLA
	}
	if delta.Profile.MLPS.ID != "" {
		out.Profile.MLPS = delta.Profile.MLPS
	}
	if delta.Profile.Certifications.ID != "" {
		out.Profile.Certifications = delta.Profile.Certifications
	}
	if len(delta.Profile.Assessments) > 0 {
		out.Profile.Assessments = delta.Profile.Assessments
	}
	return out
}

func lay[T any](base, delta []T, without []string, id func(T) string) []T {
	kept := slices.DeleteFunc(slices.Clone(base), func(row T) bool {
		return slices.Contains(without, id(row)) ||
			slices.ContainsFunc(delta, func(d T) bool { return id(d) == id(row) })
	})
	return slices.Concat(delta, kept)
}

// idsOf lists the ids of all rows of a file.
func idsOf(content any) []string {
	var ids []string
	law := func(f lawFile) {
		for _, t := range f.Traits {
			ids = append(ids, t.ID)
		}
		for _, r := range f.Rules {
			ids = append(ids, r.ID)
		}
		for _, b := range f.Borders {
			ids = append(ids, b.ID)
		}
		for _, t := range f.Thresholds {
			ids = append(ids, t.ID)
		}
		for _, a := range f.Profile.Assessments {
			ids = append(ids, a.ID)
		}
		ids = append(ids, f.Profile.SLA.ID, f.Profile.MLPS.ID, f.Profile.Certifications.ID)
	}
	switch c := content.(type) {
	case *cloudsFile:
		ids = append(ids, c.UnknownRegion.ID)
		for _, cloud := range c.Clouds {
			ids = append(ids, cloud.Sees.ID, cloud.Price.ID)
			for _, r := range cloud.Certification.Rules {
				ids = append(ids, r.ID)
			}
		}
	case *classFile:
		ids = append(ids, c.Default.ID, c.DeployedDefault.ID)
		law(c.lawFile)
	case *regionFile:
		ids = append(ids, c.Zones.ID, c.Deployment.ID)
		law(c.lawFile)
	}
	return slices.DeleteFunc(ids, func(id string) bool { return strings.TrimSpace(id) == "" })
}
