package world

import "time"

// Version is a number that grows with every change of the world, before the call that made it returns. What a View read
// after asking for it holds as long as it stays the same and nothing is due: call [World.Settle] first.
func (w *World) Version() uint64 { return w.store.Version() }

// Watch gives a channel that has something in it once the world has changed since it was last read from. End it by stop.
func (w *World) Watch() (changed <-chan struct{}, stop func()) { return w.store.Watch() }

// OnAdvance has run called whenever the clock has been moved, before Advance returns: for what obeys the clock and is not a
// state of a record. It is for the one who puts an emulator together, before anything runs.
func (w *World) OnAdvance(run func(d time.Duration) error) { w.onAdvance = append(w.onAdvance, run) }
