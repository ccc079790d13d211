package rds

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

const (
	// defaultList is the white list that every instance has; localhost in it lets nobody in.
	defaultList = "default"
	localhost   = "127.0.0.1"
	// maxEntries and maxLists bound the white lists of an instance (Rds ModifySecurityIps).
	maxEntries = 1000
	maxLists   = 200
)

// firstWhiteList is the default list of a new instance.
func firstWhiteList(entries []string) ([]world.DBWhiteList, error) {
	if err := checkEntries(entries, wire.ErrWhiteListCreate); err != nil {
		return nil, err
	}
	return []world.DBWhiteList{{Name: defaultList, Type: "IPv4", Network: world.DBAnyNetwork, Entries: entries}}, nil
}

// checkEntries wants addresses and CIDR blocks, none of them twice. A block has 1 to 32 bits; 0.0.0.0/0 alone of
// the others is taken, as the console does to open an instance to everybody (A0089).
func checkEntries(entries []string, malformed error) error {
	seen := map[string]bool{}
	for _, e := range entries {
		if !validEntry(e) {
			return malformed
		}
		if seen[e] {
			return wire.ErrWhiteListDuplicate
		}
		seen[e] = true
	}
	if len(entries) > maxEntries {
		return wire.ErrWhiteListQuota
	}
	return nil
}

func validEntry(entry string) bool {
	if !strings.Contains(entry, "/") {
		_, err := netip.ParseAddr(entry)
		return err == nil
	}
	p, err := netip.ParsePrefix(entry)
	return err == nil && (p.Bits() > 0 || p == p.Masked())
}

// cloneLists copies white lists from an instance to one that follows it.
func cloneLists(lists []world.DBWhiteList) []world.DBWhiteList {
	all := slices.Clone(lists)
	for i := range all {
		all[i].Entries = slices.Clone(all[i].Entries)
	}
	return all
}

// describeDBInstanceIPArrayList lists the white lists of an instance, of one network where that is asked for.
func describeDBInstanceIPArrayList(tx *world.Tx, req *wire.DescribeDBInstanceIPArrayListRequest) (*wire.DescribeDBInstanceIPArrayListResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDBInstanceIPArrayListResponse{}
	for _, l := range d.WhiteLists {
		both := d.Settings.SecurityIPMode == world.DBListsApart && l.Network == world.DBAnyNetwork
		if !both && !action.Same(req.WhitelistNetworkType, l.Network) {
			continue
		}
		res.Items.DBInstanceIPArray = append(res.Items.DBInstanceIPArray, wire.DBInstanceIPArray{
			DBInstanceIPArrayName: l.Name, DBInstanceIPArrayAttribute: l.Attribute, SecurityIPType: l.Type, SecurityIPList: strings.Join(l.Entries, ","),
		})
	}
	return res, nil
}

// modifySecurityIps replaces a white list, adds to it or takes from it. A list that is not there is made; one address
// must stay in it.
func modifySecurityIps(tx *world.Tx, req *wire.ModifySecurityIpsRequest) (*wire.ModifySecurityIpsResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if err := checkEntries(req.SecurityIps, wire.ErrWhiteListFormat); err != nil {
			return err
		}
		network := req.WhitelistNetworkType
		if d.Settings.SecurityIPMode != world.DBListsApart {
			if network != world.DBAnyNetwork && d.Engine != postgres {
				return wire.ErrWhiteListNetwork
			}
			network = world.DBAnyNetwork // PostgreSQL takes the other words for this one
		}
		for _, at := range listsOf(d, strings.ToLower(cmp.Or(req.DBInstanceIPArrayName, defaultList)), req.SecurityIPType, network) {
			l := &d.WhiteLists[at]
			if req.DBInstanceIPArrayAttribute != "" {
				l.Attribute = req.DBInstanceIPArrayAttribute
			}
			if err := amend(l, req.ModifyMode, req.SecurityIps); err != nil {
				return err
			}
		}
		return withinLimits(d)
	})
	return &wire.ModifySecurityIpsResponse{}, err
}

// listsOf finds the lists of a name that a change is about, and makes the one that is missing. A change for any network is
// about all of them, so that the instance's own has one. A change for one network is about that one's list alone: a list
// of both is parted first.
func listsOf(d *world.DBInstance, name, typ, network string) (found []int) {
	shared, reached := -1, false
	for i, l := range d.WhiteLists {
		if l.Name != name {
			continue
		}
		if l.Network == world.DBAnyNetwork {
			shared = i
		}
		reached = reached || l.Network == world.DBAnyNetwork || l.Network == d.Network
		if network == world.DBAnyNetwork || l.Network == network {
			found = append(found, i)
		}
	}
	if len(found) > 0 && (reached || network != world.DBAnyNetwork) {
		return found
	}
	l := world.DBWhiteList{Name: name, Type: typ, Network: network}
	if shared >= 0 { // and one network alone is meant
		l = d.WhiteLists[shared]
		l.Network, l.Entries = network, slices.Clone(l.Entries)
		d.WhiteLists[shared].Network = map[string]string{"Classic": "VPC", "VPC": "Classic"}[network]
	}
	d.WhiteLists = append(d.WhiteLists, l)
	return append(found, len(d.WhiteLists)-1)
}

// amend applies a mode: Cover (also 0, the default), Append (1) or Delete (2).
func amend(l *world.DBWhiteList, mode string, entries []string) error {
	switch mode {
	case "Cover", "0":
		l.Entries = entries
	case "Append", "1":
		for _, e := range entries {
			if !slices.Contains(l.Entries, e) {
				l.Entries = append(l.Entries, e)
			}
		}
	case "Delete", "2":
		left := slices.DeleteFunc(slices.Clone(l.Entries), func(e string) bool { return slices.Contains(entries, e) })
		if len(left) == 0 {
			return wire.ErrWhiteListFormat
		}
		l.Entries = left
	default:
		return wire.ErrParameter.With("ModifyMode")
	}
	return nil
}

func withinLimits(d *world.DBInstance) error {
	total := 0
	for _, l := range d.WhiteLists {
		total += len(l.Entries)
	}
	if total > maxEntries || len(d.WhiteLists) > maxLists {
		return wire.ErrWhiteListQuota
	}
	return nil
}

// migrateSecurityIPMode turns on the white list mode that keeps classic and VPC addresses apart; there is no way back.
// The lists become lists of the instance's network; while it has addresses on both they stay lists of both. A0366
func migrateSecurityIPMode(tx *world.Tx, req *wire.MigrateSecurityIPModeRequest) (*wire.MigrateSecurityIPModeResponse, error) {
	d, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		d.Settings.SecurityIPMode = world.DBListsApart
		if slices.ContainsFunc(d.Connections, func(c world.DBConnection) bool { return c.VPC == "" && c.IPType != world.DBPublic }) && d.VPC != "" {
			return nil
		}
		for i := range d.WhiteLists {
			d.WhiteLists[i].Network = d.Network
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.MigrateSecurityIPModeResponse{DBInstanceId: d.ID, SecurityIPMode: d.Settings.SecurityIPMode}, nil
}
