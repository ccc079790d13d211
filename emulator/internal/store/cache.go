package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"sync"
)

// cache keeps decoded records, because decoding is what reading costs. An entry counts only for the very bytes it was
// decoded from, so it cannot be stale: not after a rollback, not for an older snapshot, not inside a transaction.
// Callers get copies.
type cache struct {
	seed   maphash.Seed
	shards [cacheShards]cacheShard
}

const (
	cacheShards     = 16
	cacheShardBytes = 256 << 10 // encoded size; decoded records take a few times that
	cacheMaxValue   = 16 << 10
)

type cacheShard struct {
	mu      sync.RWMutex
	entries map[string]cacheEntry
	bytes   int
}

type cacheEntry struct {
	value  []byte
	record any
}

func newCache() *cache { return &cache{seed: maphash.MakeSeed()} }

func (c *cache) shard(key []byte) *cacheShard {
	return &c.shards[maphash.Bytes(c.seed, key)%cacheShards]
}

func (c *cache) get(key, value []byte) any {
	s := c.shard(key)
	s.mu.RLock()
	entry, ok := s.entries[string(key)]
	s.mu.RUnlock()
	if !ok || !bytes.Equal(entry.value, value) {
		return nil
	}
	return entry.record
}

// put keeps a record that nobody changes from now on. Unless evict is set it only fills free room: a long scan
// must not push out what single reads ask for again and again.
func (c *cache) put(key, value []byte, record any, evict bool) {
	size := len(key) + len(value)
	if size > cacheMaxValue {
		return
	}
	s := c.shard(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entries == nil {
		s.entries = map[string]cacheEntry{}
	}
	old, replaces := s.entries[string(key)]
	if replaces {
		s.bytes -= len(key) + len(old.value)
		delete(s.entries, string(key))
	}
	for victim, entry := range s.entries { // map order: as good as any for records of equal cost
		if s.bytes+size <= cacheShardBytes {
			break
		}
		if !evict && !replaces {
			return
		}
		s.bytes -= len(victim) + len(entry.value)
		delete(s.entries, victim)
	}
	s.entries[string(key)] = cacheEntry{bytes.Clone(value), record}
	s.bytes += size
}

// decode returns a record that belongs to the caller.
func (c *Collection[T]) decode(tx *Tx, key, value []byte, evict bool) (*T, error) {
	if c.clone == nil {
		return c.unmarshal(key, value)
	}
	if record, ok := tx.cache.get(key, value).(*T); ok {
		return c.clone(record), nil
	}
	record, err := c.unmarshal(key, value)
	if err != nil {
		return nil, err
	}
	tx.cache.put(key, value, c.clone(record), evict)
	return record, nil
}

// peek returns a record that must not be changed.
func (c *Collection[T]) peek(tx *Tx, key, value []byte) (*T, error) {
	if record, ok := tx.cache.get(key, value).(*T); ok {
		return record, nil
	}
	return c.unmarshal(key, value)
}

func (c *Collection[T]) unmarshal(key, value []byte) (*T, error) {
	record := new(T)
	if err := json.Unmarshal(value, record); err != nil {
		return nil, fmt.Errorf("store: decode %s at %q: %w", c.name, key, err)
	}
	return record, nil
}
