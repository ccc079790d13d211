package main

import (
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

var (
	//go:embed names_test.go.txt
	namesTest string
	//go:embed world.yaml
	world string
	//go:embed reasons.tsv
	reasons string
)

func main() {
	emulator := flag.String("emulator", "", "the emulator's binary (required)")
	work := flag.String("work", "", "where sources and binaries are kept (required)")
	only := flag.String("suite", "", "one suite only")
	run := flag.String("run", "", "only tests that match")
	jobs := flag.Int("jobs", 4, "tests at a time")
	out := flag.String("out", "", "where the table is written; standard output without it")
	flag.Parse()
	if *emulator == "" || *work == "" {
		flag.Usage()
		os.Exit(2)
	}
	results, err := runAll(*emulator, *work, *only, *run, *jobs)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	text := table(results)
	if *out == "" {
		fmt.Print(text)
		return
	}
	if err := os.WriteFile(*out, []byte(text), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// job is one test to run.
type job struct {
	suite                *suite
	sign                 string
	test, binary, folder string
	emulator, work       string
	front                *front
}

// result is what came of it.
type result struct {
	Suite, Test, Area, Outcome, Reason string
}

func runAll(emulator, work, only, run string, jobs int) ([]result, error) {
	match, err := regexp.Compile(run)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(work, 0o755); err != nil {
		return nil, err
	}
	var queue []job
	for _, s := range suites {
		if only != "" && s.name != only {
			continue
		}
		binary, folder, err := s.prepare(work)
		if err != nil {
			return nil, err
		}
		tests, err := s.tests(binary, folder)
		if err != nil {
			return nil, err
		}
		for _, sign := range s.versions {
			for _, t := range tests {
				if match.MatchString(t) {
					queue = append(queue, job{s, sign, t, binary, folder, emulator, work, nil})
				}
			}
		}
	}
	return workThrough(queue, jobs)
}

// workThrough runs the queue with a number of workers.
func workThrough(queue []job, workers int) ([]result, error) {
	results := make([]result, len(queue))
	next := make(chan int)
	var wg sync.WaitGroup
	for worker := range workers {
		front, err := newFront(worker)
		if err != nil {
			return nil, err
		}
		wg.Go(func() {
			for i := range next {
				queue[i].front = front
				folder, err := ownFolder(queue[i].folder, worker)
				if err != nil {
					results[i] = result{Suite: queue[i].label(), Test: queue[i].test, Outcome: "failed", Reason: err.Error()}
					continue
				}
				queue[i].folder = folder
				results[i] = queue[i].do()
				fmt.Fprintf(os.Stderr, "%-6s %-4s %s\n", results[i].Outcome, queue[i].sign, queue[i].test)
			}
		})
	}
	for i := range queue {
		next <- i
	}
	close(next)
	wg.Wait()
	return results, nil
}

// ownFolder gives a worker a copy of the folder in which a suite runs: its tests write files beside themselves, under names
// that two of them may share.
func ownFolder(folder string, worker int) (string, error) {
	own := fmt.Sprintf("%s-%d", filepath.Dir(folder), worker)
	if _, err := os.Stat(own); err != nil {
		if err := os.CopyFS(own, os.DirFS(filepath.Dir(folder))); err != nil {
			return "", err
		}
	}
	return filepath.Join(own, "oss"), nil
}

func (j job) label() string {
	if j.sign == "" {
		return j.suite.name
	}
	return j.suite.name + " " + strings.ToUpper(j.sign)
}

// do runs one test against an emulator of its own.
func (j job) do() result {
	r := result{Suite: j.label(), Test: j.test, Area: areaOf(j.test)}
	output, err := j.try()
	r.Outcome = "failed"
	switch {
	case err != nil:
		r.Reason = err.Error()
	case j.passed(output):
		r.Outcome = "passed"
		return r
	}
	if kind, why := reasonFor(j.suite.name, j.test); why != "" {
		r.Reason = why
		if kind == "n/a" {
			r.Outcome = "not applicable"
		}
	} else if r.Reason == "" {
		r.Reason = firstFailure(output)
	}
	_ = os.WriteFile(filepath.Join(j.work, strings.ReplaceAll(j.label()+"."+j.test+".log", " ", "-")), []byte(output), 0o644)
	return r
}

func (j job) passed(output string) bool {
	if j.suite.gocheck {
		return regexp.MustCompile(`PASS: \S*_test.go:\d+: ` + regexp.QuoteMeta(j.test) + `\s`).MatchString(output)
	}
	return strings.Contains(output, "--- PASS: "+j.test+" ")
}

func firstFailure(output string) string {
	for line := range strings.Lines(output) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "... ") || strings.HasPrefix(line, "Error:") || strings.HasPrefix(line, "panic:") {
			return strings.Join(strings.Fields(line), " ")[:min(len(strings.Join(strings.Fields(line), " ")), 160)]
		}
	}
	return "no reason was told"
}

// try starts an emulator, runs the test and gives what it printed.
func (j job) try() (string, error) {
	dir, err := os.MkdirTemp(j.work, "run")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	at, stop, err := start(j.emulator, dir)
	if err != nil {
		return "", err
	}
	defer stop()
	j.front.at.Store(&at)
	ca, err := download("http://"+at.address+"/_ringfence/ca.pem", filepath.Join(dir, "ca.pem"))
	if err != nil {
		return "", err
	}
	args := []string{"-test.v", "-test.timeout", "170s", "-test.run", "^" + j.test + "$"}
	if j.suite.gocheck {
		args = []string{"-check.v", "-check.f", "^" + regexp.QuoteMeta(j.test) + "$"}
	}
	c := exec.Command("timeout", append([]string{"180", j.binary}, args...)...)
	c.Dir, c.Env = j.folder, environment(at, ca, j)
	out, _ := c.CombinedOutput() // whether it passed stands in what it printed
	return string(out), nil
}

type running struct{ address, port, gateway string }

func start(binary, dir string) (at running, stop func(), err error) {
	seed, ready := filepath.Join(dir, "world.yaml"), filepath.Join(dir, "ready")
	if err := os.WriteFile(seed, []byte(world), 0o600); err != nil {
		return at, nil, err
	}
	c := exec.Command(binary, "serve", "--listen", "intranet=127.0.0.1:0", "--gateway", "127.0.0.1:0", "--seed", seed, "--quotas", "off", "--pace", "real", "--ready-file", ready)
	if err := c.Start(); err != nil {
		return at, nil, err
	}
	stop = func() { _ = c.Process.Signal(os.Interrupt); _ = c.Wait() }
	for range 600 {
		text, _ := os.ReadFile(ready)
		var said map[string]any
		if json.Unmarshal(text, &said) == nil {
			at.address = strings.TrimPrefix(fmt.Sprint(said["intranet"]), "http://")
			at.port, at.gateway = at.address[strings.LastIndex(at.address, ":")+1:], fmt.Sprint(said["gateway"])
			return at, stop, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	stop()
	return at, nil, fmt.Errorf("the emulator did not start")
}

func download(url, file string) (string, error) {
	r, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	f, err := os.Create(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	_, err = f.ReadFrom(r.Body)
	return file, err
}

// environment is what the suites want to be told.
func environment(at running, ca string, j job) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.Contains(strings.ToLower(v), "_proxy=") })
	endpoint := "http://oss-cn-hangzhou.aliyuncs.com"
	if !j.front.open {
		endpoint += ":" + at.port
	}
	const account, payer = "1000000000000011", "1000000000000012"
	return append(env,
		"SUITES_NAMES="+j.front.names, "SSL_CERT_FILE="+ca, "TMPDIR="+filepath.Dir(ca),
		"OSS_TEST_ENDPOINT="+endpoint, "OSS_TEST_REGION=cn-hangzhou", "OSS_TEST_SIGNATURE_VERSION="+j.sign,
		"OSS_TEST_ACCESS_KEY_ID=suite", "OSS_TEST_ACCESS_KEY_SECRET=ringfence", "OSS_TEST_ACCOUNT_ID="+account,
		"OSS_TEST_RAM_ROLE_ARN=acs:ram::"+account+":role/oss-test", "OSS_TEST_RAM_UID="+account,
		"OSS_TEST_STS_ID=suite", "OSS_TEST_STS_KEY=ringfence", "OSS_TEST_STS_ARN=acs:ram::"+account+":role/oss-test",
		"OSS_CREDENTIAL_KEY_ID=payer", "OSS_CREDENTIAL_KEY_SECRET=ringfence", "OSS_CREDENTIAL_UID="+payer,
		"OSS_TEST_PAYER_ACCESS_KEY_ID=payer", "OSS_TEST_PAYER_ACCESS_KEY_SECRET=ringfence", "OSS_TEST_PAYER_UID="+payer,
	)
}
