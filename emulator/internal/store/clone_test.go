package store

import (
	"encoding/json"
	"errors"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

type plain struct {
	Name    string
	At      time.Time
	CIDR    netip.Prefix
	List    []string
	Empty   []string
	Bytes   json.RawMessage
	Nested  []inner
	ByName  map[string][]int
	Pointer *inner
	Fixed   [3]int
	private int
}

type inner struct {
	N    *int
	Tags map[string]string
}

func TestCloneSharesNothing(t *testing.T) {
	t.Parallel()
	clone, _ := cloner(reflect.TypeFor[plain]())
	if clone == nil {
		t.Fatal("plain data is not cloned")
	}
	make := func() *plain {
		n := 7
		return &plain{
			Name: "x", At: time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC), CIDR: netip.MustParsePrefix("10.0.0.0/8"),
			List: []string{"a", "b"}, Empty: []string{}, Bytes: json.RawMessage(`{}`), Nested: []inner{{N: &n, Tags: map[string]string{"k": "v"}}, {}},
			ByName: map[string][]int{"one": {1}, "none": nil}, Pointer: &inner{N: &n}, Fixed: [3]int{1, 2, 3}, private: 1,
		}
	}
	original := make()
	fresh := clone(original).(*plain)
	same := cmp.Options{cmp.AllowUnexported(plain{}), cmpopts.EquateComparable(netip.Prefix{})}
	if diff := cmp.Diff(original, fresh, same); diff != "" { // cmp tells nil from empty
		t.Fatal(diff)
	}
	fresh.List[0], fresh.Bytes[0], *fresh.Nested[0].N, fresh.Nested[0].Tags["k"] = "changed", 'x', 8, "changed"
	fresh.ByName["one"][0], fresh.ByName["new"] = 2, nil
	*fresh.Pointer.N, fresh.Fixed[0] = 9, 9
	if diff := cmp.Diff(make(), original, same); diff != "" {
		t.Errorf("a change of the copy reached the original:\n%s", diff)
	}
}

func TestCloneRefusesWhatItCannotCopy(t *testing.T) {
	t.Parallel()
	type recursive struct{ Next *recursive }
	type hidden struct{ list []string }
	for name, refused := range map[string]bool{
		"interface": isNil(cloner(reflect.TypeFor[struct{ Any any }]())),
		"in a map":  isNil(cloner(reflect.TypeFor[struct{ M map[string]any }]())),
		"recursive": isNil(cloner(reflect.TypeFor[recursive]())),
		"hidden":    isNil(cloner(reflect.TypeFor[struct{ H hidden }]())),
		"function":  isNil(cloner(reflect.TypeFor[struct{ F func() }]())),
		"array":     isNil(cloner(reflect.TypeFor[struct{ A [2][]int }]())),
	} {
		if !refused {
			t.Errorf("%s: there is a cloner", name)
		}
	}
}

func isNil(clone func(any) any, _ bool) bool { return clone == nil }

// TestExactCopies: what an exact cloner copies is what the record would be read back as.
func TestExactCopies(t *testing.T) {
	t.Parallel()
	type omitting struct {
		List  []string          `json:",omitempty"`
		Map   map[string]string `json:",omitempty"`
		Bytes []byte            `json:",omitempty"`
		Kept  []string
		Inner []inner
		At    time.Time
	}
	clone, exact := cloner(reflect.TypeFor[omitting]())
	if !exact {
		t.Fatal("JSON carries the record whole, and the cloner is not exact")
	}
	for _, record := range []omitting{
		{},
		{List: []string{}, Map: map[string]string{}, Bytes: []byte{}, Kept: []string{}, Inner: []inner{{Tags: map[string]string{}}}},
		{List: []string{""}, Map: map[string]string{"": ""}, Bytes: []byte{0}, At: time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC)},
	} {
		text, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		var read omitting
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&read, clone(&record)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
	for name, t2 := range map[string]reflect.Type{
		"unexported": reflect.TypeFor[struct{ private int }](),
		"left out": reflect.TypeFor[struct {
			A []struct {
				B int `json:"-"`
			}
		}](),
		"spells itself": reflect.TypeFor[struct{ M map[string]json.RawMessage }](),
	} {
		if _, exact := cloner(t2); exact {
			t.Errorf("%s: the cloner is exact", name)
		}
	}
}

