package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeTasksRequest is what DescribeTasks takes.
type DescribeTasksRequest struct {
	rpc.Paging
	RegionId    string   `rpc:",required"`
	TaskIds     []string `rpc:",comma"`
	TaskAction  string
	TaskStatus  string
	StartTime   string
	EndTime     string
	ResourceIds []string `rpc:",maxitems=100"`
}

// DescribeTasksResponse is what DescribeTasks answers.
type DescribeTasksResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	RegionId   string
	TaskSet    struct{ Task []Task }
}

// Task is part of the answer of DescribeTasks.
type Task struct {
	CreationTime  string
	TaskStatus    string
	FinishedTime  string
	SupportCancel string
	TaskId        string
	TaskAction    string
	ResourceId    string
}

// DescribeTaskAttributeRequest is what DescribeTaskAttribute takes.
type DescribeTaskAttributeRequest struct {
	RegionId string `rpc:",required"`
	TaskId   string `rpc:",required"`
}

// DescribeTaskAttributeResponse is what DescribeTaskAttribute answers.
type DescribeTaskAttributeResponse struct {
	CreationTime         string
	SupportCancel        string
	TotalCount           int
	SuccessCount         int
	RegionId             string
	TaskAction           string
	FailedCount          int
	TaskStatus           string
	TaskProcess          string
	FinishedTime         string
	TaskId               string
	OperationProgressSet struct{ OperationProgress []OperationProgress }
}

// OperationProgress is part of the answer of DescribeTaskAttribute.
type OperationProgress struct {
	ErrorMsg        string
	ErrorCode       string
	OperationStatus string
	RelatedItemSet  struct{ RelatedItem []RelatedItem }
}

// RelatedItem is part of the answer of DescribeTaskAttribute.
type RelatedItem struct {
	Name  string
	Value string
}

// CancelTaskRequest is what CancelTask takes.
type CancelTaskRequest struct {
	RegionId string `rpc:",required"`
	TaskId   string `rpc:",required"`
}

// CancelTaskResponse is what CancelTask answers.
type CancelTaskResponse struct{}
