package rds

import (
	"cmp"
	"errors"
	"net/netip"
	"regexp"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// prefixPattern is what the documents recommend for the prefix of a connection string: letters,
// digits and hyphens. A host's name does not begin with a hyphen (A0427).
var prefixPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

// prefixRule is what one action asks of a prefix: each documents a length of its own.
type prefixRule struct {
	shortest, longest int
	malformed, taken  error
}

var (
	// firstPrefix is for the name that an instance begins with; no document gives it a length (A0427).
	firstPrefix    = prefixRule{5, 64, wire.ErrConnectionFormat, wire.ErrConnectionTaken}
	publicPrefix   = prefixRule{5, 40, wire.ErrConnectionFormat, wire.ErrPublicTaken}
	modifiedPrefix = prefixRule{8, 64, wire.ErrConnectionPrefix, wire.ErrConnectionTaken}
)

// hostOf spells a connection string.
func hostOf(prefix string, e *engine) string { return prefix + "." + e.label + ".rds.aliyuncs.com" }

// freeHost checks a prefix and that no instance has the connection string that comes of it.
func freeHost(tx *world.Tx, prefix string, e *engine, rule prefixRule) (string, error) {
	if n := len(prefix); n < rule.shortest || n > rule.longest || !prefixPattern.MatchString(prefix) {
		return "", rule.malformed
	}
	host := hostOf(prefix, e)
	n, err := tx.DBInstancesByHost.Count(host)
	if err != nil {
		return "", err
	}
	if n > 0 {
		return "", rule.taken
	}
	return host, nil
}

// portOf checks a port against what the engine can listen on; absent it is the engine's own.
func (e *engine) portOf(port string, refusal error) (int, error) {
	if port == "" {
		return e.port, nil
	}
	n, err := strconv.Atoi(port)
	if err != nil || n < e.lowPort || n > e.highPort {
		return 0, refusal
	}
	return n, nil
}

// connect gives a new instance its address on the intranet.
func (o *order) connect(tx *world.Tx, d *world.DBInstance, e *engine, vsw *world.VSwitch) error {
	port, err := e.portOf(o.port, wire.ErrPort)
	if err != nil {
		return err
	}
	prefix, _, _ := strings.Cut(cmp.Or(o.host, d.ID), ".")
	host, err := freeHost(tx, prefix, e, firstPrefix)
	if err != nil {
		return err
	}
	c := world.DBConnection{Host: host, Port: port, IPType: world.DBInner}
	if vsw == nil {
		c.Address = classicAddress(tx)
	} else {
		d.Network, d.VPC = "VPC", vsw.VPC
		c.IPType, c.VPC, c.VSwitch = world.DBPrivate, vsw.VPC, vsw.ID
		if c.Address, err = privateAddress(tx, vsw, o.privateIP, d.ID); err != nil {
			return err
		}
	}
	d.Connections = []world.DBConnection{c}
	return nil
}

// privateAddress takes an address of a vSwitch: the wanted one, or any.
func privateAddress(tx *world.Tx, vsw *world.VSwitch, wanted, holder string) (netip.Addr, error) {
	var at netip.Addr
	if wanted != "" {
		var err error
		if at, err = netip.ParseAddr(wanted); err != nil {
			return at, wire.ErrPrivateIPFormat
		}
	}
	at, err := world.AllocatePrivateIP(tx, vsw, at, holder)
	switch {
	case errors.Is(err, world.ErrAddressTaken):
		return at, wire.ErrPrivateIPTaken
	case errors.Is(err, world.ErrAddressOutside):
		return at, wire.ErrPrivateIPOutside
	case errors.Is(err, world.ErrAddressesExhausted):
		return at, wire.ErrVSwitchFull
	}
	return at, err
}

// classicAddress makes an address of the classic network, which has no vSwitches to give them out (A0084).
func classicAddress(tx *world.Tx) netip.Addr {
	n := tx.Serial()
	return netip.AddrFrom4([4]byte{10, 26 + byte(n>>16)%200, byte(n >> 8), byte(n)})
}

// publicFacts are what the law sees of a public address.
func publicFacts(tx *world.Tx, req *wire.AllocateInstancePublicConnectionRequest) (regions.Facts, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return regions.Facts{}, err
	}
	return regions.Facts{Network: strings.ToLower(d.Network), Engine: d.Engine, AddressType: "internet"}, nil
}

