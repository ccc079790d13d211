package world

import "time"

// BucketSettings are the configurations of a bucket that most buckets do not have. What any request must know is here;
// what is only read when a feature is used is a [BucketDocument].
type BucketSettings struct {
	// RequesterPays lets in other accounts only when they say that they pay.
	RequesterPays bool `json:",omitempty"`
	// Accelerated says whether the acceleration endpoint leads here; nil until it is set.
	Accelerated *bool `json:",omitempty"`
	// AccessMonitored keeps the time of the last access of each object.
	AccessMonitored bool `json:",omitempty"`
	// ArchiveDirectRead lets archived objects be read without a restore.
	ArchiveDirectRead bool `json:",omitempty"`
	// Log is where access logs go; nil for nowhere.
	Log *LogTarget `json:",omitempty"`
	// LogHeaders and LogParams are what requests are asked for beyond the fixed fields of a log; LogFields says that
	// the lists were set.
	LogFields  bool     `json:",omitempty"`
	LogHeaders []string `json:",omitempty"`
	LogParams  []string `json:",omitempty"`
	// TLS are the admitted versions; nil for all.
	TLS []string `json:",omitempty"`
	// Overwriting are the rules that forbid it.
	Overwriting []OverwriteRule `json:",omitempty"`
	// Hidden are response headers that are taken away.
	Hidden []ResponseHeaderRule `json:",omitempty"`
	// MetaIndex is the index of object metadata; nil while there is none.
	MetaIndex *MetaIndex `json:",omitempty"`
	// Replicates says that there are replication rules.
	Replicates bool `json:",omitempty"`
	// Lifecycle says that there are rules for the life of objects.
	Lifecycle bool `json:",omitempty"`
	// Inventories says that there are inventory configurations.
	Inventories bool `json:",omitempty"`
	// Website says that anonymous reads are those of a web site.
	Website bool `json:",omitempty"`
	// Limited says that bandwidth and requests are (qosInfo).
	Limited bool `json:",omitempty"`
}

// LogTarget is where access logs go.
type LogTarget struct{ Bucket, Prefix, Role string }

// OverwriteRule forbids some callers to overwrite some objects.
type OverwriteRule struct {
	ID, Action     string
	Prefix, Suffix string   `json:",omitempty"`
	Principals     []string `json:",omitempty"`
}

// ResponseHeaderRule hides headers of the answers to some operations.
type ResponseHeaderRule struct {
	Name       string
	Operations []string `json:",omitempty"`
	Headers    []string `json:",omitempty"`
}

// MetaIndex is the index that a metadata query reads.
type MetaIndex struct {
	Mode    string
	Created time.Time
	Updated time.Time
}
