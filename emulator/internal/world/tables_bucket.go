package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// The parts of a bucket's configuration that are lists of their own.
var (
	styles           = store.Define("ossstyle", func(s *Style) string { return s.Name })
	inventories      = store.Define("ossinventory", func(i *Inventory) string { return i.ID })
	replicationRules = store.Define("ossreplication", func(r *ReplicationRule) string { return r.ID })
	replicationTasks = store.Define("ossreplicationtask", func(t *ReplicationTask) string { return ReplicationTaskID(t.Rule, t.Key) })
	accessLines      = store.Define("ossaccessline", func(l *AccessLine) string { return l.ID })
	cnames           = store.Define("osscname", func(c *Cname) string { return c.Domain })
	cnamesByBucket   = cnames.Index("bucket", func(c *Cname) []string { return []string{c.Bucket} })
	cnameTokens      = store.Define("osscnametoken", func(t *CnameToken) string { return CnameTokenID(t.Bucket, t.Domain) })
	accessPoints     = store.Define("ossaccesspoint", func(p *AccessPoint) string { return p.ID })
	pointsByAlias    = store.IndexAcross(accessPoints, "alias", func(p *AccessPoint) []string { return []string{p.Alias} })
	redundancyTasks  = store.Define("ossredundancytask", func(t *RedundancyTask) string { return t.ID })
	storeAccounts    = store.Define("ossaccount", func(a *StoreAccount) string { return a.ID })
)

// Styles are the named instructions of image processing of a bucket.
func (t *ossTables) Styles(bucket string) store.Table[Style] {
	return styles.In(t.ossStore, inBucket(bucket))
}

// Inventories are the inventory configurations of a bucket.
func (t *ossTables) Inventories(bucket string) store.Table[Inventory] {
	return inventories.In(t.ossStore, inBucket(bucket))
}

// ReplicationRules are those by which a bucket is copied.
func (t *ossTables) ReplicationRules(bucket string) store.Table[ReplicationRule] {
	return replicationRules.In(t.ossStore, inBucket(bucket))
}

// ReplicationTasks are the keys of a bucket that have not been copied since they changed.
func (t *ossTables) ReplicationTasks(bucket string) store.Table[ReplicationTask] {
	return replicationTasks.In(t.ossStore, inBucket(bucket))
}

// AccessLines are the lines of a bucket's access log that have not been delivered.
func (t *ossTables) AccessLines(bucket string) store.Table[AccessLine] {
	return accessLines.In(t.ossStore, inBucket(bucket))
}

// ossNames is the scope of what is one for all accounts.
var ossNames = store.Scope{Account: "oss"}

// Cnames are the domains of users that lead to buckets, of all accounts.
func (t *ossTables) Cnames() store.Table[Cname] { return cnames.In(t.ossStore, ossNames) }

// CnamesByBucket finds them by bucket.
func (t *ossTables) CnamesByBucket() store.View[Cname] {
	return cnamesByBucket.In(t.ossStore, ossNames)
}

// CnameTokens are the tokens that owners of domains were given.
func (t *ossTables) CnameTokens() store.Table[CnameToken] {
	return cnameTokens.In(t.ossStore, ossNames)
}

// AccessPoints are those of the transaction's account and region.
func (t *ossTables) AccessPoints() store.Table[AccessPoint] {
	return accessPoints.In(t.ossStore, t.Buckets.Scope())
}

// AccessPointByAlias finds an access point and its account and region by the name that stands in hosts.
func (t *ossTables) AccessPointByAlias(alias string) (*AccessPoint, store.Scope, error) {
	return pointsByAlias.In(t.ossStore).First(alias)
}

// RedundancyTasks are those of the transaction's account and region.
func (t *ossTables) RedundancyTasks() store.Table[RedundancyTask] {
	return redundancyTasks.In(t.ossStore, t.Buckets.Scope())
}

// StoreAccounts is what OSS keeps of accounts.
func (t *ossTables) StoreAccounts() store.Table[StoreAccount] {
	return storeAccounts.In(t.ossStore, ossNames)
}

// bucketParts are resources of the OSS product without tags and groups, for their transient states.
var bucketParts = []Kind{kindOf(accessPoints, "oss", "")}

var bucketStages = []Stage{
	{Collection: "ossaccesspoint", From: AccessPointCreating, To: AccessPointEnabled, After: 20 * time.Second, Source: "OSS CreateAccessPoint"},
	{Collection: "ossaccesspoint", From: AccessPointDeleting, To: Gone, After: 20 * time.Second, Source: "OSS DeleteAccessPoint"},
}
