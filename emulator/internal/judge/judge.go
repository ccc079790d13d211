package judge

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/netip"

	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// Judge is the [gateway.Judge] and [gateway.DatagramJudge] of a world.
type Judge struct {
	World    *world.World
	Names    *gateway.Names
	Balancer *dataplane.Balancer
	Log      *slog.Logger

	calls calls
}

// Route decides a connection.
func (j *Judge) Route(_ context.Context, from vantage.Vantage, host string, port uint16) gateway.Decision {
	if j.Names.Own(host, port) {
		return gateway.Decision{Verdict: gateway.Serve}
	}
	return j.route(from, host, reach.TCP, port)
}

// RouteDatagram decides a datagram.
func (j *Judge) RouteDatagram(_ context.Context, from vantage.Vantage, host string, port uint16) gateway.Decision {
	return j.route(from, host, reach.UDP, port)
}

func (j *Judge) route(from vantage.Vantage, host string, protocol reach.Protocols, port uint16) gateway.Decision {
	engine, err := j.World.Reach()
	if err != nil {
		return gateway.Decision{Reason: err.Error()}
	}
	verdict, err := engine.Reach(reach.Question{From: from.String(), To: reach.DestinationOf(host), Protocol: protocol.String(), Port: int(port)})
	switch {
	case err != nil:
		return gateway.Decision{Reason: err.Error()}
	case verdict.Reachable:
		return j.deliver(from, verdict, protocol, func(instance string, port int) bool {
			if from.String() == "ecs:"+instance {
				return false // a server cannot be its own client by a listener that keeps the client's address
			}
			engine, err := j.World.Reach() // of the moment when it is asked: a session of datagrams outlives many
			if err != nil {
				return false
			}
			v, err := engine.Reach(reach.Question{From: from.String(), To: "ecs:" + instance, Protocol: protocol.String(), Port: port})
			return err == nil && v.Reachable
		})
	case verdict.RefusedBy(reach.AtBucketPolicy) && protocol == reach.TCP:
		return gateway.Decision{Verdict: gateway.Serve} // the packet arrives, and OSS itself says what the policy denies
	case from == "" && protocol == reach.TCP && isService(verdict.Delivery):
		// Nobody said from where: the caller is on the intranet of whatever it addresses, by whatever endpoint.
		return gateway.Decision{Verdict: gateway.Serve}
	}
	return refused(verdict)
}

// Watch tells when verdicts may have changed: [gateway.Watcher].
func (j *Judge) Watch() (changed <-chan struct{}, stop func()) { return j.World.Watch() }

// State is the engine, which is another one as soon as something that decides has changed.
func (j *Judge) State() any {
	engine, err := j.World.Reach()
	if err != nil {
		return nil // Route says why to whoever asks
	}
	return engine
}

func isService(d reach.Delivery) bool { return d.Kind == reach.ToBucket || d.Kind == reach.ToAPI }

// deliver takes what passes to where the bytes are. reaches asks about the servers behind a listener.
func (j *Judge) deliver(from vantage.Vantage, v reach.Verdict, protocol reach.Protocols, reaches func(instance string, port int) bool) gateway.Decision {
	d := v.Delivery
	switch d.Kind {
	case reach.ToBucket, reach.ToAPI:
		if protocol == reach.TCP {
			return gateway.Decision{Verdict: gateway.Serve}
		}
	case reach.ToListener:
		return j.toListener(dataplane.Ref{Account: d.Account, Region: d.Region, Listener: d.Listener}, dataplane.Caller{
			From: from.String(), Address: netip.AddrPortFrom(v.Header.Peer, 0), Reaches: reaches,
		})
	case reach.ToInstance, reach.ToDatabase:
		return j.toWorkload(d.ID, protocol, d.PortOf(v.Header))
	case reach.ToInternet:
		return j.toWorkload("internet:"+v.Header.Peer.String(), protocol, v.Header.Port)
	}
	return gateway.Decision{Verdict: gateway.Closed, Reason: fmt.Sprintf("the packet reaches %s, and the emulator carries no bytes there", d.Destination)}
}

// toListener hands a flow to the balancer. Its client there is who it is in the emulated world, not the socket's other end.
func (j *Judge) toListener(ref dataplane.Ref, from dataplane.Caller) gateway.Decision {
	caller := func(socket netip.AddrPort) dataplane.Caller {
		from := from
		from.Address = netip.AddrPortFrom(from.Address.Addr(), socket.Port())
		return from
	}
	return gateway.Decision{
		Verdict: gateway.Hand, Target: ref.Listener,
		Stream: func(ctx context.Context, c net.Conn, socket netip.AddrPort) {
			if err := j.Balancer.Serve(ctx, c, ref, caller(socket)); err != nil {
				j.Log.Info("balancer refused", "listener", ref.Listener, "client", from.Address.Addr().String(), "why", err.Error())
			}
		},
		Datagrams: func(ctx context.Context, socket netip.AddrPort) (net.Conn, error) {
			return j.Balancer.Datagrams(ctx, ref, caller(socket))
		},
	}
}

// toWorkload finds the process that was registered for a port of an instance or database, or of a host of the internet.
func (j *Judge) toWorkload(instance string, protocol reach.Protocols, port uint16) gateway.Decision {
	var workload *world.Workload
	err := j.World.View(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
		workload, err = tx.WorkloadOn(instance, protocol.String(), int(port))
		return err
	})
	switch {
	case err != nil:
		return gateway.Decision{Reason: err.Error()}
	case workload == nil:
		return gateway.Decision{Verdict: gateway.Closed, Reason: fmt.Sprintf("the packet reaches %s, and no workload is registered for %s port %d there", instance, protocol, port)}
	}
	return gateway.Decision{Verdict: gateway.Dial, Target: workload.Target}
}

// refused says how a packet that does not pass looks to its sender: most of what stops packets says nothing, and whether
// one that meets something outside the model gets to what would answer nobody knows.
func refused(v reach.Verdict) gateway.Decision {
	d := gateway.Decision{Verdict: gateway.Drop, Reason: v.Reason(), Rules: v.Deciding()}
	if v.Unknown != "" {
		d.Verdict, d.Reason = gateway.Refuse, "it passes something that the emulator does not model: "+v.Unknown
		return d
	}
	switch {
	case v.RefusedBy(reach.AtName):
		d.Verdict = gateway.Unreachable
	case v.RefusedBy(reach.AtListener), v.RefusedBy(reach.AtBackends), v.RefusedBy(reach.AtEndpoint):
		d.Verdict = gateway.Closed
	}
	return d
}
