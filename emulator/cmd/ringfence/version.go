package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// showVersion tells the version of this program; it asks nobody.
func showVersion(args []string) int {
	return talk("version", args, 0, func(c *client) error {
		if c.json {
			return json.NewEncoder(os.Stdout).Encode(map[string]string{"version": version})
		}
		_, err := fmt.Println(version)
		return err
	})
}
