package world

import "time"

// States of a task (Ecs DescribeTasks).
const (
	TaskWaiting    Status = "Waiting"
	TaskProcessing Status = "Processing"
	TaskFinished   Status = "Finished"
	TaskFailed     Status = "Failed"
	TaskDeleted    Status = "Deleted"
)

// TaskDuration is how long a task takes at the cloud's usual pace: the stages of waiting and of processing.
const TaskDuration = taskWait + taskWork

const (
	taskWait = 10 * time.Second
	taskWork = 2 * time.Minute
)

// Task is an asynchronous job such as the import or export of an image. Document: Ecs DescribeTasks.
type Task struct {
	Meta
	Status Status
	// Action is what was asked for: ImportImage, ExportImage, …
	Action string
	// Image or disk that the task works on.
	Resource string
}

// CurrentStatus makes Task a [Staged] record.
func (t *Task) CurrentStatus() Status { return t.Status }

// SetStatus makes Task a [Staged] record.
func (t *Task) SetStatus(s Status) { t.Status = s }
