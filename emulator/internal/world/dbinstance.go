package world

import (
	"net/netip"
	"time"
)

// DBInstance is a database server of RDS. Document: Rds CreateDBInstance.
type DBInstance struct {
	Meta
	Status Status
	// Engine is spelled as the API answers it: MySQL, PostgreSQL, SQLServer, PPAS, MariaDB.
	Engine, Version string
	// Type is Primary, Readonly or Guard (a recovery instance in another region).
	Type string
	// Category is the edition: Basic, HighAvailability, AlwaysOn, Finance, cluster.
	Category    string
	Class       string
	StorageType string
	// Storage is in GB.
	Storage int
	// PayType is Postpaid, Prepaid or Serverless; Expires is set for Prepaid.
	PayType string
	Expires time.Time `json:",omitzero"`

	// Zone is where the node runs that serves; Slaves are the zones of the others, in their order.
	Zone   string
	Slaves []string `json:",omitempty"`
	// Nodes are the hosts behind the instance, the serving one first.
	Nodes []DBNode `json:",omitempty"`

	// Network is VPC or Classic.
	Network string
	VPC     string `json:",omitempty"`
	// VSwitches are those of the zones, the master's first.
	VSwitches   []string `json:",omitempty"`
	Connections []DBConnection
	// ConnectionMode is Standard or Safe.
	ConnectionMode string
	WhiteLists     []DBWhiteList
	SecurityGroups []string `json:",omitempty"`

	// Master is the instance that a read-only or guard instance follows; MasterRegion is where that one is.
	Master       string `json:",omitempty"`
	MasterRegion string `json:",omitempty"`
	// Guard and GuardRegion name the recovery instance in another region, if there is one.
	Guard       string   `json:",omitempty"`
	GuardRegion string   `json:",omitempty"`
	ReadOnly    []string `json:",omitempty"`

	DeletionProtection bool `json:",omitempty"`
	Settings           DBSettings
	SSL                DBSSL
	TDE                DBTDE
	// Parameters are the engine parameters that differ from the engine's template.
	Parameters map[string]string `json:",omitempty"`
	// Pending are parameters that take effect with the next restart.
	Pending        map[string]string `json:",omitempty"`
	ParameterGroup string            `json:",omitempty"`
	BackupPolicy   DBBackupPolicy
}

// CurrentStatus makes DBInstance a [Staged] record.
func (d *DBInstance) CurrentStatus() Status { return d.Status }

// SetStatus makes DBInstance a [Staged] record.
func (d *DBInstance) SetStatus(s Status) { d.Status = s }

// Connection finds the connection with an address; nil when the instance has none like it.
func (d *DBInstance) Connection(host string) *DBConnection {
	for i := range d.Connections {
		if d.Connections[i].Host == host {
			return &d.Connections[i]
		}
	}
	return nil
}

// ConnectionOf finds the connection of an IP type; nil when the instance has none like it.
func (d *DBInstance) ConnectionOf(ipType string) *DBConnection {
	for i := range d.Connections {
		if d.Connections[i].IPType == ipType {
			return &d.Connections[i]
		}
	}
	return nil
}

// WhiteList finds a white list by name; nil when the instance has none like it.
func (d *DBInstance) WhiteList(name string) *DBWhiteList {
	for i := range d.WhiteLists {
		if d.WhiteLists[i].Name == name {
			return &d.WhiteLists[i]
		}
	}
	return nil
}

// DBNode is one host of an instance.
type DBNode struct {
	ID, Zone string
}

// IP types of a connection (Rds DescribeDBInstanceNetInfo).
const (
	DBPublic  = "Public"
	DBPrivate = "Private" // in a VPC
	DBInner   = "Inner"   // on the classic network
)

// DBConnection is an address of a database instance.
type DBConnection struct {
	// Host is the connection string, a domain name; Address is where it leads.
	Host    string
	Address netip.Addr
	Port    int
	// TDSPort is Babelfish's, PoolerPort PgBouncer's; both are PostgreSQL's.
	TDSPort    int `json:",omitempty"`
	PoolerPort int `json:",omitempty"`
	// IPType is one of the IP types above.
	IPType  string
	VPC     string `json:",omitempty"`
	VSwitch string `json:",omitempty"`
	// Expires ends a classic address that was kept after the change to a VPC.
	Expires time.Time `json:",omitzero"`
}

// DBListsApart is the white list mode in which a list is for one network; DBAnyNetwork is the network of a list that is
// for all of them. Document: Rds MigrateSecurityIPMode.
const (
	DBListsApart = "safety"
	DBAnyNetwork = "MIX"
)

