package scenario

import "time"

// patience is how long a transient state may last, and how often it is asked for. The emulator's
// default pace passes them at once; a container or another pace may take a moment.
const (
	patience = 30 * time.Second
	pause    = 50 * time.Millisecond
)

// wait asks until the answer holds want at path, as the waiters of the clients do.
func (s *story) wait(product, action string, params Params, path, want string) Answer {
	s.t.Helper()
	for begin := time.Now(); ; time.Sleep(pause) {
		answer := s.must(product, action, params)
		if answer.Text(path) == want {
			return answer
		}
		if time.Since(begin) > patience {
			s.t.Fatalf("%s %s: %s is %q, not %q, after %v: %v", product, action, path, answer.Text(path), want, patience, answer)
		}
	}
}
