package actiontest

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
)

var update = flag.Bool("update", false, "write the answers of golden files")

// Golden runs every testdata/*.txtar of the package under test.
func Golden(t *testing.T, services ...action.Service) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("there is no testdata/*.txtar")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			golden(t, file, services)
		})
	}
}

func golden(t *testing.T, file string, services []action.Service) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := parseArchive(text)
	for _, format := range []rpc.Format{rpc.JSON, rpc.XML} {
		section := a.section("answer." + strings.ToLower(string(format)))
		if section == nil {
			continue
		}
		got := play(t, a, format, services)
		if *update {
			section.text = got
			continue
		}
		if diff := cmp.Diff(section.text, got); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", file, format, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, a.format(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// play builds the world of a golden file and makes its requests.
func play(t *testing.T, a *archive, format rpc.Format, services []action.Service) string {
	t.Helper()
	open := New
	if a.header("pace") == "slow" {
		open = NewSlow
	}
	s := &script{bench: open(t, services...), saved: map[string]string{}}
	if account := a.header("account"); account != "" {
		s.bench = s.bench.As(account)
	}
	if region := a.header("region"); region != "" {
		s.bench = s.bench.In(region)
	}
	if world := a.section("world"); world != nil {
		for _, line := range lines(world.text) {
			s.build(t, line)
		}
	}
	request := a.section("request")
	if request == nil {
		t.Fatal("there is no section request")
	}
	var out strings.Builder
	s.bench.format = format
	for _, line := range lines(request.text) {
		words := s.words(t, line)
		if s.direct(t, words) {
			continue
		}
		fmt.Fprintf(&out, "> %s\n%s\n", line, spell(s.call(words), format))
	}
	if a.header("pace") == "slow" {
		return out.String()
	}
	return steady(out.String())
}

// At the instant pace time runs on while a file is played; in what is compared it stands still.
var (
	running   = regexp.MustCompile(`2026-03-02T08:0\d:\d\d`)
	runningMs = regexp.MustCompile(`17724384\d{5}`)
)

func steady(text string) string {
	text = running.ReplaceAllString(text, Start.Format("2006-01-02T15:04:05"))
	return runningMs.ReplaceAllString(text, strconv.FormatInt(Start.UnixMilli(), 10))
}

// script is the state of a golden file while it is played.
type script struct {
	bench *Bench
	saved map[string]string
}

// build makes one call of the world section, which must succeed, and saves what it asks to save.
func (s *script) build(t *testing.T, line string) {
	t.Helper()
	call, saves, _ := strings.Cut(line, " > ")
	words := s.words(t, call)
	if s.direct(t, words) {
		return
	}
	answer := s.call(words)
	if answer.Status != 200 {
		t.Fatalf("%s: %d %s", line, answer.Status, answer.Body)
	}
	for _, save := range strings.Fields(saves) {
		name, path, _ := strings.Cut(save, "=")
		if s.saved[name] = answer.Get(path); s.saved[name] == "" {
			t.Fatalf("%s: the answer has no %s: %s", line, path, answer.Body)
		}
	}
}

// direct obeys a line that is not a call.
func (s *script) direct(t *testing.T, words []string) bool {
	t.Helper()
	switch words[0] {
	case "advance":
		d, err := time.ParseDuration(words[1])
		if err != nil {
			t.Fatal(err)
		}
		s.bench.Advance(d)
	case "as":
		s.bench = s.bench.As(words[1])
	case "in":
		s.bench = s.bench.In(words[1])
	default:
		return false
	}
	return true
}

func (s *script) call(words []string) Answer {
	var params []string
	for _, word := range words[2:] {
		name, value, _ := strings.Cut(word, "=")
		params = append(params, name, value)
	}
	return s.bench.Call(words[0]+" "+words[1], params...)
}

// words splits a line at blanks outside of single quotes and fills in ${saved} values.
func (s *script) words(t *testing.T, line string) []string {
	t.Helper()
	filled := os.Expand(line, func(name string) string {
		value, ok := s.saved[name]
		if !ok {
			t.Fatalf("%s: nothing is saved as %s", line, name)
		}
		return value
	})
	var words []string
	for _, word := range wordPattern.FindAllString(filled, -1) {
		words = append(words, strings.ReplaceAll(word, "'", ""))
	}
	if len(words) < 2 {
		t.Fatalf("%q is neither a call nor a directive", line)
	}
	return words
}

var wordPattern = regexp.MustCompile(`(?:[^\s']|'[^']*')+`)

// spell writes an answer down: status, rules, body with a line for each value.
func spell(a Answer, format rpc.Format) string {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%d\n", a.Status)
	for _, rule := range a.Rules {
		fmt.Fprintf(&out, "x-ringfence-rule: %s\n", rule)
	}
	if format == rpc.XML {
		out.WriteString(strings.ReplaceAll(string(a.Body), "><", ">\n<"))
		return strings.TrimSuffix(out.String(), "\n")
	}
	if err := json.Indent(&out, a.Body, "", "  "); err != nil {
		out.Write(a.Body)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// lines are those of a section that say something.
func lines(text string) []string {
	var kept []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			kept = append(kept, line)
		}
	}
	return kept
}
