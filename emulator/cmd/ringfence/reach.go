package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
)

// reach tells whether a packet passes: reach FROM TO [PROTOCOL/PORT], https unless told.
func reach(args []string) int {
	return talk("reach", args, 3, func(c *client) error {
		if len(c.args) < 2 {
			return usage("it takes two places and a service: FROM TO [PROTOCOL/PORT], such as: internet eip:198.18.0.1 tcp/22")
		}
		protocol, port, err := service(c.args[2:])
		if err != nil {
			return err
		}
		question, err := json.Marshal(map[string]any{"from": c.args[0], "to": c.args[1], "protocol": protocol, "port": port})
		if err != nil {
			return err
		}
		if c.json {
			return c.copyTo(os.Stdout, http.MethodPost, "reach", bytes.NewReader(question))
		}
		var verdict struct{ Explanation string }
		if err := c.read(http.MethodPost, "reach", bytes.NewReader(question), &verdict); err != nil {
			return err
		}
		fmt.Print(verdict.Explanation)
		return nil
	})
}

// service reads "tcp/22", "icmp" or nothing, which is tcp/443.
func service(args []string) (protocol string, port int, err error) {
	if len(args) == 0 {
		return "tcp", 443, nil
	}
	protocol, number, given := strings.Cut(args[0], "/")
	if !given {
		if !strings.EqualFold(protocol, "icmp") {
			return "", 0, usage("%q names no service; it reads PROTOCOL/PORT, such as tcp/22, or icmp", args[0])
		}
		return protocol, 0, nil
	}
	if port, err = strconv.Atoi(number); err != nil {
		return "", 0, usage("%q names no service; it reads PROTOCOL/PORT, such as tcp/22, or icmp", args[0])
	}
	return protocol, port, nil
}

// exposure tells what is reachable from a vantage point, the internet unless told.
func exposure(args []string) int {
	return talk("exposure", args, 1, func(c *client) error {
		from := "internet"
		if len(c.args) == 1 {
			from = c.args[0]
		}
		path := "exposure?from=" + url.QueryEscape(from)
		if c.json {
			return c.copyTo(os.Stdout, http.MethodGet, path, nil)
		}
		var answer struct{ Explanation string }
		if err := c.read(http.MethodGet, path, nil, &answer); err != nil {
			return err
		}
		fmt.Print(answer.Explanation)
		return nil
	})
}
