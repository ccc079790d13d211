package world

import (
	"sync"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/regions"
)

// tables are all collections, bound to a transaction.
type tables struct {
	vpcTables
	vpnTables
	ecsTables
	slbTables
	rdsTables
	ossTables
	dataplaneTables
	kmsTables
	borderTables
	nisTables
	accountTables
}

func (t *tables) bind(tx *store.Tx, in scopes) {
	t.vpcTables.bind(tx, in)
	t.vpnTables.bind(tx, in)
	t.ecsTables.bind(tx, in)
	t.slbTables.bind(tx, in)
	t.rdsTables.bind(tx, in)
	t.ossTables.bind(tx, in)
	t.dataplaneTables.bind(tx)
	t.kmsTables.bind(tx, in)
	t.borderTables.bind(tx, in)
	t.nisTables.bind(tx, in)
	t.accountTables.bind(tx, in)
}

// scopes are where the tables of a transaction look: in its region, in its account, and in what the account has
// in the whole cloud.
type scopes struct{ region, account, cloud store.Scope }

func scopesOf(account Account, region regions.Region) scopes {
	return scopes{
		region:  store.Scope{Account: account.ID, Region: region.ID},
		account: store.Scope{Account: account.ID},
		cloud:   store.Scope{Account: account.ID, Region: account.Cloud},
	}
}

// session is a Tx whose tables are bound, for one transaction after the other. A request reads several times, and would
// spend more on binding a hundred tables each time than on what it reads.
type session struct {
	tx    Tx
	store *store.Session
	slots [3]store.Scope // region, account, cloud
}

var sessionPool = sync.Pool{New: func() any {
	s := &session{}
	s.store = store.NewSession(len(s.slots), func(tx *store.Tx, slot func(int) store.Scope) {
		s.tx.store = tx
		s.tx.tables.bind(tx, scopes{region: slot(0), account: slot(1), cloud: slot(2)})
	})
	return s
}}

// session readies a transaction that is bound to an account and a region. It is handed back by release; after a panic it
// is not, and the garbage collector has it.
func (w *World) session(account Account, region regions.Region) *session {
	s := sessionPool.Get().(*session)
	in := scopesOf(account, region)
	s.slots = [...]store.Scope{in.region, in.account, in.cloud}
	s.tx.Account, s.tx.Region = account, region
	s.tx.running = running{world: w, store: s.tx.store, scope: in.region}
	return s
}

// release takes from the session what belongs to the transaction that has ended.
func (s *session) release() {
	s.tx.Account, s.tx.Region, s.tx.Caller = Account{}, regions.Region{}, Caller{}
	s.tx.running = running{store: s.tx.store}
	sessionPool.Put(s)
}

// read runs fn on a snapshot, at a time that is not before anything in it.
func (s *session) read(fn func(*Tx) error) error {
	return s.tx.world.store.ViewIn(s.store, s.slots[:], func(*store.Tx) error {
		s.tx.now = s.tx.world.clock.Now()
		return fn(&s.tx)
	})
}

// write runs fn in a transaction that may write.
func (s *session) write(fn func(*Tx) error) error {
	return s.tx.world.store.UpdateIn(s.store, s.slots[:], func(*store.Tx) error { return fn(&s.tx) })
}