// allocateInstancePublicConnection gives an instance an address on the internet, where the law lets it have one.
func allocateInstancePublicConnection(tx *world.Tx, req *wire.AllocateInstancePublicConnectionRequest) (*wire.AllocateInstancePublicConnectionResponse, error) {
	d, err := running(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if d.ConnectionOf(world.DBPublic) != nil {
		return nil, wire.ErrPublicExists
	}
	e := engineFor(d)
	c := world.DBConnection{IPType: world.DBPublic}
	if c.Port, err = e.portOf(req.Port, wire.ErrPort); err != nil {
		return nil, err
	}
	if err := sidePorts(&c, req.BabelfishPort, req.PGBouncerPort, wire.ErrPort); err != nil {
		return nil, err
	}
	if c.Host, err = freeHost(tx, req.ConnectionStringPrefix, e, publicPrefix); err != nil {
		return nil, err
	}
	if c.Address, err = world.AllocatePublicIP(tx, netip.Addr{}, d.ID); err != nil {
		return nil, err
	}
	d.Connections = append(d.Connections, c)
	d.Status = world.DBNetCreating
	if err := tx.DBInstances.Put(d); err != nil {
		return nil, err
	}
	return &wire.AllocateInstancePublicConnectionResponse{DbInstanceName: d.ID, ConnectionString: c.Host}, nil
}

// sidePorts sets the ports beside PostgreSQL's own.
func sidePorts(c *world.DBConnection, tds, pooler string, refusal error) error {
	for _, p := range []struct {
		text string
		port *int
	}{{tds, &c.TDSPort}, {pooler, &c.PoolerPort}} {
		if p.text == "" {
			continue
		}
		n, err := strconv.Atoi(p.text)
		if err != nil || n < 1000 || n > 5999 && n != poolerPort {
			return refusal
		}
		*p.port = n
	}
	return nil
}

// releaseInstancePublicConnection takes the public address away.
func releaseInstancePublicConnection(tx *world.Tx, req *wire.ReleaseInstancePublicConnectionRequest) (*wire.ReleaseInstancePublicConnectionResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		c := d.Connection(req.CurrentConnectionString)
		if c == nil || c.IPType != world.DBPublic {
			return wire.ErrReleaseNotFound
		}
		d.Connections = without(d.Connections, c.Host)
		d.Status = world.DBNetDeleting
		return world.ReleasePublicIPs(tx, d.ID)
	})
	return &wire.ReleaseInstancePublicConnectionResponse{}, err
}

func without(all []world.DBConnection, host string) []world.DBConnection {
	var kept []world.DBConnection
	for _, c := range all {
		if c.Host != host {
			kept = append(kept, c)
		}
	}
	return kept
}

// modifyDBInstanceConnectionString changes prefix and port of a connection string.
func modifyDBInstanceConnectionString(tx *world.Tx, req *wire.ModifyDBInstanceConnectionStringRequest) (*wire.ModifyDBInstanceConnectionStringResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		c := d.Connection(req.CurrentConnectionString)
		if c == nil {
			return wire.ErrConnectionNotFound
		}
		e := engineFor(d)
		port, err := e.portOf(req.Port, wire.ErrModifyPort)
		if err != nil {
			return err
		}
		c.Port = port
		if err := sidePorts(c, req.BabelfishPort, req.PGBouncerPort, wire.ErrModifyPort); err != nil {
			return err
		}
		if hostOf(req.ConnectionStringPrefix, e) != c.Host {
			if c.Host, err = freeHost(tx, req.ConnectionStringPrefix, e, modifiedPrefix); err != nil {
				return err
			}
		}
		d.Status = world.DBNetModifying
		return nil
	})
	return &wire.ModifyDBInstanceConnectionStringResponse{}, err
}
