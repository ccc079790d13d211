package rds

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxAccounts and maxDatabases are what an instance may hold (Rds limits; A0085).
const (
	maxAccounts  = 500
	maxDatabases = 500
)

// createAccount makes an account. It answers at once, Unavailable; the lifecycle makes it Available.
func createAccount(tx *world.Tx, req *wire.CreateAccountRequest) (*wire.CreateAccountResponse, error) {
	d, err := running(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if err := checkAccount(tx, d, req); err != nil {
		return nil, err
	}
	a := &world.DBAccount{
		Meta:   world.Meta{ID: childID(d.ID, req.AccountName), Name: req.AccountName, Description: req.AccountDescription, CreatedAt: tx.Now()},
		Status: world.Unavailable, Instance: d.ID, Type: req.AccountType, Password: req.AccountPassword,
	}
	return &wire.CreateAccountResponse{}, tx.DBAccounts.Insert(a)
}

func checkAccount(tx *world.Tx, d *world.DBInstance, req *wire.CreateAccountRequest) error {
	switch {
	case !validAccountName(d, req.AccountName):
		return wire.ErrAccountName
	case !validPassword(req.AccountPassword):
		return wire.ErrAccountPassword
	case !validDescription(req.AccountDescription):
		return wire.ErrAccountDescription
	case req.AccountType == "Sysadmin" && d.Engine != sqlServer:
		return wire.ErrAccountSysadmin
	}
	count := 0
	for a, err := range tx.DBAccountsByInstance.Each(d.ID) {
		switch {
		case err != nil:
			return err
		case strings.EqualFold(a.Name, req.AccountName):
			return wire.ErrAccountDuplicate
		case req.AccountType == "Super" && a.Type == "Super" && d.Engine != postgres && d.Engine != ppas:
			return wire.ErrAccountLimit
		}
		count++
	}
	if count >= tx.Quota("rds.accounts", maxAccounts) {
		return wire.ErrAccountLimit
	}
	return nil
}

var accountPattern = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_]*[a-zA-Z0-9]$`)

// reservedAccounts are the names that the engines and RDS keep to themselves (A0086).
var reservedAccounts = []string{"root", "admin", "mysql", "replicator", "aurora", "postgres", "sa", "public", "guest", "eagleye", "xtrabak", "drc_rds"}

// validAccountName follows Rds CreateAccount: lower case except for MySQL, a letter first, a length by engine.
func validAccountName(d *world.DBInstance, name string) bool {
	longest := 16
	switch {
	case d.Engine == mysql && d.Version >= "5.7":
		longest = 32
	case d.Engine == sqlServer:
		longest = 64
	case d.Engine == postgres && d.StorageType != "local_ssd":
		longest = 63
	}
	if d.Engine != mysql && strings.ToLower(name) != name {
		return false
	}
	return len(name) <= longest && accountPattern.MatchString(name) && !slices.Contains(reservedAccounts, strings.ToLower(name))
}

// validPassword wants 8 to 32 characters of three kinds (Rds CreateAccount).
func validPassword(password string) bool {
	const special = "!@#$%^&*()_+-="
	if len(password) < 8 || len(password) > 32 {
		return false
	}
	var upper, lower, digit, other int
	for _, r := range password {
		switch {
		case r >= 'A' && r <= 'Z':
			upper = 1
		case r >= 'a' && r <= 'z':
			lower = 1
		case r >= '0' && r <= '9':
			digit = 1
		case strings.ContainsRune(special, r):
			other = 1
		default:
			return false
		}
	}
	return upper+lower+digit+other >= 3
}

// validDescription wants nothing, or 2 to 256 characters that do not start like a link.
func validDescription(text string) bool {
	n := utf8.RuneCountInString(text)
	return n == 0 || n >= 2 && n <= 256 && !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://")
}

// account reads an account of an instance that is running.
func account(tx *world.Tx, instance, name string) (*world.DBInstance, *world.DBAccount, error) {
	d, err := running(tx, instance)
	if err != nil {
		return nil, nil, err
	}
	a, err := tx.DBAccounts.Get(childID(instance, name))
	if world.NotFound(err) {
		return nil, nil, wire.ErrAccountNotFound
	}
	return d, a, err
}

// changeAccount changes an account of a running instance and stores it.
func changeAccount(tx *world.Tx, instance, name string, how func(*world.DBInstance, *world.DBAccount) error) error {
	d, a, err := account(tx, instance, name)
	if err != nil {
		return err
	}
	if err := how(d, a); err != nil {
		return err
	}
	return tx.DBAccounts.Put(a)
}

// modifyAccountDescription describes an account.
func modifyAccountDescription(tx *world.Tx, req *wire.ModifyAccountDescriptionRequest) (*wire.ModifyAccountDescriptionResponse, error) {
	return &wire.ModifyAccountDescriptionResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, func(_ *world.DBInstance, a *world.DBAccount) error {
		if !validDescription(req.AccountDescription) {
			return wire.ErrAccountDescription
		}
		a.Description = req.AccountDescription
		return nil
	})
}

// resetAccountPassword sets a new password.
func resetAccountPassword(tx *world.Tx, req *wire.ResetAccountPasswordRequest) (*wire.ResetAccountPasswordResponse, error) {
	return &wire.ResetAccountPasswordResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, setPassword(req.AccountPassword, false))
}

// resetAccount gives a privileged account its rights back, with a new password. The provider asks for it on normal
// accounts, too, so their type is no reason to refuse (A0087).
func resetAccount(tx *world.Tx, req *wire.ResetAccountRequest) (*wire.ResetAccountResponse, error) {
	return &wire.ResetAccountResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, setPassword(req.AccountPassword, true))
}

func setPassword(password string, unlock bool) func(*world.DBInstance, *world.DBAccount) error {
	return func(_ *world.DBInstance, a *world.DBAccount) error {
		if !validPassword(password) {
			return wire.ErrAccountPassword
		}
		a.Password = password
		a.Locked = a.Locked && !unlock
		return nil
	}
}

// lockAccount keeps a PostgreSQL account from connecting.
func lockAccount(tx *world.Tx, req *wire.LockAccountRequest) (*wire.LockAccountResponse, error) {
	return &wire.LockAccountResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, setLock(true))
}

// unlockAccount lets a PostgreSQL account connect again.
func unlockAccount(tx *world.Tx, req *wire.UnlockAccountRequest) (*wire.UnlockAccountResponse, error) {
	return &wire.UnlockAccountResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, setLock(false))
}

func setLock(locked bool) func(*world.DBInstance, *world.DBAccount) error {
	return func(d *world.DBInstance, a *world.DBAccount) error {
		if d.Engine != postgres {
			return wire.ErrInstanceType
		}
		a.Locked = locked
		return nil
	}
}

// deleteAccount removes an account.
func deleteAccount(tx *world.Tx, req *wire.DeleteAccountRequest) (*wire.DeleteAccountResponse, error) {
	return &wire.DeleteAccountResponse{}, changeAccount(tx, req.DBInstanceId, req.AccountName, func(_ *world.DBInstance, a *world.DBAccount) error {
		a.Status = world.Deleting
		return nil
	})
}

// checkAccountNameAvailable refuses a name that createAccount would refuse.
func checkAccountNameAvailable(tx *world.Tx, req *wire.CheckAccountNameAvailableRequest) (*wire.CheckAccountNameAvailableResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if !validAccountName(d, req.AccountName) {
		return nil, wire.ErrAccountName
	}
	taken, err := tx.DBAccounts.Has(childID(d.ID, req.AccountName))
	if err == nil && taken {
		err = wire.ErrAccountDuplicate
	}
	return &wire.CheckAccountNameAvailableResponse{}, err
}

// describeAccounts lists the accounts of an instance with their privileges.
func describeAccounts(tx *world.Tx, req *wire.DescribeAccountsRequest) (*wire.DescribeAccountsResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	paging := rpc.Paging{PageNumber: max(1, req.PageNumber), PageSize: req.PageSize}
	page, total, err := action.PageOf(tx.DBAccountsByInstance.Each(d.ID), paging, func(a *world.DBAccount) bool { return action.Same(req.AccountName, a.Name) })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeAccountsResponse{PageNumber: int(paging.PageNumber), TotalRecordCount: total}
	if d.Engine == sqlServer {
		res.SystemAdminAccountStatus = "False"
	}
	for _, a := range page {
		res.Accounts.DBInstanceAccount = append(res.Accounts.DBInstanceAccount, accountAnswer(d, a))
	}
	return res, nil
}

func accountAnswer(d *world.DBInstance, a *world.DBAccount) wire.DBInstanceAccount {
	answer := wire.DBInstanceAccount{
		DBInstanceId: d.ID, AccountName: a.Name, AccountDescription: a.Description, AccountType: a.Type, PrivExceeded: "0",
		AccountStatus: string(world.Available),
	}
	if a.Status == world.Unavailable || a.Locked {
		answer.AccountStatus = string(world.Unavailable)
	}
	if d.Engine == postgres {
		super := "f"
		if a.Type == "Super" {
			super = "t"
		}
		answer.ValidUntil, answer.CreateDB, answer.CreateRole, answer.Replication, answer.BypassRLS = "infinity", super, super, super, "f"
	}
	details := engineFor(d).privileges
	for _, p := range a.Privileges {
		answer.DatabasePrivileges.DatabasePrivilege = append(answer.DatabasePrivileges.DatabasePrivilege, wire.DatabasePrivilege{
			DBName: p.Database, AccountPrivilege: p.Privilege, AccountPrivilegeDetail: details[p.Privilege],
		})
	}
	return answer
}
