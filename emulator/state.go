package emulator

import (
	"fmt"
	"io"
	"net"
)

// Reset empties the world and starts again from the seeds. The audit trail stays as it is.
func (e *Emulator) Reset() error {
	if err := e.world.Reset(); err != nil {
		return err
	}
	return e.plant()
}

// Export writes the whole world, to be read by Import of this version or a newer one.
func (e *Emulator) Export(w io.Writer) error { return e.world.Export(w) }

// Import replaces the world by an exported one.
func (e *Emulator) Import(r io.Reader) error { return e.world.Import(r) }

// OpenGateway opens one more gateway port for a vantage point such as "internet" or "ecs:i-…", and
// returns its address. Whoever comes by it needs no proxy credentials.
func (e *Emulator) OpenGateway(vantage string) (string, error) {
	if vantage == "" {
		return "", fmt.Errorf("a gateway of its own needs a vantage point")
	}
	host := "127.0.0.1"
	if len(e.config.gateways) > 0 {
		if configured, _, err := net.SplitHostPort(e.config.gateways[0].address); err == nil && configured != "" {
			host = configured
		}
	}
	return e.openGateway(listen{vantage, net.JoinHostPort(host, "0")})
}
