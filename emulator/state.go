package emulator

import (
	"fmt"
	"io"
	"net"
)

// Reset empties the world and starts again from the seeds. The audit trail stays as it is.
func (e *Emulator) Reset() error {
	return e.contents.Across(e.world, func() error {
		if err := e.world.Reset(); err != nil {
			return err
		}
		return e.plant()
	})
}

// Export writes the whole world with the bytes of its objects, to be read by Import of this version or a newer one.
func (e *Emulator) Export(w io.Writer) error { return e.contents.Export(e.world, w) }

// Import replaces the world, and the bytes of its objects, by an exported one. What is not whole changes nothing.
func (e *Emulator) Import(r io.Reader) error { return e.contents.Import(e.world, r) }

// OpenGateway opens one more gateway port for a vantage point such as "internet" or "ecs:i-…", and
// returns its address. The place has to exist. Whoever comes by it needs no proxy credentials.
func (e *Emulator) OpenGateway(vantage string) (string, error) {
	if vantage == "" {
		return "", fmt.Errorf("a gateway of its own needs a vantage point")
	}
	engine, err := e.world.Reach()
	if err != nil {
		return "", err
	}
	if err := engine.Exists(vantage); err != nil {
		return "", err
	}
	host := "127.0.0.1"
	if len(e.config.gateways) > 0 {
		if configured, _, err := net.SplitHostPort(e.config.gateways[0].address); err == nil && configured != "" {
			host = configured
		}
	}
	return e.openGateway(listen{vantage, net.JoinHostPort(host, "0")})
}
