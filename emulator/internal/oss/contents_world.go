package oss

import (
	"errors"
	"fmt"
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Sweep removes what a crash left without a record. It is called at start, before any request.
func (c *Contents) Sweep(w *world.World) error {
	wanted, err := pointed(w)
	if err != nil {
		return fmt.Errorf("sweep blobs: %w", err)
	}
	_, err = c.blobs.Sweep(func(id string) bool { return wanted[id] })
	return err
}

// Across runs replace, which puts another world in the place of this one, and forgets the bytes to which the new one
// does not point.
func (c *Contents) Across(w *world.World, replace func() error) error {
	before, err := pointed(w)
	if err != nil {
		return err
	}
	if err := replace(); err != nil {
		return err
	}
	after, err := pointed(w)
	for id := range before {
		if err == nil && !after[id] {
			err = c.pins.drop(c.blobs, id)
		}
	}
	return err
}

// pointed lists the blobs to which some record points.
func pointed(w *world.World) (map[string]bool, error) {
	ids := make(map[string]bool)
	err := w.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for id, err := range tx.Blobs() {
			if err != nil {
				return err
			}
			ids[id] = true
		}
		return nil
	})
	return ids, err
}

// Export writes the whole world with the bytes of its objects, as they are kept: encrypted ones as ciphertext, beside the
// keys, which are records. What is deleted meanwhile is still exported.
func (c *Contents) Export(w *world.World, out io.Writer) error {
	release := c.pins.hold(c.blobs)
	return errors.Join(w.Export(out, luggage{c, nil}), release())
}

// Import replaces the world, and the bytes of its objects, by an exported one. When the text is not whole, nothing changes.
func (c *Contents) Import(w *world.World, in io.Reader) error {
	before, err := pointed(w)
	if err != nil {
		return err
	}
	fresh := make(map[string]bool)
	release := c.pins.hold(c.blobs)
	err = c.Across(w, func() error {
		err := w.Import(in, luggage{c, fresh})
		for id := range fresh {
			switch {
			case err == nil:
				c.pins.revive(id) // it may have been deleted from the world before, also while this one came in
			case !before[id]:
				err = errors.Join(err, c.pins.drop(c.blobs, id))
			}
		}
		return err
	})
	return errors.Join(err, release())
}

// luggage is the bytes of the objects as the attachments of a world.
type luggage struct {
	contents *Contents
	taken    map[string]bool
}

func (l luggage) Give(id string) (io.ReadCloser, error) {
	r, err := l.contents.blobs.Open(id)
	if errors.Is(err, blob.ErrNotFound) {
		return nil, nil // it was missing before: the world had been imported without bytes
	}
	return r, err
}

func (l luggage) Take(id string, r io.Reader) error {
	err := l.contents.blobs.PutAs(id, r)
	if errors.Is(err, blob.ErrID) {
		return fmt.Errorf("%w: %w", store.ErrDump, err)
	}
	if err == nil {
		l.taken[id] = true
	}
	return err
}
