package ecs

import (
	"cmp"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var deploymentSetActions = []action.Action{
	action.Write("CreateDeploymentSet", regions.ECSInstance, createDeploymentSet),
	action.Read("DescribeDeploymentSets", regions.ECSInstance, describeDeploymentSets),
	action.Write("ModifyDeploymentSetAttribute", regions.ECSInstance, modifyDeploymentSetAttribute),
	action.Write("DeleteDeploymentSet", regions.ECSInstance, deleteDeploymentSet),
}

// Strategies of deployment sets other than Availability.
const (
	strategyGroup   = "AvailabilityGroup"
	strategyLatency = "LowLatency"
)

// Limits of deployment sets: sets in a region and instances of a set in a zone (A0060), sets in one request and
// groups of a set (Ecs DescribeDeploymentSets, CreateDeploymentSet).
const (
	quotaDeploymentSets = 20
	setZoneCapacity     = 20
	maxSetIDs           = 100
	defaultSetGroups    = 3
	maxSetGroups        = 7
)

// createDeploymentSet makes a set over whose hosts instances spread.
func createDeploymentSet(tx *world.Tx, req *wire.CreateDeploymentSetRequest) (*wire.CreateDeploymentSetResponse, error) {
	if err := checkNewSet(req); err != nil {
		return nil, err
	}
	have, err := tx.DeploymentSets.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("ecs.deploymentsets", quotaDeploymentSets) {
		return nil, wire.ErrSetQuota
	}
	set := &world.DeploymentSet{
		Meta:     newMeta(tx, "ds", req.DeploymentSetName, req.Description, "", nil),
		Strategy: req.Strategy, Domain: "default", Granularity: "host", OnUnable: req.OnUnableToRedeployFailedInstance,
	}
	if req.Strategy == strategyGroup {
		set.GroupCount = cmp.Or(int(req.GroupCount), defaultSetGroups)
	}
	return &wire.CreateDeploymentSetResponse{DeploymentSetId: set.ID}, tx.DeploymentSets.Insert(set)
}

func checkNewSet(req *wire.CreateDeploymentSetRequest) error {
	if err := checkName(req.DeploymentSetName, wire.ErrSetName); err != nil {
		return err
	}
	switch {
	case !sameFold(req.Domain, "default"):
		return wire.ErrSetDomain
	case !sameFold(req.Granularity, "host"):
		return wire.ErrSetGranularity
	case req.GroupCount < 0 || req.GroupCount > maxSetGroups:
		return wire.ErrSetGroupCount
	}
	return checkText(req.Description, wire.ErrSetDescription)
}

// describeDeploymentSets lists sets with their instances.
func describeDeploymentSets(tx *world.Tx, req *wire.DescribeDeploymentSetsRequest) (*wire.DescribeDeploymentSetsResponse, error) {
	if len(req.DeploymentSetIds) > maxSetIDs {
		return nil, wire.ErrSetIDs
	}
	match := func(s *world.DeploymentSet) bool {
		return sameFold(req.Strategy, s.Strategy) && matches(req.DeploymentSetName, s.Name) && sameFold(req.Domain, s.Domain) && sameFold(req.Granularity, s.Granularity)
	}
	page, total, err := action.PageOf(action.Named(tx.DeploymentSets, req.DeploymentSetIds), rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, match)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDeploymentSetsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total, RegionId: tx.Region.ID}
	for _, set := range page {
		view, err := setView(tx, set)
		if err != nil {
			return nil, err
		}
		res.DeploymentSets.DeploymentSet = append(res.DeploymentSets.DeploymentSet, view)
	}
	return res, nil
}

func setView(tx *world.Tx, set *world.DeploymentSet) (wire.DeploymentSet, error) {
	view := wire.DeploymentSet{
		CreationTime: stamp(set.CreatedAt), Strategy: olderStrategy(set.Strategy), DeploymentSetId: set.ID, DeploymentStrategy: set.Strategy,
		DeploymentSetDescription: set.Description, Domain: set.Domain, GroupCount: set.GroupCount, Granularity: set.Granularity, DeploymentSetName: set.Name,
	}
	used := map[string]int{}
	for i, err := range tx.InstancesBySet.Each(set.ID) {
		if err != nil {
			return view, err
		}
		view.InstanceIds.InstanceId = append(view.InstanceIds.InstanceId, i.ID)
		used[i.Zone]++
	}
	view.InstanceAmount = len(view.InstanceIds.InstanceId)
	for zone, n := range used {
		view.Capacities.Capacity = append(view.Capacities.Capacity, wire.Capacity{ZoneId: zone, UsedAmount: n, AvailableAmount: max(setZoneCapacity-n, 0)})
	}
	slices.SortFunc(view.Capacities.Capacity, func(a, b wire.Capacity) int { return strings.Compare(a.ZoneId, b.ZoneId) })
	return view, nil
}

// olderStrategy is the word that the field Strategy of the answer keeps for what DeploymentStrategy calls Availability.
func olderStrategy(strategy string) string {
	if strategy == strategyLatency {
		return strategy
	}
	return "LooseDispersion"
}

// modifyDeploymentSetAttribute changes name and description.
func modifyDeploymentSetAttribute(tx *world.Tx, req *wire.ModifyDeploymentSetAttributeRequest) (*wire.ModifyDeploymentSetAttributeResponse, error) {
	set, err := tx.DeploymentSets.Get(req.DeploymentSetId)
	if err != nil {
		return nil, missing(err, wire.ErrSetNotFound)
	}
	if req.DeploymentSetName != nil {
		if err := checkName(*req.DeploymentSetName, wire.ErrSetName); err != nil {
			return nil, err
		}
		set.Name = *req.DeploymentSetName
	}
	if req.Description != nil {
		if err := checkText(*req.Description, wire.ErrSetDescription); err != nil {
			return nil, err
		}
		set.Description = *req.Description
	}
	return &wire.ModifyDeploymentSetAttributeResponse{}, tx.DeploymentSets.Put(set)
}

// deleteDeploymentSet deletes an empty set. No code is documented for one that does not exist; it is no error (A0061).
func deleteDeploymentSet(tx *world.Tx, req *wire.DeleteDeploymentSetRequest) (*wire.DeleteDeploymentSetResponse, error) {
	instances, err := tx.InstancesBySet.Count(req.DeploymentSetId)
	if err != nil {
		return nil, err
	}
	if instances > 0 {
		return nil, wire.ErrSetNotEmpty
	}
	return &wire.DeleteDeploymentSetResponse{}, missing(tx.DeploymentSets.Delete(req.DeploymentSetId), nil)
}
