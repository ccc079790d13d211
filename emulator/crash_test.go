package emulator_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// process is a ringfence binary that runs as a child.
type process struct {
	command  *exec.Cmd
	endpoint string
}

// binary builds the command once for the tests that need a process to kill.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "ringfence-binary")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "ringfence")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, "./cmd/ringfence")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return path, nil
})

// run starts the binary on free ports and waits until it answers.
func run(t *testing.T, flags ...string) *process {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	ready := filepath.Join(t.TempDir(), "ready.json")
	args := append([]string{"serve", "--listen", "intranet=127.0.0.1:0", "--gateway", "127.0.0.1:0", "--ready-file", ready, "--quotas", "off"}, flags...)
	p := &process{command: exec.Command(path, args...)}
	var output strings.Builder
	p.command.Stdout, p.command.Stderr = io.Discard, &output
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		if text, err := os.ReadFile(ready); err == nil {
			var addresses struct{ Intranet string }
			if err := json.Unmarshal(text, &addresses); err != nil {
				t.Fatal(err)
			}
			p.endpoint = addresses.Intranet
			return p
		}
	}
	t.Fatalf("the emulator did not come up:\n%s", output.String())
	return nil
}

// kill ends the process as a power cut would: nothing of its own runs any more.
func (p *process) kill() {
	_ = p.command.Process.Kill()
	_ = p.command.Wait()
}

// TestKillDuringWrites kills the emulator twice while four clients write: every VPC whose
// creation was answered is there afterwards, and the store opens.
func TestKillDuringWrites(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	var acknowledged []string
	for round := range 2 {
		p := run(t, "--data", data)
		acknowledged = append(acknowledged, writeUntilKilled(t, p, 700*time.Millisecond)...)
		if len(acknowledged) < 20*(round+1) {
			t.Fatalf("only %d writes were acknowledged before the kill: the test is too gentle", len(acknowledged))
		}
	}
	p := run(t, "--data", data)
	for _, id := range acknowledged {
		var answer struct{ TotalCount int }
		mustCall(t, p.endpoint, "DescribeVpcs", &answer, "VpcId", id)
		if answer.TotalCount != 1 {
			t.Fatalf("%s was acknowledged and is not there after the restart (%d acknowledged)", id, len(acknowledged))
		}
	}
}

// writeUntilKilled creates VPCs from four clients, kills the process in the middle and returns
// the ids that were acknowledged.
func writeUntilKilled(t *testing.T, p *process, after time.Duration) []string {
	t.Helper()
	var mu sync.Mutex
	var ids []string
	var writers sync.WaitGroup
	for range 4 {
		writers.Go(func() {
			for {
				var answer struct{ VpcId string }
				if err := call(p.endpoint, "CreateVpc", &answer); err != nil {
					return // the process is gone
				}
				mu.Lock()
				ids = append(ids, answer.VpcId)
				mu.Unlock()
			}
		})
	}
	time.Sleep(after)
	p.kill()
	writers.Wait()
	return ids
}

// TestFootprint holds the promises on size: a static binary below 25 MiB, below 40 MiB resident
// when idle.
func TestFootprint(t *testing.T) {
	t.Parallel()
	p := run(t)
	path, _ := binary()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 25<<20 {
		t.Errorf("the binary has %d MiB, more than 25", info.Size()>>20)
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		t.Skip("no /proc on this system")
	}
	var kib int
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmRSS:") {
			_, _ = fmt.Sscanf(line, "VmRSS: %d kB", &kib)
		}
	}
	if kib == 0 || kib > 40<<10 {
		t.Errorf("%d KiB are resident when idle; at most 40 MiB were promised", kib)
	}
	t.Logf("binary %.1f MiB, resident %.1f MiB", float64(info.Size())/(1<<20), float64(kib)/1024)
}

func mustCall(t *testing.T, endpoint, action string, answer any, params ...string) {
	t.Helper()
	if err := call(endpoint, action, answer, params...); err != nil {
		t.Fatal(err)
	}
}

// call makes one signed VPC call as account finance.
func call(endpoint, action string, answer any, params ...string) error {
	req, err := signedRequest(endpoint, "finance", "cn-shanghai-finance-1", action, params...)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", res.Status, text)
	}
	return json.Unmarshal(text, answer)
}
