package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// clock tells virtual time, or moves it forward.
func clock(args []string) int {
	return talk("clock", args, 2, func(c *client) error {
		method, body := http.MethodGet, io.Reader(nil)
		switch {
		case len(c.args) == 0:
		case c.args[0] != "advance":
			return usage("there is no clock %q; there is advance", c.args[0])
		case len(c.args) == 1:
			return usage("say by how much, such as 2h30m")
		default:
			text, err := json.Marshal(map[string]string{"advance": c.args[1]})
			if err != nil {
				return err
			}
			method, body = http.MethodPost, strings.NewReader(string(text))
		}
		if c.json {
			return c.copyTo(os.Stdout, method, "clock", body)
		}
		var now struct {
			Now          time.Time
			Pace, Offset string
		}
		if err := c.read(method, "clock", body, &now); err != nil {
			return err
		}
		t := table()
		fmt.Fprintf(t, "NOW\tPACE\tAHEAD\n%s\t%s\t%s\n", now.Now.Format(time.RFC3339), now.Pace, now.Offset)
		return t.Flush()
	})
}
