package emulator_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

var update = flag.Bool("update", false, "rewrite the generated documents")

// TestGeneratedCoverage keeps the coverage table of the README true: it is what a running
// emulator says of itself.
func TestGeneratedCoverage(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	res, err := http.Get(em.Endpoint() + "/_ringfence/coverage")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var products []struct {
		Product, Version      string
		Answered, NotEmulated []string
	}
	if err := json.NewDecoder(res.Body).Decode(&products); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("| product | version | answered | of |\n|---|---|---|---|\n")
	for _, p := range products {
		fmt.Fprintf(&b, "| %s | %s | %d | %d |\n", p.Product, p.Version, len(p.Answered), len(p.Answered)+len(p.NotEmulated))
	}
	b.WriteString("\n<details><summary>The actions that are answered</summary>\n\n")
	for _, p := range products {
		names := slices.Sorted(slices.Values(p.Answered))
		fmt.Fprintf(&b, "**%s** %s\n\n", p.Product, strings.Join(names, " · "))
	}
	b.WriteString("</details>\n")
	between(t, "../README.md", "<!-- coverage -->\n", "<!-- /coverage -->", b.String())
}

// between compares or rewrites the part of a file between two marks.
func between(t *testing.T, path, begin, end, want string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(text), begin)
	have, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no part between %q and %q", path, begin, end)
	}
	if have == want {
		return
	}
	if !*update {
		t.Fatalf("%s is out of date: run `make generate`", path)
	}
	if err := os.WriteFile(path, []byte(head+begin+want+end+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}

// declared is one error as the source declares it.
type declared struct {
	product, name, code, message, doc string
	status                            int
}

// TestGeneratedErrors keeps ERRORS.md equal to the declarations.
func TestGeneratedErrors(t *testing.T) {
	t.Parallel()
	var all []declared
	files, err := filepath.Glob("../api/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		all = append(all, declarations(t, file)...)
	}
	if len(all) < 100 {
		t.Fatalf("only %d errors are declared: the reader of declarations is broken", len(all))
	}
	slices.SortStableFunc(all, func(a, b declared) int {
		return cmp.Or(strings.Compare(a.product, b.product), strings.Compare(a.code, b.code), strings.Compare(a.name, b.name))
	})
	var b strings.Builder
	b.WriteString("# Errors\n\nEvery error that the emulator can answer by itself, generated from the declarations in `api/`. Codes and statuses are the cloud's; messages are ours unless a client reads them.\n")
	product := ""
	for _, e := range all {
		if e.product != product {
			product = e.product
			fmt.Fprintf(&b, "\n## %s\n\n| code | status | message | documented |\n|---|---|---|---|\n", product)
		}
		fmt.Fprintf(&b, "| `%s` | %d | %s | %s |\n", e.code, e.status, cell(e.message), cell(e.doc))
	}
	have, err := os.ReadFile("../ERRORS.md")
	if string(have) == b.String() {
		return
	}
	if !*update {
		t.Fatalf("ERRORS.md is out of date (%v): run `make generate`", err)
	}
	if err := os.WriteFile("../ERRORS.md", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func cell(s string) string { return strings.NewReplacer("|", "\\|", "\n", " ").Replace(s) }

// declarations reads the apierr.New calls that initialise package variables of a file.
func declarations(t *testing.T, path string) []declared {
	t.Helper()
	if strings.HasSuffix(path, "_test.go") {
		return nil
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []declared
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.VAR {
			continue
		}
		for _, spec := range gen.Specs {
			value := spec.(*ast.ValueSpec)
			for i, expression := range value.Values {
				if d, ok := declaration(expression); ok {
					d.product, d.name = file.Name.Name, value.Names[i].Name
					all = append(all, d)
				}
			}
		}
	}
	return all
}

// declaration reads status, code, message and document of one apierr.New call.
func declaration(expression ast.Expr) (declared, bool) {
	call, ok := expression.(*ast.CallExpr)
	if !ok || len(call.Args) < 4 {
		return declared{}, false
	}
	function, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || function.Sel.Name != "New" {
		return declared{}, false
	}
	if room, ok := function.X.(*ast.Ident); !ok || room.Name != "apierr" {
		return declared{}, false
	}
	d := declared{code: literal(call.Args[1]), message: literal(call.Args[2]), doc: literal(call.Args[3])}
	d.status, _ = strconv.Atoi(literal(call.Args[0]))
	return d, d.code != ""
}

// literal is the value of a basic literal or of a sum of strings; a constant by name is its name.
func literal(expression ast.Expr) string {
	switch e := expression.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); err == nil {
			return s
		}
		return e.Value
	case *ast.BinaryExpr:
		return literal(e.X) + literal(e.Y)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
