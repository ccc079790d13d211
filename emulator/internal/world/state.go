package world

import (
	"errors"
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Attachments go with an exported world: the blobs to which its records point.
type Attachments interface {
	// Give hands out a blob of the world that is exported; nil for one that is missing, which is then left out.
	Give(blob string) (io.ReadCloser, error)
	// Take receives a blob of a world that is imported, before that takes the place of this one.
	Take(blob string, r io.Reader) error
}

// Export writes the whole world as JSON lines, with its attachments unless they are nil.
func (w *World) Export(out io.Writer, with Attachments) error {
	if with == nil {
		return w.store.Dump(out, nil)
	}
	return w.store.Dump(out, func(stx *store.Tx, add func(string, io.Reader) error) error {
		tx := &Tx{running: running{world: w, store: stx, now: w.clock.Now()}}
		tx.tables.bind(stx, scopes{})
		given := make(map[string]bool)
		for id, err := range tx.Blobs() {
			if err != nil {
				return err
			}
			if given[id] {
				continue
			}
			given[id] = true
			r, err := with.Give(id)
			if err != nil {
				return err
			}
			if r == nil {
				continue
			}
			if err := errors.Join(add(id, r), r.Close()); err != nil {
				return err
			}
		}
		return nil
	})
}

// Import replaces the world by an exported one, with its clock and its seed; when the text is not
// a whole world, nothing changes. Without attachments, those of the text are passed over.
func (w *World) Import(in io.Reader, with Attachments) error {
	var take func(string, io.Reader) error
	if with != nil {
		take = with.Take
	}
	if err := w.store.Restore(in, take); err != nil {
		return err
	}
	return w.load()
}

// Reset empties the world. The clock goes on; ids begin anew.
func (w *World) Reset() error {
	if err := w.store.Restore(nil, nil); err != nil {
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
