package dataplane

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// What can be wrong with a workload that is registered or taken back.
var (
	ErrInvalid         = errors.New("not a workload")
	ErrUnknownInstance = errors.New("no such instance")
	ErrUnknownWorkload = errors.New("no such workload")
)

// hostPrefix begins what stands in a workload for an instance when the process is a host of the internet.
const hostPrefix = "internet:"

// Register says that a process listens on a port of an ECS or RDS instance, or on one of a host of the internet
// ("internet:ADDRESS"). It takes the place of what was registered there before.
func Register(ctx context.Context, w *world.World, wanted world.Workload) (*world.Workload, error) {
	wanted.Protocol = strings.ToLower(wanted.Protocol)
	if wanted.Protocol == "" {
		wanted.Protocol = world.ProtocolTCP
	}
	if err := check(ctx, wanted); err != nil {
		return nil, err
	}
	wanted.ID = world.WorkloadID(wanted.Instance, wanted.Protocol, wanted.Port)
	err := w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		if err := exists(tx, wanted.Instance); err != nil {
			return err
		}
		wanted.CreatedAt = tx.Now()
		return tx.Workloads.Put(&wanted)
	})
	if err != nil {
		return nil, err
	}
	return &wanted, nil
}

// exists looks for the ECS or RDS instance, of whatever account, in which the process is to be. Hosts of the internet exist.
func exists(tx *world.Tx, instance string) error {
	if strings.HasPrefix(instance, hostPrefix) {
		return nil
	}
	_, _, err := tx.Instances.Anywhere(instance)
	if world.NotFound(err) {
		_, _, err = tx.DBInstances.Anywhere(instance)
	}
	if world.NotFound(err) {
		return fmt.Errorf("%w: %s", ErrUnknownInstance, instance)
	}
	return err
}

// check looks at what can be said without the world.
func check(ctx context.Context, w world.Workload) error {
	switch {
	case w.Port < 1 || w.Port > 65535:
		return fmt.Errorf("%w: port %d is not 1 to 65535", ErrInvalid, w.Port)
	case w.Protocol != world.ProtocolTCP && w.Protocol != world.ProtocolUDP:
		return fmt.Errorf("%w: protocol %q is neither tcp nor udp", ErrInvalid, w.Protocol)
	}
	if host, ok := strings.CutPrefix(w.Instance, hostPrefix); ok {
		if address, err := netip.ParseAddr(host); err != nil || address.String() != host {
			return fmt.Errorf("%w: %q is not an address of the internet", ErrInvalid, host)
		}
	}
	host, port, err := net.SplitHostPort(w.Target)
	if err != nil {
		return fmt.Errorf("%w: target %q is not host:port", ErrInvalid, w.Target)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return fmt.Errorf("%w: target %q has no port from 1 to 65535", ErrInvalid, w.Target)
	}
	if host == "" {
		return fmt.Errorf("%w: target %q has no host", ErrInvalid, w.Target)
	}
	return checkHost(ctx, host)
}

// Workloads lists what is registered.
func Workloads(w *world.World) ([]*world.Workload, error) {
	var all []*world.Workload
	err := w.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for found, err := range tx.Workloads.Each() {
			if err != nil {
				return err
			}
			all = append(all, found)
		}
		return nil
	})
	return all, err
}

// Unregister takes one workload back, or all when the id is empty.
func Unregister(w *world.World, id string) error {
	return w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		if id != "" {
			err := tx.Workloads.Delete(id)
			if world.NotFound(err) {
				return fmt.Errorf("%w: %s", ErrUnknownWorkload, id)
			}
			return err
		}
		for found, err := range tx.Workloads.Each() {
			if err == nil {
				err = tx.Workloads.Delete(found.ID)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}
