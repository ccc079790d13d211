package oss

import (
	"crypto/md5"
	"errors"
	"hash"
	"hash/crc64"
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Contents keeps the bytes of objects and parts.
type Contents struct {
	blobs blob.Store
	keys  keyring
	pins  pins
}

// NewContents keeps bytes in a blob store, and seals the keys of encrypted ones under keys of the world.
func NewContents(blobs blob.Store, w *world.World) *Contents {
	return &Contents{blobs: blobs, keys: keyring{w}}
}

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

// Open reads length bytes from offset of what the segments make together. What was promised can be read to its end even
// when the object is deleted meanwhile. A blob that has gone is [blob.ErrNotFound]: the record was replaced since it was
// read, and the caller reads it again.
func (c *Contents) Open(segments []world.Segment, offset, length int64) (io.ReadCloser, error) {
	stretches := within(segments, offset, length)
	if len(stretches) == 1 {
		return c.open(stretches[0])
	}
	return c.openAll(stretches)
}

// stretch is what is to be read of a segment.
type stretch struct {
	world.Segment
	offset, length int64
}

// within cuts length bytes from offset out of segments.
func within(segments []world.Segment, offset, length int64) []stretch {
	var cut []stretch
	for _, s := range segments {
		if length <= 0 {
			break
		}
		if offset >= s.Size {
			offset -= s.Size
			continue
		}
		n := min(s.Size-offset, length)
		cut = append(cut, stretch{s, offset, n})
		offset, length = 0, length-n
	}
	return cut
}

// open opens a stretch of one segment.
func (c *Contents) open(s stretch) (io.ReadCloser, error) {
	part, err := blob.Range(c.blobs, s.Blob, s.offset, s.length)
	if err != nil || s.Key == "" {
		return part, err
	}
	r, err := c.deciphered(part, s.Segment, s.offset)
	if err != nil {
		return nil, errors.Join(err, part.Close())
	}
	return readCloser{r, part}, nil
}

type readCloser struct {
	io.Reader
	io.Closer
}

// openAll reads several stretches as one. Only one blob is open at a time: an object may have ten thousand.
func (c *Contents) openAll(stretches []stretch) (io.ReadCloser, error) {
	ids := make([]string, len(stretches))
	for i, s := range stretches {
		ids[i] = s.Blob
	}
	j := &joined{contents: c, left: stretches, release: c.pins.take(c.blobs, ids)}
	for _, id := range ids { // pinned ones stay, so that this holds until the end
		content, err := c.blobs.Open(id)
		if err == nil {
			err = content.Close()
		}
		if err != nil {
			return nil, errors.Join(err, j.Close())
		}
	}
	if err := j.next(); err != nil { // a key that cannot be used is found out before any answer
		return nil, errors.Join(err, j.Close())
	}
	return j, nil
}

// joined reads stretches one after the other.
type joined struct {
	contents *Contents
	left     []stretch
	open     io.ReadCloser
	release  func() error
}

// next goes on to the next stretch, if there is one.
func (j *joined) next() (err error) {
	if len(j.left) == 0 {
		return nil
	}
	if j.open, err = j.contents.open(j.left[0]); err != nil {
		j.open = nil
		return err
	}
	j.left = j.left[1:]
	return nil
}

func (j *joined) Read(p []byte) (int, error) {
	for j.open != nil {
		n, err := j.open.Read(p)
		if err == nil || !errors.Is(err, io.EOF) {
			return n, err
		}
		err, j.open = j.open.Close(), nil
		if err = errors.Join(err, j.next()); err != nil || n > 0 {
			return n, err
		}
	}
	return 0, io.EOF
}

func (j *joined) Close() error {
	var err error
	if j.open != nil {
		err, j.open = j.open.Close(), nil
	}
	return errors.Join(err, j.release())
}

// Drop forgets segments that no record points to any more. A failure leaves a blob that the next Sweep removes.
func (c *Contents) Drop(segments ...world.Segment) error {
	var errs []error
	for _, s := range segments {
		errs = append(errs, c.pins.drop(c.blobs, s.Blob))
	}
	return errors.Join(errs...)
}
