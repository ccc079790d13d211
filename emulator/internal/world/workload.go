package world

import (
	"fmt"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Workload says that a process outside the world is what listens on a port inside an instance. It belongs to no
// account: whoever runs the emulator says what runs in it.
type Workload struct {
	ID string
	// Instance is an ECS instance, an RDS instance, or a host of the internet ("internet:ADDRESS").
	Instance string
	Port     int
	// Protocol is ProtocolTCP or ProtocolUDP.
	Protocol string
	// Target is where the process really listens, host:port.
	Target    string
	CreatedAt time.Time `json:",omitzero"`
}

// WorkloadID names the one workload that a port of an instance can have.
func WorkloadID(instance, protocol string, port int) string {
	return fmt.Sprintf("%s_%s_%d", instance, protocol, port)
}

// WorkloadOn finds what listens on a port of an instance; nil when nothing was registered for it.
func (tx *Tx) WorkloadOn(instance, protocol string, port int) (*Workload, error) {
	w, err := tx.Workloads.Get(WorkloadID(instance, protocol, port))
	if NotFound(err) {
		return nil, nil
	}
	return w, err
}

// dropWorkloads forgets what ran in an instance that goes away.
func (tx *Tx) dropWorkloads(instance string) error {
	var gone []string
	for w, err := range workloadsByInstance.In(tx.store, store.Scope{}).Each(instance) {
		if err != nil {
			return err
		}
		gone = append(gone, w.ID)
	}
	for _, id := range gone {
		if err := tx.Workloads.Delete(id); err != nil {
			return err
		}
	}
	return nil
}
