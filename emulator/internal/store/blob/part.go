package blob

import (
	"io"
	"sync"
)

// Range reads length bytes of a blob from offset; a negative length, or one beyond the end, means up to the end.
func Range(s Store, id string, offset, length int64) (io.ReadCloser, error) {
	content, err := s.Open(id)
	if err != nil {
		return nil, err
	}
	offset = min(max(offset, 0), content.Size())
	if left := content.Size() - offset; length < 0 || length > left {
		length = left
	}
	if offset > 0 {
		if _, err := content.Seek(offset, io.SeekStart); err != nil {
			_ = content.Close() // the first error tells more
			return nil, err
		}
	}
	return &part{content: content, left: io.LimitedReader{R: content, N: length}}, nil
}

// part is a stretch of a blob. It knows the cheapest way to write itself: what is in memory is written where it stands, what
// is short goes out in one piece, together with whatever the writer has collected, and a long stretch of a file is left to
// the kernel, which net/http asks when it is given a file.
type part struct {
	content Content
	left    io.LimitedReader
}

func (p *part) Read(b []byte) (int, error) { return p.left.Read(b) }
func (p *part) Close() error               { return p.content.Close() }

// WriteTo writes what is left.
func (p *part) WriteTo(w io.Writer) (int64, error) {
	if inMemory, ok := p.content.(memoryContent); ok {
		return p.give(w, inMemory)
	}
	if p.left.N <= bufferSize {
		return p.writeShort(w)
	}
	source := io.LimitedReader{R: p.content, N: p.left.N}
	if file, ok := p.content.(fileContent); ok {
		source.R = file.File
	}
	n, err := io.Copy(w, &source)
	p.left.N -= n
	return n, err
}

// give writes bytes of memory without copying them.
func (p *part) give(w io.Writer, from memoryContent) (int64, error) {
	at := from.Size() - int64(from.Len())
	n, err := w.Write(from.data[at : at+p.left.N])
	p.left.N -= int64(n)
	if _, seekErr := from.Seek(int64(n), io.SeekCurrent); err == nil {
		err = seekErr
	}
	return int64(n), err
}

func (p *part) writeShort(w io.Writer) (int64, error) {
	buffer := buffers.Get().(*[bufferSize]byte)
	defer buffers.Put(buffer)
	n, err := io.ReadFull(&p.left, buffer[:p.left.N])
	if err != nil {
		return 0, err
	}
	n, err = w.Write(buffer[:n])
	return int64(n), err
}

// bufferSize is how much is read at a time on the way from a connection to a blob.
const bufferSize = 64 << 10

var buffers = sync.Pool{New: func() any { return new([bufferSize]byte) }}

// pour copies by a buffer that is used again. [io.Copy] would make one for every copy, and ask a file to read by itself,
// which from a connection that is hashed on the way saves nothing.
func pour(w io.Writer, r io.Reader) (int64, error) {
	buffer := buffers.Get().(*[bufferSize]byte)
	defer buffers.Put(buffer)
	return io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{r}, buffer[:])
}

var _ io.WriterTo = (*part)(nil)
