package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// suite is the tests of one SDK.
type suite struct {
	name, module, version string
	// tags are build tags; flags separate the two frameworks in use.
	tags     string
	gocheck  bool
	manifest string // go.mod for a module that has none
	versions []string
	sources  []byte
}

var suites = []*suite{
	{
		name: "go-v1", module: "github.com/aliyun/aliyun-oss-go-sdk", version: "v3.0.2+incompatible", gocheck: true, versions: []string{""},
		manifest: `module github.com/aliyun/aliyun-oss-go-sdk

go 1.26.0

require (
	github.com/aliyun/alibaba-cloud-sdk-go v1.63.107
	golang.org/x/time v0.16.0
	gopkg.in/check.v1 v1.0.0-20201130134442-10cb98267c6c
)
`,
	},
	{name: "go-v2", module: "github.com/aliyun/alibabacloud-oss-go-sdk-v2", version: "v1.5.1", tags: "integration", versions: []string{"v1", "v4"}},
}

// prepare copies the sources of a suite out of the module cache and compiles its tests. It gives the binary and the folder
// in which it is run.
func (s *suite) prepare(work string) (binary, folder string, err error) {
	dir := filepath.Join(work, s.name)
	folder, binary = filepath.Join(dir, "oss"), filepath.Join(work, s.name+".test")
	if _, err := os.Stat(binary); err == nil {
		return binary, folder, nil
	}
	fetch := exec.Command("go", "mod", "download", "-json", s.module+"@"+s.version)
	fetch.Dir = os.TempDir() // outside any module
	out, err := fetch.Output()
	if err != nil {
		return "", "", fmt.Errorf("download %s: %w: %s", s.module, err, out)
	}
	var at struct{ Dir string }
	if err := json.Unmarshal(out, &at); err != nil {
		return "", "", err
	}
	if err := os.RemoveAll(dir); err != nil {
		return "", "", err
	}
	if err := os.CopyFS(dir, os.DirFS(at.Dir)); err != nil {
		return "", "", err
	}
	if s.manifest != "" {
		if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(s.manifest), 0o600); err != nil {
			return "", "", err
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "zz_names_test.go"), []byte(namesTest), 0o600); err != nil {
		return "", "", err
	}
	steps := [][]string{{"mod", "tidy"}, {"test", "-c", "-vet=off", "-o", binary, "-tags", s.tags, "."}}
	if s.manifest == "" {
		steps = steps[1:]
	}
	for _, args := range steps {
		c := exec.Command("go", args...)
		if c.Dir = folder; args[0] == "mod" {
			c.Dir = dir
		}
		if out, err := c.CombinedOutput(); err != nil {
			return "", "", fmt.Errorf("go %s: %w: %s", strings.Join(args, " "), err, out)
		}
	}
	return binary, folder, nil
}

// tests lists the tests of a compiled suite.
func (s *suite) tests(binary, folder string) ([]string, error) {
	flag, keep := "-test.list=.*", func(line string) bool { return strings.HasPrefix(line, "Test") }
	if s.gocheck {
		flag, keep = "-check.list", func(line string) bool { return strings.Contains(line, "Suite.Test") }
	}
	c := exec.Command(binary, flag)
	c.Dir = folder
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", s.name, err)
	}
	var all []string
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); keep(line) && (s.gocheck || s.integration(folder, line)) {
			all = append(all, line)
		}
	}
	return all, nil
}

// integration reports whether a test is one of those that need a service; the others of the package need none.
func (s *suite) integration(folder, test string) bool {
	if s.sources == nil {
		text, err := os.ReadFile(filepath.Join(folder, "client_integration_test.go"))
		if err != nil {
			return true
		}
		s.sources = text
	}
	return strings.Contains(string(s.sources), "func "+test+"(t *testing.T)")
}
