package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// goSuite is the tests of a Go package of an SDK.
type goSuite struct {
	name, module, version string
	// folder is where the package is in its module; tests run there.
	folder, pkg string
	// tags are build tags; gocheck separates the two frameworks in use.
	tags     string
	gocheck  bool
	manifest string // go.mod for a module that has none
	versions []string
	// needsService tells the tests that need a service from the others of the package; nil where all of them count.
	needsService string
	sources      []byte
	// flags are those of the emulator that this suite expects.
	flags []string
	// after names, for tests that use what another one of their suite has left in the process, such another one.
	after map[string]string
	// pictures is a folder of the repository that tests read and the module does not carry.
	pictures string
}

// manifestV1 is what the first SDK, which knows no modules, needs beside itself.
const manifestV1 = `module github.com/aliyun/aliyun-oss-go-sdk

go 1.26.0

require (
	github.com/aliyun/alibaba-cloud-sdk-go v1.63.107
	golang.org/x/time v0.16.0
	gopkg.in/check.v1 v1.0.0-20201130134442-10cb98267c6c
)
`

var goSuites = []*goSuite{
	{
		name: "go-v1", module: "github.com/aliyun/aliyun-oss-go-sdk", version: "v3.0.2+incompatible", folder: "oss", pkg: "oss",
		gocheck: true, manifest: manifestV1, versions: []string{"v1", "v2", "v4"},
	},
	{
		name: "go-v1-crypto", module: "github.com/aliyun/aliyun-oss-go-sdk", version: "v3.0.2+incompatible", folder: "oss/crypto", pkg: "osscrypto",
		gocheck: true, manifest: manifestV1, versions: []string{"v1"},
	},
	{
		name: "go-v2", module: "github.com/aliyun/alibabacloud-oss-go-sdk-v2", version: "v1.5.1", folder: "oss", pkg: "oss",
		tags: "integration", versions: []string{"v1", "v4"}, needsService: "client_integration_test.go", pictures: "sample",
		flags: []string{"--public-buckets", "blocked"}, // TestGetBucketInfo expects it, and the others switch it off where it is in their way
	},
	{
		name: "ossutil", module: "github.com/aliyun/ossutil", version: "v1.7.19", folder: "lib", pkg: "lib",
		gocheck: true, versions: []string{"v1"}, after: map[string]string{
			"OssutilCommandSuite.TestCPFunction":             "OssutilCommandSuite.TestBatchCPObject",
			"OssutilCommandSuite.TestCopyFunction":           "OssutilCommandSuite.TestBatchCPObject",
			"OssutilCommandSuite.TestResumeDownloadRetry":    "OssutilCommandSuite.TestBatchCPObject",
			"OssutilCommandSuite.TestErrDeleteObject":        "OssutilCommandSuite.TestBatchCPObject",
			"OssutilCommandSuite.TestMultipartUpload_Prefix": "OssutilCommandSuite.TestBatchCPObject",
			"OssutilCommandSuite.TestRemoveBucketProgress":   "OssutilCommandSuite.TestBatchCPObject",
			"OssutilCommandSuite.TestRemoveUploadIdProgress": "OssutilCommandSuite.TestBatchCPObject",
		},
	},
}

// jobs prepares a suite and gives its tests, once for each version of signatures.
func (s *goSuite) jobs(o options) ([]job, error) {
	var all []job
	for _, sign := range s.versions {
		dir, binary, err := s.prepare(o, sign)
		if err != nil {
			return nil, err
		}
		tests, err := s.tests(binary, filepath.Join(dir, s.folder))
		if err != nil {
			return nil, err
		}
		for _, t := range tests {
			all = append(all, job{suite: s.name, sign: sign, flags: s.flags, tests: []string{t}, run: func(e environment) (map[string]outcome, string, error) {
				return s.run(e, dir, binary, t)
			}})
		}
	}
	return all, nil
}

// prepare copies the sources of a suite out of the module cache and compiles its tests.
func (s *goSuite) prepare(o options, sign string) (dir, binary string, err error) {
	dir = filepath.Join(o.work, s.name)
	binary = filepath.Join(o.work, s.name+"-"+sign+".test")
	if _, err := os.Stat(binary); err == nil {
		return dir, binary, nil
	}
	if err := s.copySources(dir, o); err != nil {
		return "", "", err
	}
	overlay, err := s.signWith(dir, sign)
	if err != nil {
		return "", "", err
	}
	steps := [][]string{{"test", "-c", "-mod=mod", "-vet=off", "-overlay", overlay, "-o", binary, "-tags", s.tags, "."}}
	if s.manifest != "" {
		steps = append([][]string{{"mod", "tidy"}}, steps...)
	}
	for _, args := range steps {
		c := exec.Command("go", args...)
		if c.Dir = filepath.Join(dir, s.folder); args[0] == "mod" {
			c.Dir = dir
		}
		if out, err := c.CombinedOutput(); err != nil {
			return "", "", fmt.Errorf("go %s: %w: %s", strings.Join(args, " "), err, out)
		}
	}
	return dir, binary, nil
}

