package store

// Scope says whose records are meant: those of an account in a region. The zero Scope is the global one, and
// an account without a region is a scope of its own (for what an account has everywhere).
type Scope struct{ Account, Region string }

// Tx is a running transaction. It belongs to one goroutine and ends with the function that it was given to.
type Tx struct {
	// OnWrite is told of every record that is stored or deleted, after the fact and in the same transaction;
	// of a deleted one it gets the last state. record is the collection's *T: not to be kept or changed. What OnWrite
	// itself writes is reported to it too. Its error fails the transaction.
	OnWrite func(collection string, scope Scope, id string, record any, deleted bool) error

	// BeforeWrite may complete a record that is about to be stored; it gets the caller's *T.
	BeforeWrite func(collection, account string, record any)

	txn      Txn
	cache    *cache
	bindings [sharedBindings]binding
	bound    int // how many of them are in use
	kept     int // how many of them outlive the transaction, see Session
	writable bool
	ended    bool
	writes   int   // how many keys were written; iterations use it to notice that they must look again
	failed   error // an error that left a write half done: the transaction cannot be kept any more
}

// binding is a transaction and a scope of it. A world binds a hundred tables to each transaction, nearly all to the
// same few scopes: they share the bindings, so that a bound table is two words.
type binding struct {
	tx    *Tx
	scope Scope
}

// at finds the binding of a scope, or makes it. Tables are bound in rows of the same scope, so the newest is asked first.
func (tx *Tx) at(scope Scope) *binding {
	for i := tx.bound - 1; i >= 0; i-- {
		if b := &tx.bindings[i]; b.scope == scope {
			return b
		}
	}
	if tx.bound == sharedBindings { // what walks many scopes must not make this list long
		return &binding{tx, scope}
	}
	b := &tx.bindings[tx.bound]
	tx.bound++
	*b = binding{tx, scope}
	return b
}

// sharedBindings holds the scopes of a world's tables, and some more for what is looked up elsewhere.
const sharedBindings = 12

// begin readies the transaction for a snapshot, and puts the scopes in the places of its slots. What was bound to the
// transaction before any begin stays bound; what was bound since the last one is forgotten.
func (tx *Tx) begin(txn Txn, cache *cache, writable bool, scopes []Scope) {
	*tx = Tx{txn: txn, cache: cache, writable: writable, bindings: tx.bindings, bound: tx.kept, kept: tx.kept}
	for i, scope := range scopes {
		tx.bindings[i].scope = scope
	}
}

// Writable tells whether the transaction may write.
func (tx *Tx) Writable() bool { return tx.writable }

func (tx *Tx) end() { tx.ended, tx.txn = true, nil }

func (tx *Tx) get(key []byte) ([]byte, error) {
	if tx.ended {
		return nil, ErrEnded
	}
	return tx.txn.Get(key)
}

func (tx *Tx) has(key []byte) (bool, error) {
	_, err := tx.get(key)
	if err == ErrNotFound { // an engine returns it as it is
		return false, nil
	}
	return err == nil, err
}

func (tx *Tx) mayWrite() error {
	switch {
	case tx.ended:
		return ErrEnded
	case !tx.writable:
		return ErrReadOnly
	}
	return tx.failed
}

// set and remove fail the whole transaction when they fail: the records, indexes and counters that make up
// one write would not fit together if a caller went on and committed.
func (tx *Tx) set(key, value []byte) error { return tx.wrote(tx.txn.Set(key, value)) }
func (tx *Tx) remove(key []byte) error     { return tx.wrote(tx.txn.Delete(key)) }

func (tx *Tx) wrote(err error) error {
	tx.writes++
	if err != nil && tx.failed == nil {
		tx.failed = err
	}
	return err
}

func (tx *Tx) tell(collection string, scope Scope, id string, record any, deleted bool) error {
	if tx.OnWrite == nil {
		return nil
	}
	return tx.wrote(tx.OnWrite(collection, scope, id, record, deleted))
}

func failing[T any](err error) func(func(T, error) bool) {
	return func(yield func(T, error) bool) {
		var zero T
		yield(zero, err)
	}
}
