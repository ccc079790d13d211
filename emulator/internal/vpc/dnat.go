package vpc

import (
	"net/netip"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var dnatActions = []action.Action{
	action.Write("CreateForwardEntry", regions.VPCDNATEntry, createForwardEntry),
	action.Read("DescribeForwardTableEntries", regions.VPCDNATEntry, describeForwardTableEntries),
	action.Write("ModifyForwardEntry", regions.VPCDNATEntry, modifyForwardEntry),
	action.Write("DeleteForwardEntry", regions.VPCDNATEntry, deleteForwardEntry),
}

// quotaDNATEntries is how many DNAT entries a gateway has by default (NAT gateway limits). A0040
const quotaDNATEntries = 100

// anyPort and anyProtocol forward everything that arrives at an address.
const (
	anyPort     = "Any"
	anyProtocol = "any"
)

// createForwardEntry forwards what arrives at an address and port of the gateway into the VPC.
func createForwardEntry(tx *world.Tx, req *wire.CreateForwardEntryRequest) (*wire.CreateForwardEntryResponse, error) {
	g, err := gatewayOfForward(tx, req.ForwardTableId)
	if err != nil {
		return nil, err
	}
	e := &world.DNATEntry{
		Meta:   newMeta(tx, "fwd", req.ForwardEntryName, "", "", nil),
		Status: world.Pending, NAT: g.ID, Table: g.ForwardTable, ExternalPort: req.ExternalPort, InternalPort: req.InternalPort,
		Protocol: strings.ToLower(req.IpProtocol), PortBreak: req.PortBreak,
	}
	if err := setEnds(e, &req.ExternalIp, &req.InternalIp); err != nil {
		return nil, err
	}
	if err := checkForward(tx, g, e); err != nil {
		return nil, err
	}
	have, err := tx.DNATEntriesByTable.Count(g.ForwardTable)
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("nat.dnat-entries", quotaDNATEntries) {
		return nil, wire.ErrForwardQuota
	}
	return &wire.CreateForwardEntryResponse{ForwardEntryId: e.ID}, tx.DNATEntries.Insert(e)
}

// gatewayOfForward finds the gateway of a forward table, in a state in which its entries may change.
func gatewayOfForward(tx *world.Tx, table string) (*world.NATGateway, error) {
	g, err := tx.NATGatewaysByForwardTable.First(table)
	if err != nil {
		return nil, missing(err, wire.ErrForwardTable)
	}
	if g.Status != world.Available {
		return nil, wire.ErrSnatNatStatus
	}
	return g, nil
}

// setEnds reads the two addresses of an entry where they are given.
func setEnds(e *world.DNATEntry, external, internal *string) error {
	if external != nil {
		ip, err := netip.ParseAddr(*external)
		if err != nil || !ip.Is4() {
			return wire.ErrForwardExternal
		}
		e.External = ip
	}
	if internal != nil {
		ip, err := netip.ParseAddr(*internal)
		if err != nil || !ip.Is4() {
			return wire.ErrForwardInternal
		}
		e.Internal = ip
	}
	return nil
}

// checkForward refuses an entry that the gateway cannot have.
func checkForward(tx *world.Tx, g *world.NATGateway, e *world.DNATEntry) error {
	if err := checkText(e.Name, wire.ErrForwardName, "", nil); err != nil {
		return err
	}
	if err := checkPorts(e); err != nil {
		return err
	}
	if err := onGateway(tx, g, e.External, wire.ErrForwardNotOnGateway); err != nil {
		return err
	}
	v, err := tx.VPCs.Get(g.VPC)
	if err != nil {
		return err
	}
	if !withinAny(netip.PrefixFrom(e.Internal, e.Internal.BitLen()), v.Ranges()) {
		return wire.ErrForwardOutside
	}
	if e.ExternalPort == anyPort {
		use, err := addressUse(tx, g)
		if err != nil {
			return err
		}
		if use.snat[e.External] {
			return wire.ErrForwardUsedBySnat
		}
	}
	return portIsFree(tx, e)
}

// checkPorts: Any goes with Any; a range goes with a range of the same length.
func checkPorts(e *world.DNATEntry) error {
	for _, port := range []*string{&e.ExternalPort, &e.InternalPort} {
		if strings.EqualFold(*port, anyPort) {
			*port = anyPort
		}
	}
	everything := e.Protocol == anyProtocol
	if (e.ExternalPort == anyPort) != everything || (e.InternalPort == anyPort) != everything {
		return wire.ErrForwardAnyPort
	}
	if everything {
		return nil
	}
	from, to, ok := parsePorts(e.ExternalPort)
	if !ok {
		return wire.ErrForwardExternalPort
	}
	first, last, ok := parsePorts(e.InternalPort)
	if !ok || last-first != to-from {
		return wire.ErrForwardInternalPort
	}
	return nil
}

// parsePorts reads a port or a range of ports such as 10/20.
func parsePorts(s string) (from, to int, ok bool) {
	first, last, ranged := strings.Cut(s, "/")
	if !ranged {
		last = first
	}
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	return from, to, err1 == nil && err2 == nil && 1 <= from && from <= to && to <= 65535
}

// portIsFree refuses an address, protocol and port of which another entry has a part.
func portIsFree(tx *world.Tx, e *world.DNATEntry) error {
	for other, err := range tx.DNATEntriesByTable.Each(e.Table) {
		if err != nil {
			return err
		}
		if other.ID != e.ID && other.External == e.External && collide(e, other) {
			return wire.ErrForwardDuplicate
		}
	}
	return nil
}

func collide(a, b *world.DNATEntry) bool {
	if a.Protocol == anyProtocol || b.Protocol == anyProtocol {
		return true
	}
	if a.Protocol != b.Protocol {
		return false
	}
	from, to, _ := parsePorts(a.ExternalPort)
	first, last, _ := parsePorts(b.ExternalPort)
	return from <= last && first <= to
}

// describeForwardTableEntries lists DNAT entries by page.
func describeForwardTableEntries(tx *world.Tx, req *wire.DescribeForwardTableEntriesRequest) (*wire.DescribeForwardTableEntriesResponse, error) {
	all := action.Named(tx.DNATEntries, nil)
	switch {
	case req.ForwardTableId != "":
		if _, err := tx.NATGatewaysByForwardTable.First(req.ForwardTableId); err != nil {
			return nil, missing(err, wire.ErrForwardTable)
		}
		all = tx.DNATEntriesByTable.Each(req.ForwardTableId)
	case req.ForwardEntryId != "":
		all = action.Named(tx.DNATEntries, []string{req.ForwardEntryId})
	}
	list, total, err := action.PageOf(all, page(req.PageNumber, req.PageSize), func(e *world.DNATEntry) bool {
		return action.Same(req.ForwardEntryId, e.ID) && action.Same(req.NatGatewayId, e.NAT) && action.Same(req.ExternalIp, e.External.String()) &&
			action.Same(req.ExternalPort, e.ExternalPort) && action.Same(req.InternalIp, e.Internal.String()) &&
			action.Same(req.InternalPort, e.InternalPort) && action.Same(strings.ToLower(req.IpProtocol), e.Protocol) &&
			action.Same(req.ForwardEntryName, e.Name)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeForwardTableEntriesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, e := range list {
		res.ForwardTableEntries.ForwardTableEntry = append(res.ForwardTableEntries.ForwardTableEntry, wire.ForwardTableEntry{
			ForwardEntryId: e.ID, ForwardTableId: e.Table, NatGatewayId: e.NAT, ForwardEntryName: e.Name, Status: string(e.Status),
			ExternalIp: e.External.String(), ExternalPort: e.ExternalPort, InternalIp: e.Internal.String(), InternalPort: e.InternalPort,
			IpProtocol: e.Protocol,
		})
	}
	return res, nil
}

// modifyForwardEntry changes a DNAT entry.
func modifyForwardEntry(tx *world.Tx, req *wire.ModifyForwardEntryRequest) (*wire.ModifyForwardEntryResponse, error) {
	g, e, err := forwardEntry(tx, req.ForwardTableId, req.ForwardEntryId)
	if err != nil {
		return nil, err
	}
	if err := setEnds(e, req.ExternalIp, req.InternalIp); err != nil {
		return nil, err
	}
	for _, change := range []struct{ to, from *string }{
		{&e.ExternalPort, req.ExternalPort}, {&e.InternalPort, req.InternalPort}, {&e.Name, req.ForwardEntryName},
	} {
		if change.from != nil {
			*change.to = *change.from
		}
	}
	if req.IpProtocol != nil {
		e.Protocol = strings.ToLower(*req.IpProtocol)
	}
	if req.PortBreak != nil {
		e.PortBreak = *req.PortBreak
	}
	if err := checkForward(tx, g, e); err != nil {
		return nil, err
	}
	e.SetStatus(world.Modifying)
	return &wire.ModifyForwardEntryResponse{}, tx.DNATEntries.Put(e)
}

// deleteForwardEntry deletes a DNAT entry.
func deleteForwardEntry(tx *world.Tx, req *wire.DeleteForwardEntryRequest) (*wire.DeleteForwardEntryResponse, error) {
	_, e, err := forwardEntry(tx, req.ForwardTableId, req.ForwardEntryId)
	if err != nil {
		return nil, err
	}
	e.SetStatus(world.Deleting)
	return &wire.DeleteForwardEntryResponse{}, tx.DNATEntries.Put(e)
}

// forwardEntry finds an entry of a table, in a state in which it may change.
func forwardEntry(tx *world.Tx, table, id string) (*world.NATGateway, *world.DNATEntry, error) {
	g, err := gatewayOfForward(tx, table)
	if err != nil {
		return nil, nil, err
	}
	e, err := tx.DNATEntries.Get(id)
	if err != nil {
		return nil, nil, missing(err, wire.ErrForwardNotFound)
	}
	if e.Table != table {
		return nil, nil, wire.ErrForwardNotFound
	}
	if e.Status != world.Available {
		return nil, nil, wire.ErrForwardStatus
	}
	return g, e, nil
}
