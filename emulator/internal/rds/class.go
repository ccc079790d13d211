package rds

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// class is an instance class, read from its name: the names say engine, memory for each core, cores and edition.
type class struct {
	name     string
	engine   string
	readOnly bool
	// category is empty where the name does not say it.
	category string
	local    bool
	cpu      int
	memory   int // in MB
	// group is the family: general-purpose, dedicated or shared.
	group string
}

var (
	classPattern = regexp.MustCompile(`^(rds\.)?(mysql|pg|mssql|ppas|mariadb)(ro)?\.([a-z]+[0-9]*)(?:\.([a-z0-9]+))?(?:\.([a-z0-9]+))?$`)
	coresPattern = regexp.MustCompile(`^(\d+)c$`)
)

// sizes are the words for a number of cores.
var sizes = map[string]int{
	"micro": 1, "small": 1, "medium": 2, "mid": 2, "large": 4, "xlarge": 8, "2xlarge": 16, "3xlarge": 24, "4xlarge": 32, "8xlarge": 64,
	"13xlarge": 104, "serverless": 1,
}

// parseClass reads the name of a class (A0080); ok is false when it is none.
func parseClass(name string) (class, bool) {
	m := classPattern.FindStringSubmatch(name)
	if m == nil {
		return class{}, false
	}
	c := class{name: name, engine: m[2], readOnly: m[3] != "", local: m[1] != "", group: groupOf(m[4])}
	c.cpu = sizes[m[5]]
	if n := coresPattern.FindStringSubmatch(m[5]); n != nil {
		c.cpu, _ = strconv.Atoi(n[1])
	}
	if c.cpu == 0 {
		return class{}, false
	}
	c.memory = c.cpu * max(2, trailing(m[4])) * 1024
	c.category = categoryOf(m[2], m[6], c.readOnly)
	if m[1] == "" && (m[6] == "2" || m[6] == "25") && m[2] != "mssql" {
		c.local = true
	}
	return c, m[1] != "" || m[6] != ""
}

func trailing(family string) int {
	n, _ := strconv.Atoi(strings.TrimLeft(family, "abcdefghijklmnopqrstuvwxyz"))
	return n
}

func groupOf(family string) string {
	switch {
	case strings.HasPrefix(family, "x"):
		return "dedicated"
	case strings.HasPrefix(family, "st"):
		return "exclusive host"
	}
	return "general-purpose"
}

// categoryOf reads the edition from the ending of a class.
func categoryOf(engine, ending string, readOnly bool) string {
	switch {
	case readOnly:
		return ""
	case ending == "1" || ending == "1c" || ending == "1m":
		return basic
	case engine == "mssql" && strings.HasSuffix(ending, "1"):
		return basic
	case ending == "25":
		return enterprise
	case ending == "xc" || ending == "xm" || strings.HasSuffix(ending, "cm"):
		return cluster
	case engine == "mssql":
		return ""
	}
	return standard
}

// fits says whether a class can be had in an edition.
func (c class) fits(category string) bool {
	switch {
	case c.category == "" || c.category == category:
		return true
	case strings.HasPrefix(category, "serverless"):
		return strings.Contains(c.name, "serverless")
	}
	return false
}

// maxConnections and maxIOPS follow from the memory, as the published tables do roughly (A0080).
func (c class) maxConnections() int { return max(300, c.memory/1024*250) }
func (c class) maxIOPS() int        { return min(1000*c.cpu, 50000) }

// storageRange is what a storage type offers, in GB.
type storageRange struct{ low, high, step int }

var storageTypes = map[string]storageRange{
	"local_ssd": {5, 12000, 5}, "cloud_ssd": {20, 6000, 5}, "cloud_essd": {20, 64000, 5}, "cloud_essd2": {500, 64000, 5},
	"cloud_essd3": {1500, 64000, 5}, "general_essd": {10, 64000, 5}, "cloud_auto": {10, 64000, 5},
}

// storageOf lists the storage types of an edition of an engine.
func storageOf(e *engine, category string) []string {
	cloud := []string{"cloud_essd", "cloud_essd2", "cloud_essd3", "cloud_ssd", "general_essd"}
	switch {
	case strings.HasPrefix(category, "serverless"):
		return []string{"cloud_essd"}
	case category == enterprise:
		return []string{"local_ssd"}
	case category == standard && (e.name == mysql || e.name == postgres || e.name == ppas):
		return append(cloud, "local_ssd")
	}
	return cloud
}

// classesOf lists what is on sale of an engine version in an edition on a storage type, smallest first.
func classesOf(e *engine, v version, category, storage string, readOnly bool) []class {
	if !v.offers(category) || !slices.Contains(storageOf(e, category), storage) {
		return nil
	}
	if strings.HasPrefix(category, "serverless") {
		return named(serverlessClasses[e.name+" "+category])
	}
	prefix := e.class
	if readOnly {
		prefix += "ro"
	}
	var names []string
	for _, family := range []string{"n2", "n4", "x2", "x4", "x8"} {
		for _, size := range []string{"medium", "large", "xlarge", "2xlarge", "4xlarge"} {
			for _, ending := range endings(e, v, category, storage, readOnly) {
				names = append(names, prefix+"."+family+"."+size+"."+ending)
			}
		}
	}
	return named(names)
}

var serverlessClasses = map[string][]string{
	mysql + " serverless_basic": {"mysql.n2.serverless.1c"}, mysql + " serverless_standard": {"mysql.n2.serverless.2c"},
	postgres + " serverless_basic": {"pg.n2.serverless.1c"}, postgres + " serverless_standard": {"pg.n2.serverless.2c"},
	sqlServer + " serverless_ha": {"mssql.mem2.serverless.s2"},
}

func named(names []string) []class {
	var all []class
	for _, name := range names {
		if c, ok := parseClass(name); ok {
			all = append(all, c)
		}
	}
	return all
}

// endings are how the classes of an edition end.
func endings(e *engine, v version, category, storage string, readOnly bool) []string {
	local := storage == "local_ssd"
	switch {
	case e.name == sqlServer && strings.HasSuffix(v.name, "_web"):
		return []string{"w1"}
	case e.name == sqlServer && category == basic:
		return []string{"s1"}
	case e.name == sqlServer && strings.Contains(v.name, "_ent"):
		return []string{"e2"}
	case e.name == sqlServer:
		return []string{"s2"}
	case local && category == enterprise:
		return []string{"25"}
	case local:
		return []string{"2"}
	case readOnly:
		return []string{"1c"}
	case category == cluster:
		return []string{"xc"}
	case category == basic && e.name == mysql:
		return []string{"1"}
	case category == basic:
		return []string{"1c"}
	}
	return []string{"2c"}
}
