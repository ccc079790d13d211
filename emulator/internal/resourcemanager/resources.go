package resourcemanager

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/resourcemanager"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// listResources lists the resources of the account by group, product, type and region.
func listResources(tx *world.Tx, req *wire.ListResourcesRequest) (*wire.ListResourcesResponse, error) {
	all, err := everything(tx, func(m member) bool {
		return action.Same(req.ResourceGroupId, m.Group) && action.Same(req.Region, m.Region) && action.Same(req.ResourceId, m.ID) && ofType(req, m)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.ListResourcesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: len(all)}
	for _, m := range rpc.Page(req.Paging, all) {
		res.Resources.Resource = append(res.Resources.Resource, wire.ListResourcesResource{
			Service: m.Service, ResourceType: m.Type, ResourceGroupId: m.Group, ResourceId: m.ID,
			CreateDate: rpc.Time(m.CreatedAt), RegionId: m.Region,
		})
	}
	return res, nil
}

// ofType applies the list of types or, where there is none, the single service and type.
func ofType(req *wire.ListResourcesRequest, m member) bool {
	if len(req.ResourceTypes) == 0 {
		return sameFold(req.Service, m.Service) && sameFold(req.ResourceType, m.Type)
	}
	for _, t := range req.ResourceTypes {
		if sameFold(t.Service, m.Service) && sameFold(t.ResourceType, m.Type) {
			return true
		}
	}
	return false
}

func sameFold(filter, value string) bool { return filter == "" || strings.EqualFold(filter, value) }

// maxMoved is how many resources one call moves (ResourceManager MoveResources).
const maxMoved = 10

// moveResources puts resources into another group. Each is answered for by itself.
func moveResources(tx *world.Tx, req *wire.MoveResourcesRequest) (*wire.MoveResourcesResponse, error) {
	g, err := find(tx, req.ResourceGroupId)
	if err != nil {
		return nil, err
	}
	if len(req.Resources) > maxMoved {
		return nil, rpc.Invalid("Resources", "one call moves at most 10 resources")
	}
	res := &wire.MoveResourcesResponse{}
	for _, r := range req.Resources {
		out := wire.MoveResourcesResult{
			Service: r.Service, ResourceId: r.ResourceId, ResourceType: r.ResourceType, RegionId: r.RegionId, Status: "SUCCESS",
		}
		found, err := move(tx, r, g.ID)
		if err != nil {
			return nil, err
		}
		if !found {
			out.Status, out.ErrorCode, out.ErrorMsg = "FAIL", "ResourceNotFound", "There is no such resource."
		}
		res.Responses = append(res.Responses, out)
	}
	return res, nil
}

func move(tx *world.Tx, r wire.MoveResourcesResource, group string) (bool, error) {
	if decision := tx.Matrix().Admits(tx.Account.Cloud, r.RegionId); !decision.Allowed {
		return false, wire.ErrServiceRegion
	}
	region, _ := tx.Matrix().Region(r.RegionId)
	there := tx.In(region)
	kind, ok := action.KindOf(tx.Kinds(), strings.ToLower(r.Service), r.ResourceType)
	if !ok || kind.Global {
		return false, wire.ErrServiceRegion
	}
	record, err := there.Find(kind, r.ResourceId)
	if world.NotFound(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	record.Common().ResourceGroup = group
	return true, there.Save(kind, record)
}
