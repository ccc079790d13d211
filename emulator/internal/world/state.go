package world

import (
	"errors"
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Export writes the whole world as JSON lines.
func (w *World) Export(out io.Writer) error { return w.store.Dump(out) }

// Import replaces the world by an exported one, with its clock and its seed; when the text is not
// a whole world, nothing changes.
func (w *World) Import(in io.Reader) error {
	if err := w.store.Restore(in); err != nil {
		return err
	}
	return w.load()
}

// Reset empties the world. The clock goes on; ids begin anew.
func (w *World) Reset() error {
	if err := w.store.Restore(nil); err != nil {
		return err
	}
	return w.load()
}

// load reads the world's own record, or writes it in a fresh store.
func (w *World) load() error {
	defer w.lands.forget()
	return w.store.Update(func(tx *store.Tx) error {
		table := worldSettings.In(tx, store.Scope{})
		kept, err := table.Get("settings")
		if errors.Is(err, store.ErrNotFound) {
			w.nextDue.Store(0)
			return table.Put(&settings{Seed: w.seed, Clock: w.clock.State()})
		}
		if err != nil {
			return err
		}
		w.seed = kept.Seed
		w.clock.Restore(kept.Clock)
		return w.noteNextDue(tx)
	})
}
