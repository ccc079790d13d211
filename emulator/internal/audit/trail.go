package audit

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"sync"
	"time"
)

// Event is one API call as the trail keeps it.
type Event struct {
	RequestID string    `json:"requestId"`
	Time      time.Time `json:"time"`
	Product   string    `json:"product"`
	Version   string    `json:"version,omitempty"`
	Action    string    `json:"action"`
	Account   string    `json:"account,omitempty"`
	// Principal is who acted: "root", "user/<name>" or "assumed-role/<role>/<session>".
	Principal string `json:"principal,omitempty"`
	AccessKey string `json:"accessKey,omitempty"`
	Region    string `json:"region,omitempty"`
	// Vantage is from where the call came; Source the peer's address.
	Vantage string `json:"vantage,omitempty"`
	Source  string `json:"source,omitempty"`
	// Params are the parameters as sent, secrets masked.
	Params map[string]string `json:"params,omitempty"`
	// Resources are the ids that the call wrote.
	Resources []string `json:"resources,omitempty"`
	// Write says that the action may change something.
	Write bool `json:"write,omitempty"`
	// Verdict is "allowed", "refused" (by law or RAM) or "failed".
	Verdict string   `json:"verdict"`
	Rules   []string `json:"rules,omitempty"`
	Status  int      `json:"status"`
	Error   string   `json:"error,omitempty"`
	Message string   `json:"message,omitempty"`
	// Unread are parameters that the API knows and no handler read; Unknown those that it does not have.
	Unread  []string      `json:"unread,omitempty"`
	Unknown []string      `json:"unknown,omitempty"`
	Latency time.Duration `json:"latencyNs"`
}

// Verdicts of an event.
const (
	Allowed = "allowed"
	Refused = "refused"
	Failed  = "failed"
)

// keptInMemory bounds the trail of an emulator without a data directory; it grows by stretches, so that nothing is copied.
const (
	keptInMemory = 50_000
	stretch      = 500
)

// Trail is an append-only list of events, safe for concurrent use.
type Trail struct {
	mu     sync.Mutex
	recent [keptInMemory / stretch]*[stretch]Event // ring
	added  uint64                                  // how many it has taken
	counts counters
	file   *os.File
	path   string
}

// New makes a trail in memory.
func New() *Trail { return &Trail{} }

// Open makes a trail on a file of JSON lines, appending to what is there.
func Open(path string) (*Trail, error) {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("audit trail: %w", err)
	}
	if err := endLine(f); err != nil {
		return nil, fmt.Errorf("audit trail %s: %w", path, err)
	}
	return &Trail{file: f, path: path}, nil
}

// endLine closes a line that a crash left unfinished, so that the next entry starts a new one.
func endLine(f *os.File) error {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	var last [1]byte
	if _, err := f.ReadAt(last[:], info.Size()-1); err != nil {
		return err
	}
	if last[0] == '\n' {
		return nil
	}
	_, err = f.Write([]byte{'\n'})
	return err
}

// Append adds an event. With a file it returns once the line is written.
func (t *Trail) Append(e Event) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.remember(e)
	t.counts.add(e)
	if t.file == nil {
		return nil
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	_, err = t.file.Write(append(line, '\n'))
	return err
}

func (t *Trail) remember(e Event) {
	*t.at(t.added) = e
	t.added++
}

// at is the place of the nth event in the ring.
func (t *Trail) at(n uint64) *Event {
	n %= keptInMemory
	of := &t.recent[n/stretch]
	if *of == nil {
		*of = new([stretch]Event)
	}
	return &(*of)[n%stretch]
}

// Recent gives the newest n events, oldest first.
func (t *Trail) Recent(n int) []Event {
	t.mu.Lock()
	defer t.mu.Unlock()
	kept := min(t.added, keptInMemory, uint64(max(n, 0)))
	list := make([]Event, 0, kept)
	for i := t.added - kept; i < t.added; i++ {
		list = append(list, *t.at(i))
	}
	return list
}

// Dropped is how many events an in-memory trail no longer holds.
func (t *Trail) Dropped() uint64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.file != nil {
		return 0
	}
	return t.added - min(t.added, keptInMemory)
}

// All walks the whole trail, oldest first.
func (t *Trail) All() iter.Seq2[Event, error] {
	if t.file == nil {
		return func(yield func(Event, error) bool) {
			for _, e := range t.Recent(keptInMemory) {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
	return t.fromFile
}

func (t *Trail) fromFile(yield func(Event, error) bool) {
	f, err := os.Open(t.path)
	if err != nil {
		yield(Event{}, err)
		return
	}
	defer f.Close()
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return // an unfinished last line is being written right now
		}
		if err != nil {
			yield(Event{}, err)
			return
		}
		var e Event
		if json.Unmarshal(line, &e) != nil {
			continue // torn by a crash: the call was never answered
		}
		if !yield(e, nil) {
			return
		}
	}
}

// Close closes the file.
func (t *Trail) Close() error {
	if t.file == nil {
		return nil
	}
	if err := t.file.Close(); err != nil && !errors.Is(err, fs.ErrClosed) {
		return err
	}
	return nil
}
