// Package rpctest holds what every contract package proves about its structs.
package rpctest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/api/rpc"
)

// Pair is what one action takes and answers, as zero values.
type Pair struct{ Request, Response any }

// Contract checks the action structs of the package under test: every request
// compiles to a shape, every response encodes in both formats with its lists
// as [] and nothing null, and no struct of the package is missing in pairs.
func Contract(t *testing.T, pairs ...Pair) {
	t.Helper()
	seen := map[string]bool{}
	for _, p := range pairs {
		req, resp := reflect.TypeOf(p.Request), reflect.TypeOf(p.Response)
		action := strings.TrimSuffix(req.Name(), "Request")
		if resp.Name() != action+"Response" {
			t.Errorf("%s is paired with %s", req.Name(), resp.Name())
		}
		seen[req.Name()], seen[resp.Name()] = true, true
		t.Run(action, func(t *testing.T) {
			t.Parallel()
			request(t, req)
			response(t, action, p.Response)
		})
	}
	for _, name := range declared(t) {
		if !seen[name] {
			t.Errorf("%s is declared but not in the list of this test: add its pair", name)
		}
	}
}

func request(t *testing.T, typ reflect.Type) {
	t.Helper()
	if _, err := rpc.ShapeOf(typ); err != nil {
		t.Errorf("%s does not compile: %v", typ.Name(), err)
	}
}

func response(t *testing.T, action string, zero any) {
	t.Helper()
	const id = "00000000-0000-0000-0000-000000000000"
	body, err := rpc.MarshalJSON(zero, id)
	if err != nil {
		t.Errorf("the answer does not encode as JSON: %v", err)
	}
	if bytes.Contains(body, []byte("null")) {
		t.Errorf("the empty answer has a null, which typed clients trip over: %s", body)
	}
	if _, err := rpc.MarshalXML(action, zero, id); err != nil {
		t.Errorf("the answer does not encode as XML: %v", err)
	}
}

// declared lists the XRequest and XResponse structs in the test's directory.
func declared(t *testing.T) []string {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			names = append(names, actionStructs(d)...)
		}
	}
	return names
}

func actionStructs(d ast.Decl) []string {
	decl, ok := d.(*ast.GenDecl)
	if !ok || decl.Tok != token.TYPE {
		return nil
	}
	var names []string
	for _, s := range decl.Specs {
		name := s.(*ast.TypeSpec).Name.Name
		if strings.HasSuffix(name, "Request") || strings.HasSuffix(name, "Response") {
			names = append(names, name)
		}
	}
	return names
}
