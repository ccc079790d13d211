package main

import (
	"net/http"
	"os"
)

// ca prints the certificate to trust, as PEM whatever the output format.
func ca(args []string) int {
	return talk("ca", args, 0, func(c *client) error { return c.copyTo(os.Stdout, http.MethodGet, "ca.pem", nil) })
}
