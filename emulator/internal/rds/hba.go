package rds

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// defaultHBA is PostgreSQL's client authentication file before anybody changes it.
var defaultHBA = []world.DBHBARule{
	{Priority: 0, Type: "host", Database: "all", User: "all", Address: "0.0.0.0/0", Method: "md5"},
	{Priority: 1, Type: "host", Database: "replication", User: "all", Address: "0.0.0.0/0", Method: "md5"},
}

// hbaMethods are the authentication methods (Rds ModifyPGHbaConfig).
var hbaMethods = []string{"trust", "reject", "scram-sha-256", "md5", "password", "gss", "sspi", "ldap", "radius", "cert", "pam"}

// maxPriority is the largest PriorityId of a rule (Rds ModifyPGHbaConfig).
const maxPriority = 10000

func hbaOf(d *world.DBInstance) []world.DBHBARule {
	if d.Settings.HBA == nil {
		return defaultHBA
	}
	return d.Settings.HBA
}

// describePGHbaConfig answers the client authentication file of a PostgreSQL instance.
func describePGHbaConfig(tx *world.Tx, req *wire.DescribePGHbaConfigRequest) (*wire.DescribePGHbaConfigResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if d.Engine != postgres {
		return nil, wire.ErrHBAEngine
	}
	res := &wire.DescribePGHbaConfigResponse{DBInstanceId: d.ID, HbaModifyTime: stamp(d.Settings.HBAChanged), LastModifyStatus: "success"}
	res.DefaultHbaItems.HbaItem = hbaItems(defaultHBA)
	res.RunningHbaItems.HbaItem = hbaItems(hbaOf(d))
	return res, nil
}

func hbaItems(rules []world.DBHBARule) []wire.HbaItem {
	var items []wire.HbaItem
	for _, r := range rules {
		items = append(items, wire.HbaItem{
			PriorityId: r.Priority, Type: r.Type, Database: r.Database, User: r.User, Address: r.Address, Mask: r.Mask, Method: r.Method, Option: r.Option,
		})
	}
	return items
}

// modifyPGHbaConfig adds, deletes or changes lines of the file, or replaces all of them.
func modifyPGHbaConfig(tx *world.Tx, req *wire.ModifyPGHbaConfigRequest) (*wire.ModifyPGHbaConfigResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if d.Engine != postgres {
			return wire.ErrHBAEngine
		}
		rules := slices.Clone(hbaOf(d))
		if req.OpsType == "update" {
			rules = nil
		}
		for _, item := range req.HbaItem {
			if item.PriorityId < 0 || item.PriorityId > maxPriority {
				return wire.ErrHBAPriority
			}
			if !slices.Contains(hbaMethods, strings.ToLower(item.Method)) {
				return wire.ErrHBAMethod
			}
			var err error
			if rules, err = amendHBA(rules, req.OpsType, item); err != nil {
				return err
			}
		}
		slices.SortFunc(rules, func(a, b world.DBHBARule) int { return a.Priority - b.Priority })
		d.Settings.HBA, d.Settings.HBAChanged = rules, tx.Now()
		return nil
	})
	return &wire.ModifyPGHbaConfigResponse{}, err
}

func amendHBA(rules []world.DBHBARule, ops string, item wire.ModifyPGHbaConfigHbaItem) ([]world.DBHBARule, error) {
	at := slices.IndexFunc(rules, func(r world.DBHBARule) bool { return r.Priority == item.PriorityId })
	rule := world.DBHBARule{
		Priority: item.PriorityId, Type: item.Type, Database: item.Database, User: item.User, Address: item.Address, Mask: item.Mask,
		Method: item.Method, Option: item.Option,
	}
	switch {
	case ops == "update" && at >= 0:
		return nil, wire.ErrHBAPriority
	case ops == "add" && at >= 0:
		return nil, wire.ErrHBAExists
	case ops == "add" || ops == "update":
		return append(rules, rule), nil
	case ops != "modify" && ops != "delete":
		return nil, wire.ErrHBAOps
	case at < 0:
		return nil, wire.ErrHBANotFound
	case ops == "delete":
		return slices.Delete(rules, at, at+1), nil
	}
	rules[at] = rule
	return rules, nil
}
