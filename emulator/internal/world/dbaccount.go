package world

// DBAccount is an account of a database instance. Its ID is the instance's and its name. Document: Rds
// CreateAccount.
type DBAccount struct {
	Meta
	Status   Status
	Instance string
	// Type is Normal, Super or Sysadmin.
	Type     string
	Password string
	Locked   bool `json:",omitempty"`
	// Privileges are by database, in the order in which they were granted.
	Privileges []DBPrivilege `json:",omitempty"`
}

// DBPrivilege is what an account may do in a database, such as ReadWrite.
type DBPrivilege struct{ Database, Privilege string }

// CurrentStatus makes DBAccount a [Staged] record.
func (a *DBAccount) CurrentStatus() Status { return a.Status }

// SetStatus makes DBAccount a [Staged] record.
func (a *DBAccount) SetStatus(s Status) { a.Status = s }

// Privilege finds what the account may do in a database; empty when nothing.
func (a *DBAccount) Privilege(database string) string {
	for _, p := range a.Privileges {
		if p.Database == database {
			return p.Privilege
		}
	}
	return ""
}
