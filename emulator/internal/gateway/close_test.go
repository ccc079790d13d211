package gateway_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
)

// openings ask for 10.0.0.9:22 in each of the gateway's ways.
var openings = map[string]string{
	"request": "GET http://10.0.0.9:22/ HTTP/1.1\r\nHost: x\r\n\r\n",
	"CONNECT": "CONNECT 10.0.0.9:22 HTTP/1.1\r\nHost: x\r\n\r\n",
	"SOCKS5":  "\x05\x01\x00\x05\x01\x00\x01\x0a\x00\x00\x09\x00\x16",
	"SOCKS4":  "\x04\x01\x00\x16\x0a\x00\x00\x09\x00",
}

var dropped = gateway.Decision{Verdict: gateway.Drop, Reason: "the security group has no rule for it", Rules: []string{"sg-1"}}

func TestDropReset(t *testing.T) {
	t.Parallel()
	p := start(t, decide("10.0.0.9:22", dropped))
	for name, opening := range openings {
		c := dial(t, p.addr)
		must(c.Write([]byte(opening)))(t)
		if answer, err := io.ReadAll(c); !errors.Is(err, syscall.ECONNRESET) || strings.Contains(string(answer), "HTTP") {
			t.Errorf("%s: %q %v, want a reset", name, answer, err)
		}
	}
}

func TestDropTimeout(t *testing.T) {
	t.Parallel()
	p := start(t, decide("10.0.0.9:22", dropped), dropping(gateway.DropTimeout))
	for name, opening := range openings {
		c := dial(t, p.addr)
		must(c.Write([]byte(opening)))(t)
		if name == "SOCKS5" { // the method is agreed on before the flow is known
			must(io.ReadFull(c, make([]byte, 2)))(t)
		}
		if err := c.SetReadDeadline(time.Now().Add(200 * time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		if n, err := c.Read(make([]byte, 1)); n != 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: %d bytes, %v; want silence", name, n, err)
		}
	}
}

func TestDropExplain(t *testing.T) {
	t.Parallel()
	p := start(t, decide("10.0.0.9:22", dropped), dropping(gateway.DropExplain))
	for name, opening := range openings {
		want := map[string]string{"SOCKS5": "\x05\x00\x05\x02\x00\x01", "SOCKS4": "\x00\x5b", "request": "HTTP/1.1 403 Forbidden\r\n", "CONNECT": "HTTP/1.1 403 Forbidden: 10.0.0.9:22 from intranet: the security group has no rule for it (sg-1)\r\nX-Ringfence-Rule: sg-1\r\n"}[name]
		c := dial(t, p.addr)
		must(c.Write([]byte(opening)))(t)
		got := make([]byte, len(want))
		if _, err := io.ReadFull(c, got); err != nil || string(got) != want {
			t.Errorf("%s: %q %v, want %q", name, got, err, want)
		}
	}
}

func TestParseDropMode(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"reset", "timeout", "explain"} {
		if mode, err := gateway.ParseDropMode(text); err != nil || string(mode) != text {
			t.Errorf("%s: %v %v", text, mode, err)
		}
	}
	if _, err := gateway.ParseDropMode("ignore"); err == nil {
		t.Error("took an unknown mode")
	}
}

// TestCloseDrains: what is under way is finished, what idles is not waited for, and nothing is left running.
func TestCloseDrains(t *testing.T) {
	t.Parallel()
	begun, finish := make(chan struct{}), make(chan struct{})
	target := workload(t, func(c net.Conn) { io.Copy(c, c) })
	p := start(t, decide("10.0.0.9:22", dropped), dropping(gateway.DropTimeout),
		decide("10.0.0.9:3306", gateway.Decision{Verdict: gateway.Dial, Target: target}),
		handledBy(func(w http.ResponseWriter, _ *http.Request) {
			close(begun)
			<-finish
			io.WriteString(w, "whole")
		}))
	silent := dial(t, p.addr)
	half := dial(t, p.addr)
	must(half.Write([]byte{5, 1}))(t)
	held := dial(t, p.addr)
	must(held.Write([]byte(openings["CONNECT"])))(t)
	session := dial(t, p.addr)
	fmt.Fprint(session, "CONNECT 10.0.0.9:3306 HTTP/1.1\r\nHost: x\r\n\r\nping")
	must(io.ReadFull(session, make([]byte, len("HTTP/1.1 200 Connection established\r\n\r\nping"))))(t)

	answer := make(chan string, 1)
	client := p.client(t, "http://"+p.addr)
	go func() {
		response, err := client.Get("https://ecs.aliyuncs.com/")
		if err != nil {
			answer <- err.Error()
			return
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		answer <- string(body)
	}()
	await(t, "the request", begun)
	closed := make(chan error, 1)
	go func() { closed <- p.Close(context.Background()) }()
	for _, c := range []net.Conn{silent, half, held, session} {
		if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Error("an idle connection stays open")
		}
	}
	select {
	case err := <-closed:
		t.Fatalf("Close did not wait for a request: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(finish)
	if got := await(t, "the answer", answer); got != "whole" {
		t.Errorf("the request under way got %q", got)
	}
	if err := await(t, "the end", closed); err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", p.addr); err == nil {
		t.Error("still listening")
	}
}

func TestCloseGivesUp(t *testing.T) {
	t.Parallel()
	begun := make(chan struct{})
	p := start(t, handledBy(func(_ http.ResponseWriter, r *http.Request) {
		close(begun)
		<-r.Context().Done()
	}))
	c := dial(t, p.addr)
	fmt.Fprint(c, "GET http://ecs.aliyuncs.com/ HTTP/1.1\r\nHost: x\r\n\r\n")
	await(t, "the request", begun)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := p.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Close = %v", err)
	}
}
