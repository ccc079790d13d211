package parity_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
	"github.com/ringfence-dev/ringfence/sdkcompat/sdk"
)

var update = flag.Bool("update", false, "rewrite newer.tsv; give each new row its reason by hand")

// pair are the wire structs of one action.
type pair struct{ request, response reflect.Type }

// TestParity compares every action that is answered. What the SDK does not have must stand in newer.tsv
// with a reason, and what stands there must still be missing.
func TestParity(t *testing.T) {
	t.Parallel()
	allowed := readAllowed(t)
	found := make(map[string]bool)
	for product, actions := range coverage(t) {
		for _, action := range actions {
			for _, difference := range differences(product, action) {
				key := product + "\t" + action + "\t" + difference
				found[key] = true
				if allowed[key] == "" && !*update {
					t.Errorf("%s %s: the SDK has no %s", product, action, difference)
				}
			}
		}
	}
	if *update {
		writeAllowed(t, found, allowed)
		return
	}
	for key := range allowed {
		if !found[key] {
			t.Errorf("newer.tsv lists %q, which is no difference (any more)", key)
		}
	}
}

// differences names what an action of ours has and the SDK lacks.
func differences(product, action string) (all []string) {
	ours, known := wire[product+" "+action]
	theirs, ok := sdk.Find(product, action)
	if !known || !ok {
		return []string{"action"} // or `go generate` was not run after it was added
	}
	params := sdkParams(reflect.TypeOf(theirs.Request()).Elem(), "")
	for _, name := range ourParams(ours.request) {
		// The SDK keeps RegionId in what every request embeds.
		if name != "RegionId" && !says(params, name) {
			all = append(all, "parameter "+name)
		}
	}
	for _, name := range strange(ours.response, reflect.TypeOf(theirs.Response()).Elem(), "") {
		all = append(all, "field "+name)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// coverage asks an emulator for the actions that it answers, by product.
func coverage(t *testing.T) map[string][]string {
	t.Helper()
	res, err := http.Get(emulatortest.New(t).Endpoint() + "/_ringfence/coverage")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var products []struct {
		Product  string   `json:"product"`
		Answered []string `json:"answered"`
	}
	if err := json.NewDecoder(res.Body).Decode(&products); err != nil {
		t.Fatal(err)
	}
	all := make(map[string][]string)
	for _, p := range products {
		all[p.Product] = p.Answered
	}
	delete(all, "Oss") // REST, with clients of its own; see the scenario
	return all
}

// readAllowed reads newer.tsv: product, action, what, reason.
func readAllowed(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open("newer.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	allowed := make(map[string]string)
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		columns := strings.Split(lines.Text(), "\t")
		if len(columns) != 4 || columns[3] == "" {
			t.Fatalf("newer.tsv: %q has no four columns", lines.Text())
		}
		allowed[strings.Join(columns[:3], "\t")] = columns[3]
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return allowed
}

const heading = "# What an action of ours has and alibaba-cloud-sdk-go v1.63.107 has not: product, action, what, reason\n"

func writeAllowed(t *testing.T, found map[string]bool, allowed map[string]string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(heading)
	for _, key := range slices.Sorted(maps.Keys(found)) {
		reason := allowed[key]
		if reason == "" {
			reason = "TELL WHY"
		}
		fmt.Fprintf(&b, "%s\t%s\n", key, reason)
	}
	if err := os.WriteFile("newer.tsv", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
