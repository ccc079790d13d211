package world

import (
	"errors"
	"fmt"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/regions"
)

// Tx is one transaction on the world, bound to an account and a region. Its tables reach what
// that account owns in that region and nothing else. Time stands still within it.
type Tx struct {
	// Account is the account that calls; a copy, changed only through the account verbs.
	Account Account
	// Region is where the call acts. Calls without a region (RAM, STS) carry the zero Region.
	Region regions.Region
	// Caller is who calls.
	Caller Caller

	tables
	running
}

// running is what a Tx is while it runs, beside its tables.
type running struct {
	world    *World
	store    *store.Tx
	scope    store.Scope
	now      time.Time
	sequence uint64
	// parent is set on a Tx made by In or As: the sequence is kept in one place.
	parent *Tx
	// dueWritten says that a due entry was written or deleted.
	dueWritten bool
	touched    []string
	// afterwards is done once the transaction is kept.
	afterwards []func()
	// changes are what it wrote that decides who reaches whom.
	changes []change
	// timed says that what was read of the landscape holds for a while only.
	timed bool
}

// Now is the time of the transaction on the world's clock.
func (tx *Tx) Now() time.Time { return tx.now }

// NewID makes an id of the given prefix in the transaction's region, such as "vsw" or "i".
func (tx *Tx) NewID(prefix string) string {
	return formID(prefix, tx.Region.Code, tx.world.seed, tx.next())
}

// RoleID makes the 18-digit number of a RAM role or user (facts §3.1).
func (tx *Tx) RoleID() string { return fmt.Sprintf("3%017d", tx.next()) }

// UserID makes the 18-digit number of a RAM user or group.
func (tx *Tx) UserID() string { return fmt.Sprintf("2%017d", tx.next()) }

// Serial gives the next number of the world's one sequence, for names that need to be unique.
func (tx *Tx) Serial() uint64 { return tx.next() }

// Noise gives n base-36 characters that are the same for the same world, purpose and serial.
func (tx *Tx) Noise(n int, purpose string) string {
	return string(appendNoise(make([]byte, 0, n), n, purpose, tx.world.seed, tx.next()))
}

func (tx *Tx) next() uint64 {
	root := tx
	for root.parent != nil {
		root = root.parent
	}
	root.sequence++
	return root.sequence
}

// In gives the same transaction, bound to another region of the same account.
func (tx *Tx) In(region regions.Region) *Tx { return tx.bound(tx.Account, region) }

// As gives the same transaction, bound to another account and region. It is for what the cloud
// itself does across accounts, such as reading a shared image; a verb never calls it with an
// account taken from a request without a check.
func (tx *Tx) As(account Account, region regions.Region) *Tx { return tx.bound(account, region) }

func (tx *Tx) bound(account Account, region regions.Region) *Tx {
	in := scopesOf(account, region)
	other := &Tx{
		Account: account, Region: region, Caller: tx.Caller,
		running: running{world: tx.world, store: tx.store, scope: in.region, now: tx.now, parent: tx},
	}
	other.tables.bind(tx.store, in)
	return other
}

// Matrix is the law of the regions, for verbs that list regions and zones.
func (tx *Tx) Matrix() *regions.Matrix { return tx.world.matrix }

// Decide asks the law about a capability in the transaction's region, for facts that only the
// verb knows. The decision is the same one that the gate before the verb asks for.
func (tx *Tx) Decide(c regions.Capability, facts regions.Facts) regions.Decision {
	facts.AccountCloud = tx.Account.Cloud
	return tx.world.matrix.Decide(tx.Region.ID, c, facts)
}

// Allow is Decide as an error: nil, or a [Denied] that the gate turns into the documented refusal.
func (tx *Tx) Allow(c regions.Capability, facts regions.Facts) error {
	if d := tx.Decide(c, facts); !d.Allowed {
		return &Denied{Decision: d}
	}
	return nil
}

// Denied is a refusal by the region's law.
type Denied struct{ Decision regions.Decision }

func (d *Denied) Error() string { return "refused by " + d.Decision.Rule.ID }

// Quota returns the limit of a named quota: the account's own, else the documented default.
// Without quotas (--quotas off) it is the largest int.
func (tx *Tx) Quota(name string, documented int) int {
	if limit, ok := tx.Account.Quotas[name]; ok {
		return limit
	}
	if tx.world.unlimited {
		return int(^uint(0) >> 1)
	}
	return documented
}

// Touched lists the ids of the records that the transaction wrote, for the audit trail.
func (tx *Tx) Touched() []string { return tx.touched }

// onWrite is called by the store for each record written or deleted.
func (tx *Tx) onWrite(collection string, scope store.Scope, id string, record any, deleted bool) error {
	tx.noteChange(collection, scope)
	tx.dueWritten = tx.dueWritten || collection == dues.Name()
	if _, isKind := tx.world.kinds[collection]; isKind && len(tx.touched) < maxTouched && !contains(tx.touched, id) {
		tx.touched = append(tx.touched, id)
	}
	if deleted {
		if collection == instances.Name() || collection == dbInstances.Name() {
			return tx.dropWorkloads(id)
		}
		return nil
	}
	return tx.schedule(collection, scope, id, record)
}

// maxTouched bounds the ids that one call records in the audit trail.
const maxTouched = 100

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// NotFound reports whether err says that a record does not exist.
func NotFound(err error) bool { return errors.Is(err, store.ErrNotFound) }
