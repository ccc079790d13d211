package regions

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// OneOrMore is a list that may be written as a single word.
type OneOrMore []string

// UnmarshalYAML takes a scalar or a sequence of scalars.
func (o *OneOrMore) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*o = OneOrMore{node.Value}
		return nil
	}
	return node.Decode((*[]string)(o))
}

// UnmarshalYAML takes "80,443,2800-3300".
func (p *Ports) UnmarshalYAML(node *yaml.Node) (err error) {
	if *p, err = ParsePorts(node.Value); err != nil {
		return fmt.Errorf("line %d: %w", node.Line, err)
	}
	return nil
}

// MarshalText writes ports as the data spells them.
func (p Ports) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// The kinds of file, each known by its first key.

type sourcesFile struct {
	Sources []Source `yaml:"sources"`
}

type productsFile struct {
	Refusal  string    `yaml:"refusal"` // what a region answers for a product that it does not have
	Products []Product `yaml:"products"`
}

type cloudsFile struct {
	UnknownRegion Rule    `yaml:"unknownRegion"`
	Clouds        []Cloud `yaml:"clouds"`
}

type lawFile struct {
	Profile    Profile     `yaml:"profile"`
	Traits     []Trait     `yaml:"traits"`
	Rules      []Rule      `yaml:"rules"`
	Borders    []Border    `yaml:"borders"`
	Thresholds []Threshold `yaml:"thresholds"`
	Without    []string    `yaml:"without"` // ids of inherited rows that do not hold here
}

type classFile struct {
	Class           string   `yaml:"class"`
	Networks        []string `yaml:"networks"`
	Default         Rule     `yaml:"default"`
	DeployedDefault Rule     `yaml:"deployedDefault"`
	lawFile         `yaml:",inline"`
}

type regionFile struct {
	Region     string               `yaml:"region"`
	Extends    string               `yaml:"extends"`
	LocalName  string               `yaml:"localName"`
	Name       string               `yaml:"name"`
	Code       string               `yaml:"code"`
	Networks   []string             `yaml:"networks"`
	Zones      zones                `yaml:"zones"`
	Venues     []Venue              `yaml:"venues"`
	OSS        []OSSLocation        `yaml:"oss"`
	Endpoints  map[string]string    `yaml:"endpoints"`
	Sources    map[string]OneOrMore `yaml:"sources"` // of code, oss and endpoints, which are facts and not rows
	Deployment deployment           `yaml:"deployment"`
	lawFile    `yaml:",inline"`
}

type zones struct {
	Provenance `yaml:",inline"`
	Zones      []Zone `yaml:"zones"`
}

type deployment struct {
	Provenance `yaml:",inline"`
	Products   map[string]State `yaml:"products"`
}

// file is one YAML file, kept so that a complaint can say where in it a word stands.
type file struct {
	name string
	text []byte
}

// line finds the line of the row with an id, or of the first scalar with that text.
func (f file) line(text string) int {
	var find func(n *yaml.Node) int
	find = func(n *yaml.Node) int {
		if n.Kind == yaml.ScalarNode && n.Value == text {
			return n.Line
		}
		for _, child := range n.Content {
			if line := find(child); line > 0 {
				return line
			}
		}
		return 0
	}
	root := new(yaml.Node) // parsed only when there is something to complain of
	if yaml.Unmarshal(f.text, root) != nil {
		return 0
	}
	return find(root)
}

// wrong says what is the matter with the row or word `at` of the file.
func (f file) wrong(at, format string, args ...any) error {
	if line := f.line(at); line > 0 {
		return fmt.Errorf("%s:%d: %s: %s", f.name, line, at, fmt.Sprintf(format, args...))
	}
	return fmt.Errorf("%s: %s: %s", f.name, at, fmt.Sprintf(format, args...))
}

// firstKey finds the first key of a file and its line without parsing the whole.
func firstKey(text []byte) (key string, line int) {
	for content := range bytes.Lines(text) {
		line++
		content = bytes.TrimRight(content, "\r\n")
		if len(bytes.TrimSpace(content)) == 0 || content[0] == '#' || bytes.HasPrefix(content, []byte("---")) {
			continue
		}
		if match := topKey.FindSubmatch(content); match != nil {
			return string(match[1]), line
		}
		return "", line
	}
	return "", 0
}

// parse reads one file into the structure that its first key calls for.
func parse(name string, text []byte) (file, any, error) {
	f := file{name: name, text: text}
	var content any
	switch key, line := firstKey(text); key {
	case "sources":
		content = new(sourcesFile)
	case "products", "refusal":
		content = new(productsFile)
	case "clouds", "unknownRegion":
		content = new(cloudsFile)
	case "class":
		content = new(classFile)
	case "region":
		content = new(regionFile)
	case "":
		if line == 0 {
			return f, nil, fmt.Errorf("%s: the file is empty", name)
		}
		return f, nil, fmt.Errorf("%s:%d: a mapping is wanted, with sources, products, clouds, class or region as its first key", name, line)
	default:
		return f, nil, fmt.Errorf("%s:%d: the first key is %q; it must be sources, products, clouds, class or region", name, line, key)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(content); err != nil {
		return f, nil, place(name, err)
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return f, nil, fmt.Errorf("%s: one YAML document a file", name)
	}
	return f, content, nil
}

var (
	topKey    = regexp.MustCompile(`^"?([A-Za-z]+)"?\s*:`)
	yamlLine  = regexp.MustCompile(`line (\d+): `)
	yamlField = regexp.MustCompile(`field (\S+) not found in type \S+`)
)

// place turns the decoder's messages into "file:line: what is wrong".
func place(name string, err error) error {
	var typeError *yaml.TypeError
	lines := []string{strings.TrimPrefix(err.Error(), "yaml: ")}
	if errors.As(err, &typeError) {
		lines = slices.Clone(typeError.Errors)
	}
	for i, line := range lines {
		line = yamlField.ReplaceAllString(line, "field $1 is not known here")
		if yamlLine.MatchString(line) {
			lines[i] = name + ":" + yamlLine.ReplaceAllString(line, "$1: ")
		} else {
			lines[i] = name + ": " + line
		}
	}
	return errors.New(strings.Join(lines, "\n"))
}
