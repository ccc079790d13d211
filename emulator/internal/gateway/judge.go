package gateway

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// Judge says what becomes of a flow. host is a lower-case name or a canonical address, as the client gave it: names
// are resolved by the Judge, because what a name means depends on the vantage. It is asked once a connection for
// tunnels and once a request for plain forwarding.
type Judge interface {
	Route(ctx context.Context, from vantage.Vantage, host string, port uint16) Decision
}

// Verdict is what a [Judge] decides.
type Verdict int

const (
	// Refuse answers the client that the flow is not allowed. It is the zero value: what nobody decided is refused.
	Refuse Verdict = iota
	// Unreachable answers that there is no such name or address in the emulated world.
	Unreachable
	// Closed answers that the address exists and nothing listens on the port.
	Closed
	// Drop is what a security group does: no answer. How that looks on the socket is the gateway's [DropMode].
	Drop
	// Serve gives the HTTP requests of the flow, inside TLS or not, to the emulator's own handler.
	Serve
	// Dial connects the flow to a registered workload.
	Dial
	// Hand gives the flow to what carries it inside the emulator, such as a load balancer: to Decision.Stream, or for
	// datagrams to Decision.Datagrams.
	Hand
)

// Decision is a verdict with what explains it.
type Decision struct {
	Verdict Verdict
	Target  string   // for Dial: the workload's address, host:port; for Hand: what names the receiver
	Reason  string   // for the others: one sentence for a person
	Rules   []string // the ids of the rules behind it

	Stream    Stream    // for Hand
	Datagrams Datagrams // for Hand, of datagrams
}

// DatagramJudge is a [Judge] that decides datagrams too. It is asked for each one, so that no verdict is older than the
// datagram. Without it the gateway carries none.
type DatagramJudge interface {
	RouteDatagram(ctx context.Context, from vantage.Vantage, host string, port uint16) Decision
}

// EmulatedOnly is the [Judge] without a world: it serves the emulator's own names from everywhere and refuses the rest.
func EmulatedOnly(names *Names) Judge { return emulatedOnly{names} }

type emulatedOnly struct{ names *Names }

func (j emulatedOnly) Route(_ context.Context, _ vantage.Vantage, host string, port uint16) Decision {
	if j.names.Emulated(host, port) {
		return Decision{Verdict: Serve}
	}
	return Decision{Verdict: Refuse, Reason: "it is not emulated here, and nothing outside the emulator is ever dialled"}
}

// DropMode is what a dropped packet looks like on a real socket.
type DropMode string

// The values of --drop.
const (
	DropReset   DropMode = "reset"   // the connection is reset at once
	DropTimeout DropMode = "timeout" // silence
	DropExplain DropMode = "explain" // an answer that names the rule
)

// ParseDropMode checks a value of --drop.
func ParseDropMode(text string) (DropMode, error) {
	switch mode := DropMode(text); mode {
	case DropReset, DropTimeout, DropExplain:
		return mode, nil
	}
	return "", fmt.Errorf("%q is not a way to drop: want reset, timeout or explain", text)
}

// flow is one thing a client wants: from where, to where.
type flow struct {
	from vantage.Vantage
	host string
	port uint16
	// associate says that the client wants to send datagrams, and host and port from where (RFC 1928 §7).
	associate bool
}

func (f flow) address() string {
	return net.JoinHostPort(f.host, strconv.Itoa(int(f.port)))
}

// explain is the refusal as a person reads it, on one line and in printable ASCII so that it can stand in a status line.
func (f flow) explain(d Decision) string {
	text := fmt.Sprintf("%s from %s: %s", f.address(), f.from, d.Reason)
	if len(d.Rules) > 0 {
		text += " (" + strings.Join(d.Rules, ", ") + ")"
	}
	return printable(text)
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s)
}

// status is the HTTP status of a refusal: 403 when a rule forbids the flow, 502 when there is nothing to connect to
// (RFC 9110 §15.5.4, §15.6.3).
func (d Decision) status() int {
	switch d.Verdict {
	case Unreachable, Closed:
		return http.StatusBadGateway
	}
	return http.StatusForbidden
}
