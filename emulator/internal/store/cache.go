package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"reflect"
	"sync"
)

// cache keeps decoded records, because decoding is what reading costs. An entry counts only for the very bytes it was
// decoded from, so it cannot be stale: not after a rollback, not for an older snapshot, not inside a transaction.
// Callers get copies.
type cache struct {
	seed   maphash.Seed
	shards [cacheShards]cacheShard
	homes  homes
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

// CheckCache finds a record that is no longer what was stored: somebody changed what was only lent.
func (s *Store) CheckCache() error {
	for i := range s.cache.shards {
		shard := &s.cache.shards[i]
		shard.mu.RLock()
		for key, entry := range shard.entries {
			if text, err := json.Marshal(entry.record); err != nil || !bytes.Equal(text, entry.value) {
				shard.mu.RUnlock()
				return fmt.Errorf("store: %q is kept as %s, and stored as %s", key, text, entry.value)
			}
		}
		shard.mu.RUnlock()
	}
	return nil
}

// decode returns a record that belongs to the caller.
func (d *definition) decode(tx *Tx, key, value []byte, evict bool) (any, error) {
	if d.clone == nil {
		return d.unmarshal(key, value)
	}
	if record := tx.cache.get(key, value); record != nil {
		return d.clone(record), nil
	}
	record, err := d.unmarshal(key, value)
	if err != nil {
		return nil, err
	}
	tx.cache.put(key, value, d.clone(record), evict)
	return record, nil
}

// peek returns a record that must not be changed.
func (d *definition) peek(tx *Tx, key, value []byte) (any, error) {
	if record := tx.cache.get(key, value); record != nil {
		return record, nil
	}
	record, err := d.unmarshal(key, value)
	if err == nil && d.clone != nil {
		tx.cache.put(key, value, record, true)
	}
	return record, err
}

// remember keeps a record that is being stored, for who reads it next: often the one that replaces it.
func (d *definition) remember(tx *Tx, key, value []byte, record any) {
	if d.exact && !bytes.Contains(value, replaced) {
		tx.cache.put(key, value, d.clone(record), false)
	}
}

// replaced is what JSON writes for bytes that are no UTF-8: they come back as another text.
var replaced = []byte(`\ufffd`)

func (d *definition) unmarshal(key, value []byte) (any, error) {
	record := reflect.New(d.record).Interface()
	if err := json.Unmarshal(value, record); err != nil {
		return nil, fmt.Errorf("store: decode %s at %q: %w", d.name, key, err)
	}
	return record, nil
}
