package oss

import (
	"errors"
	"sync"

	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
)

// pins keep blobs alive that are about to be read, though nothing points to them any more: a download of ten thousand
// parts opens one at a time, and an export reads what its snapshot points to.
type pins struct {
	mu sync.Mutex
	// readers counts by blob those who will read it; holders those who may read any.
	readers map[string]int
	holders int
	// doomed are forgotten as soon as nobody is to read them.
	doomed map[string]bool
}

// take pins blobs until the returned function is called.
func (p *pins) take(blobs blob.Store, ids []string) (release func() error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.readers == nil {
		p.readers = make(map[string]int)
	}
	for _, id := range ids {
		p.readers[id]++
	}
	return sync.OnceValue(func() error {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, id := range ids {
			if p.readers[id]--; p.readers[id] == 0 {
				delete(p.readers, id)
			}
		}
		return p.bury(blobs, ids)
	})
}

// hold pins every blob until the returned function is called.
func (p *pins) hold(blobs blob.Store) (release func() error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.holders++
	return sync.OnceValue(func() error {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.holders--
		ids := make([]string, 0, len(p.doomed))
		for id := range p.doomed {
			ids = append(ids, id)
		}
		return p.bury(blobs, ids)
	})
}

// bury deletes those of the doomed that nobody reads any more.
func (p *pins) bury(blobs blob.Store, ids []string) error {
	var errs []error
	for _, id := range ids {
		if p.doomed[id] && p.holders == 0 && p.readers[id] == 0 {
			delete(p.doomed, id)
			errs = append(errs, blobs.Delete(id))
		}
	}
	return errors.Join(errs...)
}

// drop deletes a blob, now or when nobody is to read it any more. The deletion happens under the lock: who takes a pin
// and then finds the blob can rely on it.
func (p *pins) drop(blobs blob.Store, id string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.holders == 0 && p.readers[id] == 0 {
		return blobs.Delete(id)
	}
	if p.doomed == nil {
		p.doomed = make(map[string]bool)
	}
	p.doomed[id] = true
	return nil
}

// revive takes a blob that has come back off the list of the doomed.
func (p *pins) revive(id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.doomed, id)
}
