package world

// Database is a database of an instance. Its ID is the instance's and its name. Document: Rds CreateDatabase.
type Database struct {
	Meta
	Status   Status
	Instance string
	Charset  string
	// Collate and Ctype are PostgreSQL's.
	Collate string `json:",omitempty"`
	Ctype   string `json:",omitempty"`
}

// CurrentStatus makes Database a [Staged] record.
func (d *Database) CurrentStatus() Status { return d.Status }

// SetStatus makes Database a [Staged] record.
func (d *Database) SetStatus(s Status) { d.Status = s }
