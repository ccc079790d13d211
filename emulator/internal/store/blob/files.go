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

// Step is one change of the disk.
type Step string

// The steps in which a blob comes into being, in this order, and the one in which it goes.
const (
	StepCreate  Step = "create"   // tmp/<id>, empty
	StepWrite   Step = "write"    // its bytes
	StepSync    Step = "sync"     // to the disk, with FileOptions.Sync
	StepRename  Step = "rename"   // to blobs/<xx>/<id>: from here on the blob is there
	StepSyncDir Step = "sync dir" // the name to the disk, with FileOptions.Sync
	StepRemove  Step = "remove"
)

// FileOptions are the choices of a store of files.
type FileOptions struct {
	// Sync makes Put wait until file and directory are on the disk, so that a blob survives the end of the machine and
	// not only that of the process.
	Sync bool
	// Before is told of every step before it is taken. Its error stands for the end of the machine: the step is not
	// taken, and the error comes back. Tests let the machine end there, and read in which order things are done.
	Before func(step Step, path string) error
}

// files is a directory: tmp/<id> while a blob is written, blobs/<first two digits>/<id> once it is whole. The rename
// between the two is what makes a blob exist at once or not at all.
type files struct {
	tmp, blobs string
	sync       bool
	before     func(Step, string) error
}

// NewFiles keeps blobs in dir, which is made if need be.
func NewFiles(dir string, opts FileOptions) (Store, error) {
	f := &files{tmp: filepath.Join(dir, "tmp"), blobs: filepath.Join(dir, "blobs"), sync: opts.Sync, before: opts.Before}
	if err := f.makeDirs(dir); err != nil {
		return nil, fmt.Errorf("open blob store: %w", err)
	}
	return f, nil
}

// makeDirs makes all directories there will ever be, so that a Put never has to and only its own name is to be made
// durable.
func (f *files) makeDirs(dir string) error {
	dirs := []string{f.tmp, f.blobs}
	for i := range 256 {
		dirs = append(dirs, filepath.Join(f.blobs, fmt.Sprintf("%02x", i)))
	}
	for _, d := range dirs {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return err
		}
	}
	return errors.Join(f.syncDir(f.blobs), f.syncDir(dir), f.syncDir(filepath.Dir(dir)))
}

// do takes a step.
func (f *files) do(step Step, path string, act func() error) error {
	if f.before != nil {
		if err := f.before(step, path); err != nil {
			return err
		}
	}
	return act()
}

func (f *files) path(id string) string { return filepath.Join(f.blobs, id[:2], id) }

func (f *files) Put(r io.Reader) (Blob, error) {
	id := newID()
	size, err := f.create(id, r)
	return Blob{ID: id, Size: size}, err
}

func (f *files) PutAs(id string, r io.Reader) error {
	if !valid(id) {
		return fmt.Errorf("%w: %q", ErrID, id)
	}
	_, err := f.create(id, r)
	return err
}

// create makes a blob of what r gives, or leaves nothing.
func (f *files) create(id string, r io.Reader) (size int64, err error) {
	tmp := filepath.Join(f.tmp, id)
	var w *os.File
	err = f.do(StepCreate, tmp, func() (err error) {
		w, err = os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		return err
	})
	if err != nil {
		return 0, err
	}
	done := false
	defer func() { // also when the reader panics
		if !done {
			_ = w.Close()
			_ = f.remove(tmp)
		}
	}()
	err = f.do(StepWrite, tmp, func() (err error) { size, err = pour(w, r); return err })
	if err == nil && f.sync {
		err = f.do(StepSync, tmp, w.Sync)
	}
	if err == nil {
		err = w.Close()
	}
	if err == nil {
		err = f.publish(tmp, f.path(id))
	}
	done = err == nil
	return size, err
}

// publish gives a whole file its name.
func (f *files) publish(from, to string) error {
	if err := f.do(StepRename, to, func() error { return os.Rename(from, to) }); err != nil {
		return err
	}
	return f.syncDir(filepath.Dir(to))
}

// syncDir makes names in a directory durable. Windows has no such call and does not need it.
func (f *files) syncDir(dir string) error {
	if !f.sync || runtime.GOOS == "windows" {
		return nil
	}
	return f.do(StepSyncDir, dir, func() error {
		d, err := os.Open(dir)
		if err != nil {
			return err
		}
		return errors.Join(d.Sync(), d.Close())
	})
}

func (f *files) remove(path string) error {
	return f.do(StepRemove, path, func() error { return os.Remove(path) })
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
	if err := f.remove(f.path(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
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
		if err := f.remove(filepath.Join(f.tmp, entry.Name())); err != nil {
			return 0, err
		}
	}
	removed := 0
	err = filepath.WalkDir(f.blobs, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !valid(entry.Name()) || keep(entry.Name()) {
			return err
		}
		removed++
		return f.remove(path)
	})
	return removed, err
}
