package vpc

import (
	"errors"
	"net/netip"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// quotaEIPsOfNAT is how many EIPs a NAT gateway takes by default (NAT gateway limits). A0040
const quotaEIPsOfNAT = 20

// associateEipAddress binds an EIP to a resource. It answers at once, Associating; the lifecycle makes the EIP InUse.
func associateEipAddress(tx *world.Tx, req *wire.AssociateEipAddressRequest) (*wire.AssociateEipAddressResponse, error) {
	e, err := tx.EIPs.Get(req.AllocationId)
	if err != nil {
		return nil, missing(err, wire.ErrEipNotFound)
	}
	if e.Status != world.Available {
		return nil, wire.ErrEipStatus
	}
	if req.InstanceRegionId != "" && req.InstanceRegionId != tx.Region.ID {
		return nil, wire.ErrEipBindRegion
	}
	if req.PrivateIpAddress != "" {
		if e.PrivateIP, err = netip.ParseAddr(req.PrivateIpAddress); err != nil {
			return nil, wire.ErrEipBindPrivateIP
		}
	}
	e.Mode = strings.ToUpper(req.Mode)
	kind := instanceKind(req.InstanceType)
	if e.Mode != "" && e.Mode != "NAT" && kind != world.EIPOnInterface {
		return nil, wire.ErrEipBindMode.With(e.Mode)
	}
	if err := checkBinding(tx, e, kind, req.InstanceId); err != nil {
		return nil, err
	}
	e.InstanceID, e.InstanceType, e.InstanceRegion, e.VPC = req.InstanceId, kind, tx.Region.ID, req.VpcId
	e.SetStatus(world.Associating)
	return &wire.AssociateEipAddressResponse{}, tx.EIPs.Put(e)
}

// instanceKind gives the API's own spelling of an InstanceType, an ECS instance when there is none.
func instanceKind(word string) string {
	at := slices.IndexFunc(boundTo, func(kind string) bool { return strings.EqualFold(kind, word) })
	if at < 0 {
		return world.EIPOnInstance
	}
	return boundTo[at]
}

// checkBinding refuses what cannot take the EIP.
func checkBinding(tx *world.Tx, e *world.EIP, kind, id string) error {
	switch kind {
	case world.EIPOnInstance:
		return checkInstance(tx, e, id)
	case world.EIPOnInterface:
		return checkInterface(tx, e, id)
	case world.EIPOnLoadBalancer:
		return checkLoadBalancer(tx, id)
	case world.EIPOnNAT:
		return checkNAT(tx, e, id)
	case world.EIPOnAddress:
		return wire.ErrEipBindIPAddress
	}
	return wire.ErrEipBindUnsupported.With(kind)
}

func checkInstance(tx *world.Tx, e *world.EIP, id string) error {
	i, err := tx.Instances.Get(id)
	if err != nil {
		return missing(err, wire.ErrEipBindNotFound)
	}
	switch {
	case i.Network != world.InVPC:
		return wire.ErrEipBindClassic
	case i.Status != world.Running && i.Status != world.Stopped:
		return wire.ErrEipBindInstanceStatus
	case i.PublicIP.IsValid():
		return wire.ErrEipBindPublicIP
	case e.PrivateIP.IsValid() && e.PrivateIP != i.PrivateIP:
		return wire.ErrEipBindPrivateIP
	}
	return alone(tx, id)
}

// alone refuses a resource that already has an EIP.
func alone(tx *world.Tx, id string) error {
	n, err := tx.EIPsByInstance.Count(id)
	if err == nil && n > 0 {
		err = wire.ErrEipBindDuplicate
	}
	return err
}

// checkInterface: a secondary interface takes one EIP for each private address, the primary address being meant
// when none is named.
func checkInterface(tx *world.Tx, e *world.EIP, id string) error {
	n, err := tx.NetworkInterfaces.Get(id)
	if err != nil {
		return missing(err, wire.ErrEipBindNotFound)
	}
	switch {
	case n.Type == "Primary":
		return wire.ErrEipBindPrimary
	case n.Status != world.Available && n.Status != world.InUse:
		return wire.ErrEipBindENIStatus
	}
	if !e.PrivateIP.IsValid() {
		e.PrivateIP = n.PrivateIP()
	}
	if !slices.Contains(n.PrivateIPs, e.PrivateIP) {
		return wire.ErrEipBindPrivateIP
	}
	bound := 0
	for other, err := range tx.EIPsByInstance.Each(id) {
		if err != nil {
			return err
		}
		if other.PrivateIP == e.PrivateIP {
			return wire.ErrEipBindPrivateIPTaken
		}
		bound++
	}
	if bound >= len(n.PrivateIPs) {
		return wire.ErrEipBindENIFull
	}
	return nil
}

func checkLoadBalancer(tx *world.Tx, id string) error {
	b, err := tx.LoadBalancers.Get(id)
	if err != nil {
		return missing(err, wire.ErrEipBindNotFound)
	}
	if b.AddressType != world.Intranet || b.VPC == "" {
		return wire.ErrEipBindClassic
	}
	return alone(tx, id)
}

func checkNAT(tx *world.Tx, e *world.EIP, id string) error {
	g, err := tx.NATGateways.Get(id)
	if err != nil {
		return missing(err, wire.ErrEipBindNotFound)
	}
	if g.NetworkType == natIntranet {
		return wire.ErrEipBindUnsupported.With("a VPC NAT gateway")
	}
	if g.Status != world.Available {
		return wire.ErrEipBindNATStatus
	}
	bound, err := tx.EIPsByInstance.Count(id)
	if err != nil {
		return err
	}
	if bound >= tx.Quota("nat.eips", quotaEIPsOfNAT) {
		return wire.ErrEipBindNATFull
	}
	if g.EIPBindMode != bindNAT {
		return nil
	}
	if err := holdBehind(tx, g, e); errors.Is(err, world.ErrAddressesExhausted) {
		return wire.ErrEipBindNoPrivateIP
	} else if err != nil {
		return err
	}
	return nil
}

// unassociateEipAddress takes an EIP off what it is bound to. It answers at once, Unassociating.
func unassociateEipAddress(tx *world.Tx, req *wire.UnassociateEipAddressRequest) (*wire.UnassociateEipAddressResponse, error) {
	e, err := tx.EIPs.Get(req.AllocationId)
	if err != nil {
		return nil, missing(err, wire.ErrEipNotFound)
	}
	switch {
	case e.Status != world.InUse:
		return nil, wire.ErrEipStatus
	case req.InstanceId != "" && req.InstanceId != e.InstanceID,
		req.InstanceType != "" && instanceKind(req.InstanceType) != e.InstanceType,
		req.PrivateIpAddress != "" && e.PrivateIP.IsValid() && req.PrivateIpAddress != e.PrivateIP.String():
		return nil, wire.ErrEipUnbindOther
	}
	if e.InstanceType == world.EIPOnNAT {
		if err := freeFromNAT(tx, e, req.Force); err != nil {
			return nil, err
		}
	}
	if err := world.ReleasePrivateIPs(tx, e.ID); err != nil {
		return nil, err
	}
	e.SetStatus(world.Unassociating)
	return &wire.UnassociateEipAddressResponse{}, tx.EIPs.Put(e)
}

// freeFromNAT refuses while entries of the NAT gateway use the address, or with force takes it out of them.
func freeFromNAT(tx *world.Tx, e *world.EIP, force bool) error {
	g, err := tx.NATGateways.Get(e.InstanceID)
	if err != nil {
		return missing(err, nil)
	}
	for s, err := range tx.SNATEntriesByTable.Each(g.SNATTable) {
		if err != nil {
			return err
		}
		at := slices.Index(s.IPs, e.Address)
		if at < 0 {
			continue
		}
		if !force {
			return wire.ErrEipUsedBySnat
		}
		if s.IPs = slices.Delete(s.IPs, at, at+1); len(s.IPs) == 0 {
			s.SetStatus(world.Deleting)
		}
		if err := tx.SNATEntries.Put(s); err != nil {
			return err
		}
	}
	for f, err := range tx.DNATEntriesByTable.Each(g.ForwardTable) {
		if err != nil {
			return err
		}
		if f.External != e.Address {
			continue
		}
		if !force {
			return wire.ErrEipUsedByForward
		}
		f.SetStatus(world.Deleting)
		if err := tx.DNATEntries.Put(f); err != nil {
			return err
		}
	}
	return nil
}
