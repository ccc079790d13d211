package ringfence_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/ringfence-dev/ringfence/"

// ban says that files below a room may not import a package (or anything below it), and why.
type ban struct {
	room, imports, reason string
	except                []string
}

// products are the rooms of the verbs; they are kept apart from one another.
var products = []string{"vpc", "ecs", "slb", "rds", "oss", "kms", "sts", "tag", "location", "resourcemanager", "actiontrail", "account", "cloudfw", "antiddos", "bss", "nis", "ram", "ticket"}

var bans = append([]ban{
	{room: "api", imports: module, except: []string{module + "api"}, reason: "the contract says what goes over the wire and depends on nothing of ours that could change it"},
	{room: "api", imports: "github.com/labstack", reason: "the contract knows no framework"},
	{room: "api", imports: "github.com/dgraph-io", reason: "the contract holds no state"},
	{room: "api", imports: "github.com/aliyun", reason: "the official clients are the judges: with their structs, client and server would share one mistake"},
	{room: "api", imports: "github.com/alibabacloud-go", reason: "the official clients are the judges: with their structs, client and server would share one mistake"},
	{room: "api", imports: "go.yaml.in", reason: "nothing on the wire is YAML"},
	{room: "regions", imports: module, except: []string{module + "api/apierr"}, reason: "the law is data and pure functions; it must be readable without the machine"},
	{room: "emulator/reach", imports: module, except: []string{module + "emulator/reach"}, reason: "the reachability engine is pure, so that it can be proved apart"},
	{room: "emulator/internal/store", imports: module, except: []string{module + "emulator/internal/store"}, reason: "storage knows bytes and typed records, not what they mean"},
	{room: "emulator/internal/clock", imports: module, reason: "time depends on nothing"},
	{room: "emulator/internal/selectql", imports: module, reason: "a statement and text in, text out: no state and no wire"},
	{room: "emulator/internal/imaging", imports: module, reason: "pictures in, pictures out: no state and no wire"},
	{room: "emulator/internal/envelope", imports: module, reason: "keys and texts in, sealed texts out: no state and no wire"},
	{room: "emulator/internal/policy", imports: module, reason: "a policy document in, a verdict out: no state and no wire"},
	{room: "emulator/internal/world", imports: module + "api", reason: "nouns do not know how they are spelled on the wire"},
	{room: "emulator/internal/world", imports: module + "emulator/internal/action", reason: "nouns come before verbs"},
	{room: "emulator/internal/world", imports: module + "emulator/internal/server", reason: "nouns do not know HTTP"},
	{room: "emulator/internal/action", imports: "github.com/labstack", reason: "the gates hold whatever serves them"},
	{room: "emulator/internal/action", imports: "github.com/dgraph-io", reason: "the gates hold whatever stores below them"},
	{room: "emulator/internal/gateway", imports: "github.com/labstack", reason: "the gateway is sockets; Echo stays in server"},
	{room: "emulator/internal/judge", imports: module + "api", reason: "a flow is judged by the engine, and no wire format has a say in it"},
	{room: "emulator/internal/judge", imports: module + "emulator/internal/server", reason: "the judge decides where bytes go; who serves them is not its affair"},
	{room: "emulator/internal/gateway", imports: module + "emulator/internal/judge", reason: "the gateway knows that flows are judged, and not how"},
	{room: "emulator/internal/dataplane", imports: module + "api", reason: "bytes are carried by what the world says, not by what was said on the wire"},
	{room: "emulator/internal/dataplane", imports: module + "emulator/internal/action", reason: "nothing that carries bytes is a verb"},
	{room: "emulator/internal/dataplane", imports: module + "emulator/internal/server", reason: "flows come in through Go calls; HTTP of the emulator's own is the server's"},
	{room: "emulator/internal/dataplane", imports: module + "emulator/internal/gateway", reason: "what carries a flow does not know who judged it"},
	{room: "emulator/internal/socket", imports: module, reason: "a connection means nothing here"},
	{room: "emulator", imports: module + "fixtures", reason: "callers pass the worlds that they start from as an fs.FS"},
	{room: "emulator/internal/server", imports: "github.com/dgraph-io", reason: "the server asks the world, never its store"},
}, productBans()...)

// mayUseFixtures are the programs and test helpers that choose a world to start from.
var mayUseFixtures = []string{"emulator/cmd/", "emulator/emulatortest/", "emulator/container/"}

func productBans() []ban {
	var all []ban
	for _, p := range products {
		room := "emulator/internal/" + p
		for _, other := range products {
			if other != p {
				all = append(all, ban{room: room, imports: module + "emulator/internal/" + other, reason: "products meet in the world's nouns and never call each other"})
			}
		}
		all = append(all,
			ban{room: room, imports: "net/http", reason: "a verb is a function of a transaction and a request; HTTP is the server's"},
			ban{room: room, imports: "github.com/labstack", reason: "a verb knows no framework"},
			ban{room: room, imports: "github.com/dgraph-io", reason: "a verb knows no engine"},
		)
	}
	return all
}

// TestImports holds the rooms apart: what may import what is the architecture.
func TestImports(t *testing.T) {
	t.Parallel()
	eachGoFile(t, func(path string, imports []string) {
		for _, b := range bans {
			if !within(path, b.room) || b.imports == module+"fixtures" && startsWithAny(path, mayUseFixtures) {
				continue
			}
			for _, imp := range imports {
				if strings.HasPrefix(imp+"/", strings.TrimSuffix(b.imports, "/")+"/") && !startsWithAny(imp, b.except) {
					t.Errorf("%s imports %s: %s", path, imp, b.reason)
				}
			}
		}
	})
}

func within(path, room string) bool { return strings.HasPrefix(path, room+"/") }

func startsWithAny(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// TestClockHasTheOnlyTime keeps time.Now in one room, so that virtual time governs everything.
func TestClockHasTheOnlyTime(t *testing.T) {
	t.Parallel()
	eachGoFile(t, func(path string, _ []string) {
		if within(path, "emulator/internal/clock") || within(path, "emulator/cmd") {
			return
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "time.Now()") {
			t.Errorf("%s calls time.Now: ask the clock, or take the time as an argument", path)
		}
	})
}

// eachGoFile visits the source files of this module; tests and nested modules are left out.
func eachGoFile(t *testing.T, visit func(path string, imports []string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipDir(path, entry.Name())
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, imp)
		}
		visit(filepath.ToSlash(path), imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// skipDir leaves out hidden folders and nested modules.
func skipDir(path, name string) error {
	if path == "." {
		return nil
	}
	if strings.HasPrefix(name, ".") {
		return fs.SkipDir
	}
	if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}
