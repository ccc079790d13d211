// Command ringfence runs the emulator and talks to a running one.
package main

import (
	"fmt"
	"os"
)

// version is set by the linker.
var version = "devel"

// Exit codes of the contract.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() { os.Exit(run(os.Args[1:])) }

// run picks the verb.
func run(args []string) int {
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "ringfence: name a verb: serve, version")
		return exitUsage
	}
	verb, rest := args[0], args[1:]
	switch verb {
	case "serve":
		return serve(rest)
	case "version":
		fmt.Println(version)
		return exitOK
	}
	fmt.Fprintf(os.Stderr, "ringfence: there is no verb %q; there are serve and version\n", verb)
	return exitUsage
}
