package rds

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// grantAccountPrivilege lets an account into databases. Privileged accounts are in all of them anyway.
func grantAccountPrivilege(tx *world.Tx, req *wire.GrantAccountPrivilegeRequest) (*wire.GrantAccountPrivilegeResponse, error) {
	return &wire.GrantAccountPrivilegeResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, func(d *world.DBInstance, a *world.DBAccount) error {
		if err := grantable(a); err != nil {
			return err
		}
		granted := strings.Split(req.AccountPrivilege, ",")
		if len(granted) != 1 && len(granted) != len(req.DBName) {
			return wire.ErrPrivilegeCount
		}
		for i, name := range req.DBName {
			privilege := granted[min(i, len(granted)-1)]
			if _, ok := engineFor(d).privileges[privilege]; !ok {
				return wire.ErrPrivilege
			}
			ok, err := tx.Databases.Has(childID(d.ID, name))
			if err != nil {
				return err
			}
			if !ok {
				return wire.ErrPrivilegeDatabase
			}
			grant(a, name, privilege)
		}
		return nil
	})
}

func grantable(a *world.DBAccount) error {
	switch {
	case a.Type != "Normal":
		return wire.ErrAccountType
	case a.Status != world.Available:
		return wire.ErrAccountStatus
	}
	return nil
}

// grant gives an account one privilege in a database, in place of the one that it had.
func grant(a *world.DBAccount, database, privilege string) {
	for i := range a.Privileges {
		if a.Privileges[i].Database == database {
			a.Privileges[i].Privilege = privilege
			return
		}
	}
	a.Privileges = append(a.Privileges, world.DBPrivilege{Database: database, Privilege: privilege})
}

// revokeAccountPrivilege takes an account out of databases; where it was in none is no error.
func revokeAccountPrivilege(tx *world.Tx, req *wire.RevokeAccountPrivilegeRequest) (*wire.RevokeAccountPrivilegeResponse, error) {
	return &wire.RevokeAccountPrivilegeResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, func(d *world.DBInstance, a *world.DBAccount) error {
		if err := grantable(a); err != nil {
			return err
		}
		for _, name := range req.DBName {
			ok, err := tx.Databases.Has(childID(d.ID, name))
			if err != nil {
				return err
			}
			if !ok {
				return wire.ErrPrivilegeDatabase
			}
		}
		a.Privileges = slices.DeleteFunc(a.Privileges, func(p world.DBPrivilege) bool { return slices.Contains(req.DBName, p.Database) })
		return nil
	})
}
