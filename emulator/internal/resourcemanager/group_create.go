package resourcemanager

import (
	"regexp"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/resourcemanager"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// quotaGroups is how many resource groups an account has by default (A0099).
const quotaGroups = 100

var groupNameForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

// createResourceGroup makes a group. It answers Creating: the cloud makes it known region by region.
func createResourceGroup(tx *world.Tx, req *wire.CreateResourceGroupRequest) (*wire.CreateResourceGroupResponse, error) {
	switch {
	case len(req.Name) < 3 || len(req.Name) > 50:
		return nil, wire.ErrGroupNameLength
	case !groupNameForm.MatchString(req.Name):
		return nil, wire.ErrGroupName
	case !validDisplayName(req.DisplayName):
		return nil, wire.ErrDisplayName
	}
	count := 0
	for g, err := range tx.ResourceGroups.Each() {
		if err != nil {
			return nil, err
		}
		if g.Name == req.Name {
			return nil, wire.ErrGroupExists
		}
		count++
	}
	if count >= tx.Quota("resourcemanager.groups", quotaGroups) {
		return nil, wire.ErrGroupQuota
	}
	g := &world.ResourceGroup{
		Meta:        world.Meta{ID: tx.In(regions.Region{}).NewID("rg"), Name: req.Name, CreatedAt: tx.Now(), Tags: action.Wanted(req.Tag)},
		DisplayName: req.DisplayName, Status: world.Creating,
	}
	if err := tx.ResourceGroups.Insert(g); err != nil {
		return nil, err
	}
	return &wire.CreateResourceGroupResponse{ResourceGroup: described(tx, g)}, nil
}

func validDisplayName(name string) bool {
	n := utf8.RuneCountInString(name)
	return n >= 1 && n <= 50
}

// described is a group with its state in each region that the account sees: the same everywhere.
func described(tx *world.Tx, g *world.ResourceGroup) wire.CreateResourceGroupResourceGroup {
	out := wire.CreateResourceGroupResourceGroup{
		Id: g.ID, Name: g.Name, DisplayName: g.DisplayName, Status: string(g.Status),
		AccountId: tx.Account.ID, CreateDate: rpc.Time(g.CreatedAt),
	}
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		out.RegionStatuses.RegionStatus = append(out.RegionStatuses.RegionStatus, wire.RegionStatus{RegionId: region.ID, Status: string(g.Status)})
	}
	return out
}

// find reads a group of the caller's account.
func find(tx *world.Tx, id string) (*world.ResourceGroup, error) {
	g, err := tx.ResourceGroups.Get(id)
	if world.NotFound(err) {
		return nil, wire.ErrGroupNotFound
	}
	return g, err
}
