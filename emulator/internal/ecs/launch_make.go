package ecs

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// make creates the planned instances and what comes with each: network interfaces, addresses, disks.
func (p *plan) make(tx *world.Tx) ([]string, error) {
	ids := make([]string, 0, p.amount)
	for n := range p.amount {
		i := p.instance(tx, n)
		if err := p.connect(tx, i); err != nil {
			return nil, err
		}
		if err := tx.Instances.Insert(i); err != nil {
			return nil, err
		}
		if err := p.attach(tx, i); err != nil {
			return nil, err
		}
		ids = append(ids, i.ID)
	}
	return ids, nil
}

func (p *plan) instance(tx *world.Tx, n int) *world.Instance {
	i := &world.Instance{
		Meta:   newMeta(tx, "i", ordered(p.name, n, p.uniqueSuffix), p.description, p.resourceGroup, p.tags),
		Status: world.Pending, StartNext: p.start, Zone: p.zone, Type: p.typ.id, HostName: p.hostNameAt(n), Image: p.image.ID,
		Network: p.network, SecurityGroups: slices.Clone(p.groups),
		ChargeType: p.chargeType, InternetChargeType: p.internetChargeType, BandwidthIn: p.bandwidthIn, BandwidthOut: p.bandwidthOut,
		ReleaseAt: p.released, KeyPair: p.keyPair, Role: p.role, UserData: p.userData,
		Password: p.password, PasswordInherit: p.passwordInherit, DeletionProtection: p.deletionProtection,
		IOOptimized: p.ioOptimized != "none", DeploymentSet: p.deploymentSet, SpotStrategy: p.spotStrategy, CreditSpec: p.credit(),
		StoppedMode: "Not-applicable", Metadata: p.metadata, SecurityEnhanced: p.securityEnhancement == "Active", LoginAsNonRoot: p.loginAsNonRoot,
	}
	if i.Name == "" {
		i.Name = i.ID
	}
	if i.HostName == "" {
		i.HostName = hostNameOf(i.ID, p.image.OSType)
	}
	if i.SpotStrategy == "" {
		i.SpotStrategy = "NoSpot"
	}
	if i.BandwidthIn == 0 && i.BandwidthOut > 0 {
		i.BandwidthIn = max(i.BandwidthOut, 10)
	}
	if p.start {
		i.StartedAt = tx.Now()
	}
	if p.chargeType == world.PrePaid {
		i.Period, i.PeriodUnit, i.AutoRenew = p.period, p.periodUnit, p.autoRenew
		i.ExpiresAt = later(tx.Now(), p.period, p.periodUnit)
	}
	return i
}

// hostNameAt is the host name of the n-th instance.
func (p *plan) hostNameAt(n int) string {
	if n < len(p.hostNames) {
		return p.hostNames[n]
	}
	return ordered(p.hostName, n, p.uniqueSuffix)
}

// credit is the mode of a burstable instance; other types have none.
func (p *plan) credit() string {
	if p.typ.family.level != "CreditEntryLevel" {
		return ""
	}
	if p.creditSpec == "" {
		return "Standard"
	}
	return fold(p.creditSpec, "Standard", "Unlimited")
}

// hostNameOf is the host name that the cloud gives: the id without its dash, with a mark on Windows at most 15 long.
func hostNameOf(id, osType string) string {
	name := "iZ" + id[len("i-"):] + "Z"
	if osType == "windows" {
		return name[:15]
	}
	return name
}

// connect gives an instance its place in the network: a primary interface in a VPC, an inner address without one, and
// a public address where there is outbound bandwidth.
func (p *plan) connect(tx *world.Tx, i *world.Instance) error {
	if p.subnet == nil {
		i.InnerIP = innerAddress(tx.Serial())
		i.MAC = macAddress(tx.Serial())
	} else {
		i.VPC, i.VSwitch = p.subnet.VPC, p.subnet.ID
		eni, err := newInterface(tx, p.subnet, p.address, "Primary", i.SecurityGroups)
		if err != nil {
			return err
		}
		eni.Instance, eni.Status, eni.DeleteOnRelease, eni.ResourceGroup = i.ID, world.InUse, true, i.ResourceGroup
		p.primary.tune(eni)
		if err := tx.NetworkInterfaces.Insert(eni); err != nil {
			return err
		}
		i.ENI, i.PrivateIP, i.MAC = eni.ID, eni.PrivateIP(), eni.MAC
	}
	if i.BandwidthOut == 0 {
		return nil
	}
	address, err := world.AllocatePublicIP(tx, netip.Addr{}, i.ID)
	i.PublicIP = address
	return err
}

