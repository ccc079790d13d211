package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
)

var (
	//go:embed names_test.go.txt
	namesTest string
	//go:embed names.js
	namesShim string
	//go:embed world.yaml
	world string
	//go:embed reasons.tsv
	reasons string
)

// options are the flags.
type options struct {
	emulator, work, only, run, out string
	workers                        int
	// aliOSS and goV2 are checkouts of repositories that hold what the packages of those SDKs leave out.
	aliOSS, goV2 string
	// chosen is a list of tests, whose share is told beside that of all.
	chosen string
}

func main() {
	var o options
	flag.StringVar(&o.emulator, "emulator", "", "the emulator's binary (required)")
	flag.StringVar(&o.work, "work", "", "where sources and binaries are kept (required)")
	flag.StringVar(&o.only, "suite", "", "one suite only")
	flag.StringVar(&o.run, "run", "", "only tests that match")
	flag.IntVar(&o.workers, "jobs", 4, "tests at a time")
	flag.StringVar(&o.out, "out", "", "where the table is written; standard output without it")
	flag.StringVar(&o.aliOSS, "ali-oss", "", "a checkout of ali-sdk/ali-oss, for its tests")
	flag.StringVar(&o.goV2, "go-v2", "", "a checkout of aliyun/alibabacloud-oss-go-sdk-v2, for the pictures that its tests read")
	flag.StringVar(&o.chosen, "chosen", "", "a list of tests (tab-separated: suite, test, area, file, needs) to tell the share of")
	flag.Parse()
	if o.emulator == "" || o.work == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := o.judge(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// judge runs the suites and writes down what came of them.
func (o options) judge() error {
	if err := os.MkdirAll(o.work, 0o755); err != nil {
		return err
	}
	queue, err := o.queue()
	if err != nil {
		return err
	}
	results, err := workThrough(o, queue)
	if err != nil {
		return err
	}
	if err := o.again(queue, results); err != nil {
		return err
	}
	all, err := o.kept(slices.Concat(results...))
	if err != nil {
		return err
	}
	text := table(all)
	if o.chosen != "" {
		list, err := readChosen(o.chosen)
		if err != nil {
			return err
		}
		text += chosenTable(list, all)
	}
	if o.out == "" {
		fmt.Print(text)
		return nil
	}
	return os.WriteFile(o.out, []byte(text), 0o644)
}

// again runs what failed once more, one at a time: some tests have timers that a busy machine overtakes.
func (o options) again(queue []job, results [][]result) error {
	failed := func(r result) bool { return r.Outcome == "failed" }
	var some []job
	var where []int
	for i := range queue {
		if slices.ContainsFunc(results[i], failed) {
			some, where = append(some, queue[i]), append(where, i)
		}
	}
	o.workers = 1
	second, err := workThrough(o, some)
	if err != nil {
		return err
	}
	for k, i := range where {
		for n := range second[k] {
			second[k][n].Again = failed(results[i][n]) && !failed(second[k][n])
		}
		results[i] = second[k]
	}
	return nil
}

// suite prepares itself and gives what there is to run.
type suite interface{ jobs(options) ([]job, error) }

// queue is everything that is to be run.
func (o options) queue() ([]job, error) {
	match, err := regexp.Compile(o.run)
	if err != nil {
		return nil, err
	}
	all := map[string]suite{"ali-oss": &nodeSuite{"ali-oss"}}
	order := []string{}
	for _, s := range goSuites {
		all[s.name] = s
		order = append(order, s.name)
	}
	var queue []job
	for _, name := range append(order, "ali-oss") {
		if o.only != "" && name != o.only {
			continue
		}
		jobs, err := all[name].jobs(o)
		if err != nil {
			return nil, err
		}
		for _, j := range jobs {
			if match.MatchString(j.label() + " " + j.name()) {
				queue = append(queue, j)
			}
		}
	}
	return queue, nil
}
