package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// limit is how long one test may take. Some sleep for minutes between their steps.
const limit = 15 * time.Minute

// job is one process to run against an emulator that has just been started: a test of Go, or a part of the suite for
// Node.js.
type job struct {
	suite, sign string
	tests       []string
	flags       []string // of the emulator
	run         func(environment) (found map[string]outcome, output string, err error)
}

// outcome is what became of one test, with what it said when it failed.
type outcome struct {
	passed bool
	reason string
}

// result is a row of the table.
type result struct {
	Suite, Sign, Test, Area, Outcome, Reason string
	// Again marks a test that passed when it was run once more.
	Again bool
}

// explain gives what did not pass the reason that is known for it.
func (r *result) explain() {
	kind, why := reasonFor(r.label(), r.Test)
	if r.Outcome == "passed" || why == "" {
		return
	}
	if r.Outcome, r.Reason = "failed", why; kind == "n/a" {
		r.Outcome = "not applicable"
	}
}

// label names a suite and its version of signatures.
func (r result) label() string { return strings.TrimSpace(r.Suite + " " + strings.ToUpper(r.Sign)) }

func (j job) label() string { return result{Suite: j.suite, Sign: j.sign}.label() }

// name is for the log.
func (j job) name() string {
	if len(j.tests) == 1 {
		return j.tests[0]
	}
	return fmt.Sprintf("%s and %d more", j.tests[0], len(j.tests)-1)
}

// workThrough runs the queue with a number of workers.
func workThrough(o options, queue []job) ([][]result, error) {
	done := make([][]result, len(queue))
	next := make(chan int)
	var wg sync.WaitGroup
	for worker := range o.workers {
		front, err := newFront(worker)
		if err != nil {
			return nil, err
		}
		wg.Go(func() {
			for i := range next {
				done[i] = queue[i].do(o, worker, front)
				counts := tally{}
				for _, r := range done[i] {
					counts.add(r.Outcome)
				}
				fmt.Fprintf(os.Stderr, "%4d/%d %-8s %d passed, %d failed, %d n/a: %s\n", i+1, len(queue), queue[i].label(), counts.passed, counts.failed, counts.none, queue[i].name())
			}
		})
	}
	for i := range queue {
		next <- i
	}
	close(next)
	wg.Wait()
	return done, nil
}

// do runs one job and gives a result for each of its tests.
func (j job) do(o options, worker int, f *front) []result {
	found, output, err := j.try(o, worker, f)
	var all []result
	for _, test := range j.tests {
		r := result{Suite: j.suite, Sign: j.sign, Test: test, Area: areaOf(test), Outcome: "failed"}
		came, ran := found[test]
		switch {
		case came.passed:
			r.Outcome = "passed"
			all = append(all, r)
			continue
		case err != nil:
			r.Reason = err.Error()
		case !ran:
			r.Reason = "a hook before it failed"
		default:
			r.Reason = came.reason
		}
		r.explain()
		all = append(all, r)
	}
	log := filepath.Join(o.work, "logs", strings.NewReplacer(" ", "-", "/", "-").Replace(j.label()+"."+j.tests[0])+".log")
	if err := os.MkdirAll(filepath.Dir(log), 0o755); err == nil {
		_ = os.WriteFile(log, []byte(output), 0o600) // for whoever looks why
	}
	return all
}

// environment is what a job runs in.
type environment struct {
	dir      string // its own, for files
	worker   int
	endpoint string
	set      []string
}

// command runs a program to its end, or to that of its time, and gives what it printed; whether a test passed stands there.
func (e environment) command(folder, program string, args ...string) string {
	c := exec.Command("timeout", append([]string{fmt.Sprint(int(limit.Seconds()) + 30), program}, args...)...)
	c.Dir, c.Env = folder, e.set
	out, _ := c.CombinedOutput()
	return string(out)
}

// try starts an emulator and runs the job against it.
func (j job) try(o options, worker int, f *front) (map[string]outcome, string, error) {
	dir, err := os.MkdirTemp(o.work, "run")
	if err != nil {
		return nil, "", err
	}
	defer os.RemoveAll(dir)
	at, stop, err := start(o.emulator, dir, j.flags)
	if err != nil {
		return nil, "", err
	}
	defer stop()
	f.at.Store(&at)
	ca, err := download("http://"+at.address+"/_ringfence/ca.pem", filepath.Join(dir, "ca.pem"))
	if err != nil {
		return nil, "", err
	}
	key, err := furnish(at.address)
	if err != nil {
		return nil, "", err
	}
	e := environment{dir: dir, worker: worker, endpoint: "http://oss-cn-hangzhou.aliyuncs.com"}
	if !f.open {
		e.endpoint += ":" + at.port
	}
	e.set = append(variables(e, f, ca, j.sign), "OSS_TEST_KMS_ID="+key)
	return j.run(e)
}

type running struct{ address, port, gateway string }

func start(binary, dir string, flags []string) (at running, stop func(), err error) {
	seed, ready := filepath.Join(dir, "world.yaml"), filepath.Join(dir, "ready")
	if err := os.WriteFile(seed, []byte(world), 0o600); err != nil {
		return at, nil, err
	}
	c := exec.Command(binary, append([]string{
		"serve", "--listen", "intranet=127.0.0.1:0", "--gateway", "127.0.0.1:0", "--seed", seed, "--quotas", "off", "--pace", "real", "--ready-file", ready,
	}, flags...)...)
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

// The accounts of world.yaml.
const account, payer = "1000000000000011", "1000000000000012"

// variables are what the suites want to be told by their environment.
func variables(e environment, f *front, ca, sign string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.Contains(strings.ToLower(v), "_proxy=") })
	return append(env,
		"SUITES_NAMES="+f.names, "SUITES_ADDRESS="+f.ip, "SSL_CERT_FILE="+ca, "NODE_EXTRA_CA_CERTS="+ca, "TMPDIR="+e.dir,
		"OSS_TEST_ENDPOINT="+e.endpoint, "OSS_TEST_REGION=cn-hangzhou", "OSS_TEST_SIGNATURE_VERSION="+sign,
		"OSS_TEST_ACCESS_KEY_ID=suite", "OSS_TEST_ACCESS_KEY_SECRET=ringfence", "OSS_TEST_ACCOUNT_ID="+account,
		"OSS_TEST_RAM_ROLE_ARN=acs:ram::"+account+":role/oss-test", "OSS_TEST_RAM_UID="+account,
		"OSS_TEST_STS_ID=suite", "OSS_TEST_STS_KEY=ringfence", "OSS_TEST_STS_ARN=acs:ram::"+account+":role/oss-test",
		"OSS_TEST_STS_REGION=cn-hangzhou", "OSS_TEST_KMS_REGION=cn-hangzhou",
		"OSS_CREDENTIAL_KEY_ID=payer", "OSS_CREDENTIAL_KEY_SECRET=ringfence", "OSS_CREDENTIAL_UID="+payer,
		"OSS_TEST_PAYER_ACCESS_KEY_ID=payer", "OSS_TEST_PAYER_ACCESS_KEY_SECRET=ringfence", "OSS_TEST_PAYER_UID="+payer,
	)
}
