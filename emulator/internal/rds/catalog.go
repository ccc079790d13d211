package rds

import (
	"slices"
	"strings"
)

// Editions of an instance (Rds CreateDBInstance, Category).
const (
	basic      = "Basic"
	standard   = "HighAvailability"
	cluster    = "cluster"
	alwaysOn   = "AlwaysOn"
	enterprise = "Finance"
)

// Engines, as the API answers them.
const (
	mysql     = "MySQL"
	postgres  = "PostgreSQL"
	sqlServer = "SQLServer"
	ppas      = "PPAS"
	mariaDB   = "MariaDB"
)

// engine is what RDS offers of one database engine.
type engine struct {
	name string
	// label is the engine in connection strings, class in instance classes.
	label, class string
	// prefix and readPrefix begin the ids of primary and read-only instances.
	prefix, readPrefix string
	port, lowPort      int
	highPort           int
	versions           []version
	charsets           []string
	// privileges are what an account may be granted, by what they contain.
	privileges map[string]string
	templates  []template
}

// version is an engine version and the editions in which it is sold.
type version struct {
	name       string
	categories []string
	// serverless are the editions of a serverless instance.
	serverless []string
}

func (e *engine) version(name string) (version, bool) {
	i := slices.IndexFunc(e.versions, func(v version) bool { return v.name == name })
	if i < 0 {
		return version{}, false
	}
	return e.versions[i], true
}

// offers says whether a version is sold in an edition.
func (v version) offers(category string) bool {
	return slices.Contains(v.categories, category) || slices.Contains(v.serverless, category)
}

// engineOf finds an engine by name, without regard to case.
func engineOf(name string) (*engine, bool) {
	for _, e := range engines {
		if strings.EqualFold(e.name, name) {
			return e, true
		}
	}
	return nil, false
}

// engines are those that CreateDBInstance documents; PPAS comes from the deployment table of the regions and
// its versions from DescribeAvailableZones (A0079).
var engines = []*engine{
	{
		name: mysql, label: "mysql", class: "mysql", prefix: "rm", readPrefix: "rr", port: 3306, lowPort: 1000, highPort: 65534,
		versions: []version{
			{"5.5", []string{standard}, nil},
			{"5.6", []string{standard, enterprise}, nil},
			{"5.7", []string{basic, standard, cluster}, []string{"serverless_basic", "serverless_standard"}},
			{"8.0", []string{basic, standard, cluster, enterprise}, []string{"serverless_basic", "serverless_standard"}},
		},
		charsets: []string{"utf8", "gbk", "latin1", "utf8mb4"}, privileges: mysqlPrivileges, templates: mysqlTemplates,
	},
	{
		name: postgres, label: "pg", class: "pg", prefix: "pgm", readPrefix: "pgr", port: 5432, lowPort: 1000, highPort: 5999,
		versions: postgresVersions(), charsets: postgresCharsets, privileges: map[string]string{"DBOwner": "ALL"}, templates: postgresTemplates,
	},
	{
		name: sqlServer, label: "sqlserver", class: "mssql", prefix: "rm", readPrefix: "rr", port: 1433, lowPort: 1000, highPort: 5999,
		versions: sqlServerVersions(),
		charsets: []string{
			"Chinese_PRC_CI_AS", "Chinese_PRC_CS_AS", "SQL_Latin1_General_CP1_CI_AS", "SQL_Latin1_General_CP1_CS_AS", "Chinese_PRC_BIN",
		},
		privileges: map[string]string{"ReadWrite": "db_datareader,db_datawriter", "ReadOnly": "db_datareader", "DBOwner": "db_owner"},
		templates:  sqlServerTemplates,
	},
	{
		name: ppas, label: "ppas", class: "ppas", prefix: "rm", readPrefix: "rr", port: 3433, lowPort: 1000, highPort: 5999,
		versions: []version{{"9.3", []string{standard}, nil}, {"10.0", []string{basic, standard}, nil}},
		charsets: postgresCharsets, privileges: map[string]string{"DBOwner": "ALL"}, templates: postgresTemplates,
	},
	{
		name: mariaDB, label: "mariadb", class: "mariadb", prefix: "rm", readPrefix: "rr", port: 3306, lowPort: 1000, highPort: 5999,
		versions: []version{{"10.3", []string{basic, standard}, nil}, {"10.6", []string{basic, standard}, nil}},
		charsets: []string{"utf8", "gbk", "latin1", "utf8mb4"}, privileges: mysqlPrivileges, templates: mysqlTemplates,
	},
}

