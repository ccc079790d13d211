package store

import "sync"

// homes remembers in which scope a record was found, which without it takes a scan of the directory. It is a hint: who
// follows it looks whether the record is there in his own snapshot.
type homes struct {
	mu    sync.RWMutex
	known map[home]Scope
}

type home struct{ collection, id string }

// mostHomes bounds what is remembered.
const mostHomes = 4096

func (h *homes) of(collection, id string) (Scope, bool) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	scope, known := h.known[home{collection, id}]
	return scope, known
}

func (h *homes) note(collection, id string, scope Scope) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.known == nil || len(h.known) >= mostHomes {
		h.known = map[home]Scope{}
	}
	h.known[home{collection, id}] = scope
}
