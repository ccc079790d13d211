package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// StartInstanceRequest is what StartInstance takes.
type StartInstanceRequest struct {
	InstanceId string `rpc:",required"`
	DryRun     bool
	_          rpc.Unread `params:"InitLocalDisk"`
}

// StartInstanceResponse is what StartInstance answers.
type StartInstanceResponse struct{}

// StartInstancesRequest is what StartInstances takes.
type StartInstancesRequest struct {
	DryRun            bool
	RegionId          string   `rpc:",required"`
	BatchOptimization string   `rpc:",enum=AllTogether|SuccessFirst,fold,default=AllTogether"`
	InstanceId        []string `rpc:",required,maxitems=100"`
}

// StartInstancesResponse is what StartInstances answers.
type StartInstancesResponse struct {
	InstanceResponses struct{ InstanceResponse []InstanceResult }
}

// InstanceResult is part of the answer of StartInstances.
type InstanceResult struct {
	Code           string
	Message        string
	InstanceId     string
	CurrentStatus  string
	PreviousStatus string
}

// StopInstanceRequest is what StopInstance takes.
type StopInstanceRequest struct {
	InstanceId  string `rpc:",required"`
	StoppedMode string `rpc:",enum=StopCharging|KeepCharging|Not-applicable,fold"`
	DryRun      bool
	_           rpc.Unread `params:"ConfirmStop,ForceStop,Hibernate"`
}

// StopInstanceResponse is what StopInstance answers.
type StopInstanceResponse struct{}

// StopInstancesRequest is what StopInstances takes.
type StopInstancesRequest struct {
	DryRun            bool
	RegionId          string     `rpc:",required"`
	StoppedMode       string     `rpc:",enum=StopCharging|KeepCharging|Not-applicable,fold"`
	BatchOptimization string     `rpc:",enum=AllTogether|SuccessFirst,fold,default=AllTogether"`
	InstanceId        []string   `rpc:",required,maxitems=100"`
	_                 rpc.Unread `params:"ForceStop"`
}

// StopInstancesResponse is what StopInstances answers.
type StopInstancesResponse struct {
	InstanceResponses struct{ InstanceResponse []InstanceResult }
}

// RebootInstanceRequest is what RebootInstance takes.
type RebootInstanceRequest struct {
	InstanceId string `rpc:",required"`
	DryRun     bool
	_          rpc.Unread `params:"ForceStop"`
}

// RebootInstanceResponse is what RebootInstance answers.
type RebootInstanceResponse struct{}

// RebootInstancesRequest is what RebootInstances takes.
type RebootInstancesRequest struct {
	DryRun            bool
	RegionId          string     `rpc:",required"`
	BatchOptimization string     `rpc:",enum=AllTogether|SuccessFirst,fold,default=AllTogether"`
	InstanceId        []string   `rpc:",required,maxitems=100"`
	_                 rpc.Unread `params:"ForceReboot"`
}

// RebootInstancesResponse is what RebootInstances answers.
type RebootInstancesResponse struct {
	InstanceResponses struct{ InstanceResponse []InstanceResult }
}

// DeleteInstanceRequest is what DeleteInstance takes.
type DeleteInstanceRequest struct {
	InstanceId            string `rpc:",required"`
	Force                 bool
	TerminateSubscription bool
	DryRun                bool
}

// DeleteInstanceResponse is what DeleteInstance answers.
type DeleteInstanceResponse struct{}

// DeleteInstancesRequest is what DeleteInstances takes.
type DeleteInstancesRequest struct {
	DryRun                bool
	Force                 bool
	TerminateSubscription bool
	ClientToken           string
	RegionId              string   `rpc:",required"`
	InstanceId            []string `rpc:",required,maxitems=100"`
}

// DeleteInstancesResponse is what DeleteInstances answers.
type DeleteInstancesResponse struct{}
