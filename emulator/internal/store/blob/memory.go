package blob

import (
	"bytes"
	"fmt"
	"io"
	"sync"
)

// memory keeps blobs while the process lives, up to a limit.
type memory struct {
	limit int64

	mu    sync.RWMutex
	used  int64
	blobs map[string][]byte
}

// NewMemory keeps blobs in memory, no more than limit bytes in all; beyond that Put returns ErrFull.
func NewMemory(limit int64) Store {
	return &memory{limit: limit, blobs: map[string][]byte{}}
}

// reserve takes n bytes of the limit, before they are there: many uploads at a time must not pass it together.
func (m *memory) reserve(n int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n > m.limit-m.used {
		return fmt.Errorf("%w: %d bytes are in use of %d; start with a data directory, or a larger limit", ErrFull, m.used, m.limit)
	}
	m.used += n
	return nil
}

func (m *memory) release(n int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.used -= n
}

// budget writes to a buffer and reserves as it grows.
type budget struct {
	m        *memory
	buffer   bytes.Buffer
	reserved int64
}

func (b *budget) Write(p []byte) (int, error) {
	if err := b.m.reserve(int64(len(p))); err != nil {
		return 0, err
	}
	b.reserved += int64(len(p))
	return b.buffer.Write(p)
}

func (m *memory) Put(r io.Reader) (Blob, error) {
	id := newID()
	size, err := m.put(id, r)
	return Blob{ID: id, Size: size}, err
}

func (m *memory) PutAs(id string, r io.Reader) error {
	if !valid(id) {
		return fmt.Errorf("%w: %q", ErrID, id)
	}
	_, err := m.put(id, r)
	return err
}

func (m *memory) put(id string, r io.Reader) (size int64, err error) {
	b := &budget{m: m}
	kept := false
	defer func() { // also when the reader panics
		if !kept {
			m.release(b.reserved)
		}
	}()
	if _, err := pour(b, r); err != nil {
		return 0, err
	}
	data := b.buffer.Bytes()
	if cap(data)-len(data) > len(data)/8 { // do not keep the room that a growing buffer takes ahead
		data = bytes.Clone(data)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.used -= int64(len(m.blobs[id]))
	m.blobs[id] = data
	kept = true
	return int64(len(data)), nil
}

type memoryContent struct {
	*bytes.Reader
	data []byte
}

func (memoryContent) Close() error { return nil }

func (m *memory) Open(id string) (Content, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	data, ok := m.blobs[id]
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	return memoryContent{bytes.NewReader(data), data}, nil
}

func (m *memory) Delete(id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.used -= int64(len(m.blobs[id]))
	delete(m.blobs, id)
	return nil
}

func (m *memory) Sweep(keep func(id string) bool) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	removed := 0
	for id, data := range m.blobs {
		if !keep(id) {
			m.used -= int64(len(data))
			delete(m.blobs, id)
			removed++
		}
	}
	return removed, nil
}
