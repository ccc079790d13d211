package main

import (
	"io"
	"net/http"
	"os"
)

// state saves, loads or resets the world of a running emulator.
func state(args []string) int {
	return talk("state", args, 2, func(c *client) error {
		if len(c.args) == 0 {
			return usage("name save, load or reset")
		}
		file := "-"
		if len(c.args) == 2 {
			file = c.args[1]
		}
		switch c.args[0] {
		case "save":
			return save(c, file)
		case "load":
			return load(c, file)
		case "reset":
			if len(c.args) == 2 {
				return usage("reset takes no file")
			}
			return c.copyTo(io.Discard, http.MethodDelete, "state", nil)
		}
		return usage("there is no state %q; there are save, load and reset", c.args[0])
	})
}

// save writes to a file beside the target first, so that a broken export replaces nothing.
func save(c *client, file string) error {
	if file == "-" {
		return c.copyTo(os.Stdout, http.MethodGet, "state", nil)
	}
	part := file + ".part"
	out, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = c.copyTo(out, http.MethodGet, "state", nil)
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		_ = os.Remove(part)
		return err
	}
	return os.Rename(part, file)
}

func load(c *client, file string) error {
	in := os.Stdin
	if file != "-" {
		var err error
		if in, err = os.Open(file); err != nil {
			return usage("%s", err)
		}
		defer in.Close()
	}
	return c.copyTo(io.Discard, http.MethodPut, "state", in)
}
