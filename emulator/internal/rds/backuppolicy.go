package rds

import (
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// defaultBackupPolicy is that of a new instance (A0090).
func defaultBackupPolicy() world.DBBackupPolicy {
	return world.DBBackupPolicy{
		Time: "17:00Z-18:00Z", Period: []string{"Tuesday", "Thursday", "Saturday"}, Retention: 7, LogBackup: true, LogRetention: 7,
		LocalLogHours: 18, LocalLogSpace: 30, HighSpace: "Enable", Compress: "1", ReleasedKeep: "None", LocalLogCount: 60,
		Category: "Standard", Interval: "-1", Method: "Physical", Priority: 2, ArchiveKeep: "0",
	}
}

// describeBackupPolicy answers when an instance is backed up and how long backups are kept.
func describeBackupPolicy(tx *world.Tx, req *wire.DescribeBackupPolicyRequest) (*wire.DescribeBackupPolicyResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	p := d.BackupPolicy
	res := &wire.DescribeBackupPolicyResponse{
		PreferredBackupTime: p.Time, PreferredBackupPeriod: strings.Join(p.Period, ","), PreferredNextBackupTime: nextBackup(tx.Now(), p),
		BackupRetentionPeriod: p.Retention, EnableBackupLog: "0", BackupLog: "Disabled", LogBackupRetentionPeriod: p.LogRetention,
		LocalLogRetentionHours: p.LocalLogHours, LocalLogRetentionSpace: strconv.Itoa(p.LocalLogSpace), HighSpaceUsageProtection: p.HighSpace,
		LogBackupFrequency: p.LogFrequency, CompressType: p.Compress, ReleasedKeepPolicy: p.ReleasedKeep, LogBackupLocalRetentionNumber: p.LocalLogCount,
		Category: p.Category, BackupInterval: p.Interval, BackupMethod: p.Method, EnableIncrementDataBackup: p.Incremental, BackupPriority: p.Priority,
		SupportModifyBackupPriority: d.Category == alwaysOn, ArchiveBackupRetentionPeriod: strconv.Itoa(p.ArchiveDays),
		ArchiveBackupKeepPolicy: p.ArchiveKeep, ArchiveBackupKeepCount: strconv.Itoa(p.ArchiveCount),
		EnablePitrProtection: p.LogBackup, PitrRetentionPeriod: p.LogRetention,
	}
	if p.LogBackup {
		res.EnableBackupLog, res.BackupLog = "1", "Enable"
	}
	return res, nil
}

// nextBackup is the beginning of the next backup window.
func nextBackup(now time.Time, p world.DBBackupPolicy) string {
	start, _, _ := strings.Cut(p.Time, "Z")
	at, err := time.Parse("15:04", start)
	if err != nil {
		return ""
	}
	now = now.UTC()
	next := time.Date(now.Year(), now.Month(), now.Day(), at.Hour(), at.Minute(), 0, 0, time.UTC)
	for range 8 {
		if next.After(now) && strings.Contains(strings.Join(p.Period, ","), next.Weekday().String()) {
			return minute(next)
		}
		next = next.AddDate(0, 0, 1)
	}
	return ""
}

// modifyBackupPolicy changes the data backup policy or, with BackupPolicyMode LogBackupPolicy, that of the logs.
func modifyBackupPolicy(tx *world.Tx, req *wire.ModifyBackupPolicyRequest) (*wire.ModifyBackupPolicyResponse, error) {
	d, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if req.BackupPolicyMode != nil && *req.BackupPolicyMode == "LogBackupPolicy" {
			return logPolicy(&d.BackupPolicy, req)
		}
		if err := dataPolicy(&d.BackupPolicy, req); err != nil {
			return err
		}
		return logPolicy(&d.BackupPolicy, req)
	})
	if err != nil {
		return nil, err
	}
	p := d.BackupPolicy
	enabled := "0"
	if p.LogBackup {
		enabled = "1"
	}
	return &wire.ModifyBackupPolicyResponse{
		DBInstanceID: d.ID, CompressType: p.Compress, EnableBackupLog: enabled, LocalLogRetentionHours: p.LocalLogHours,
		LocalLogRetentionSpace: strconv.Itoa(p.LocalLogSpace), HighSpaceUsageProtection: p.HighSpace, LogBackupLocalRetentionNumber: p.LocalLogCount,
	}, nil
}

