package world

import (
	"errors"
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// ReachOf is the reachability engine for an exported world, under the law of this one. This world does not change.
func (w *World) ReachOf(exported io.Reader) (*reach.Engine, error) {
	other, err := Open(Options{Engine: store.NewMemory(), Clock: clock.New(clock.Manual), Matrix: w.matrix})
	if err != nil {
		return nil, err
	}
	if err := other.Import(exported, nil); err != nil {
		return nil, errors.Join(err, other.Close())
	}
	engine, err := other.Reach()
	return engine, errors.Join(err, other.Close())
}

// ReachLaw is the reachability engine for a world under the law of this one in which nobody has anything: it tells what the
// law alone decides, and never becomes another one.
func (w *World) ReachLaw() (*reach.Engine, error) { return w.lawful() }

func (w *World) surveyLaw() (*reach.Engine, error) {
	other, err := Open(Options{Engine: store.NewMemory(), Clock: clock.New(clock.Manual), Matrix: w.matrix})
	if err != nil {
		return nil, err
	}
	engine, err := other.Reach()
	return engine, errors.Join(err, other.Close())
}
