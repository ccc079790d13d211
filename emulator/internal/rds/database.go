package rds

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createDatabase makes a database. It answers at once, Creating; the lifecycle makes it Running.
func createDatabase(tx *world.Tx, req *wire.CreateDatabaseRequest) (*wire.CreateDatabaseResponse, error) {
	d, err := running(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if !validDatabaseName(d, req.DBName) {
		return nil, wire.ErrDatabaseName
	}
	if !validDescription(req.DBDescription) {
		return nil, wire.ErrDatabaseDescription
	}
	b := &world.Database{
		Meta:   world.Meta{ID: childID(d.ID, req.DBName), Name: req.DBName, Description: req.DBDescription, CreatedAt: tx.Now()},
		Status: world.Creating, Instance: d.ID,
	}
	if err := setCharset(d, b, req.CharacterSetName); err != nil {
		return nil, err
	}
	taken, err := tx.Databases.Has(b.ID)
	if err != nil {
		return nil, err
	}
	if taken {
		return nil, wire.ErrDatabaseDuplicate
	}
	return &wire.CreateDatabaseResponse{}, tx.Databases.Insert(b)
}

var databasePattern = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_-]{0,62}[a-zA-Z0-9]$`)

// reservedDatabases are those that the engines bring with them.
var reservedDatabases = []string{
	"mysql", "information_schema", "performance_schema", "sys", "test", "postgres", "template0", "template1", "master", "model", "msdb", "tempdb",
}

// validDatabaseName follows Rds CreateDatabase; SQL Server takes upper case, too (A0088).
func validDatabaseName(d *world.DBInstance, name string) bool {
	return databasePattern.MatchString(name) && (d.Engine == sqlServer || strings.ToLower(name) == name) &&
		!slices.Contains(reservedDatabases, strings.ToLower(name))
}

// setCharset reads a character set; PostgreSQL's comes with collation and character type: UTF8,C,en_US.utf8.
func setCharset(d *world.DBInstance, b *world.Database, name string) error {
	parts := strings.Split(name, ",")
	known := engineFor(d).charsets
	i := slices.IndexFunc(known, func(c string) bool { return strings.EqualFold(c, parts[0]) })
	switch {
	case i >= 0:
		b.Charset = known[i]
	case d.Engine == sqlServer:
		// A character set of another engine gives SQL Server's default (provider's note on character_set).
		b.Charset = known[0]
	default:
		return wire.ErrDatabaseCharset
	}
	if d.Engine == postgres || d.Engine == ppas {
		parts = append(parts, "", "")
		b.Collate, b.Ctype = cmp.Or(parts[1], "C"), cmp.Or(parts[2], "en_US.utf8")
	} else if len(parts) > 1 {
		return wire.ErrDatabaseCharset
	}
	return nil
}

// describeDatabases lists the databases of an instance with the accounts that are let in.
func describeDatabases(tx *world.Tx, req *wire.DescribeDatabasesRequest) (*wire.DescribeDatabasesResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	paging := rpc.Paging{PageNumber: max(1, req.PageNumber), PageSize: req.PageSize}
	if paging.PageSize == 0 {
		paging.PageSize = maxDatabases
	}
	page, total, err := action.PageOf(tx.DatabasesByInstance.Each(d.ID), paging, func(b *world.Database) bool {
		return action.Same(req.DBName, b.Name) && action.Same(req.DBStatus, string(b.Status))
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDatabasesResponse{}
	for _, b := range page {
		answer := wire.Database{
			DBInstanceId: d.ID, DBName: b.Name, DBDescription: b.Description, DBStatus: string(b.Status), Engine: d.Engine,
			CharacterSetName: b.Charset, Collate: b.Collate, Ctype: b.Ctype, ResourceGroupId: d.ResourceGroup,
			PageNumber: int(paging.PageNumber), PageSize: int(paging.PageSize), TotalCount: total,
		}
		if d.Engine == postgres {
			answer.ConnLimit, answer.Tablespace = "-1", "pg_default"
		}
		if answer.Accounts.AccountPrivilegeInfo, err = privilegedIn(tx, d, b.Name); err != nil {
			return nil, err
		}
		res.Databases.Database = append(res.Databases.Database, answer)
	}
	return res, nil
}

// privilegedIn lists the accounts that are let into a database.
func privilegedIn(tx *world.Tx, d *world.DBInstance, database string) ([]wire.AccountPrivilegeInfo, error) {
	details := engineFor(d).privileges
	var all []wire.AccountPrivilegeInfo
	for a, err := range tx.DBAccountsByInstance.Each(d.ID) {
		if err != nil {
			return nil, err
		}
		if p := a.Privilege(database); p != "" {
			all = append(all, wire.AccountPrivilegeInfo{Account: a.Name, AccountPrivilege: p, AccountPrivilegeDetail: details[p]})
		}
	}
	return all, nil
}

// modifyDBDescription describes a database.
func modifyDBDescription(tx *world.Tx, req *wire.ModifyDBDescriptionRequest) (*wire.ModifyDBDescriptionResponse, error) {
	b, err := database(tx, req.DBInstanceId, req.DBName)
	if err != nil {
		return nil, err
	}
	if !validDescription(req.DBDescription) {
		return nil, wire.ErrDatabaseDescription
	}
	b.Description = req.DBDescription
	return &wire.ModifyDBDescriptionResponse{}, tx.Databases.Put(b)
}

// database reads a database of an instance that is running.
func database(tx *world.Tx, instance, name string) (*world.Database, error) {
	if _, err := running(tx, instance); err != nil {
		return nil, err
	}
	b, err := tx.Databases.Get(childID(instance, name))
	if world.NotFound(err) {
		return nil, wire.ErrDatabaseNotFound
	}
	return b, err
}

// deleteDatabase drops a database and the privileges in it.
func deleteDatabase(tx *world.Tx, req *wire.DeleteDatabaseRequest) (*wire.DeleteDatabaseResponse, error) {
	b, err := database(tx, req.DBInstanceId, req.DBName)
	if err != nil {
		return nil, err
	}
	if b.Status != world.DBRunning {
		return nil, wire.ErrDatabaseState
	}
	var touched []*world.DBAccount
	for a, err := range tx.DBAccountsByInstance.Each(b.Instance) {
		if err != nil {
			return nil, err
		}
		if a.Privilege(b.Name) != "" {
			touched = append(touched, a)
		}
	}
	for _, a := range touched {
		a.Privileges = slices.DeleteFunc(a.Privileges, func(p world.DBPrivilege) bool { return p.Database == b.Name })
		if err := tx.DBAccounts.Put(a); err != nil {
			return nil, err
		}
	}
	b.Status = world.Deleting
	return &wire.DeleteDatabaseResponse{}, tx.Databases.Put(b)
}

// checkDBNameAvailable refuses a name that createDatabase would refuse.
func checkDBNameAvailable(tx *world.Tx, req *wire.CheckDBNameAvailableRequest) (*wire.CheckDBNameAvailableResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if !validDatabaseName(d, req.DBName) {
		return nil, wire.ErrDatabaseName
	}
	taken, err := tx.Databases.Has(childID(d.ID, req.DBName))
	if err == nil && taken {
		err = wire.ErrDatabaseDuplicate
	}
	return &wire.CheckDBNameAvailableResponse{}, err
}

// describeCharacterSetName lists the character sets of an engine.
func describeCharacterSetName(_ *world.Tx, req *wire.DescribeCharacterSetNameRequest) (*wire.DescribeCharacterSetNameResponse, error) {
	e, ok := engineOf(req.Engine)
	if !ok {
		return nil, wire.ErrEngine
	}
	res := &wire.DescribeCharacterSetNameResponse{Engine: e.name}
	res.CharacterSetNameItems.CharacterSetName = e.charsets
	return res, nil
}
