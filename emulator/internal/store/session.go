package store

import "strconv"

// Session is the memory of a transaction, for transactions one after the other. Binding a table costs little, but binding
// the hundred tables of a world costs more than what a request reads through them: tables that are bound to a session's
// slots are bound once, and each transaction says for which scopes the slots stand.
//
// A session serves one transaction at a time. Its tables are valid while one runs.
type Session struct{ tx Tx }

// NewSession makes a session with n slots. bind binds tables to the transaction, in the scopes that slot gives and in
// scopes that are always the same.
func NewSession(n int, bind func(tx *Tx, slot func(i int) Scope)) *Session {
	s := &Session{}
	slot := func(i int) Scope { return Scope{Account: "\x00", Region: strconv.Itoa(i)} } // no account has such a name
	for i := range n {
		s.tx.at(slot(i))
	}
	bind(&s.tx, slot)
	s.tx.kept, s.tx.ended = s.tx.bound, true
	return s
}
