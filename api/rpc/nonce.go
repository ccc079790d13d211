package rpc

import (
	"hash/maphash"
	"sync"
	"time"
)

// NonceWindow remembers which nonces were used, for as long as a repeated call
// could still pass CheckTime. Its memory is bounded: when more than capacity
// nonces fall into one window the oldest are forgotten first, since a busy
// emulator should keep answering. It is safe for concurrent use.
type NonceWindow struct {
	seed maphash.Seed
	half int

	mu      sync.Mutex
	young   map[uint64]int64 // hash of key and nonce → unix second until which it counts
	old     map[uint64]int64
	started int64 // when young was begun
}

// NewNonceWindow returns a window for about capacity nonces, some 40 bytes each
// once they are there; 0 means 262,144.
func NewNonceWindow(capacity int) *NonceWindow {
	if capacity <= 0 {
		capacity = 1 << 18
	}
	return &NonceWindow{seed: maphash.MakeSeed(), half: max(capacity/2, 1), young: map[uint64]int64{}}
}

// Use takes the call's nonce, or says ErrSignatureNonceUsed. Call it after
// Verify: a nonce that a forged call burns would refuse the honest one.
func (w *NonceWindow) Use(c *Call, now time.Time) error {
	at, err := c.time()
	if err != nil {
		return err
	}
	if at.Before(now) {
		at = now
	}
	if !w.take(c.AccessKeyID, c.Nonce, now.Unix(), at.Add(Skew).Unix()) {
		return ErrSignatureNonceUsed
	}
	return nil
}

func (w *NonceWindow) take(key, nonce string, now, until int64) bool {
	var h maphash.Hash
	h.SetSeed(w.seed)
	_, _ = h.WriteString(key)
	_ = h.WriteByte(0)
	_, _ = h.WriteString(nonce)
	sum := h.Sum64()

	w.mu.Lock()
	defer w.mu.Unlock()
	if w.young[sum] >= now && w.young[sum] != 0 || w.old[sum] >= now && w.old[sum] != 0 {
		return false
	}
	// Nothing in old outlives this: its entries are older than started, and a
	// nonce counts for two skews at most.
	if len(w.young) >= w.half || now-w.started > int64(2*Skew/time.Second) {
		w.old, w.young, w.started = w.young, map[uint64]int64{}, now
	}
	w.young[sum] = until
	return true
}
