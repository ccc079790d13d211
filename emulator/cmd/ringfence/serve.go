package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/fixtures"
)

// repeated is a flag that may be given several times.
type repeated []string

func (r *repeated) String() string     { return strings.Join(*r, ",") }
func (r *repeated) Set(v string) error { *r = append(*r, v); return nil }

// serveFlags are the flags of the contract; each is also RINGFENCE_<FLAG> in the environment.
type serveFlags struct {
	listen, gateway, seed                                                            repeated
	memory                                                                           size
	ca, data, fsync, pace, auth, params, drop, quotas, publicBuckets, log, readyFile string
}

func (f *serveFlags) define(set *flag.FlagSet) {
	set.Var(&f.listen, "listen", "[VANTAGE=]HOST:PORT for APIs, OSS and control; repeatable (intranet=127.0.0.1:4680, internet=127.0.0.1:4681)")
	set.Var(&f.gateway, "gateway", "[VANTAGE=]HOST:PORT of a vantage gateway; repeatable (127.0.0.1:4682)")
	set.Var(&f.seed, "seed", "a world to start from: a built-in name or a YAML file; repeatable (default)")
	set.StringVar(&f.ca, "ca", "", "PEM file of the certificate authority (made at first start, kept in --data)")
	set.StringVar(&f.data, "data", "", "keep everything in this directory across restarts")
	set.StringVar(&f.fsync, "fsync", "off", "off: with --data, what was acknowledged survives the end of the process; on: that of the machine too, at the speed of the disk")
	f.memory = emulator.DefaultMemory
	set.Var(&f.memory, "memory", "without --data, how many bytes of objects are kept (512MiB, 2GiB); beyond, uploads are refused")
	set.StringVar(&f.pace, "pace", "instant", "how transient states pass: instant, real or manual")
	set.StringVar(&f.auth, "auth", "strict", "strict or off")
	set.StringVar(&f.params, "params", "report", "a known parameter that no handler read is reported, or refused with strict")
	set.StringVar(&f.drop, "drop", "reset", "what a dropped packet looks like: reset, timeout or explain")
	set.StringVar(&f.quotas, "quotas", "cloud", "cloud or off")
	set.StringVar(&f.publicBuckets, "public-buckets", "allowed", "new buckets may be made public: allowed, or blocked until their public access block is taken off, which is how the service makes them since October 2025 where its change has arrived")
	set.StringVar(&f.log, "log", "text", "text or json")
	set.StringVar(&f.readyFile, "ready-file", "", "write the addresses as JSON here once all of them answer")
}

// serve runs the emulator until it is told to stop.
func serve(args []string) int {
	options, readyFile, err := parseServe(args)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "ringfence serve:", err)
		return exitUsage
	}
	stop, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	em, err := emulator.New(options...)
	if err != nil {
		fmt.Fprintln(os.Stderr, "ringfence serve:", err)
		return exitFailed
	}
	if err := announce(em, readyFile); err != nil {
		fmt.Fprintln(os.Stderr, "ringfence serve:", err)
		return exitFailed
	}
	<-stop.Done()
	cancel() // a second signal ends the process at once
	drain, done := context.WithTimeout(context.Background(), 4*time.Second)
	defer done()
	if err := em.Close(drain); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		fmt.Fprintln(os.Stderr, "ringfence serve:", err)
		return exitFailed
	}
	return exitOK
}

// parseServe turns flags and environment into options.
func parseServe(args []string) ([]emulator.Option, string, error) {
	var f serveFlags
	set := flag.NewFlagSet("ringfence serve", flag.ContinueOnError)
	f.define(set)
	if err := set.Parse(args); err != nil {
		return nil, "", err
	}
	if set.NArg() > 0 {
		return nil, "", fmt.Errorf("unexpected argument %q", set.Arg(0))
	}
	if err := fromEnvironment(set); err != nil {
		return nil, "", err
	}
	options, err := f.options()
	return options, f.readyFile, err
}

