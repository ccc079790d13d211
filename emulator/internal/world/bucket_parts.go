package world

import "time"

// Style is a named instruction of image processing.
type Style struct {
	Name, Content     string
	Created, Modified time.Time
	// Category is "image", "document" or "video".
	Category string `json:",omitempty"`
}

// Inventory asks for regular lists of a bucket's objects.
type Inventory struct {
	ID string
	// Document is the configuration as its owner wrote it.
	Document string
	// Next is when the next list is due; zero while it is switched off.
	Next time.Time `json:",omitzero"`
}

// ReplicationRule copies what happens in one bucket to another.
type ReplicationRule struct {
	ID string
	// Document is the rule as its owner wrote it.
	Document string
	Target   string
	Prefixes []string `json:",omitempty"`
	// Deletes says that deletions are followed too.
	Deletes bool `json:",omitempty"`
	// Historical says that what was there before is copied as well.
	Historical bool `json:",omitempty"`
	// TimeControl is replication time control (RTC).
	TimeControl bool `json:",omitempty"`
	Created     time.Time
	// Ready is when copying begins, Ends when a rule that is closing is gone.
	Ready time.Time
	Ends  time.Time `json:",omitzero"`
	// KMS says that objects under keys of KMS are copied too, and ReplicaKey under which key.
	KMS        bool   `json:",omitempty"`
	ReplicaKey string `json:",omitempty"`
	// Copied is the time of the newest object that has been copied.
	Copied time.Time `json:",omitzero"`
	// Total and Done count the objects that were there before.
	Total, Done int `json:",omitempty"`
}

// ReplicationTask is a key whose copy has to follow. What changes again before it was copied is copied once.
type ReplicationTask struct {
	Rule, Key string
	Due       time.Time
	// History marks a task of the objects that were there before the rule.
	History bool `json:",omitempty"`
}

// ReplicationTaskID is the id of a task.
func ReplicationTaskID(rule, key string) string { return rule + "\x00" + key }

// AccessLine is a line of an access log that has not been delivered. Its id sorts by time.
type AccessLine struct {
	ID   string
	Time time.Time
	Text string
}

// Cname binds a domain of a user to a bucket. Its id is the domain.
type Cname struct {
	Domain, Bucket, Owner string
	Modified              time.Time
	// Certificate is what was uploaded for it, nil without one.
	Certificate *CnameCertificate `json:",omitempty"`
}

// CnameCertificate is the certificate of a domain.
type CnameCertificate struct {
	ID, Type, Fingerprint string
	Created               time.Time
	Start, End            time.Time `json:",omitzero"`
}

// CnameToken is what the owner of a domain shows in its TXT record. Its id is bucket and domain.
type CnameToken struct {
	Bucket, Domain, Token string
	Expires               time.Time
}

// CnameTokenID is the id of a token's record.
func CnameTokenID(bucket, domain string) string { return bucket + "\x00" + domain }

// AccessPoint is a further name of a bucket, with a policy of its own. Its id is its name.
type AccessPoint struct {
	Meta
	Status Status
	// Alias stands where a bucket's name would in a host.
	Alias, Bucket string
	// Origin is "vpc" or "internet".
	Origin, VPC string
	Policy      string `json:",omitempty"`
	BlockPublic bool   `json:",omitempty"`
	// Process is set on an access point for object process: the name of the access point that it stands before.
	Process string `json:",omitempty"`
	// Configuration of an access point for object process, as its owner wrote it.
	Configuration string `json:",omitempty"`
	// Anonymous says whether an access point for object process lets anonymous callers in.
	Anonymous bool `json:",omitempty"`
}

// CurrentStatus and SetStatus make it staged.
func (p *AccessPoint) CurrentStatus() Status   { return p.Status }
func (p *AccessPoint) SetStatus(status Status) { p.Status = status }

// Access points come and go (OSS API reference, CreateAccessPoint).
const (
	AccessPointCreating Status = "creating"
	AccessPointEnabled  Status = "enable"
	AccessPointDeleting Status = "deleting"
)

// RedundancyTask turns a bucket of one zone into one of several.
type RedundancyTask struct {
	Meta
	Bucket string
	// Target is the redundancy that it ends in.
	Target string
	// Started and Ended are when it was planned to.
	Started time.Time `json:",omitzero"`
	Ended   time.Time `json:",omitzero"`
}

// StoreAccount is what OSS keeps of an account. Its id is the account's.
type StoreAccount struct {
	ID string
	// BlockPublic refuses public grants in all buckets.
	BlockPublic bool `json:",omitempty"`
}
