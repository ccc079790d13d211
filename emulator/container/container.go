// Package container runs Ringfence in Docker for a test, by testcontainers-go.
//
//	ctr, err := container.Run(ctx, "ringfence/ringfence:latest")
//	defer testcontainers.TerminateContainer(ctr.Container)
//	endpoint, err := ctr.Endpoint(ctx) // http://127.0.0.1:NNNNN
//
// Ports are published on 127.0.0.1 alone. They change when the container is stopped and started
// again: ask for the endpoint anew.
package container

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

// Ports inside the container, as the contract has them.
const (
	intranetPort = "4680/tcp"
	internetPort = "4681/tcp"
	gatewayPort  = "4682/tcp"
)

// Container is a running Ringfence.
type Container struct {
	testcontainers.Container
}

// Run starts an image and waits until it answers. Options are those of testcontainers-go; a
// RINGFENCE_<FLAG> variable ([testcontainers.WithEnv]) sets any flag of `ringfence serve`.
func Run(ctx context.Context, img string, opts ...testcontainers.ContainerCustomizer) (*Container, error) {
	all := append([]testcontainers.ContainerCustomizer{
		testcontainers.WithExposedPorts(intranetPort, internetPort, gatewayPort),
		testcontainers.WithHostConfigModifier(onLoopback),
		testcontainers.WithWaitStrategy(wait.ForHTTP("/_ringfence/health").WithPort(intranetPort).WithStartupTimeout(30 * time.Second)),
	}, opts...)
	ctr, err := testcontainers.Run(ctx, img, all...)
	if ctr == nil {
		return nil, fmt.Errorf("run ringfence: %w", err)
	}
	if err != nil {
		return &Container{ctr}, fmt.Errorf("run ringfence: %w", err)
	}
	return &Container{ctr}, nil
}

// Endpoint is the URL of the intranet side: management APIs, OSS and the control API.
func (c *Container) Endpoint(ctx context.Context) (string, error) {
	return c.PortEndpoint(ctx, intranetPort, "http")
}

// InternetEndpoint is the URL of the listener whose callers come from the internet.
func (c *Container) InternetEndpoint(ctx context.Context) (string, error) {
	return c.PortEndpoint(ctx, internetPort, "http")
}

// GatewayURL is the proxy URL of a vantage point, such as "internet" or "ecs:i-…"; empty for the
// intranet of the region that a call addresses.
func (c *Container) GatewayURL(ctx context.Context, vantage string) (*url.URL, error) {
	endpoint, err := c.PortEndpoint(ctx, gatewayPort, "http")
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(endpoint)
	if err != nil {
		return nil, err
	}
	if vantage != "" {
		u.User = url.User(vantage)
	}
	return u, nil
}