// fromEnvironment fills flags that were not given from RINGFENCE_<FLAG>; lists are comma-separated.
func fromEnvironment(set *flag.FlagSet) (err error) {
	given := map[string]bool{}
	set.Visit(func(f *flag.Flag) { given[f.Name] = true })
	set.VisitAll(func(f *flag.Flag) {
		name := "RINGFENCE_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := os.LookupEnv(name)
		if !ok || given[f.Name] {
			return
		}
		values := []string{value}
		if _, list := f.Value.(*repeated); list {
			values = strings.Split(value, ",")
		}
		for _, v := range values {
			if e := f.Value.Set(v); e != nil && err == nil {
				err = fmt.Errorf("%s: %w", name, e)
			}
		}
	})
	return err
}

func (f *serveFlags) options() ([]emulator.Option, error) {
	f.defaultAddresses()
	options := []emulator.Option{
		emulator.WithVersion(version), emulator.WithPace(f.pace), emulator.WithDrop(f.drop),
		emulator.WithData(f.data), emulator.WithMemory(int64(f.memory)), emulator.WithCA(f.ca), emulator.WithLog(os.Stderr, f.log),
	}
	for _, l := range f.listen {
		vantage, address := cutVantage(l, "intranet")
		options = append(options, emulator.WithListen(vantage, address))
	}
	for _, g := range f.gateway {
		vantage, address := cutVantage(g, "")
		options = append(options, emulator.WithGateway(vantage, address))
	}
	for _, s := range f.seed {
		options = append(options, seedOption(s))
	}
	return switches(options, f)
}

func switches(options []emulator.Option, f *serveFlags) ([]emulator.Option, error) {
	for _, s := range []struct {
		flag, value, off, on string
		option               emulator.Option
	}{
		{"fsync", f.fsync, "off", "on", emulator.WithFsync()},
		{"auth", f.auth, "strict", "off", emulator.WithoutAuth()},
		{"params", f.params, "report", "strict", emulator.WithStrictParams()},
		{"quotas", f.quotas, "cloud", "off", emulator.WithoutQuotas()},
		{"public-buckets", f.publicBuckets, "allowed", "blocked", emulator.WithBlockedPublicBuckets()},
	} {
		switch s.value {
		case s.off:
		case s.on:
			options = append(options, s.option)
		default:
			return nil, fmt.Errorf("--%s is %q; it may be %s or %s", s.flag, s.value, s.off, s.on)
		}
	}
	return options, nil
}

// defaultAddresses fills in the contract's addresses; inside a container they are open to the outside.
func (f *serveFlags) defaultAddresses() {
	host := "127.0.0.1"
	if os.Getenv("RINGFENCE_CONTAINER") != "" {
		host = "0.0.0.0"
	}
	if len(f.listen) == 0 {
		f.listen = repeated{"intranet=" + host + ":4680", "internet=" + host + ":4681"}
	}
	if len(f.gateway) == 0 {
		f.gateway = repeated{host + ":4682"}
	}
	if len(f.seed) == 0 {
		f.seed = repeated{"default"}
	}
}

// cutVantage splits VANTAGE=HOST:PORT.
func cutVantage(s, fallback string) (vantage, address string) {
	if vantage, address, ok := strings.Cut(s, "="); ok {
		return vantage, address
	}
	return fallback, s
}

// seedOption takes the name of a built-in world or a path.
func seedOption(s string) emulator.Option {
	if !strings.ContainsAny(s, "/.") {
		return emulator.WithSeed(fixtures.FS, s+".yaml")
	}
	return emulator.WithSeed(os.DirFS("/"), strings.TrimPrefix(absolute(s), "/"))
}

func absolute(path string) string {
	if strings.HasPrefix(path, "/") {
		return path
	}
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	return wd + "/" + path
}

// announce prints the addresses and writes the ready file.
func announce(em *emulator.Emulator, readyFile string) error {
	ready := map[string]any{"pid": os.Getpid()}
	for name, address := range em.Listeners() {
		fmt.Printf("listening %s=%s\n", name, address)
		ready[name] = address
	}
	if readyFile == "" {
		return nil
	}
	text, err := json.Marshal(ready)
	if err != nil {
		return err
	}
	temp := readyFile + ".new"
	if err := os.WriteFile(temp, append(text, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(temp, readyFile)
}
