package rds

import (
	"cmp"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// find reads an instance; a missing one is answered with the code that clients wait for.
func find(tx *world.Tx, id string) (*world.DBInstance, error) {
	d, err := tx.DBInstances.Get(id)
	if world.NotFound(err) {
		return nil, wire.ErrInstanceNotFound
	}
	return d, err
}

// running reads an instance that is to be changed: nearly every change needs it to be Running (facts §3.2).
func running(tx *world.Tx, id string) (*world.DBInstance, error) {
	return runningOr(tx, id, wire.ErrInstanceStatus)
}

// runningOr is running for the actions that document another code for the wrong state.
func runningOr(tx *world.Tx, id string, refusal error) (*world.DBInstance, error) {
	d, err := find(tx, id)
	if err != nil {
		return nil, err
	}
	if d.Status != world.DBRunning {
		return nil, refusal
	}
	return d, nil
}

// change runs a change of a running instance and stores it.
func change(tx *world.Tx, id string, how func(*world.DBInstance) error) (*world.DBInstance, error) {
	d, err := running(tx, id)
	if err != nil {
		return nil, err
	}
	if err := how(d); err != nil {
		return nil, err
	}
	return d, tx.DBInstances.Put(d)
}

// engineFor is the offer of an instance's engine.
func engineFor(d *world.DBInstance) *engine {
	e, ok := engineOf(d.Engine)
	if !ok {
		return &engine{name: d.Engine}
	}
	return e
}

// childID names an account or a database of an instance.
func childID(instance, name string) string { return instance + "/" + name }

// locate finds the region of the instance that a call is about. Most actions on an instance have no RegionId, and
// rds.aliyuncs.com is the endpoint of many regions (facts §2).
func locate(tx *world.Tx, p rpc.Params) (string, error) {
	id := cmp.Or(p.Get("DBInstanceId"), p.Get("DbInstanceId"))
	if id == "" {
		return "", nil
	}
	_, scope, err := tx.DBInstances.Anywhere(id)
	if world.NotFound(err) || err == nil && scope.Account != tx.Account.ID {
		return "", nil
	}
	return scope.Region, err
}
