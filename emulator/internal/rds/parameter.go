package rds

import (
	"encoding/json"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeParameters lists what is in force, and what waits for a restart.
func describeParameters(tx *world.Tx, req *wire.DescribeParametersRequest) (*wire.DescribeParametersResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeParametersResponse{Engine: d.Engine, EngineVersion: d.Version}
	for _, t := range engineFor(d).templates {
		res.RunningParameters.DBInstanceParameter = append(res.RunningParameters.DBInstanceParameter, wire.DBInstanceParameter{
			ParameterName: t.name, ParameterValue: valueOf(d, t), ParameterDescription: t.about,
		})
		if value, waits := d.Pending[t.name]; waits {
			res.ConfigParameters.DBInstanceParameter = append(res.ConfigParameters.DBInstanceParameter, wire.DBInstanceParameter{
				ParameterName: t.name, ParameterValue: value, ParameterDescription: t.about,
			})
		}
	}
	if g, err := tx.DBParameterGroups.Get(d.ParameterGroup); err == nil {
		res.ParamGroupInfo = wire.ParamGroupInfo{ParamGroupId: g.ID, ParameterGroupName: g.Name, ParameterGroupDesc: g.Description, ParameterGroupType: "1"}
	}
	return res, nil
}

// valueOf is what a parameter of an instance is set to. The time zone that a creation asked for is the engine's.
func valueOf(d *world.DBInstance, t template) string {
	if value, set := d.Parameters[t.name]; set {
		return value
	}
	if d.Settings.TimeZone != "" && (t.name == "default_time_zone" || t.name == "timezone") {
		return d.Settings.TimeZone
	}
	return t.value
}

// describeParameterTemplates lists the parameters of an engine version that can be changed.
func describeParameterTemplates(_ *world.Tx, req *wire.DescribeParameterTemplatesRequest) (*wire.DescribeParameterTemplatesResponse, error) {
	e, ok := engineOf(req.Engine)
	if !ok {
		return nil, wire.ErrEngine
	}
	if _, ok := e.version(req.EngineVersion); !ok {
		return nil, wire.ErrEngineVersion
	}
	res := &wire.DescribeParameterTemplatesResponse{Engine: e.name, EngineVersion: req.EngineVersion, ParameterCount: strconv.Itoa(len(e.templates))}
	for _, t := range e.templates {
		res.Parameters.TemplateRecord = append(res.Parameters.TemplateRecord, wire.TemplateRecord{
			ParameterName: t.name, ParameterValue: t.value, CheckingCode: t.takes, ParameterDescription: t.about,
			ForceModify: "true", ForceRestart: strconv.FormatBool(t.restart),
		})
	}
	return res, nil
}

// modifyParameter sets parameters, or all of a parameter group. What needs a restart waits for it, unless the request
// has it happen.
func modifyParameter(tx *world.Tx, req *wire.ModifyParameterRequest) (*wire.ModifyParameterResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		var values map[string]string
		if req.ParameterGroupId != "" {
			g, err := tx.DBParameterGroups.Get(req.ParameterGroupId)
			if world.NotFound(err) {
				return wire.ErrParameterGroup
			}
			if err != nil {
				return err
			}
			d.ParameterGroup, values = g.ID, valuesOf(g)
		} else if err := json.Unmarshal([]byte(req.Parameters), &values); err != nil {
			return wire.ErrParametersFormat
		}
		return setParameters(d, values, req.Forcerestart != nil && *req.Forcerestart)
	})
	return &wire.ModifyParameterResponse{}, err
}

func setParameters(d *world.DBInstance, values map[string]string, force bool) error {
	e := engineFor(d)
	reboot := false
	for name, value := range values {
		t, known := e.template(name)
		if !known || !t.takesValue(value) {
			return wire.ErrParameterValue.With(name)
		}
		switch {
		case valueOf(d, t) == value:
			delete(d.Pending, name)
		case t.restart:
			setParameter(&d.Pending, name, value)
			reboot = true
		default:
			setParameter(&d.Parameters, name, value)
		}
	}
	if reboot && force {
		restart(d)
	}
	return nil
}
