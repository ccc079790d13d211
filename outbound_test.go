package ringfence_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// waysOut are what of the standard library connects, asks a resolver, sends datagrams to whom it likes or starts a program,
// and where each may stand. The emulator has one door, dataplane.Dial; whatever else stands here says why it is none.
var waysOut = map[string][]string{
	"net.Dialer":          {"emulator/internal/dataplane/outbound.go"},
	"net.DefaultResolver": {"emulator/internal/dataplane/outbound.go"},
	"net.ListenUDP":       {"emulator/internal/gateway/associate.go"}, // answers the client that a datagram came from
	"net.Dial":            nil, "net.DialTimeout": nil, "net.DialTCP": nil, "net.DialUDP": nil, "net.DialIP": nil, "net.DialUnix": nil,
	"net.ListenPacket": nil, "net.ListenConfig": nil, "net.FileConn": nil, "net.FilePacketConn": nil, "net.ListenMulticastUDP": nil, "net.ListenIP": nil, "net.Resolver": nil,
	"net.LookupHost": nil, "net.LookupIP": nil, "net.LookupAddr": nil, "net.LookupCNAME": nil, "net.LookupMX": nil, "net.LookupNS": nil, "net.LookupTXT": nil,
	"net.LookupSRV": nil, "net.LookupPort": nil, "net.ResolveTCPAddr": nil, "net.ResolveUDPAddr": nil, "net.ResolveIPAddr": nil,
	"tls.Dial": nil, "tls.DialWithDialer": nil, "tls.Dialer": nil,
	"http.Get": nil, "http.Head": nil, "http.Post": nil, "http.PostForm": nil, "http.DefaultClient": nil, "http.DefaultTransport": nil,
	"http.ProxyFromEnvironment": nil, "httputil.NewSingleHostReverseProxy": nil, "smtp.SendMail": nil, "smtp.Dial": nil, "rpc.Dial": nil, "rpc.DialHTTP": nil,
	"exec.Command":        {"emulator/internal/store/storetest/durable.go"}, // a test starts itself again
	"exec.CommandContext": nil, "exec.Cmd": nil, "os.StartProcess": nil, "syscall.StartProcess": nil, "syscall.ForkExec": nil, "syscall.Exec": nil,
	"syscall.Socket": nil, "syscall.Connect": nil, "syscall.Sendto": nil, "syscall.Sendmsg": nil, "syscall.SendmsgN": nil, "syscall.Syscall": nil, "syscall.RawSyscall": nil,
}

// bare are the files in which an http.Transport may connect by itself: the command line talks to an emulator.
var bare = []string{"emulator/cmd/ringfence/client.go"}

// needed are the fields without which something of the standard library connects by itself.
var needed = map[string]string{"http.Transport": "DialContext", "http.Client": "Transport", "httputil.ReverseProxy": "Transport"}

// TestOneWayOut: nothing in the module connects to anything but by the one function that looks at the address, and no HTTP
// client or proxy of ours takes a connection of its own.
func TestOneWayOut(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	eachGoFile(t, func(path string, imports []string) {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range imports {
			if imp == "golang.org/x/sys/unix" || imp == "unsafe" || strings.HasPrefix(imp, "golang.org/x/net") {
				t.Errorf("%s imports %s, which can connect by ways that this test does not know", path, imp)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				name := selected(n)
				if places, way := waysOut[name]; way {
					if seen[name+" "+path] = true; !slices.Contains(places, path) {
						t.Errorf("%s uses %s: the only way out is dataplane.Dial", path, name)
					}
				}
			case *ast.CallExpr:
				if made := madeNew(n); needed[made] != "" {
					t.Errorf("%s makes a new %s without %s, which would connect by itself", path, made, needed[made])
				}
			case *ast.CompositeLit:
				required := needed[selected(n.Type)]
				if required != "" && !slices.Contains(bare, path) && !keyed(n, required) {
					t.Errorf("%s makes a %s without %s, which would connect by itself", path, selected(n.Type), required)
				}
				if keyed(n, "Proxy") && selected(n.Type) == "http.Transport" {
					t.Errorf("%s sends what it asks through somebody else's proxy", path)
				}
			}
			return true
		})
	})
	for name, places := range waysOut {
		for _, path := range places {
			if !seen[name+" "+path] {
				t.Errorf("%s does not use %s any more", path, name)
			}
		}
	}
}

// selected spells pkg.Name; empty for what is no such thing.
func selected(n ast.Expr) string {
	s, ok := n.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if pkg, ok := s.X.(*ast.Ident); ok {
		return pkg.Name + "." + s.Sel.Name
	}
	return ""
}

// madeNew spells the type in new(pkg.Name); empty for other calls.
func madeNew(n *ast.CallExpr) string {
	if f, ok := n.Fun.(*ast.Ident); !ok || f.Name != "new" || len(n.Args) != 1 {
		return ""
	}
	return selected(n.Args[0])
}

func keyed(n *ast.CompositeLit, key string) bool {
	return slices.ContainsFunc(n.Elts, func(e ast.Expr) bool {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return false
		}
		name, ok := pair.Key.(*ast.Ident)
		return ok && name.Name == key
	})
}
