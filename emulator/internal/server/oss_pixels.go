package server

import (
	"context"
	"sync"
)

// maxPixels is how many pixels are worked on at a time; one picture alone may have more. A pixel takes four bytes, and
// a picture stands in memory about three times while it changes.
const maxPixels = 40_000_000

// pixelGate lets pictures through one after the other when together they would take too much memory. Its zero value
// is ready.
type pixelGate struct {
	mu    sync.Mutex
	used  int
	freed chan struct{}
}

func (g *pixelGate) enter(ctx context.Context, n int) error {
	for {
		g.mu.Lock()
		if g.used == 0 || g.used+n <= maxPixels {
			g.used += n
			g.mu.Unlock()
			return nil
		}
		if g.freed == nil {
			g.freed = make(chan struct{})
		}
		freed := g.freed
		g.mu.Unlock()
		select {
		case <-freed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (g *pixelGate) leave(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.used -= n
	if g.freed != nil {
		close(g.freed)
		g.freed = nil
	}
}
