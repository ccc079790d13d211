package sts

import (
	wire "github.com/ringfence-dev/ringfence/api/sts"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// getCallerIdentity tells the caller who it is. Document: Sts GetCallerIdentity.
func getCallerIdentity(tx *world.Tx, _ *wire.GetCallerIdentityRequest) (*wire.GetCallerIdentityResponse, error) {
	account := tx.Account.ID
	res := &wire.GetCallerIdentityResponse{AccountId: account}
	switch s := tx.Caller.Session; {
	case s != nil:
		res.IdentityType, res.RoleId = "AssumedRoleUser", s.RoleID
		res.PrincipalId = s.RoleID + ":" + s.Name
		res.Arn = "acs:ram::" + account + ":assumed-role/" + s.Role + "/" + s.Name
	case tx.Caller.User != "":
		u, err := tx.RAMUsers.Get(tx.Caller.User)
		if err != nil {
			return nil, err
		}
		res.IdentityType, res.PrincipalId, res.UserId = "RAMUser", u.ID, u.ID
		res.Arn = "acs:ram::" + account + ":user/" + tx.Caller.User
	default:
		res.IdentityType, res.PrincipalId, res.UserId = "Account", account, account
		res.Arn = "acs:ram::" + account + ":root"
	}
	return res, nil
}
