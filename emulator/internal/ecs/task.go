package ecs

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var taskActions = []action.Action{
	action.Read("DescribeTasks", regions.ECSImage, describeTasks),
	action.Read("DescribeTaskAttribute", regions.ECSImage, describeTaskAttribute),
	action.Write("CancelTask", regions.ECSImage, cancelTask),
}

// newTask is a job that has just been taken on; it is not stored yet.
func newTask(tx *world.Tx, name, resource string) *world.Task {
	return &world.Task{Meta: newMeta(tx, "t", "", "", "", nil), Status: world.TaskWaiting, Action: name, Resource: resource}
}

// describeTasks lists jobs.
func describeTasks(tx *world.Tx, req *wire.DescribeTasksRequest) (*wire.DescribeTasksResponse, error) {
	var f filters[world.Task]
	f.add(len(req.TaskIds) > 0, func(t *world.Task) bool { return action.Listed(req.TaskIds, t.ID) })
	f.add(len(req.ResourceIds) > 0, func(t *world.Task) bool { return action.Listed(req.ResourceIds, t.Resource) })
	f.add(req.TaskAction != "", func(t *world.Task) bool { return strings.EqualFold(req.TaskAction, t.Action) })
	f.add(req.TaskStatus != "", func(t *world.Task) bool { return strings.EqualFold(req.TaskStatus, string(t.Status)) })
	f.add(req.StartTime != "", func(t *world.Task) bool { return stamp(t.CreatedAt) >= req.StartTime })
	f.add(req.EndTime != "", func(t *world.Task) bool { return stamp(t.CreatedAt) <= req.EndTime })
	page, total, err := action.Page(tx.ECSTasks, req.Paging, f.match())
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeTasksResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total, RegionId: tx.Region.ID}
	for _, t := range page {
		res.TaskSet.Task = append(res.TaskSet.Task, wire.Task{
			TaskId: t.ID, TaskAction: t.Action, TaskStatus: string(t.Status), ResourceId: t.Resource, SupportCancel: cancelable(t),
			CreationTime: stamp(t.CreatedAt), FinishedTime: finished(t),
		})
	}
	return res, nil
}

func running(t *world.Task) bool {
	return t.Status == world.TaskWaiting || t.Status == world.TaskProcessing
}

func cancelable(t *world.Task) string {
	if running(t) {
		return "true"
	}
	return "false"
}

// finished is when the job ended, at the cloud's usual pace.
func finished(t *world.Task) string {
	if running(t) {
		return ""
	}
	return stamp(t.CreatedAt.Add(world.TaskDuration))
}

// describeTaskAttribute shows one job.
func describeTaskAttribute(tx *world.Tx, req *wire.DescribeTaskAttributeRequest) (*wire.DescribeTaskAttributeResponse, error) {
	t, err := tx.ECSTasks.Get(req.TaskId)
	if err != nil {
		return nil, missing(err, wire.ErrTaskNotFound)
	}
	res := &wire.DescribeTaskAttributeResponse{
		TaskId: t.ID, RegionId: tx.Region.ID, TaskAction: t.Action, TaskStatus: string(t.Status), SupportCancel: cancelable(t),
		CreationTime: stamp(t.CreatedAt), FinishedTime: finished(t), TotalCount: 1, TaskProcess: "0%",
	}
	switch t.Status {
	case world.TaskFinished:
		res.SuccessCount, res.TaskProcess = 1, "100%"
	case world.TaskFailed, world.TaskDeleted:
		res.FailedCount = 1
	case world.TaskProcessing:
		res.TaskProcess = "50%"
	}
	return res, nil
}

// cancelTask ends a job that is under way; an image that was being imported goes with it.
func cancelTask(tx *world.Tx, req *wire.CancelTaskRequest) (*wire.CancelTaskResponse, error) {
	t, err := tx.ECSTasks.Get(req.TaskId)
	if err != nil {
		return nil, missing(err, wire.ErrTaskNotFound)
	}
	if !running(t) {
		return nil, wire.ErrTaskNotCancelable
	}
	t.Status = world.TaskDeleted
	if t.Action == "ImportImage" {
		if err := tx.Images.Delete(t.Resource); err != nil && !world.NotFound(err) {
			return nil, err
		}
	}
	return &wire.CancelTaskResponse{}, tx.ECSTasks.Put(t)
}
