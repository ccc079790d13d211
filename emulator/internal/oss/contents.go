package oss

import (
	"crypto/md5"
	"errors"
	"fmt"
	"hash"
	"hash/crc64"
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Contents keeps the bytes of objects and parts.
type Contents struct {
	blobs blob.Store
	keys  keyring
}

// NewContents keeps bytes in a blob store, and seals the keys of encrypted ones under keys of the world.
func NewContents(blobs blob.Store, w *world.World) *Contents { return &Contents{blobs, keyring{w}} }

// Written is a segment that has just been stored, with what was computed on the way.
type Written struct {
	world.Segment
	MD5 [md5.Size]byte
	CRC uint64
}

var ecma = crc64.MakeTable(crc64.ECMA)

// Write stores all that r gives, encrypted when an algorithm is named. If r fails, nothing is kept.
func (c *Contents) Write(r io.Reader, encryption world.Encryption) (Written, error) {
	sum, crc := md5.New(), crc64.New(ecma)
	r = io.TeeReader(r, both{sum, crc})
	var out Written
	if encryption.Algorithm != "" {
		plain, sealed, err := c.keys.make(encryption)
		if err != nil {
			return Written{}, err
		}
		if out.Key, out.Cipher = sealed, dataCipher(encryption); out.Cipher == AES256 {
			out.Cipher = ""
		}
		if r, err = ciphered(r, out.Cipher, plain, 0); err != nil {
			return Written{}, err
		}
	}
	b, err := c.blobs.Put(r)
	if err != nil {
		return Written{}, err
	}
	out.Blob, out.Size, out.CRC = b.ID, b.Size, crc.Sum64()
	sum.Sum(out.MD5[:0])
	return out, nil
}

// both feeds two hashes.
type both struct {
	sum hash.Hash
	crc hash.Hash64
}

func (b both) Write(p []byte) (int, error) {
	b.sum.Write(p) // hashes never fail
	return b.crc.Write(p)
}

// Open reads length bytes from offset of what the segments make together. Everything is opened at once, so that what
// was promised can be read to its end even when the object is deleted meanwhile. A blob that has gone is
// [blob.ErrNotFound]: the record was replaced since it was read, and the caller reads it again.
func (c *Contents) Open(segments []world.Segment, offset, length int64) (io.ReadCloser, error) {
	stream := &joined{}
	var readers []io.Reader
	for _, s := range segments {
		if length <= 0 {
			break
		}
		if offset >= s.Size {
			offset -= s.Size
			continue
		}
		n := min(s.Size-offset, length)
		part, err := blob.Range(c.blobs, s.Blob, offset, n)
		if err != nil {
			return nil, errors.Join(err, stream.Close())
		}
		stream.closers = append(stream.closers, part)
		var r io.Reader = part
		if s.Key != "" {
			if r, err = c.deciphered(part, s, offset); err != nil {
				return nil, errors.Join(err, stream.Close())
			}
		}
		readers = append(readers, r)
		offset, length = 0, length-n
	}
	if len(readers) == 1 {
		stream.Reader = readers[0]
	} else {
		stream.Reader = io.MultiReader(readers...)
	}
	return stream, nil
}

// joined reads several open blobs as one.
type joined struct {
	io.Reader
	closers []io.Closer
}

func (j *joined) Close() error {
	var errs []error
	for _, c := range j.closers {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}

// Drop forgets segments that no record points to any more. A failure leaves a blob that the next Sweep removes.
func (c *Contents) Drop(segments ...world.Segment) error {
	var errs []error
	for _, s := range segments {
		errs = append(errs, c.blobs.Delete(s.Blob))
	}
	return errors.Join(errs...)
}

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
			err = c.blobs.Delete(id)
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
