package vpc

import (
	"net/netip"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var snatActions = []action.Action{
	action.Write("CreateSnatEntry", regions.VPCSNATEntry, createSnatEntry),
	action.Read("DescribeSnatTableEntries", regions.VPCSNATEntry, describeSnatTableEntries),
	action.Write("ModifySnatEntry", regions.VPCSNATEntry, modifySnatEntry),
	action.Write("DeleteSnatEntry", regions.VPCSNATEntry, deleteSnatEntry),
}

// quotaSNATEntries is how many SNAT entries a gateway has by default (NAT gateway limits). A0040
const quotaSNATEntries = 40

// createSnatEntry gives a range of the VPC a way out by public addresses of the gateway.
func createSnatEntry(tx *world.Tx, req *wire.CreateSnatEntryRequest) (*wire.CreateSnatEntryResponse, error) {
	g, err := gatewayOfSNAT(tx, req.SnatTableId)
	if err != nil {
		return nil, err
	}
	if (req.SourceVSwitchId == "") == (req.SourceCIDR == "") {
		return nil, wire.ErrSnatSource
	}
	e := &world.SNATEntry{
		Meta:   newMeta(tx, "snat", req.SnatEntryName, "", "", nil),
		Status: world.Pending, NAT: g.ID, Table: g.SNATTable, VSwitch: req.SourceVSwitchId, Affinity: req.EipAffinity == 1,
	}
	if err := checkText(e.Name, wire.ErrSnatName, "", nil); err != nil {
		return nil, err
	}
	if err := setSource(tx, g, e, req.SourceCIDR); err != nil {
		return nil, err
	}
	if err := sourceIsFree(tx, g, e); err != nil {
		return nil, err
	}
	if e.IPs, err = snatAddresses(tx, g, req.SnatIp); err != nil {
		return nil, err
	}
	return &wire.CreateSnatEntryResponse{SnatEntryId: e.ID}, tx.SNATEntries.Insert(e)
}

// gatewayOfSNAT finds the gateway of an SNAT table, in a state in which its entries may change.
func gatewayOfSNAT(tx *world.Tx, table string) (*world.NATGateway, error) {
	g, err := tx.NATGatewaysBySNATTable.First(table)
	if err != nil {
		return nil, missing(err, wire.ErrSnatTable)
	}
	if g.Status != world.Available {
		return nil, wire.ErrSnatNatStatus
	}
	return g, nil
}

// setSource fills in the range of an entry: that of its vSwitch, or the one asked for.
func setSource(tx *world.Tx, g *world.NATGateway, e *world.SNATEntry, cidr string) error {
	if e.VSwitch != "" {
		s, err := tx.VSwitches.Get(e.VSwitch)
		if err != nil {
			return missing(err, wire.ErrSnatVSwitch)
		}
		if s.VPC != g.VPC {
			return wire.ErrSnatVSwitchOther
		}
		e.Source = s.CIDR
		return nil
	}
	source, ok := parseRange(cidr)
	if at, err := netip.ParseAddr(cidr); err == nil && at.Is4() {
		source, ok = netip.PrefixFrom(at, at.BitLen()), true
	}
	if !ok {
		return wire.ErrSnatCidr
	}
	v, err := tx.VPCs.Get(g.VPC)
	if err != nil {
		return err
	}
	if !withinAny(source, v.Ranges()) {
		return wire.ErrSnatCidrOutside
	}
	e.Source = source
	return nil
}

// sourceIsFree refuses a source that another entry of the gateway has.
func sourceIsFree(tx *world.Tx, g *world.NATGateway, e *world.SNATEntry) error {
	n := 0
	for other, err := range tx.SNATEntriesByTable.Each(g.SNATTable) {
		if err != nil {
			return err
		}
		if e.VSwitch != "" && other.VSwitch == e.VSwitch {
			return wire.ErrSnatVSwitchTaken
		}
		if e.VSwitch == "" && other.VSwitch == "" && other.Source == e.Source {
			return wire.ErrSnatCidrTaken
		}
		n++
	}
	if n >= tx.Quota("nat.snat-entries", quotaSNATEntries) {
		return wire.ErrSnatQuota
	}
	return nil
}

// snatAddresses reads the addresses of an entry, each of which the gateway must have for SNAT to use.
func snatAddresses(tx *world.Tx, g *world.NATGateway, list []string) ([]netip.Addr, error) {
	var ips []netip.Addr
	for _, s := range list {
		ip, err := netip.ParseAddr(s)
		if err != nil || !ip.Is4() {
			return nil, wire.ErrSnatIPMalformed
		}
		refusal, err := notOnGateway(tx, ip)
		if err != nil {
			return nil, err
		}
		if err := onGateway(tx, g, ip, refusal); err != nil {
			return nil, err
		}
		ips = append(ips, ip)
	}
	for f, err := range tx.DNATEntriesByTable.Each(g.ForwardTable) {
		if err != nil {
			return nil, err
		}
		if f.ExternalPort == anyPort && slices.Contains(ips, f.External) {
			return nil, wire.ErrSnatIPForwarded
		}
	}
	return ips, nil
}

// notOnGateway is the refusal of an address that the gateway does not have: an EIP of the account can
// still be bound to it, another address cannot.
func notOnGateway(tx *world.Tx, ip netip.Addr) (error, error) {
	e, scope, err := tx.EIPsByAddress.First(ip.String())
	switch {
	case world.NotFound(err) || err == nil && (e == nil || scope != tx.EIPs.Scope()):
		return wire.ErrSnatIPNotFound, nil
	case err != nil:
		return nil, err
	}
	return wire.ErrSnatEipElsewhere, nil
}

// onGateway refuses an address that the gateway does not have: an EIP that is bound to it, or for a VPC NAT gateway
// its own private address.
func onGateway(tx *world.Tx, g *world.NATGateway, ip netip.Addr, refusal error) error {
	if g.NetworkType == natIntranet && ip == g.PrivateIP {
		return nil
	}
	for e, err := range tx.EIPsByInstance.Each(g.ID) {
		switch {
		case err != nil:
			return err
		case e.Address != ip:
			continue
		case e.Status != world.InUse:
			return wire.ErrSnatEipBinding
		}
		return nil
	}
	return refusal
}

// describeSnatTableEntries lists SNAT entries by page.
func describeSnatTableEntries(tx *world.Tx, req *wire.DescribeSnatTableEntriesRequest) (*wire.DescribeSnatTableEntriesResponse, error) {
	all := action.Named(tx.SNATEntries, nil)
	switch {
	case req.SnatTableId != "":
		if _, err := tx.NATGatewaysBySNATTable.First(req.SnatTableId); err != nil {
			return nil, missing(err, wire.ErrSnatTable)
		}
		all = tx.SNATEntriesByTable.Each(req.SnatTableId)
	case req.SnatEntryId != "":
		all = action.Named(tx.SNATEntries, []string{req.SnatEntryId})
	}
	list, total, err := action.PageOf(all, page(req.PageNumber, req.PageSize), func(e *world.SNATEntry) bool {
		return action.Same(req.SnatEntryId, e.ID) && action.Same(req.NatGatewayId, e.NAT) && action.Same(req.SourceVSwitchId, e.VSwitch) &&
			action.Same(req.SourceCIDR, e.Source.String()) && action.Same(req.SnatEntryName, e.Name) &&
			(req.SnatIp == "" || slices.Contains(spellAddresses(e.IPs), req.SnatIp))
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSnatTableEntriesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, e := range list {
		one := wire.SnatTableEntry{
			SnatEntryId: e.ID, SnatTableId: e.Table, NatGatewayId: e.NAT, SnatEntryName: e.Name, Status: string(e.Status),
			SourceVSwitchId: e.VSwitch, SourceCIDR: e.Source.String(), SnatIp: strings.Join(spellAddresses(e.IPs), ","), EipAffinity: "0",
		}
		if e.Affinity {
			one.EipAffinity = "1"
		}
		res.SnatTableEntries.SnatTableEntry = append(res.SnatTableEntries.SnatTableEntry, one)
	}
	return res, nil
}

func spellAddresses(ips []netip.Addr) []string {
	list := make([]string, len(ips))
	for i, ip := range ips {
		list[i] = ip.String()
	}
	return list
}

// modifySnatEntry changes addresses, name and affinity of an SNAT entry.
func modifySnatEntry(tx *world.Tx, req *wire.ModifySnatEntryRequest) (*wire.ModifySnatEntryResponse, error) {
	g, e, err := snatEntry(tx, req.SnatTableId, req.SnatEntryId)
	if err != nil {
		return nil, err
	}
	if err := rename(&e.Meta, req.SnatEntryName, nil, wire.ErrSnatName, nil); err != nil {
		return nil, err
	}
	if len(req.SnatIp) > 0 {
		if e.IPs, err = snatAddresses(tx, g, req.SnatIp); err != nil {
			return nil, err
		}
	}
	if req.EipAffinity != nil {
		e.Affinity = *req.EipAffinity == 1
	}
	e.SetStatus(world.Modifying)
	return &wire.ModifySnatEntryResponse{}, tx.SNATEntries.Put(e)
}

// deleteSnatEntry deletes an SNAT entry.
func deleteSnatEntry(tx *world.Tx, req *wire.DeleteSnatEntryRequest) (*wire.DeleteSnatEntryResponse, error) {
	_, e, err := snatEntry(tx, req.SnatTableId, req.SnatEntryId)
	if err != nil {
		return nil, err
	}
	e.SetStatus(world.Deleting)
	return &wire.DeleteSnatEntryResponse{}, tx.SNATEntries.Put(e)
}

// snatEntry finds an entry of a table, in a state in which it may change.
func snatEntry(tx *world.Tx, table, id string) (*world.NATGateway, *world.SNATEntry, error) {
	g, err := gatewayOfSNAT(tx, table)
	if err != nil {
		return nil, nil, err
	}
	e, err := tx.SNATEntries.Get(id)
	if err != nil {
		return nil, nil, missing(err, wire.ErrSnatNotFound)
	}
	if e.Table != table {
		return nil, nil, wire.ErrSnatNotFound
	}
	if e.Status != world.Available {
		return nil, nil, wire.ErrSnatStatus
	}
	return g, e, nil
}
