package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// client talks to the control API of a running emulator.
type client struct {
	endpoint string
	json     bool
	args     []string
}

// errUsage marks what the caller typed wrong.
var errUsage = errors.New("usage")

func usage(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{errUsage}, args...)...)
}

// talk reads the common flags, runs fn and turns its error into an exit code.
func talk(verb string, args []string, most int, fn func(*client) error) int {
	c, err := newClient(verb, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage // the flag set has said why
	case len(c.args) > most:
		fmt.Fprintf(os.Stderr, "ringfence %s: unexpected argument %q\n", verb, c.args[most])
		return exitUsage
	}
	err = fn(c)
	if err == nil {
		return exitOK
	}
	fmt.Fprintf(os.Stderr, "ringfence %s: %s\n", verb, strings.TrimPrefix(err.Error(), "usage: "))
	if errors.Is(err, errUsage) {
		return exitUsage
	}
	return exitFailed
}

// newClient takes flags before and after the arguments.
func newClient(verb string, args []string) (*client, error) {
	c := &client{}
	var output string
	set := flag.NewFlagSet("ringfence "+verb, flag.ContinueOnError)
	endpoint := "http://127.0.0.1:4680"
	if fromEnv := os.Getenv("RINGFENCE_ENDPOINT"); fromEnv != "" {
		endpoint = fromEnv
	}
	set.StringVar(&c.endpoint, "endpoint", endpoint, "where the emulator answers; also RINGFENCE_ENDPOINT")
	set.StringVar(&output, "o", "table", "table or json")
	for {
		if err := set.Parse(args); err != nil {
			return nil, err
		}
		if set.NArg() == 0 {
			break
		}
		c.args, args = append(c.args, set.Arg(0)), set.Args()[1:]
	}
	parsed, err := url.Parse(c.endpoint)
	if err != nil || parsed.Host == "" || parsed.Scheme != "http" && parsed.Scheme != "https" {
		fmt.Fprintf(os.Stderr, "ringfence %s: --endpoint is %q; it reads http://HOST:PORT\n", verb, c.endpoint)
		return nil, errUsage
	}
	if output != "table" && output != "json" {
		fmt.Fprintf(os.Stderr, "ringfence %s: -o is %q; it may be table or json\n", verb, output)
		return nil, errUsage
	}
	c.json = output == "json"
	return c, nil
}

// patience is how long a call may take; a large world takes a while to load.
const patience = 5 * time.Minute

// call makes one call and returns the body; an answer of 400 and above is an error with its text.
func (c *client) call(method, path string, body io.Reader) (io.ReadCloser, error) {
	request, err := http.NewRequest(method, strings.TrimSuffix(c.endpoint, "/")+"/_ringfence/"+path, body)
	if err != nil {
		return nil, err
	}
	caller := &http.Client{Timeout: patience, Transport: &http.Transport{}} // no proxy: the emulator may be that itself
	response, err := caller.Do(request)
	if err != nil {
		return nil, fmt.Errorf("no emulator answers at %s (start one with 'ringfence serve', or name another with --endpoint): %w", c.endpoint, err)
	}
	if response.StatusCode < http.StatusBadRequest {
		return response.Body, nil
	}
	defer response.Body.Close()
	var problem struct{ Error struct{ Message string } }
	if json.NewDecoder(response.Body).Decode(&problem) != nil || problem.Error.Message == "" {
		return nil, fmt.Errorf("%s answered %s", request.URL, response.Status)
	}
	if response.StatusCode == http.StatusNotFound || response.StatusCode == http.StatusBadRequest {
		return nil, usage("%s", problem.Error.Message)
	}
	return nil, errors.New(problem.Error.Message)
}

// copyTo makes a call and writes its answer as it comes.
func (c *client) copyTo(out io.Writer, method, path string, body io.Reader) error {
	answer, err := c.call(method, path, body)
	if err != nil {
		return err
	}
	defer answer.Close()
	_, err = io.Copy(out, answer)
	return err
}

// read makes a call and decodes its answer.
func (c *client) read(method, path string, body io.Reader, into any) error {
	answer, err := c.call(method, path, body)
	if err != nil {
		return err
	}
	defer answer.Close()
	return json.NewDecoder(answer).Decode(into)
}
