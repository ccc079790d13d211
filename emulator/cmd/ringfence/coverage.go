package main

import (
	"fmt"
	"net/http"
	"os"
)

// coverage tells which actions are answered.
func coverage(args []string) int {
	return talk("coverage", args, 0, func(c *client) error {
		if c.json {
			return c.copyTo(os.Stdout, http.MethodGet, "coverage", nil)
		}
		var all []struct {
			Product, Version      string
			Answered, NotEmulated []string
		}
		if err := c.read(http.MethodGet, "coverage", nil, &all); err != nil {
			return err
		}
		t := table()
		fmt.Fprintln(t, "PRODUCT\tVERSION\tANSWERED\tNOT EMULATED")
		for _, p := range all {
			fmt.Fprintf(t, "%s\t%s\t%d\t%d\n", p.Product, p.Version, len(p.Answered), len(p.NotEmulated))
		}
		return t.Flush()
	})
}
