package store

import (
	"sync"
	"sync/atomic"
)

// changes counts what was committed, and wakes those who wait for it.
type changes struct {
	count    atomic.Uint64
	mu       sync.Mutex
	watchers map[chan struct{}]struct{}
}

// Version is a number that grows with every transaction that wrote something, before its Update returns. What was read
// after asking for it holds as long as it stays the same.
func (s *Store) Version() uint64 { return s.changes.count.Load() }

// Watch gives a channel that has something in it once the store has changed since it was last read from. End it by stop.
func (s *Store) Watch() (changed <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	s.changes.mu.Lock()
	defer s.changes.mu.Unlock()
	if s.changes.watchers == nil {
		s.changes.watchers = map[chan struct{}]struct{}{}
	}
	s.changes.watchers[c] = struct{}{}
	return c, func() {
		s.changes.mu.Lock()
		defer s.changes.mu.Unlock()
		delete(s.changes.watchers, c)
	}
}

func (s *Store) noteChange() {
	s.changes.count.Add(1)
	s.changes.mu.Lock()
	defer s.changes.mu.Unlock()
	for c := range s.changes.watchers {
		select {
		case c <- struct{}{}:
		default: // it has not been read since the last change
		}
	}
}
