package emulator

import (
	"context"
	"fmt"
	"net"
	"net/netip"

	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// outside is the way out of the services themselves, such as that of a callback of OSS: they call from the internet, and
// only what was registered as a workload answers.
type outside struct{ e *Emulator }

// Dial connects to a host of the emulated world.
func (o outside) Dial(ctx context.Context, host string, port uint16) (net.Conn, error) {
	switch d := o.e.judge.Route(ctx, vantage.Vantage(vantage.Internet), host, port); d.Verdict {
	case gateway.Dial:
		return dataplane.Dial(ctx, "tcp", d.Target)
	case gateway.Hand:
		near, far := net.Pipe()
		go d.Stream(context.WithoutCancel(ctx), far, netip.AddrPort{})
		return near, nil
	default:
		return nil, fmt.Errorf("%s port %d: %s", host, port, d.Reason)
	}
}
