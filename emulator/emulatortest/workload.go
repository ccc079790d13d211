package emulatortest

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator"
)

// Workload serves a handler as what listens on a TCP port inside an ECS instance, until the test ends: what reaches that port
// in the emulated network, through the gateway or through a load balancer, is answered by it.
func Workload(t testing.TB, em *emulator.Emulator, instance string, port int, handler http.Handler) {
	t.Helper()
	server := httptest.NewServer(handler)
	if err := em.Workload(instance, port, "tcp", server.Listener.Addr().String()); err != nil {
		server.Close()
		t.Fatalf("workload on port %d of %s: %v", port, instance, err)
	}
	t.Cleanup(func() {
		if err := em.RemoveWorkload(instance, port, "tcp"); err != nil {
			t.Errorf("remove the workload on port %d of %s: %v", port, instance, err)
		}
		server.Close()
	})
}
