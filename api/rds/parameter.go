package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeParametersRequest is what DescribeParameters takes.
type DescribeParametersRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
}

// DescribeParametersResponse is what DescribeParameters answers.
type DescribeParametersResponse struct {
	Engine            string
	EngineVersion     string
	ParamGroupInfo    ParamGroupInfo
	ConfigParameters  struct{ DBInstanceParameter []DBInstanceParameter }
	RunningParameters struct{ DBInstanceParameter []DBInstanceParameter }
}

// DBInstanceParameter is part of the answer of DescribeParameters.
type DBInstanceParameter struct {
	ParameterDescription string
	ParameterName        string
	ParameterValue       string
}

// ParamGroupInfo is part of the answer of DescribeParameters.
type ParamGroupInfo struct {
	ParameterGroupName string
	ParameterGroupDesc string
	ParameterGroupType string
	ParamGroupId       string
}

// DescribeParameterTemplatesRequest is what DescribeParameterTemplates takes.
type DescribeParameterTemplatesRequest struct {
	ClientToken   string
	Engine        string     `rpc:",required"`
	EngineVersion string     `rpc:",required"`
	_             rpc.Unread `params:"Category,DBInstanceId"`
}

// DescribeParameterTemplatesResponse is what DescribeParameterTemplates answers.
type DescribeParameterTemplatesResponse struct {
	Engine         string
	ParameterCount string
	EngineVersion  string
	Parameters     struct{ TemplateRecord []TemplateRecord }
}

// TemplateRecord is part of the answer of DescribeParameterTemplates.
type TemplateRecord struct {
	CheckingCode         string
	ParameterName        string
	ParameterValue       string
	ForceModify          string
	ForceRestart         string
	ParameterDescription string
}

// ModifyParameterRequest is what ModifyParameter takes.
type ModifyParameterRequest struct {
	ClientToken      string
	DBInstanceId     string `rpc:",required"`
	Parameters       string
	Forcerestart     *bool
	ParameterGroupId string
	_                rpc.Unread `params:"SwitchTimeMode,SwitchTime"`
}

// ModifyParameterResponse is what ModifyParameter answers.
type ModifyParameterResponse struct{}

// CreateParameterGroupRequest is what CreateParameterGroup takes.
type CreateParameterGroupRequest struct {
	RegionId           string `rpc:",required"`
	ParameterGroupName string `rpc:",required"`
	Engine             string `rpc:",required"`
	EngineVersion      string `rpc:",required"`
	Parameters         string `rpc:",required"`
	ParameterGroupDesc string
	ResourceGroupId    string
}

// CreateParameterGroupResponse is what CreateParameterGroup answers.
type CreateParameterGroupResponse struct {
	ParameterGroupId string
}

// DescribeParameterGroupRequest is what DescribeParameterGroup takes.
type DescribeParameterGroupRequest struct {
	ParameterGroupId string `rpc:",required"`
	RegionId         string `rpc:",required"`
}

// DescribeParameterGroupResponse is what DescribeParameterGroup answers.
type DescribeParameterGroupResponse struct {
	ParamGroup         struct{ ParameterGroup []ParameterGroup }
	RelatedCustinsInfo struct{ RelatedCustinsInfo []RelatedCustinsInfo }
}

// RelatedCustinsInfo is part of the answer of DescribeParameterGroup.
type RelatedCustinsInfo struct {
	DBInstanceName string
	AppliedTime    string
}

// ParameterGroup is part of the answer of DescribeParameterGroup.
type ParameterGroup struct {
	UpdateTime         string
	ParameterGroupDesc string
	CreateTime         string
	ForceRestart       int
	ParameterGroupId   string
	ParameterGroupName string
	Engine             string
	ParamCounts        int
	EngineVersion      string
	ParameterGroupType int
	ParamDetail        struct{ ParameterDetail []ParameterDetail }
}

// ParameterDetail is part of the answer of DescribeParameterGroup.
type ParameterDetail struct {
	ParamName  string
	ParamValue string
}

// DescribeParameterGroupsRequest is what DescribeParameterGroups takes.
type DescribeParameterGroupsRequest struct {
	RegionId        string `rpc:",required"`
	ResourceGroupId string
	_               rpc.Unread `params:"EnableDetail"`
}

// DescribeParameterGroupsResponse is what DescribeParameterGroups answers.
type DescribeParameterGroupsResponse struct {
	SignalForOptimizeParams bool
	ParameterGroups         struct {
		ParameterGroup []DescribeParameterGroupsParameterGroup
	}
}

// DescribeParameterGroupsParameterGroup is part of the answer of DescribeParameterGroups.
type DescribeParameterGroupsParameterGroup struct {
	UpdateTime         string
	ParameterGroupDesc string
	CreateTime         string
	ForceRestart       int
	ParameterGroupId   string
	ParameterGroupName string
	Engine             string
	ParamCounts        int
	EngineVersion      string
	ParameterGroupType int
}

// ModifyParameterGroupRequest is what ModifyParameterGroup takes.
type ModifyParameterGroupRequest struct {
	ParameterGroupId   string `rpc:",required"`
	ParameterGroupName *string
	ParameterGroupDesc *string
	Parameters         *string
	RegionId           string     `rpc:",required"`
	ModifyMode         *string    `rpc:",enum=Individual|Collectivity"`
	_                  rpc.Unread `params:"ResourceGroupId"`
}

// ModifyParameterGroupResponse is what ModifyParameterGroup answers.
type ModifyParameterGroupResponse struct {
	ParameterGroupId string
}

// CloneParameterGroupRequest is what CloneParameterGroup takes.
type CloneParameterGroupRequest struct {
	RegionId           string `rpc:",required"`
	TargetRegionId     string `rpc:",required"`
	ParameterGroupId   string `rpc:",required"`
	ParameterGroupName string `rpc:",required"`
	ParameterGroupDesc string
	_                  rpc.Unread `params:"ResourceGroupId"`
}

// CloneParameterGroupResponse is what CloneParameterGroup answers.
type CloneParameterGroupResponse struct{}

// DeleteParameterGroupRequest is what DeleteParameterGroup takes.
type DeleteParameterGroupRequest struct {
	RegionId         string     `rpc:",required"`
	ParameterGroupId string     `rpc:",required"`
	_                rpc.Unread `params:"ResourceGroupId"`
}

// DeleteParameterGroupResponse is what DeleteParameterGroup answers.
type DeleteParameterGroupResponse struct {
	ParameterGroupId string
}
