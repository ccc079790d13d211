// Command ringfence runs the emulator and talks to a running one.
package main

import (
	"fmt"
	"os"
	"strings"
)

// version is set by the linker.
var version = "devel"

// Exit codes of the contract.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// verb is one thing that the program does.
type verb struct {
	name, usage string
	run         func(args []string) int
}

// verbs are in the order of the help text.
var verbs = []verb{
	{"serve", "run the emulator", serve},
	{"regions", "[REGION]  what each region may do, with rules and sources", showRegions},
	{"state", "save|load [FILE] | reset  export, import or reset the world", state},
	{"clock", "[advance D]  tell virtual time, or move it forward", clock},
	{"coverage", "which actions are answered", coverage},
	{"health", "whether a running emulator answers", health},
	{"ca", "the certificate of the emulator's authority", ca},
	{"reach", "FROM TO  whether a packet passes", reach},
	{"exposure", "what is reachable from the internet", exposure},
	{"traffic", "TARGET GBPS [DURATION]  attack traffic on a public address", traffic},
	{"tickets", "[approve|reject ID [business|security BY]]  white-list requests", tickets},
	{"version", "the version of this program", showVersion},
}

func main() { os.Exit(run(os.Args[1:])) }

// run picks the verb.
func run(args []string) int {
	if len(args) == 0 {
		help(os.Stderr)
		return exitUsage
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		help(os.Stdout)
		return exitOK
	}
	for _, v := range verbs {
		if v.name == args[0] {
			return v.run(args[1:])
		}
	}
	fmt.Fprintf(os.Stderr, "ringfence: there is no verb %q; there are %s\n", args[0], strings.Join(names(), ", "))
	return exitUsage
}

func names() []string {
	all := make([]string, 0, len(verbs))
	for _, v := range verbs {
		all = append(all, v.name)
	}
	return all
}

func help(out *os.File) {
	fmt.Fprintln(out, "usage: ringfence VERB [flags]")
	for _, v := range verbs {
		fmt.Fprintf(out, "  %-9s %s\n", v.name, v.usage)
	}
	fmt.Fprintln(out, "ringfence VERB --help lists the flags of a verb.")
}
