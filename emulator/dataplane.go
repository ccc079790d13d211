package emulator

import (
	"context"

	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Workload says that what runs at target (host:port) is what listens on a port inside an ECS instance; protocol is "tcp" or
// "udp". The instance may be one of RDS too, with a database that you run yourself, or "internet:ADDRESS". Traffic that
// reaches that port, through the gateway or through a load balancer, really arrives there. It takes the place of what was
// registered for the port before.
func (e *Emulator) Workload(instance string, port int, protocol, target string) error {
	_, err := dataplane.Register(context.Background(), e.world, world.Workload{Instance: instance, Port: port, Protocol: protocol, Target: target})
	return err
}

// RemoveWorkload takes back what [Emulator.Workload] said of a port.
func (e *Emulator) RemoveWorkload(instance string, port int, protocol string) error {
	return dataplane.Unregister(e.world, world.WorkloadID(instance, protocol, port))
}
