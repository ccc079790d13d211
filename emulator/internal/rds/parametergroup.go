package rds

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var groupPattern = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9._]{7,63}$`)

// maxGroupDescription is the longest description of a parameter group (Rds CreateParameterGroup).
const maxGroupDescription = 200

// createParameterGroup makes a named set of parameters for MySQL or PostgreSQL.
func createParameterGroup(tx *world.Tx, req *wire.CreateParameterGroupRequest) (*wire.CreateParameterGroupResponse, error) {
	e, ok := engineOf(req.Engine)
	if !ok || e.name != mysql && e.name != postgres {
		return nil, wire.ErrGroupEngine
	}
	if v, ok := e.version(req.EngineVersion); !ok || v.name == "5.5" {
		return nil, wire.ErrGroupVersion
	}
	g := &world.DBParameterGroup{
		Meta:   world.Meta{ID: tx.NewID("rpg"), ResourceGroup: req.ResourceGroupId, CreatedAt: tx.Now()},
		Engine: req.Engine, Version: req.EngineVersion, UpdatedAt: tx.Now(),
	}
	if err := describeGroup(g, &req.ParameterGroupName, &req.ParameterGroupDesc); err != nil {
		return nil, err
	}
	if err := fillGroup(g, req.Parameters); err != nil {
		return nil, err
	}
	return &wire.CreateParameterGroupResponse{ParameterGroupId: g.ID}, tx.DBParameterGroups.Insert(g)
}

// describeGroup sets name and description where they are given.
func describeGroup(g *world.DBParameterGroup, name, description *string) error {
	if name != nil {
		if !groupPattern.MatchString(*name) {
			return wire.ErrGroupName
		}
		g.Name = *name
	}
	if description != nil {
		if utf8.RuneCountInString(*description) > maxGroupDescription {
			return wire.ErrGroupDescription
		}
		g.Description = *description
	}
	return nil
}

// fillGroup adds parameters, given as a JSON object, to a group or changes them.
func fillGroup(g *world.DBParameterGroup, text string) error {
	var values map[string]string
	if err := json.Unmarshal([]byte(text), &values); err != nil || len(values) == 0 {
		return wire.ErrGroupParameters
	}
	e, _ := engineOf(g.Engine)
	for name, value := range values {
		t, known := e.template(name)
		switch {
		case !known:
			return wire.ErrGroupParameter.With(name)
		case !t.takesValue(value):
			return wire.ErrGroupValue.With(name)
		}
		at, found := slices.BinarySearchFunc(g.Parameters, name, func(p world.DBParameter, name string) int { return strings.Compare(p.Name, name) })
		if found {
			g.Parameters[at].Value = value
			continue
		}
		g.Parameters = slices.Insert(g.Parameters, at, world.DBParameter{Name: name, Value: value})
	}
	return nil
}

func valuesOf(g *world.DBParameterGroup) map[string]string {
	values := make(map[string]string, len(g.Parameters))
	for _, p := range g.Parameters {
		values[p.Name] = p.Value
	}
	return values
}

// useGroup starts a new instance with the parameters of a group.
func useGroup(d *world.DBInstance, g *world.DBParameterGroup) {
	d.ParameterGroup, d.Parameters = g.ID, valuesOf(g)
}

func group(tx *world.Tx, id string) (*world.DBParameterGroup, error) {
	g, err := tx.DBParameterGroups.Get(id)
	if world.NotFound(err) {
		return nil, wire.ErrGroupMissing
	}
	return g, err
}

// needsRestart is 1 when a parameter of the group takes effect with a restart only.
func needsRestart(g *world.DBParameterGroup) int {
	e, _ := engineOf(g.Engine)
	for _, p := range g.Parameters {
		if t, ok := e.template(p.Name); ok && t.restart {
			return 1
		}
	}
	return 0
}

// customGroup is the type of a group that a user made.
const customGroup = 1

// describeParameterGroup answers a group with its parameters and the instances that use it.
func describeParameterGroup(tx *world.Tx, req *wire.DescribeParameterGroupRequest) (*wire.DescribeParameterGroupResponse, error) {
	g, err := group(tx, req.ParameterGroupId)
	if err != nil {
		return nil, err
	}
	answer := wire.ParameterGroup{
		ParameterGroupId: g.ID, ParameterGroupName: g.Name, ParameterGroupDesc: g.Description, Engine: g.Engine, EngineVersion: g.Version,
		CreateTime: stamp(g.CreatedAt), UpdateTime: stamp(g.UpdatedAt), ParamCounts: len(g.Parameters), ForceRestart: needsRestart(g),
		ParameterGroupType: customGroup,
	}
	for _, p := range g.Parameters {
		answer.ParamDetail.ParameterDetail = append(answer.ParamDetail.ParameterDetail, wire.ParameterDetail{ParamName: p.Name, ParamValue: p.Value})
	}
	res := &wire.DescribeParameterGroupResponse{}
	res.ParamGroup.ParameterGroup = []wire.ParameterGroup{answer}
	users, err := usersOf(tx, g)
	for _, d := range users {
		res.RelatedCustinsInfo.RelatedCustinsInfo = append(res.RelatedCustinsInfo.RelatedCustinsInfo, wire.RelatedCustinsInfo{DBInstanceName: d.ID, AppliedTime: stamp(d.CreatedAt)})
	}
	return res, err
}

// usersOf lists the instances that a group was applied to.
func usersOf(tx *world.Tx, g *world.DBParameterGroup) ([]*world.DBInstance, error) {
	var users []*world.DBInstance
	for d, err := range tx.DBInstances.Each() {
		if err != nil {
			return nil, err
		}
		if d.ParameterGroup == g.ID {
			users = append(users, d)
		}
	}
	return users, nil
}

// describeParameterGroups lists the groups of the region.
func describeParameterGroups(tx *world.Tx, req *wire.DescribeParameterGroupsRequest) (*wire.DescribeParameterGroupsResponse, error) {
	res := &wire.DescribeParameterGroupsResponse{}
	for g, err := range tx.DBParameterGroups.Each() {
		if err != nil {
			return nil, err
		}
		if !action.Same(req.ResourceGroupId, g.ResourceGroup) {
			continue
		}
		res.ParameterGroups.ParameterGroup = append(res.ParameterGroups.ParameterGroup, wire.DescribeParameterGroupsParameterGroup{
			ParameterGroupId: g.ID, ParameterGroupName: g.Name, ParameterGroupDesc: g.Description, Engine: g.Engine, EngineVersion: g.Version,
			CreateTime: stamp(g.CreatedAt), UpdateTime: stamp(g.UpdatedAt), ParamCounts: len(g.Parameters), ForceRestart: needsRestart(g),
			ParameterGroupType: customGroup,
		})
	}
	return res, nil
}

// modifyParameterGroup changes a group: Collectivity (the default) adds and changes, Individual replaces.
func modifyParameterGroup(tx *world.Tx, req *wire.ModifyParameterGroupRequest) (*wire.ModifyParameterGroupResponse, error) {
	g, err := group(tx, req.ParameterGroupId)
	if err != nil {
		return nil, err
	}
	if err := describeGroup(g, req.ParameterGroupName, req.ParameterGroupDesc); err != nil {
		return nil, err
	}
	if req.Parameters != nil {
		if req.ModifyMode != nil && *req.ModifyMode == "Individual" {
			g.Parameters = nil
		}
		if err := fillGroup(g, *req.Parameters); err != nil {
			return nil, err
		}
	}
	g.UpdatedAt = tx.Now()
	return &wire.ModifyParameterGroupResponse{ParameterGroupId: g.ID}, tx.DBParameterGroups.Put(g)
}

// cloneParameterGroup copies a group into another region of the account.
func cloneParameterGroup(tx *world.Tx, req *wire.CloneParameterGroupRequest) (*wire.CloneParameterGroupResponse, error) {
	g, err := group(tx, req.ParameterGroupId)
	if err != nil {
		return nil, err
	}
	region, ok := tx.Matrix().Region(req.TargetRegionId)
	if !ok || !tx.Matrix().Admits(tx.Account.Cloud, region.ID).Allowed {
		return nil, wire.ErrSourceRegion
	}
	target := tx.In(region)
	g.Meta = world.Meta{ID: target.NewID("rpg"), CreatedAt: tx.Now()}
	g.UpdatedAt = tx.Now()
	if err := describeGroup(g, &req.ParameterGroupName, &req.ParameterGroupDesc); err != nil {
		return nil, err
	}
	return &wire.CloneParameterGroupResponse{}, target.DBParameterGroups.Insert(g)
}

// deleteParameterGroup deletes a group that no instance uses.
func deleteParameterGroup(tx *world.Tx, req *wire.DeleteParameterGroupRequest) (*wire.DeleteParameterGroupResponse, error) {
	g, err := group(tx, req.ParameterGroupId)
	if err != nil {
		return nil, err
	}
	users, err := usersOf(tx, g)
	if err != nil {
		return nil, err
	}
	if len(users) > 0 {
		return nil, wire.ErrGroupInUse
	}
	return &wire.DeleteParameterGroupResponse{ParameterGroupId: g.ID}, tx.DBParameterGroups.Delete(g.ID)
}
