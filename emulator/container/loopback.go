package container

import (
	"net/netip"

	dockercontainer "github.com/moby/moby/api/types/container"
	"github.com/moby/moby/api/types/network"
)

// onLoopback publishes the ports on 127.0.0.1: testcontainers-go would open them to the network.
func onLoopback(host *dockercontainer.HostConfig) {
	if host.PortBindings == nil {
		host.PortBindings = network.PortMap{}
	}
	for _, port := range []string{intranetPort, internetPort, gatewayPort} {
		host.PortBindings[network.MustParsePort(port)] = []network.PortBinding{{HostIP: netip.MustParseAddr("127.0.0.1")}}
	}
}