// newInterface makes a network interface with an address of a vSwitch; it is not stored yet.
func newInterface(tx *world.Tx, vsw *world.VSwitch, wanted netip.Addr, typ string, groups []string) (*world.NetworkInterface, error) {
	eni := &world.NetworkInterface{
		Meta: newMeta(tx, "eni", "", "", "", nil), Type: typ, VPC: vsw.VPC, VSwitch: vsw.ID, Zone: vsw.Zone, SecurityGroups: slices.Clone(groups),
		MAC: macAddress(tx.Serial()), QueueNumber: 1, TrafficMode: "Standard",
	}
	address, err := world.AllocatePrivateIP(tx, vsw, wanted, eni.ID)
	if err != nil {
		return nil, addressError(err)
	}
	eni.PrivateIPs = []netip.Addr{address}
	return eni, nil
}

func addressError(err error) error {
	switch {
	case errors.Is(err, world.ErrAddressOutside):
		return wire.ErrPrivateIP
	case errors.Is(err, world.ErrAddressTaken):
		return wire.ErrPrivateIPDuplicated
	case errors.Is(err, world.ErrAddressesExhausted):
		return wire.ErrPrivateIPExhausted
	}
	return err
}

func parseAddress(text string) (netip.Addr, error) {
	addr, err := netip.ParseAddr(text)
	if err != nil || !addr.Is4() {
		return netip.Addr{}, wire.ErrPrivateIPMalformed
	}
	return addr, nil
}

// innerAddress is an address of the classic network's intranet, 10.128.0.0/9: a different one for each serial (A0045).
func innerAddress(serial uint64) netip.Addr {
	n := uint32(serial)%(1<<23-2) + 1
	return netip.AddrFrom4([4]byte{10, 128 | byte(n>>16), byte(n >> 8), byte(n)})
}

// macAddress is a MAC address under the prefix that the cloud's hypervisors use.
func macAddress(serial uint64) string {
	return fmt.Sprintf("00:16:3e:%02x:%02x:%02x", byte(serial>>16), byte(serial>>8), byte(serial))
}

// attach makes the disks and the secondary interfaces of an instance.
func (p *plan) attach(tx *world.Tx, i *world.Instance) error {
	system := p.system
	system.device, system.tags = "/dev/xvda", p.tags
	if err := p.makeDisk(tx, i, system, "system"); err != nil {
		return err
	}
	taken := []string{"/dev/xvda"}
	for _, d := range p.data {
		if d.device == "" {
			d.device = freeDevice(taken)
		}
		taken = append(taken, d.device)
		d.tags = p.tags
		if err := p.makeDisk(tx, i, d, "data"); err != nil {
			return err
		}
	}
	return p.makeInterfaces(tx, i)
}

func (p *plan) makeDisk(tx *world.Tx, i *world.Instance, o diskOrder, typ string) error {
	d := o.disk(tx, i.Zone, typ)
	d.ResourceGroup, d.ChargeType = i.ResourceGroup, i.ChargeType
	d.Status, d.Portable = world.DiskInUse, typ == "data"
	d.DeleteWithInstance = !o.keep
	d.Instances = []world.Attachment{{Instance: i.ID, Device: o.device, At: stamp(tx.Now())}}
	d.AttachedAt = stamp(tx.Now())
	if typ == "system" {
		d.Image = i.Image
		if p.image.Encrypted {
			d.Encrypted, d.KMSKey = true, first(d.KMSKey, p.image.KMSKey)
		}
		d.Snapshot = p.image.systemSnapshot()
	}
	return tx.Disks.Insert(d)
}

// systemSnapshot is the snapshot behind a custom image's system disk, when it is the account's own.
func (i ownedImage) systemSnapshot() string {
	for _, d := range i.Disks {
		if d.Type == "system" && i.alias == ownerSelf {
			return d.Snapshot
		}
	}
	return ""
}

// first is the first value that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
