package store

import (
	"errors"
	"fmt"
	"strconv"
	"sync"
)

// Store is an engine with the one-writer rule, the layout check and a cache of decoded records.
type Store struct {
	engine  Engine
	writer  sync.Mutex
	cache   *cache
	changes changes
}

// Open takes an engine over. A fresh one is marked with the present layout; one of a newer layout, or one
// that holds something else, is refused with ErrSchema and left as it is.
func Open(engine Engine) (*Store, error) {
	if err := engine.Update(checkLayout); err != nil {
		return nil, err
	}
	return &Store{engine: engine, cache: newCache()}, nil
}

func checkLayout(txn Txn) error {
	value, err := txn.Get(schemaKey())
	if errors.Is(err, ErrNotFound) {
		for _, err := range txn.Scan(nil, nil) {
			if err != nil {
				return err
			}
			return fmt.Errorf("%w: there is data but no schema key", ErrSchema)
		}
		return txn.Set(schemaKey(), strconv.AppendInt(nil, layout, 10))
	}
	if err != nil {
		return err
	}
	found, err := strconv.Atoi(string(value))
	switch {
	case err != nil:
		return fmt.Errorf("%w: schema key reads %q", ErrSchema, value)
	case found > layout:
		return fmt.Errorf("%w: the data has layout %d, this program reads up to %d", ErrSchema, found, layout)
	case found < layout:
		return fmt.Errorf("%w: the data has layout %d, this program reads %d", ErrSchema, found, layout)
	}
	return nil
}

// View runs fn on a snapshot; it does not wait for writers and writers do not wait for it.
func (s *Store) View(fn func(*Tx) error) error { return s.ViewIn(new(Session), nil, fn) }

// ViewIn is View in a session, whose slots stand for the scopes.
func (s *Store) ViewIn(session *Session, scopes []Scope, fn func(*Tx) error) error {
	return s.engine.View(func(txn Txn) error {
		tx := &session.tx
		tx.begin(txn, s.cache, false, scopes)
		defer tx.end()
		return fn(tx)
	})
}

// Update runs fn while no other Update runs: that, and not the engine, is what keeps 'delete the parent if it
// has no child' and 'insert a child' apart, since an engine with snapshot isolation lets both commit. Its
// writes are kept if fn returns nil; an error or a panic leaves nothing. An Update inside an Update never returns.
func (s *Store) Update(fn func(*Tx) error) error { return s.UpdateIn(new(Session), nil, fn) }

// UpdateIn is Update in a session, whose slots stand for the scopes.
func (s *Store) UpdateIn(session *Session, scopes []Scope, fn func(*Tx) error) error {
	s.writer.Lock()
	defer s.writer.Unlock()
	wrote := false
	err := s.engine.Update(func(txn Txn) error {
		tx := &session.tx
		tx.begin(txn, s.cache, true, scopes)
		defer tx.end()
		if err := fn(tx); err != nil {
			return err
		}
		wrote = tx.writes > 0
		return tx.failed
	})
	if err == nil && wrote {
		s.noteChange()
	}
	return err
}

// Close closes the engine once the running Update has ended.
func (s *Store) Close() error {
	s.writer.Lock()
	defer s.writer.Unlock()
	return s.engine.Close()
}
