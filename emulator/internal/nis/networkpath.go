package nis

import (
	wire "github.com/ringfence-dev/ringfence/api/nis"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createNetworkPath keeps a question. Both ends must be the caller's own.
func createNetworkPath(tx *world.Tx, req *wire.CreateNetworkPathRequest) (*wire.CreateNetworkPathResponse, error) {
	p := &world.NetworkPath{
		Meta: world.Meta{
			ID: tx.NewID("np"), Name: req.NetworkPathName, Description: req.NetworkPathDescription,
			ResourceGroup: req.ResourceGroupId, CreatedAt: tx.Now(),
		},
		PathEnds: endsOf(req.Ends),
	}
	if err := checkGroup(tx, p.ResourceGroup); err != nil {
		return nil, err
	}
	if _, err := pose(tx, p.PathEnds); err != nil {
		return nil, err
	}
	limit := tx.Quota("nis.paths", quotaPaths)
	count := func(tx *world.Tx) (int, error) { return tx.NetworkPaths.Count() }
	if err := within(tx, limit, count, wire.ErrPathQuota.With(limit)); err != nil {
		return nil, err
	}
	if err := tx.NetworkPaths.Insert(p); err != nil {
		return nil, err
	}
	return &wire.CreateNetworkPathResponse{NetworkPathId: p.ID}, label(tx, "networkpath", p.ID, req.Tag)
}

// deleteNetworkPath forgets paths; those that are gone already are no error, and their analyses stay. A0416
func deleteNetworkPath(tx *world.Tx, req *wire.DeleteNetworkPathRequest) (*wire.DeleteNetworkPathResponse, error) {
	for _, id := range req.NetworkPathIds {
		if err := tx.NetworkPaths.Delete(id); err != nil && !world.NotFound(err) {
			return nil, err
		}
	}
	return &wire.DeleteNetworkPathResponse{Data: true}, nil
}

func checkGroup(tx *world.Tx, id string) error {
	if id == "" {
		return nil
	}
	known, err := tx.ResourceGroups.Has(id)
	if err == nil && !known {
		err = wire.ErrResourceGroup
	}
	return err
}

func endsOf(e wire.Ends) world.PathEnds {
	return world.PathEnds{
		SourceType: e.SourceType, SourceID: e.SourceId, SourceIP: e.SourceIpAddress, SourcePort: int(e.SourcePort),
		TargetType: e.TargetType, TargetID: e.TargetId, TargetIP: e.TargetIpAddress, TargetPort: int(e.TargetPort),
		Protocol: e.Protocol,
	}
}