func (s *goSuite) copySources(dir string, o options) error {
	fetch := exec.Command("go", "mod", "download", "-json", s.module+"@"+s.version)
	fetch.Dir = os.TempDir() // outside any module
	out, err := fetch.Output()
	if err != nil {
		return fmt.Errorf("download %s: %w: %s", s.module, err, out)
	}
	var at struct{ Dir string }
	if err := json.Unmarshal(out, &at); err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := copyWritable(dir, at.Dir); err != nil {
		return err
	}
	if s.pictures != "" && o.goV2 != "" {
		if err := copyWritable(filepath.Join(dir, s.pictures), filepath.Join(o.goV2, s.pictures)); err != nil {
			return err
		}
	}
	if s.manifest != "" {
		if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(s.manifest), 0o600); err != nil {
			return err
		}
	}
	names := strings.Replace(namesTest, "package oss", "package "+s.pkg, 1)
	return os.WriteFile(filepath.Join(dir, s.folder, "zz_names_test.go"), []byte(names), 0o600)
}

// copyWritable copies a tree out of the module cache, where nothing can be written.
func copyWritable(to, from string) error {
	if _, err := os.Stat(to); err != nil {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			return err
		}
	} else if err := addFiles(to, from); err != nil {
		return err
	}
	return filepath.WalkDir(to, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(path, 0o755)
		}
		return os.Chmod(path, 0o644)
	})
}

// addFiles copies the files of a folder that another one does not have.
func addFiles(to, from string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		target := filepath.Join(to, e.Name())
		if _, err := os.Stat(target); err == nil || e.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(target, content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// signWith has a client sign with another version than the one that it has been set to. The tests of the first SDK, which
// take what is its default, have no other way to ask for it; neither they nor the code that signs are touched. The second
// SDK is told by its environment.
func (s *goSuite) signWith(dir, sign string) (overlay string, err error) {
	replace := map[string]string{}
	if s.name == "go-v1" && sign != "v1" {
		settings := filepath.Join(dir, "oss", "conf.go")
		text, err := os.ReadFile(settings)
		if err != nil {
			return "", err
		}
		const from = "config.AuthVersion = AuthV1"
		if !strings.Contains(string(text), from) {
			return "", fmt.Errorf("%s: no %q", settings, from)
		}
		to := "config.AuthVersion = Auth" + strings.ToUpper(sign) + "\n\tconfig.Region = \"cn-hangzhou\""
		replace[settings] = settings + "." + sign
		if err := os.WriteFile(replace[settings], []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(dir, "overlay-"+sign+".json")
	return overlay, os.WriteFile(overlay, text, 0o600)
}

// tests lists the tests of a compiled suite.
func (s *goSuite) tests(binary, folder string) ([]string, error) {
	flag, keep := "-test.list=.*", func(line string) bool { return strings.HasPrefix(line, "Test") }
	if s.gocheck {
		flag, keep = "-check.list", func(line string) bool { return strings.Contains(line, ".Test") && !strings.Contains(line, " ") }
	}
	c := exec.Command(binary, flag)
	c.Dir = folder
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", s.name, err)
	}
	var all []string
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); keep(line) && s.integration(folder, line) {
			all = append(all, line)
		}
	}
	return all, nil
}

// integration reports whether a test is one of those that need a service.
func (s *goSuite) integration(folder, test string) bool {
	if s.needsService == "" {
		return true
	}
	if s.sources == nil {
		text, err := os.ReadFile(filepath.Join(folder, s.needsService))
		if err != nil {
			return true
		}
		s.sources = text
	}
	return strings.Contains(string(s.sources), "func "+test+"(t *testing.T)")
}

// run runs one test.
func (s *goSuite) run(e environment, dir, binary, test string) (map[string]outcome, string, error) {
	own, err := ownCopy(dir, e.worker)
	if err != nil {
		return nil, "", err
	}
	args := []string{"-test.v", "-test.timeout", fmt.Sprint(limit), "-test.run", "^" + test + "$"}
	if s.gocheck {
		wanted := regexp.QuoteMeta(test)
		if before := s.after[test]; before != "" {
			wanted += "|" + regexp.QuoteMeta(before)
		}
		args = []string{"-check.v", "-check.f", "^(" + wanted + ")$"}
	}
	output := e.command(filepath.Join(own, s.folder), binary, args...)
	passed := strings.Contains(output, "--- PASS: "+test+" ")
	if s.gocheck {
		passed = regexp.MustCompile(`PASS: \S*_test.go:\d+: ` + regexp.QuoteMeta(test) + `\s`).MatchString(output)
	}
	return map[string]outcome{test: {passed, firstFailure(output)}}, output, nil
}

// ownCopy gives a worker a copy of a suite: its tests write files beside themselves, under names that two of them may share.
func ownCopy(dir string, worker int) (string, error) {
	own := fmt.Sprintf("%s-%d", dir, worker)
	if _, err := os.Stat(own); err == nil {
		return own, nil
	}
	return own, os.CopyFS(own, os.DirFS(dir))
}

func firstFailure(output string) string {
	for line := range strings.Lines(output) {
		line = strings.Join(strings.Fields(line), " ")
		if strings.HasPrefix(line, "... ") || strings.HasPrefix(line, "Error:") || strings.HasPrefix(line, "panic:") {
			return line[:min(len(line), 160)]
		}
	}
	return "no reason was told"
}