// DBWhiteList is one named list of the addresses that may connect. Document: Rds ModifySecurityIps.
type DBWhiteList struct {
	Name string
	// Attribute is "hidden" for lists that the console does not show.
	Attribute string `json:",omitempty"`
	// Type is IPv4 or IPv6, Network MIX, VPC or Classic.
	Type, Network string
	// Entries are addresses and CIDR blocks as they were given.
	Entries []string
}

// DBSSL is the encryption of an instance's connections. Document: Rds ModifyDBInstanceSSL.
type DBSSL struct {
	Enabled bool `json:",omitempty"`
	// Host is the connection string that the certificate is for.
	Host             string    `json:",omitempty"`
	Created, Expires time.Time `json:",omitzero"`
	CAType           string    `json:",omitempty"`
	ServerCert       string    `json:",omitempty"`
	ServerKey        string    `json:",omitempty"`
	ClientCA         string    `json:",omitempty"`
	ClientCRL        string    `json:",omitempty"`
	ACL              string    `json:",omitempty"`
	ReplicationACL   string    `json:",omitempty"`
	Force            bool      `json:",omitempty"`
	TLSVersion       string    `json:",omitempty"`
}

// DBTDE is the encryption of an instance's files. Document: Rds ModifyDBInstanceTDE.
type DBTDE struct {
	Enabled bool     `json:",omitempty"`
	Key     string   `json:",omitempty"`
	RoleARN string   `json:",omitempty"`
	DBs     []string `json:",omitempty"`
}

// DBSettings are the many small switches of an instance, with the values that the API answers.
type DBSettings struct {
	MaintainTime        string
	AutoUpgradeMinor    string
	MonitorPeriod       string `json:",omitempty"`
	TCPConnection       string `json:",omitempty"`
	SyncMode, HAMode    string `json:",omitempty"`
	HAConfig            string `json:",omitempty"`
	ManualHATime        string `json:",omitempty"`
	TimeZone            string `json:",omitempty"`
	Collation           string `json:",omitempty"`
	IgnoreCase          string `json:",omitempty"`
	SQLCollector        bool   `json:",omitempty"`
	SQLRetention        string `json:",omitempty"`
	SecurityIPMode      string
	StorageAutoScale    string      `json:",omitempty"`
	StorageThreshold    int         `json:",omitempty"`
	StorageUpperBound   int         `json:",omitempty"`
	AutoRenew           bool        `json:",omitempty"`
	AutoRenewMonths     int         `json:",omitempty"`
	PGBouncer           string      `json:",omitempty"`
	RecoveryModel       string      `json:",omitempty"`
	Babelfish           bool        `json:",omitempty"`
	BabelfishMode       string      `json:",omitempty"`
	EncryptionKey       string      `json:",omitempty"`
	MinorVersion        string      `json:",omitempty"`
	Bursting            bool        `json:",omitempty"`
	BufferPool          string      `json:",omitempty"`
	IOAcceleration      string      `json:",omitempty"`
	ColdData            bool        `json:",omitempty"`
	ServerlessMin       float64     `json:",omitempty"`
	ServerlessMax       float64     `json:",omitempty"`
	ServerlessAutoPause bool        `json:",omitempty"`
	ServerlessForce     bool        `json:",omitempty"`
	HBA                 []DBHBARule `json:",omitempty"`
	HBAChanged          time.Time   `json:",omitzero"`
}

// DBHBARule is a line of PostgreSQL's client authentication file. Document: Rds ModifyPGHbaConfig.
type DBHBARule struct {
	Priority                                            int
	Type, Database, User, Address, Mask, Method, Option string
}

// DBBackupPolicy says when an instance is backed up and how long backups are kept. Document: Rds
// ModifyBackupPolicy.
type DBBackupPolicy struct {
	Time          string
	Period        []string
	Retention     int
	LogBackup     bool
	LogRetention  int
	LocalLogHours int
	LocalLogSpace int
	HighSpace     string
	LogFrequency  string `json:",omitempty"`
	Compress      string
	ReleasedKeep  string
	LocalLogCount int
	Category      string `json:",omitempty"`
	Interval      string `json:",omitempty"`
	Method        string
	Incremental   bool   `json:",omitempty"`
	Priority      int    `json:",omitempty"`
	ArchiveDays   int    `json:",omitempty"`
	ArchiveKeep   string `json:",omitempty"`
	ArchiveCount  int    `json:",omitempty"`
}
