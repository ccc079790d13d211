package world

// DBBackup is a backup set of an instance, or the task that makes it while it is not finished. Document: Rds
// CreateBackup.
type DBBackup struct {
	Meta
	// Status is [BackupRunning] or [BackupSuccess].
	Status   Status
	Instance string
	// Job is the number of the task that made it.
	Job string
	// Method is Physical, Logical or Snapshot, Kind FullBackup or IncrementalBackup, Mode Manual or Automated.
	Method, Kind, Mode string
	// Databases are those that are in it; all when none is named.
	Databases []string `json:",omitempty"`
}

// States of a backup (Rds DescribeBackups, DescribeBackupTasks).
const (
	BackupRunning Status = "Running"
	BackupSuccess Status = "Success"
)

// CurrentStatus makes DBBackup a [Staged] record.
func (b *DBBackup) CurrentStatus() Status { return b.Status }

// SetStatus makes DBBackup a [Staged] record.
func (b *DBBackup) SetStatus(s Status) { b.Status = s }
