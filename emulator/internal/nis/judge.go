package nis

import (
	"errors"
	"net/netip"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// judge asks the engine the question of a path. An end that has gone since the path was made is not an error: nothing
// reaches it.
func judge(tx *world.Tx, ends world.PathEnds) (reach.Verdict, error) {
	q := reach.Question{Protocol: ends.Protocol, Port: ends.TargetPort, SourcePort: ends.SourcePort}
	p, err := pose(tx, ends)
	if gone := (*apierr.Error)(nil); errors.As(err, &gone) {
		return refused(reach.AtName, "the path", gone.Message), nil
	}
	if err != nil {
		return reach.Verdict{}, err
	}
	if err := p.spell(&q); err != nil {
		return reach.Verdict{}, err
	}
	switch {
	case q.From == "":
		kind := reach.AtName
		if p.from.typ == typeVPN {
			kind = reach.AtTunnel
		}
		return refused(kind, p.from.id, "Nothing in "+p.from.id+" could send a packet."), nil
	case q.To == "":
		return refused(reach.AtName, p.to.id, "Nothing in "+p.to.id+" could get a packet."), nil
	}
	return ask(tx, p, q)
}

// refused is a verdict that needs no engine.
func refused(kind reach.Kind, at, why string) reach.Verdict {
	return reach.Verdict{Hops: []reach.Hop{{At: at, Kind: kind, Decision: reach.Denied, Why: why}}, Rules: []string{}}
}

// ask has the engine answer. What lies behind an address of another account is not told: a public one is judged as a
// host of the internet, a private one as if nobody had it. A0415
func ask(tx *world.Tx, p posed, q reach.Question) (reach.Verdict, error) {
	engine, err := tx.Reach()
	if err != nil {
		return reach.Verdict{}, err
	}
	v, err := engine.Reach(q)
	if err == nil && v.Delivery.Account != "" && v.Delivery.Account != tx.Account.ID {
		if p.to.typ != typeInternet {
			return refused(reach.AtName, q.To, "Nothing of the account has the address "+p.to.address.String()+"."), nil
		}
		q.To = "internet"
		v, err = engine.Reach(q)
	}
	if err != nil {
		return reach.Misput(q, err), nil
	}
	return v, nil
}

// spell writes the question as the engine reads it. An end that nothing stands for stays empty.
func (p posed) spell(q *reach.Question) (err error) {
	if q.From, err = p.from.vantage(); err != nil {
		return err
	}
	if q.To, err = p.to.destination(); err != nil {
		return err
	}
	if q.Port == 0 {
		q.Port, err = p.to.usualPort()
	}
	return err
}

// vantage is where the packet comes from. What stands behind a gateway is judged as a host of the network there. A0414
func (e end) vantage() (string, error) {
	switch e.typ {
	case typeInternet:
		return "internet:" + e.address.String(), nil
	case typeVBR:
		return "line:" + e.id, nil
	case typeVPN:
		return tunnelOf(e.tx, e.id, e.address)
	case typeVSwitch:
		id, err := memberOf(e.tx, e.id, e.address)
		return prefixed("ecs:", id), err
	}
	return "ecs:" + e.id, nil
}

// destination is what the packet is for.
func (e end) destination() (string, error) {
	switch e.typ {
	case typeCLB:
		return "slb:" + e.id, nil
	case typeRDS, typeOSS:
		return e.typ + ":" + e.id, nil
	}
	if e.address.IsValid() {
		return "ip:" + e.address.String(), nil
	}
	if e.typ == typeVSwitch {
		id, err := memberOf(e.tx, e.id, e.address)
		return prefixed("ecs:", id), err
	}
	return "ecs:" + e.id, nil
}

func prefixed(prefix, id string) string {
	if id == "" {
		return ""
	}
	return prefix + id
}

// tunnelOf finds the connection of a VPN gateway behind which an address lies, or the gateway's first one when none is
// named. A0414
func tunnelOf(tx *world.Tx, gateway string, address netip.Addr) (string, error) {
	for c, err := range tx.IPsecConnectionsByGateway.Each(gateway) {
		if err != nil {
			return "", err
		}
		if behind(c.RemoteSubnets, address) {
			return "ipsec:" + c.ID, nil
		}
	}
	for s, err := range tx.SSLVPNServersByGateway.Each(gateway) {
		if err != nil {
			return "", err
		}
		if behind([]netip.Prefix{s.ClientPool}, address) {
			return "sslvpn:" + s.ID, nil
		}
	}
	return "", nil
}

func behind(networks []netip.Prefix, address netip.Addr) bool {
	for _, p := range networks {
		if p.Contains(address) {
			return true
		}
	}
	return !address.IsValid()
}

// webPort is judged where neither the question nor the destination names a port. A0412
const webPort = 80

// usualPort is on which port a destination listens.
func (e end) usualPort() (int, error) {
	if e.typ != typeRDS {
		return webPort, nil
	}
	d, err := e.tx.DBInstances.Get(e.id)
	if err != nil || len(d.Connections) == 0 {
		return webPort, err
	}
	return d.Connections[0].Port, nil
}