func dataPolicy(p *world.DBBackupPolicy, req *wire.ModifyBackupPolicyRequest) error {
	if req.PreferredBackupTime != nil {
		if !windowPattern.MatchString(*req.PreferredBackupTime) {
			return wire.ErrBackupTime
		}
		p.Time = *req.PreferredBackupTime
	}
	if len(req.PreferredBackupPeriod) > 0 {
		if !validPeriod(req.PreferredBackupPeriod) {
			return wire.ErrBackupPeriod
		}
		p.Period = req.PreferredBackupPeriod
	}
	if err := days(&p.Retention, req.BackupRetentionPeriod); err != nil {
		return err
	}
	for _, field := range []struct {
		into *string
		from *string
	}{
		{&p.Compress, req.CompressType}, {&p.ReleasedKeep, req.ReleasedKeepPolicy}, {&p.Category, req.Category}, {&p.Interval, req.BackupInterval},
		{&p.Method, req.BackupMethod}, {&p.ArchiveKeep, req.ArchiveBackupKeepPolicy}, {&p.LogFrequency, req.LogBackupFrequency},
	} {
		if field.from != nil && *field.from != "" {
			*field.into = *field.from
		}
	}
	if req.EnableIncrementDataBackup != nil {
		p.Incremental = *req.EnableIncrementDataBackup
	}
	if err := whole(&p.ArchiveDays, req.ArchiveBackupRetentionPeriod, "ArchiveBackupRetentionPeriod"); err != nil {
		return err
	}
	set(&p.Priority, req.BackupPriority)
	set(&p.ArchiveCount, req.ArchiveBackupKeepCount)
	return nil
}

func logPolicy(p *world.DBBackupPolicy, req *wire.ModifyBackupPolicyRequest) error {
	if req.EnableBackupLog != nil && *req.EnableBackupLog != "" {
		p.LogBackup = *req.EnableBackupLog == "1" || strings.EqualFold(*req.EnableBackupLog, "true")
	}
	if req.BackupLog != nil {
		p.LogBackup = *req.BackupLog == "Enable"
	}
	if err := days(&p.LogRetention, req.LogBackupRetentionPeriod); err != nil {
		return err
	}
	if err := whole(&p.LocalLogHours, req.LocalLogRetentionHours, "LocalLogRetentionHours"); err != nil {
		return err
	}
	if err := whole(&p.LocalLogSpace, req.LocalLogRetentionSpace, "LocalLogRetentionSpace"); err != nil {
		return err
	}
	if req.HighSpaceUsageProtection != nil && *req.HighSpaceUsageProtection != "" {
		p.HighSpace = *req.HighSpaceUsageProtection
	}
	set(&p.LocalLogCount, req.LogBackupLocalRetentionNumber)
	return nil
}

func set(into, from *int) {
	if from != nil {
		*into = *from
	}
}

// whole reads a number that travels as text.
func whole(into *int, text *string, name string) error {
	if text == nil || *text == "" {
		return nil
	}
	n, err := strconv.Atoi(*text)
	if err != nil || n < 0 {
		return wire.ErrParameter.With(name)
	}
	*into = n
	return nil
}

// days reads a retention: 7 to 730 days.
func days(into *int, text *string) error {
	if text == nil || *text == "" {
		return nil
	}
	n, err := strconv.Atoi(*text)
	if err != nil || n < 7 || n > 730 {
		return wire.ErrBackupRetention
	}
	*into = n
	return nil
}
