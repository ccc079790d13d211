package main

import (
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
)

// health is for health checks of containers: 0 when a running emulator answers, 1 when none does.
func health(args []string) int {
	return talk("health", args, 0, func(c *client) error {
		if c.json {
			return c.copyTo(os.Stdout, http.MethodGet, "health", nil)
		}
		var now struct {
			Status, Version string
			Listeners       map[string]string
		}
		if err := c.read(http.MethodGet, "health", nil, &now); err != nil {
			return err
		}
		t := table()
		fmt.Fprintf(t, "%s\t%s\n", now.Status, now.Version)
		for _, vantage := range slices.Sorted(maps.Keys(now.Listeners)) {
			fmt.Fprintf(t, "%s\t%s\n", vantage, now.Listeners[vantage])
		}
		return t.Flush()
	})
}
