package server

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
)

var errMachineEnds = errors.New("the machine ends")

// fuse lets the machine end after a number of steps: from then on nothing is done any more.
type fuse struct {
	mu     sync.Mutex
	armed  bool
	left   int
	blown  bool
	passed []string
}

func (f *fuse) step(what string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.armed {
		return nil
	}
	if f.left == 0 {
		f.blown = true
		return errMachineEnds
	}
	f.left--
	f.passed = append(f.passed, what)
	return nil
}

// mortal is an engine that ends before a commit, or behind it, when nobody hears of it any more.
type mortal struct {
	store.Engine
	fuse *fuse
}

func (m mortal) Update(fn func(store.Txn) error) error {
	wrote := false
	if err := m.fuse.step("begin"); err != nil {
		return err
	}
	err := m.Engine.Update(func(t store.Txn) error {
		err := fn(t)
		wrote = err == nil
		return err
	})
	if wrote {
		return errors.Join(err, m.fuse.step("commit"))
	}
	return err
}

func (mortal) Close() error { return nil } // it is opened again

// crashBench is a bucketBench on a disk whose machine may end, and start again.
type crashBench struct {
	*bucketBench
	dir    string
	engine mortal
}

func newCrashBench(t *testing.T) *crashBench {
	c := &crashBench{dir: t.TempDir(), engine: mortal{store.NewMemory(), &fuse{}}}
	c.start(t)
	return c
}

// start starts the machine, for the first time or again.
func (c *crashBench) start(t *testing.T) {
	t.Helper()
	f := &fuse{}
	c.engine.fuse = f
	files, err := blob.NewFiles(c.dir, blob.FileOptions{Before: func(s blob.Step, _ string) error { return f.step(string(s)) }})
	if err != nil {
		t.Fatal(err)
	}
	again := c.bucketBench != nil
	c.bucketBench = newBucketBenchWith(t, c.engine, files)
	if again {
		if err := c.server.contents.Sweep(c.world); err != nil {
			t.Fatal(err)
		}
	}
}

