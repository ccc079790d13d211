package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// traffic lets attack traffic hit a public address.
func traffic(args []string) int {
	return talk("traffic", args, 3, func(c *client) error {
		if len(c.args) < 2 {
			return usage("say what is attacked and how strongly in Gbit/s, such as traffic 198.18.0.1 6 10m")
		}
		gbps, err := strconv.ParseFloat(c.args[1], 64)
		if err != nil {
			return usage("%q is no number of Gbit/s", c.args[1])
		}
		request := map[string]any{"target": c.args[0], "gbps": gbps}
		if len(c.args) == 3 {
			request["duration"] = c.args[2]
		}
		body, err := jsonBody(request)
		if err != nil {
			return err
		}
		if c.json {
			return c.copyTo(os.Stdout, http.MethodPost, "traffic", body)
		}
		var out struct {
			BlackHoled, Scrubbed    bool
			Until                   time.Time
			ThresholdGbps           float64
			Rule, Address, Resource string
		}
		if err := c.read(http.MethodPost, "traffic", body, &out); err != nil {
			return err
		}
		state := "normal"
		switch {
		case out.BlackHoled:
			state = "blackholed until " + out.Until.Format(time.RFC3339)
		case out.Scrubbed:
			state = "scrubbed"
		}
		t := table()
		fmt.Fprintf(t, "ADDRESS\tRESOURCE\tSTATE\tTHRESHOLD\tRULE\n%s\t%s\t%s\t%g Gbit/s\t%s\n", out.Address, out.Resource, state, out.ThresholdGbps, dash(out.Rule))
		return t.Flush()
	})
}

// tickets lists the white-list requests, or approves or rejects one.
func tickets(args []string) int {
	return talk("tickets", args, 4, func(c *client) error {
		method, path, body := http.MethodGet, "tickets", io.Reader(nil)
		if len(c.args) > 0 {
			if c.args[0] != "approve" && c.args[0] != "reject" || len(c.args) == 1 {
				return usage("it reads tickets, or tickets approve|reject ID [business|security BY]")
			}
			review := map[string]string{}
			for i, name := range []string{"reviewer", "by"} {
				if len(c.args) > 2+i {
					review[name] = c.args[2+i]
				}
			}
			text, err := jsonBody(review)
			if err != nil {
				return err
			}
			method, path, body = http.MethodPost, "tickets/"+url.PathEscape(c.args[1])+"/"+c.args[0], text
		}
		if c.json {
			return c.copyTo(os.Stdout, method, path, body)
		}
		var list []ticketRow
		if method == http.MethodGet {
			if err := c.read(method, path, body, &list); err != nil {
				return err
			}
			return printTickets(list)
		}
		list = make([]ticketRow, 1)
		if err := c.read(method, path, body, &list[0]); err != nil {
			return err
		}
		return printTickets(list)
	})
}

type ticketRow struct {
	ID, Status, LoadBalancer, Address, Reason string
	Port                                      int
	Reviews                                   []struct{ Reviewer, By, Verdict string }
}

func printTickets(list []ticketRow) error {
	t := table()
	fmt.Fprintln(t, "TICKET\tSTATUS\tLOAD BALANCER\tADDRESS\tPORT\tREVIEWS\tREASON")
	for _, row := range list {
		var reviews []string
		for _, r := range row.Reviews {
			reviews = append(reviews, r.Reviewer+" "+r.Verdict+" by "+r.By)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%s\t%s\n", row.ID, row.Status, row.LoadBalancer, row.Address, row.Port, dash(strings.Join(reviews, ", ")), dash(row.Reason))
	}
	return t.Flush()
}

func jsonBody(v any) (io.Reader, error) {
	text, err := json.Marshal(v)
	return strings.NewReader(string(text)), err
}