// TestNoTextIsKeptThatJSONWouldChange: a record with bytes that are no UTF-8 is read as it was stored, from the start.
func TestNoTextIsKeptThatJSONWouldChange(t *testing.T) {
	t.Parallel()
	s, err := Open(NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	type note struct{ ID, Text string }
	notes := Define("note", func(n *note) string { return n.ID })
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.Update(func(tx *Tx) error { return notes.In(tx, Scope{}).Put(&note{"1", "a\xffb"}) }))
	must(s.View(func(tx *Tx) error {
		n, err := notes.In(tx, Scope{}).Get("1")
		if err == nil && n.Text != "a\uFFFDb" {
			t.Errorf("read %q", n.Text)
		}
		return err
	}))
}

// TestCheckCacheFindsWhatWasChanged: who changes a record that was only lent is found out.
func TestCheckCacheFindsWhatWasChanged(t *testing.T) {
	t.Parallel()
	s, err := Open(NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	type counter struct {
		ID string
		N  int
	}
	counters := Define("counter", func(c *counter) string { return c.ID })
	err = s.Update(func(tx *Tx) error {
		mine := &counter{ID: "1"}
		err := counters.In(tx, Scope{}).Put(mine)
		mine.N++ // the caller's own stays the caller's
		return err
	})
	if err = errors.Join(err, s.CheckCache()); err != nil {
		t.Fatal(err)
	}
	err = s.View(func(tx *Tx) error {
		lent, err := counters.In(tx, Scope{}).Peek("1")
		if err == nil {
			lent.N++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.CheckCache() == nil {
		t.Error("a record that was lent has changed, and nobody noticed")
	}
}

// TestCacheServesOnlyTheSameBytes: a record decoded from other bytes under the same key must never come back.
func TestCacheServesOnlyTheSameBytes(t *testing.T) {
	t.Parallel()
	c := newCache()
	key := []byte("k")
	c.put(key, []byte("v1"), 1, true)
	if got := c.get(key, []byte("v2")); got != nil {
		t.Errorf("for other bytes: %v", got)
	}
	c.put(key, []byte("v2"), 2, false)
	if got := c.get(key, []byte("v2")); got != 2 {
		t.Errorf("replaced: %v", got)
	}
	value := []byte("mine")
	c.put([]byte("m"), value, 3, true)
	value[0] = 'X' // an engine may use its buffer again
	if got := c.get([]byte("m"), []byte("mine")); got != 3 {
		t.Errorf("the cache kept a caller's buffer: %v", got)
	}
}

func TestCacheIsBounded(t *testing.T) {
	t.Parallel()
	c := newCache()
	value := make([]byte, 1000)
	fill := func(evict bool) {
		for i := range 3 * cacheShards * cacheShardBytes / len(value) {
			c.put(join('x', time.Duration(i).String()), value, i, evict)
		}
	}
	for _, evict := range []bool{true, false} {
		fill(evict)
		for i := range c.shards {
			total := 0
			for key, entry := range c.shards[i].entries {
				total += len(key) + len(entry.value)
			}
			if total > cacheShardBytes || total != c.shards[i].bytes {
				t.Errorf("shard %d holds %d bytes, says %d", i, total, c.shards[i].bytes)
			}
		}
	}
	c.put([]byte("huge"), make([]byte, cacheMaxValue), 1, true)
	if c.get([]byte("huge"), make([]byte, cacheMaxValue)) != nil {
		t.Error("a huge value was kept")
	}
}
