package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// nodeSuite is the tests of the SDK for Node.js. npm carries the client; its tests are in its repository alone, so they
// are had from a checkout of that, which must be of the same version.
type nodeSuite struct{ name string }

// nodeManifest is the published client and what its tests need beside it, as its own package.json has them.
const nodeManifest = `{
  "private": true,
  "dependencies": {
    "ali-oss": "6.23.0",
    "@alicloud/openapi-client": "0.4.10",
    "@alicloud/resourcemanager20200331": "2.3.0",
    "@alicloud/tea-util": "1.4.9",
    "axios": "0.27.2",
    "filereader": "0.10.3",
    "form-data": "4.0.0",
    "mm": "2.5.0",
    "mocha": "9.2.2",
    "should": "11.2.1",
    "sinon": "15.2.0",
    "stream-equal": "1.1.1"
  }
}
`

// iteration is how the suite names the runs of its tests: the first with V4, the second with V1.
var iteration = regexp.MustCompile(` in iterate ([01])`)

// part is the tests of one file in one version of signatures. Its hooks make the buckets that its tests share, so this is
// the least that can be run alone.
type part struct{ file, sign string }

// jobs prepares the suite and gives its parts.
func (s *nodeSuite) jobs(o options) ([]job, error) {
	if o.aliOSS == "" {
		fmt.Fprintln(os.Stderr, "ali-oss: skipped: npm carries no tests; give a checkout of its repository (make oss-suites ALI_OSS=…)")
		return nil, nil
	}
	client, err := s.prepare(o)
	if err != nil {
		return nil, err
	}
	parts, order, err := s.parts(o, client)
	if err != nil {
		return nil, err
	}
	var all []job
	for _, p := range order {
		tests := parts[p]
		all = append(all, job{suite: s.name, sign: p.sign, tests: tests, run: func(e environment) (map[string]outcome, string, error) {
			return s.run(e, client, p)
		}})
	}
	return all, nil
}

// prepare installs the client and lays its tests beside it.
func (s *nodeSuite) prepare(o options) (client string, err error) {
	dir := filepath.Join(o.work, s.name)
	client = filepath.Join(dir, "node_modules", "ali-oss")
	if _, err := os.Stat(filepath.Join(client, "test")); err == nil {
		return client, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	for name, text := range map[string]string{"package.json": nodeManifest, "names.js": namesShim} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return "", err
		}
	}
	install := exec.Command("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm install: %w: %s", err, out)
	}
	return client, os.CopyFS(filepath.Join(client, "test"), os.DirFS(filepath.Join(o.aliOSS, "test")))
}

// mocha is the command that runs tests, as the suite's own package.json has it.
func mocha(client string, more ...string) []string {
	modules := filepath.Dir(client)
	return append([]string{
		filepath.Join(modules, "mocha", "bin", "mocha"), "--exit", "-t", "120000", "--reporter", "json",
		"-r", filepath.Join(modules, "should"), "-r", filepath.Join(filepath.Dir(modules), "names.js"),
	}, more...)
}

// report is what mocha writes down.
type report struct {
	Tests, Passes []mochaTest
	Failures      []mochaTest
}

type mochaTest struct {
	FullTitle, File string
	Err             struct{ Message string }
}

// parts lists the tests by the parts that they are in.
func (s *nodeSuite) parts(o options, client string) (parts map[part][]string, order []part, err error) {
	listed := filepath.Join(o.work, "ali-oss.json")
	c := exec.Command("node", mocha(client, "--dry-run", "--reporter-option", "output="+listed, "test/node/*.test.js", "test/node/**/*.test.js")...)
	c.Dir, c.Env = client, append(os.Environ(), nodeEnvironment("http://oss-cn-hangzhou.aliyuncs.com")...)
	if out, err := c.CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("list the tests of ali-oss: %w: %s", err, out)
	}
	all, err := readReport(listed)
	if err != nil {
		return nil, nil, err
	}
	parts = map[part][]string{}
	for _, t := range all.Tests {
		file, err := filepath.Rel(client, t.File)
		if err != nil {
			return nil, nil, err
		}
		p := part{file, signOf(t.FullTitle)}
		if parts[p] == nil {
			order = append(order, p)
		}
		parts[p] = append(parts[p], t.FullTitle)
	}
	return parts, order, nil
}

func readReport(file string) (r report, err error) {
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	return r, err
}

// signOf is the version of signatures that a test uses; empty for one that asks nothing of a service.
func signOf(title string) string {
	m := iteration.FindStringSubmatch(title)
	switch {
	case m == nil:
		return ""
	case m[1] == "0":
		return "v4"
	}
	return "v1"
}

// run runs one part.
func (s *nodeSuite) run(e environment, client string, p part) (map[string]outcome, string, error) {
	written := filepath.Join(e.dir, "report.json")
	args := []string{"--reporter-option", "output=" + written, p.file}
	switch p.sign {
	case "v4":
		args = append(args, "-g", " in iterate 0")
	case "v1":
		args = append(args, "-g", " in iterate 1")
	default:
		args = append(args, "-g", " in iterate [01]", "-i")
	}
	e.set = append(e.set, nodeEnvironment(e.endpoint)...)
	output := e.command(client, "node", mocha(client, args...)...)
	r, err := readReport(written)
	if err != nil {
		return nil, output, fmt.Errorf("mocha left no report: %w", err)
	}
	found := map[string]outcome{}
	for _, t := range r.Passes {
		found[t.FullTitle] = outcome{passed: true}
	}
	for _, t := range r.Failures {
		message := strings.Join(strings.Fields(t.Err.Message), " ")
		found[t.FullTitle] = outcome{reason: message[:min(len(message), 160)]}
		output += "\n" + t.FullTitle + ": " + t.Err.Message
	}
	return found, output, nil
}

// nodeEnvironment is what the suite wants to be told.
func nodeEnvironment(endpoint string) []string {
	return []string{
		"ALI_SDK_OSS_ID=suite", "ALI_SDK_OSS_SECRET=ringfence", "ALI_SDK_STS_ID=suite", "ALI_SDK_STS_SECRET=ringfence",
		"ALI_SDK_STS_ROLE=acs:ram::" + account + ":role/oss-test", "ALI_SDK_OSS_REGION=oss-cn-hangzhou",
		"ALI_SDK_STS_BUCKET=ali-oss-sts", "ALI_CLOUD_ENDPOINT=" + endpoint,
	}
}
