package world

import "github.com/ringfence-dev/ringfence/emulator/internal/store"

var (
	workloads    = store.Define("workload", func(w *Workload) string { return w.ID })
	failedChecks = store.Define("failedcheck", func(c *FailedCheck) string { return c.ID })

	workloadsByInstance = workloads.Index("instance", func(w *Workload) []string { return []string{w.Instance} })
)

// dataplaneTables are what carries bytes, bound to a transaction. They belong to no account.
type dataplaneTables struct {
	Workloads           store.Table[Workload]
	WorkloadsByInstance store.View[Workload]
	FailedChecks        store.Table[FailedCheck]
}

func (t *dataplaneTables) bind(tx *store.Tx) {
	t.Workloads = workloads.In(tx, store.Scope{})
	t.WorkloadsByInstance = workloadsByInstance.In(tx, store.Scope{})
	t.FailedChecks = failedChecks.In(tx, store.Scope{})
}
