package rds

import (
	"slices"
	"strconv"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createBackup starts a backup. It answers with the number of the task; the lifecycle finishes it.
func createBackup(tx *world.Tx, req *wire.CreateBackupRequest) (*wire.CreateBackupResponse, error) {
	d, err := runningOr(tx, req.DBInstanceId, wire.ErrInstanceState)
	if err != nil {
		return nil, err
	}
	if d.Type == "Readonly" {
		return nil, wire.ErrBackupReadOnly
	}
	if req.BackupMethod == "Logical" && d.Engine != mysql && d.Engine != mariaDB {
		return nil, wire.ErrBackupMethod
	}
	for b, err := range tx.DBBackupsByInstance.Each(d.ID) {
		if err != nil {
			return nil, err
		}
		if b.Status == world.BackupRunning {
			return nil, wire.ErrBackupExists
		}
	}
	for _, name := range req.DBName {
		known, err := tx.Databases.Has(childID(d.ID, name))
		if err != nil {
			return nil, err
		}
		if !known {
			return nil, wire.ErrBackupDatabase
		}
	}
	// Numbers of nine digits sort by creation, as ids do.
	serial := tx.Serial()
	b := &world.DBBackup{
		Meta:   world.Meta{ID: strconv.FormatUint(300000000+serial, 10), CreatedAt: tx.Now()},
		Status: world.BackupRunning, Instance: d.ID, Job: strconv.FormatUint(4000000+serial, 10),
		Method: req.BackupMethod, Kind: "FullBackup", Mode: "Manual", Databases: req.DBName,
	}
	return &wire.CreateBackupResponse{BackupJobId: b.Job}, tx.DBBackups.Insert(b)
}

// backupTook is how long a backup takes: its stage in the lifecycle.
const backupTook = time.Minute

// minute spells a moment as the backup actions do.
func minute(t time.Time) string { return t.UTC().Format("2006-01-02T15:04Z") }

// describeBackups lists finished backups.
func describeBackups(tx *world.Tx, req *wire.DescribeBackupsRequest) (*wire.DescribeBackupsResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	paging := rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}
	page, total, err := action.PageOf(tx.DBBackupsByInstance.Each(d.ID), paging, func(b *world.DBBackup) bool {
		at := minute(b.CreatedAt)
		return b.Status == world.BackupSuccess && action.Same(req.BackupId, b.ID) && action.Same(req.BackupStatus, string(b.Status)) &&
			action.Same(req.BackupMode, b.Mode) && action.Same(req.BackupType, b.Kind) &&
			(req.StartTime == "" || at >= req.StartTime) && (req.EndTime == "" || at <= req.EndTime)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeBackupsResponse{
		PageNumber: strconv.Itoa(int(req.PageNumber)), PageRecordCount: strconv.Itoa(len(page)), TotalRecordCount: strconv.Itoa(total),
	}
	for _, b := range page {
		status, copyOnly := "Disabled", ""
		if spare(d, b, tx.Now()) {
			status = "Enabled"
		}
		if d.Engine == sqlServer {
			copyOnly = "0"
		}
		res.Items.Backup = append(res.Items.Backup, wire.Backup{
			BackupId: b.ID, DBInstanceId: d.ID, BackupStatus: string(b.Status), BackupMethod: b.Method, BackupType: b.Kind, BackupMode: b.Mode,
			BackupInitiator: "User", BackupStartTime: stamp(b.CreatedAt), BackupEndTime: stamp(b.CreatedAt.Add(backupTook)),
			StoreStatus: status, IsAvail: 1, StorageClass: "0", CopyOnlyBackup: copyOnly, Encryption: "{}",
			HostInstanceID: d.Nodes[len(d.Nodes)-1].ID, ResourceGroupId: d.ResourceGroup,
		})
	}
	return res, nil
}

// describeBackupTasks lists the tasks that made backups, finished or not.
func describeBackupTasks(tx *world.Tx, req *wire.DescribeBackupTasksRequest) (*wire.DescribeBackupTasksResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeBackupTasksResponse{}
	for b, err := range tx.DBBackupsByInstance.Each(d.ID) {
		if err != nil {
			return nil, err
		}
		job := wire.BackupJob{BackupJobId: b.Job, BackupId: b.ID, JobMode: b.Mode, TaskAction: "TempBackupTask", BackupStatus: "Finished", BackupProgressStatus: "Finished", Process: "100"}
		if b.Status == world.BackupRunning {
			job.BackupId, job.BackupStatus, job.BackupProgressStatus, job.Process = "", "Uploading", "Uploading", "50"
		}
		wanted := req.BackupJobStatus == "" || req.BackupJobStatus == "Progressing" && b.Status == world.BackupRunning
		if wanted && action.Same(req.BackupMode, b.Mode) && (req.BackupJobId == 0 || strconv.Itoa(req.BackupJobId) == b.Job) {
			res.Items.BackupJob = append(res.Items.BackupJob, job)
		}
	}
	return res, nil
}

// spare tells whether a backup set may be deleted already: what a point in time is restored from
// may not, and without a log the last seven days stay. Document: Rds DeleteBackup.
func spare(d *world.DBInstance, b *world.DBBackup, now time.Time) bool {
	p := d.BackupPolicy
	age := now.Sub(b.CreatedAt)
	if !p.LogBackup {
		return age > 7*24*time.Hour
	}
	return p.LogRetention < p.Retention && age > time.Duration(p.LogRetention)*24*time.Hour
}

// maxDeletedBackups is how many backup sets one call deletes (Rds DeleteBackup).
const maxDeletedBackups = 100

// deleteBackup deletes backup sets: all that are named or, when one is missing, none.
func deleteBackup(tx *world.Tx, req *wire.DeleteBackupRequest) (*wire.DeleteBackupResponse, error) {
	d, err := runningOr(tx, req.DBInstanceId, wire.ErrInstanceState)
	if err != nil {
		return nil, err
	}
	switch {
	case d.Engine != mysql && d.Engine != postgres, d.Category != standard:
		return nil, wire.ErrInstanceType
	case len(req.BackupId) > maxDeletedBackups:
		return nil, wire.ErrBackupMany
	}
	for _, id := range req.BackupId {
		b, err := tx.DBBackups.Get(id)
		if world.NotFound(err) || err == nil && b.Instance != d.ID {
			return nil, wire.ErrBackupNotFound
		}
		if err != nil {
			return nil, err
		}
		if !spare(d, b, tx.Now()) {
			return nil, wire.ErrBackupKept
		}
		if err := tx.DBBackups.Delete(id); err != nil {
			return nil, err
		}
	}
	return &wire.DeleteBackupResponse{}, nil
}

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// validPeriod wants at least two weekdays (Rds ModifyBackupPolicy).
func validPeriod(days []string) bool {
	return len(days) >= 2 && !slices.ContainsFunc(days, func(day string) bool { return !slices.Contains(weekdays, day) })
}
