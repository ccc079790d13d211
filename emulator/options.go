package emulator

import (
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
)

// Option changes how an emulator is made.
type Option func(*config) error

// config is what the options fill in.
type config struct {
	listens  []listen
	gateways []listen
	data     string
	fsync    bool
	// blockPublic is the public access block of new buckets.
	blockPublic bool
	memory      int64
	caFile      string
	seeds       []seedFile
	pace        string
	authOff     bool
	strict      bool
	drop        string
	noQuotas    bool
	log         io.Writer
	logJSON     bool
	overlays    []fs.FS
	version     string
	seed        uint64
	start       time.Time
}

// listen is an address with the vantage point of those who call it.
type listen struct{ vantage, address string }

// seedFile is a world to start from.
type seedFile struct {
	fsys fs.FS
	name string
}

func defaults() config {
	return config{memory: DefaultMemory, pace: "instant", drop: "reset", log: io.Discard, version: "devel"}
}

// WithListen opens a listener for management APIs, OSS and the control API, HTTP and HTTPS on
// one port. vantage says from where its callers come: "intranet" or "internet", or a longer
// form such as "intranet:<region>". Port 0 picks a free port.
func WithListen(vantage, address string) Option {
	return func(c *config) error {
		c.listens = append(c.listens, listen{vantage, address})
		return nil
	}
}

// WithGateway opens a vantage gateway. With an empty vantage the proxy user name names it.
func WithGateway(vantage, address string) Option {
	return func(c *config) error {
		c.gateways = append(c.gateways, listen{vantage, address})
		return nil
	}
}

// WithData keeps everything in a directory across restarts; without it all is in memory.
func WithData(dir string) Option { return func(c *config) error { c.data = dir; return nil } }

// WithFsync makes every write wait for the disk, records and object bytes alike, so that what was acknowledged survives
// the end of the machine. Without it, it survives the end of the process, however sudden. It means nothing without WithData.
func WithFsync() Option { return func(c *config) error { c.fsync = true; return nil } }

// DefaultMemory is how many bytes of objects an emulator without a data directory keeps, unless WithMemory says otherwise.
const DefaultMemory = 1 << 30

// WithMemory is how many bytes of objects an emulator without a data directory keeps; what is beyond is refused, with an
// error that says so.
func WithMemory(bytes int64) Option {
	return func(c *config) error {
		if bytes <= 0 {
			return fmt.Errorf("memory is %d; it is a number of bytes above 0", bytes)
		}
		c.memory = bytes
		return nil
	}
}

// WithCA names the PEM file of the certificate authority; it is made if it does not exist.
func WithCA(file string) Option { return func(c *config) error { c.caFile = file; return nil } }

// WithSeed starts from a world in a YAML file (see package fixtures). A stored world is not seeded again.
func WithSeed(fsys fs.FS, name string) Option {
	return func(c *config) error {
		c.seeds = append(c.seeds, seedFile{fsys, name})
		return nil
	}
}

// WithPace says how transient states pass: "instant", "real" or "manual".
func WithPace(pace string) Option {
	return func(c *config) error {
		if err := oneOf("pace", pace, "instant", "real", "manual"); err != nil {
			return err
		}
		c.pace = pace
		return nil
	}
}

// WithoutAuth takes every key as the account that it names, and verifies nothing.
func WithoutAuth() Option { return func(c *config) error { c.authOff = true; return nil } }

// WithStrictParams refuses, by name, a parameter that the API knows and no handler reads.
func WithStrictParams() Option { return func(c *config) error { c.strict = true; return nil } }

// WithDrop says what a dropped packet looks like on a socket: "reset", "timeout" or "explain".
func WithDrop(drop string) Option {
	return func(c *config) error {
		if _, err := gateway.ParseDropMode(drop); err != nil {
			return fmt.Errorf("drop: %w", err)
		}
		c.drop = drop
		return nil
	}
}

// WithBlockedPublicBuckets has new buckets block public access from the start, as the service has them since October 2025 in
// the regions that its change has reached. The switch of a bucket turns it off again.
func WithBlockedPublicBuckets() Option {
	return func(c *config) error { c.blockPublic = true; return nil }
}

// WithoutQuotas lifts the documented default quotas.
func WithoutQuotas() Option { return func(c *config) error { c.noQuotas = true; return nil } }

// WithLog writes one line a call to w, as text or as JSON.
func WithLog(w io.Writer, format string) Option {
	return func(c *config) error {
		if err := oneOf("log", format, "text", "json"); err != nil {
			return err
		}
		c.log, c.logJSON = w, format == "json"
		return nil
	}
}

// WithRegions lays further YAML files over the built-in law of the regions.
func WithRegions(fsys fs.FS) Option {
	return func(c *config) error { c.overlays = append(c.overlays, fsys); return nil }
}

// WithVersion is the version that health tells.
func WithVersion(version string) Option {
	return func(c *config) error { c.version = version; return nil }
}

// WithRandomSeed fixes ids and request ids, so that two runs of the same calls give the same
// answers. Without it every world is different.
func WithRandomSeed(seed uint64) Option { return func(c *config) error { c.seed = seed; return nil } }

func oneOf(name, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return fmt.Errorf("%s is %q; it may be one of %q", name, value, allowed)
}
