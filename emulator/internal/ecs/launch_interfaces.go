package ecs

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// checkInterfaces checks the secondary network interfaces of a launch.
func (p *plan) checkInterfaces(tx *world.Tx) error {
	if len(p.secondary) == 0 {
		return nil
	}
	if p.subnet == nil {
		return wire.ErrInterfaceParameter
	}
	if 1+len(p.secondary) > p.typ.enis() {
		return wire.ErrInterfaceCount
	}
	for n := range p.secondary {
		o := &p.secondary[n]
		if p.amount > 1 && (o.privateIP != "" || o.existing != "") {
			return wire.ErrInterfaceParameter
		}
		if o.existing != "" {
			if err := p.checkExisting(tx, o.existing); err != nil {
				return err
			}
			continue
		}
		vsw, err := p.interfaceVSwitch(tx, o)
		if err != nil {
			return err
		}
		if len(o.groups) == 0 {
			o.groups = p.groups
		}
		if err := checkGroups(tx, o.groups, vsw.VPC, wire.ErrGroupNotFound); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) checkExisting(tx *world.Tx, id string) error {
	eni, err := tx.NetworkInterfaces.Get(id)
	if err != nil {
		return missing(err, wire.ErrInterfaceParameter)
	}
	if eni.Status != world.Available || eni.VPC != p.subnet.VPC || eni.Zone != p.zone {
		return wire.ErrInterfaceParameter
	}
	return nil
}

// interfaceVSwitch is the vSwitch of a secondary interface, the instance's own when none is named: it lies in the same
// VPC and zone.
func (p *plan) interfaceVSwitch(tx *world.Tx, o *interfaceOrder) (*world.VSwitch, error) {
	if o.vswitch == "" {
		o.vswitch = p.subnet.ID
	}
	vsw, err := tx.VSwitches.Get(o.vswitch)
	if err != nil {
		return nil, missing(err, wire.ErrVSwitchNotFound)
	}
	if vsw.VPC != p.subnet.VPC || vsw.Zone != p.zone {
		return nil, wire.ErrInterfaceParameter
	}
	return vsw, nil
}

// makeInterfaces makes or attaches the secondary interfaces of an instance.
func (p *plan) makeInterfaces(tx *world.Tx, i *world.Instance) error {
	for n := range p.secondary {
		o := &p.secondary[n]
		if o.existing != "" {
			eni, err := tx.NetworkInterfaces.Get(o.existing)
			if err != nil {
				return err
			}
			eni.Instance, eni.Status, eni.DeleteOnRelease = i.ID, world.InUse, !o.keep
			if err := tx.NetworkInterfaces.Put(eni); err != nil {
				return err
			}
			continue
		}
		if err := makeInterface(tx, i, o); err != nil {
			return err
		}
	}
	return nil
}

func makeInterface(tx *world.Tx, i *world.Instance, o *interfaceOrder) error {
	var wanted netip.Addr
	if o.privateIP != "" {
		addr, err := parseAddress(o.privateIP)
		if err != nil {
			return err
		}
		wanted = addr
	}
	vsw, err := tx.VSwitches.Get(o.vswitch)
	if err != nil {
		return err
	}
	eni, err := newInterface(tx, vsw, wanted, "Secondary", o.groups)
	if err != nil {
		return err
	}
	eni.Name, eni.Description, eni.ResourceGroup = o.name, o.description, i.ResourceGroup
	eni.Instance, eni.Status, eni.DeleteOnRelease = i.ID, world.InUse, !o.keep
	o.tune(eni)
	return tx.NetworkInterfaces.Insert(eni)
}

// tune sets how an interface works: its traffic mode and its queues.
func (o *interfaceOrder) tune(eni *world.NetworkInterface) {
	eni.QueueNumber, eni.QueuePairs = max(o.queues, 1), o.queuePairs
	eni.TrafficMode = first(fold(o.trafficMode, "Standard", "HighPerformance"), "Standard")
}
