package main

import (
	"os"
	"text/tabwriter"
)

// table prints columns to standard output; flush it.
func table() *tabwriter.Writer { return tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0) }

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
