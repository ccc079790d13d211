package blob

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// FileOptions are the choices of a store of files.
type FileOptions struct {
	// Sync makes Put wait until file and directory are on the disk, so that a blob survives the end of the machine and
	// not only that of the process.
	Sync bool
}

// files is a directory: tmp/<id> while a blob is written, blobs/<first two digits>/<id> once it is whole. The rename
// between the two is what makes a blob exist at once or not at all.
type files struct {
	tmp, blobs string
	sync       bool
}

// NewFiles keeps blobs in dir, which is made if need be.
func NewFiles(dir string, opts FileOptions) (Store, error) {
	f := &files{tmp: filepath.Join(dir, "tmp"), blobs: filepath.Join(dir, "blobs"), sync: opts.Sync}
	for _, d := range []string{f.tmp, f.blobs} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, fmt.Errorf("open blob store: %w", err)
		}
	}
	return f, f.syncDir(dir)
}

func (f *files) path(id string) string { return filepath.Join(f.blobs, id[:2], id) }

func (f *files) Put(r io.Reader) (Blob, error) {
	return f.create(func(w *os.File) (int64, error) { return io.Copy(w, r) })
}

func (f *files) Concat(ids ...string) (Blob, error) {
	return f.create(func(w *os.File) (int64, error) {
		var total int64
		for _, id := range ids {
			n, err := f.appendTo(w, id)
			if err != nil {
				return 0, err
			}
			total += n
		}
		return total, nil
	})
}

func (f *files) appendTo(w *os.File, id string) (int64, error) {
	part, err := f.open(id)
	if err != nil {
		return 0, err
	}
	defer part.Close()
	return io.Copy(w, part) // file to file: the kernel copies
}

// create makes a blob of what fill writes, or leaves nothing.
func (f *files) create(fill func(*os.File) (int64, error)) (blob Blob, err error) {
	id := newID()
	w, err := os.OpenFile(filepath.Join(f.tmp, id), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return Blob{}, err
	}
	done := false
	defer func() { // also when the reader panics
		if !done {
			_ = w.Close()
			_ = os.Remove(w.Name())
		}
	}()
	size, err := fill(w)
	if err != nil {
		return Blob{}, err
	}
	if f.sync {
		if err := w.Sync(); err != nil {
			return Blob{}, err
		}
	}
	if err := w.Close(); err != nil {
		return Blob{}, err
	}
	if err := f.publish(w.Name(), f.path(id)); err != nil {
		return Blob{}, err
	}
	done = true
	return Blob{ID: id, Size: size}, nil
}

func (f *files) publish(from, to string) error {
	dir := filepath.Dir(to)
	switch err := os.Mkdir(dir, 0o700); {
	case err == nil:
		if err := f.syncDir(f.blobs); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrExist):
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return f.syncDir(dir)
}

// syncDir makes names in a directory durable. Windows has no such call and does not need it.
func (f *files) syncDir(dir string) error {
	if !f.sync || runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

type fileContent struct {
	*os.File
	size int64
}

func (c fileContent) Size() int64 { return c.size }

func (f *files) Open(id string) (Content, error) {
	file, err := f.open(id)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return fileContent{file, info.Size()}, nil
}

func (f *files) open(id string) (*os.File, error) {
	if !valid(id) {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	file, err := os.Open(f.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	return file, err
}

func (f *files) Delete(id string) error {
	if !valid(id) {
		return nil
	}
	if err := os.Remove(f.path(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (f *files) Sweep(keep func(id string) bool) (int, error) {
	unfinished, err := os.ReadDir(f.tmp)
	if err != nil {
		return 0, err
	}
	for _, entry := range unfinished {
		if err := os.Remove(filepath.Join(f.tmp, entry.Name())); err != nil {
			return 0, err
		}
	}
	removed := 0
	err = filepath.WalkDir(f.blobs, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !valid(entry.Name()) || keep(entry.Name()) {
			return err
		}
		removed++
		return os.Remove(path)
	})
	return removed, err
}
