package main

import "errors"

var errIsolation = errors.New("this comes with the isolation engine, which this version does not have")

// reach will tell whether a packet passes.
func reach(args []string) int {
	return talk("reach", args, 2, func(c *client) error {
		if len(c.args) != 2 {
			return usage("it takes two places: FROM TO")
		}
		return errIsolation
	})
}

// exposure will tell what is reachable from the internet.
func exposure(args []string) int {
	return talk("exposure", args, 0, func(*client) error { return errIsolation })
}
