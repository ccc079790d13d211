package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateDeploymentSetRequest is what CreateDeploymentSet takes.
type CreateDeploymentSetRequest struct {
	RegionId                         string `rpc:",required"`
	OnUnableToRedeployFailedInstance string `rpc:",enum=CancelMembershipAndStart|KeepStopped,fold,default=CancelMembershipAndStart"`
	Description                      string
	ClientToken                      string
	DeploymentSetName                string
	Domain                           string
	Granularity                      string
	Strategy                         string `rpc:",enum=Availability|AvailabilityGroup|LowLatency,fold,bad=InvalidParameter.Strategy,default=Availability"`
	GroupCount                       int64  `rpc:",bad=InvalidParameter.GroupCount"`
}

// CreateDeploymentSetResponse is what CreateDeploymentSet answers.
type CreateDeploymentSetResponse struct {
	DeploymentSetId string
}

// DescribeDeploymentSetsRequest is what DescribeDeploymentSets takes.
type DescribeDeploymentSetsRequest struct {
	RegionId          string   `rpc:",required"`
	PageNumber        int32    `rpc:",min=1,default=1"`
	PageSize          int32    `rpc:",min=1,max=50,default=10"`
	DeploymentSetIds  []string `rpc:",json"`
	Strategy          string
	DeploymentSetName string
	Granularity       string
	Domain            string
	_                 rpc.Unread `params:"NetworkType"`
}

// DescribeDeploymentSetsResponse is what DescribeDeploymentSets answers.
type DescribeDeploymentSetsResponse struct {
	PageSize       int
	PageNumber     int
	TotalCount     int
	RegionId       string
	DeploymentSets struct{ DeploymentSet []DeploymentSet }
}

// DeploymentSet is part of the answer of DescribeDeploymentSets.
type DeploymentSet struct {
	CreationTime             string
	Strategy                 string
	DeploymentSetId          string
	DeploymentStrategy       string
	DeploymentSetDescription string
	Domain                   string
	GroupCount               int
	Granularity              string
	DeploymentSetName        string
	InstanceAmount           int
	InstanceIds              struct{ InstanceId []string }
	Capacities               struct{ Capacity []Capacity }
}

// Capacity is part of the answer of DescribeDeploymentSets.
type Capacity struct {
	ZoneId          string
	UsedAmount      int
	AvailableAmount int
}

// ModifyDeploymentSetAttributeRequest is what ModifyDeploymentSetAttribute takes.
type ModifyDeploymentSetAttributeRequest struct {
	DeploymentSetId   string `rpc:",required"`
	Description       *string
	DeploymentSetName *string
	RegionId          string `rpc:",required"`
}

// ModifyDeploymentSetAttributeResponse is what ModifyDeploymentSetAttribute answers.
type ModifyDeploymentSetAttributeResponse struct{}

// DeleteDeploymentSetRequest is what DeleteDeploymentSet takes.
type DeleteDeploymentSetRequest struct {
	RegionId        string `rpc:",required"`
	DeploymentSetId string `rpc:",required"`
}

// DeleteDeploymentSetResponse is what DeleteDeploymentSet answers.
type DeleteDeploymentSetResponse struct{}
