package objects

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"hash/crc64"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
)

// bareStore is what any object store does at least: it hashes the body twice and keeps it, without a signature, an
// account or a record. It is the floor in memory, and with a directory the floor on files.
type bareStore struct {
	dir     string
	objects sync.Map
	written atomic.Uint64
}

var ecma = crc64.MakeTable(crc64.ECMA)

func (s *bareStore) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := filepath.Base(r.URL.Path)
	if r.Method == http.MethodGet {
		s.get(w, name)
		return
	}
	sum, crc := md5.New(), crc64.New(ecma)
	body := io.TeeReader(r.Body, io.MultiWriter(sum, crc))
	if err := s.put(name, body, r.ContentLength); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum.Sum(nil))+`"`)
	w.Header().Set("x-oss-hash-crc64ecma", strconv.FormatUint(crc.Sum64(), 10))
}

func (s *bareStore) put(name string, body io.Reader, length int64) error {
	if s.dir == "" {
		kept := bytes.NewBuffer(make([]byte, 0, length+bytes.MinRead))
		_, err := kept.ReadFrom(body)
		s.objects.Store(name, kept.Bytes())
		return err
	}
	path := filepath.Join(s.dir, "tmp"+strconv.FormatUint(s.written.Add(1), 10))
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err = io.Copy(f, body); err == nil {
		err = f.Close()
	}
	if err != nil {
		return err
	}
	return os.Rename(path, filepath.Join(s.dir, name))
}

func (s *bareStore) get(w http.ResponseWriter, name string) {
	if s.dir == "" {
		kept, _ := s.objects.Load(name)
		content, _ := kept.([]byte)
		w.Header().Set("Content-Length", strconv.Itoa(len(content)))
		_, _ = w.Write(content)
		return
	}
	f, err := os.Open(filepath.Join(s.dir, name))
	if err != nil {
		http.NotFound(w, nil)
		return
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil {
		w.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10))
	}
	_, _ = io.Copy(w, f)
}