// files lists what is on the disk.
func (c *crashBench) files(t *testing.T) (names []string) {
	t.Helper()
	err := filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

// pointed lists the blobs to which records point.
func (c *crashBench) pointed(t *testing.T) (names []string) {
	t.Helper()
	var dump strings.Builder
	if err := c.world.Export(&dump, nil); err != nil {
		t.Fatal(err)
	}
	for _, piece := range strings.Split(dump.String(), `"Blob":"`)[1:] {
		name, _, _ := strings.Cut(piece, `"`)
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// crash is an operation that writes, from one state to another.
type crash struct {
	// before makes the old state and gives what the operation needs.
	before func(b *bucketBench) string
	act    func(b *bucketBench, given string) *http.Response
	// old and new are what the objects hold before and after it; "" for one that is not there.
	old, new map[string]string
}

const sealed = "x-oss-server-side-encryption: KMS"

// part is long enough for a part that is not the last one.
var part = strings.Repeat("p", wire.MinPartSize)

func twoParts(b *bucketBench) string {
	b.must("PUT", "bkt/k", "", "old")
	id := b.must("POST", "bkt/k", "uploads", "", sealed).element(b.t, "UploadId")
	b.must("PUT", "bkt/k", "partNumber=1&uploadId="+id, part)
	b.must("PUT", "bkt/k", "partNumber=2&uploadId="+id, "end")
	return id
}

// crashes are all ways in which the bytes of objects change.
var crashes = map[string]crash{
	"put": {
		before: func(*bucketBench) string { return "" },
		act:    func(b *bucketBench, _ string) *http.Response { return b.do("PUT", "bkt/k", "", "new").Response },
		new:    map[string]string{"k": "new"},
	},
	"replace": {
		before: func(b *bucketBench) string { b.must("PUT", "bkt/k", "", "old"); return "" },
		act:    func(b *bucketBench, _ string) *http.Response { return b.do("PUT", "bkt/k", "", "new", sealed).Response },
		old:    map[string]string{"k": "old"}, new: map[string]string{"k": "new"},
	},
	"delete": {
		before: func(b *bucketBench) string { b.must("PUT", "bkt/k", "", "old"); return "" },
		act:    func(b *bucketBench, _ string) *http.Response { return b.do("DELETE", "bkt/k", "", "").Response },
		old:    map[string]string{"k": "old"},
	},
	"copy": {
		before: func(b *bucketBench) string {
			b.must("PUT", "bkt/from", "", "source", sealed)
			b.must("PUT", "bkt/k", "", "old")
			return ""
		},
		act: func(b *bucketBench, _ string) *http.Response {
			return b.do("PUT", "bkt/k", "", "", "x-oss-copy-source: /bkt/from").Response
		},
		old: map[string]string{"k": "old", "from": "source"}, new: map[string]string{"k": "source", "from": "source"},
	},
	"append": {
		before: func(b *bucketBench) string { b.must("POST", "bkt/k", "append&position=0", "one "); return "" },
		act: func(b *bucketBench, _ string) *http.Response {
			return b.do("POST", "bkt/k", "append&position=4", "two").Response
		},
		old: map[string]string{"k": "one "}, new: map[string]string{"k": "one two"},
	},
	"append that merges": {
		before: func(b *bucketBench) string {
			for n := range 32 {
				b.must("POST", "bkt/k", fmt.Sprintf("append&position=%d", n), "x")
			}
			return ""
		},
		act: func(b *bucketBench, _ string) *http.Response {
			return b.do("POST", "bkt/k", "append&position=32", "y").Response
		},
		old: map[string]string{"k": strings.Repeat("x", 32)}, new: map[string]string{"k": strings.Repeat("x", 32) + "y"},
	},
	"complete": {
		before: twoParts,
		act: func(b *bucketBench, id string) *http.Response {
			return b.do("POST", "bkt/k", "uploadId="+id, "", "x-oss-complete-all: yes").Response
		},
		old: map[string]string{"k": "old"}, new: map[string]string{"k": part + "end"},
	},
	"abort": {
		before: twoParts,
		act: func(b *bucketBench, id string) *http.Response {
			return b.do("DELETE", "bkt/k", "uploadId="+id, "").Response
		},
		old: map[string]string{"k": "old"}, new: map[string]string{"k": "old"},
	},
	"replace a part": {
		before: twoParts,
		act: func(b *bucketBench, id string) *http.Response {
			return b.do("PUT", "bkt/k", "partNumber=2&uploadId="+id, "another end").Response
		},
		old: map[string]string{"k": "old"}, new: map[string]string{"k": "old"},
	},
	"a new version": {
		before: func(b *bucketBench) string {
			b.must("PUT", "bkt", "versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
			b.must("PUT", "bkt/k", "", "old")
			return ""
		},
		act: func(b *bucketBench, _ string) *http.Response { return b.do("PUT", "bkt/k", "", "new").Response },
		old: map[string]string{"k": "old"}, new: map[string]string{"k": "new"},
	},
	"delete a version": {
		before: func(b *bucketBench) string {
			b.must("PUT", "bkt", "versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
			b.must("PUT", "bkt/k", "", "first")
			return b.must("PUT", "bkt/k", "", "second").Header.Get("x-oss-version-id")
		},
		act: func(b *bucketBench, id string) *http.Response {
			return b.do("DELETE", "bkt/k", "versionId="+id, "").Response
		},
		old: map[string]string{"k": "second"}, new: map[string]string{"k": "first"},
	},
	"delete many": {
		before: func(b *bucketBench) string {
			b.must("PUT", "bkt/k", "", "old")
			b.must("PUT", "bkt/from", "", "old too")
			return ""
		},
		act: func(b *bucketBench, _ string) *http.Response {
			body := "<Delete><Quiet>true</Quiet><Object><Key>k</Key></Object><Object><Key>from</Key></Object></Delete>"
			return b.do("POST", "bkt", "delete", body, contentMD5Of(body)).Response
		},
		old: map[string]string{"k": "old", "from": "old too"},
	},
}

// Wherever the machine ends while something is written, the next start finds the old state or the new one, whole; what
// was answered is the new one; and the disk holds what records point to and nothing else.
func TestCrashAtEveryStep(t *testing.T) {
	t.Parallel()
	for name, c := range crashes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for steps := 0; crashAfter(t, c, steps); steps++ {
				if steps > 50 {
					t.Fatal("it never comes to its end")
				}
			}
		})
	}
}

// crashAfter lets the machine end after a number of steps; false when there were no more.
func crashAfter(t *testing.T, c crash, steps int) bool {
	t.Helper()
	b := newCrashBench(t)
	b.must("PUT", "bkt", "", "")
	b.must("PUT", "bkt", "encryption", "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>")
	given := c.before(b.bucketBench)
	fuse := b.engine.fuse
	fuse.mu.Lock()
	fuse.armed, fuse.left = true, steps
	fuse.mu.Unlock()
	answered := c.act(b.bucketBench, given)
	fuse.mu.Lock()
	blown, where := fuse.blown, fmt.Sprintf("after %d steps (%s)", steps, strings.Join(fuse.passed, ", "))
	fuse.mu.Unlock()

	b.start(t)
	var states []string
	for _, key := range []string{"k", "from"} {
		got := b.do("GET", "bkt/"+key, "", "")
		if got.StatusCode != 200 && got.StatusCode != 404 {
			t.Errorf("%s: %s: %d %s", where, key, got.StatusCode, got.body)
		}
		text := ""
		if got.StatusCode == 200 {
			text = string(got.body)
		}
		switch {
		case c.old[key] == c.new[key] && text == c.old[key]:
		case text == c.old[key]:
			states = append(states, "old")
		case text == c.new[key]:
			states = append(states, "new")
		default:
			t.Errorf("%s: %s is %.40q", where, key, text)
		}
	}
	if len(slices.Compact(slices.Clone(states))) > 1 {
		t.Errorf("%s: half of it has happened: %v", where, states)
	}
	if answered.StatusCode/100 == 2 && slices.Contains(states, "old") {
		t.Errorf("%s: it was answered and is not there", where)
	}
	if files, pointed := b.files(t), b.pointed(t); !slices.Equal(files, pointed) {
		t.Errorf("%s: %d files on the disk, records point to %d", where, len(files), len(pointed))
	}
	if !blown && answered.StatusCode/100 != 2 {
		t.Errorf("%s: %d without any crash", where, answered.StatusCode)
	}
	return blown
}