var mysqlPrivileges = map[string]string{
	"ReadWrite": "ALTER,ALTER ROUTINE,CREATE,CREATE ROUTINE,CREATE TEMPORARY TABLES,CREATE VIEW,DELETE,DROP,EVENT,EXECUTE,INDEX,INSERT,LOCK TABLES,SELECT,SHOW VIEW,TRIGGER,UPDATE",
	"ReadOnly":  "LOCK TABLES,SELECT,SHOW VIEW",
	"DDLOnly":   "ALTER,ALTER ROUTINE,CREATE,CREATE ROUTINE,CREATE TEMPORARY TABLES,CREATE VIEW,DROP,INDEX,LOCK TABLES,SHOW VIEW",
	"DMLOnly":   "CREATE TEMPORARY TABLES,DELETE,EVENT,EXECUTE,INSERT,LOCK TABLES,SELECT,SHOW VIEW,TRIGGER,UPDATE",
}

var postgresCharsets = []string{
	"KOI8U", "UTF8", "WIN866", "WIN874", "WIN1250", "WIN1251", "WIN1252", "WIN1253", "WIN1254", "WIN1255", "WIN1256", "WIN1257",
	"WIN1258", "EUC_CN", "EUC_KR", "EUC_TW", "EUC_JP", "EUC_JIS_2004", "KOI8R", "MULE_INTERNAL", "LATIN1", "LATIN2", "LATIN3",
	"LATIN4", "LATIN5", "LATIN6", "LATIN7", "LATIN8", "LATIN9", "LATIN10", "ISO_8859_5", "ISO_8859_6", "ISO_8859_7", "ISO_8859_8",
	"SQL_ASCII",
}

func postgresVersions() []version {
	var all []version
	for _, name := range []string{"10.0", "11.0", "12.0", "13.0", "14.0", "15.0", "16.0", "17.0"} {
		v := version{name: name, categories: []string{basic, standard}}
		if name >= "13.0" {
			v.categories = append(v.categories, cluster)
		}
		if name >= "14.0" {
			v.serverless = []string{"serverless_basic", "serverless_standard"}
		}
		all = append(all, v)
	}
	return all
}

// sqlServerVersions follows the endings of the documented names: _ent is the cluster edition, _ha the
// high-availability one, _web and bare 2012 are single nodes, _sl is serverless.
func sqlServerVersions() []version {
	var all []version
	for _, name := range []string{
		"08r2_ent_ha", "2008r2", "2012", "2012_ent_ha", "2012_std_ha", "2012_web", "2014_ent_ha", "2014_std_ha", "2016_ent_ha",
		"2016_std_ha", "2016_web", "2017_ent", "2017_std_ha", "2017_web", "2019_ent", "2019_std_ha", "2019_web", "2022_ent",
		"2022_std_ha", "2022_web", "2016_std_sl", "2017_std_sl", "2019_std_sl",
	} {
		v := version{name: name, categories: []string{standard}}
		switch {
		case strings.HasSuffix(name, "_sl"):
			v.categories, v.serverless = nil, []string{"serverless_ha"}
		case strings.HasSuffix(name, "_ent"):
			v.categories = []string{alwaysOn}
		case strings.HasSuffix(name, "_web"), name == "2012":
			v.categories = []string{basic}
		}
		all = append(all, v)
	}
	return all
}
