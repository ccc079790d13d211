package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateBackupRequest is what CreateBackup takes.
type CreateBackupRequest struct {
	DBInstanceId string     `rpc:",required"`
	DBName       []string   `rpc:",comma"`
	BackupMethod string     `rpc:",enum=Logical|Physical|Snapshot,fold,bad=InvalidBackupMethod.ValueNotSupport,default=Physical"`
	_            rpc.Unread `params:"BackupStrategy,BackupType,ResourceGroupId"`
}

// CreateBackupResponse is what CreateBackup answers.
type CreateBackupResponse struct {
	BackupJobId string
}

// DescribeBackupsRequest is what DescribeBackups takes.
type DescribeBackupsRequest struct {
	DBInstanceId string `rpc:",required"`
	BackupId     string
	BackupStatus string
	BackupMode   string
	StartTime    string
	EndTime      string
	PageSize     int32 `rpc:",min=30,max=1000,default=30"`
	PageNumber   int32 `rpc:",min=1,default=1"`
	BackupType   string
	_            rpc.Unread `params:"ResourceGroupId"`
}

// DescribeBackupsResponse is what DescribeBackups answers.
type DescribeBackupsResponse struct {
	TotalEcsSnapshotSize int64
	PageRecordCount      string
	TotalRecordCount     string
	PageNumber           string
	Items                struct{ Backup []Backup }
}

// Backup is part of the answer of DescribeBackups.
type Backup struct {
	StorageClass              string
	Encryption                string
	BackupStatus              string
	StoreStatus               string
	ConsistentTime            int64
	BackupType                string
	CopyOnlyBackup            string
	BackupEndTime             string
	MetaStatus                string
	BackupInitiator           string
	BackupIntranetDownloadURL string
	BackupMethod              string
	BackupStartTime           string
	BackupDownloadURL         string
	IsAvail                   int
	BackupId                  string
	HostInstanceID            string
	BackupSize                int64
	BackupMode                string
	DBInstanceId              string
	Checksum                  string
	BackupDownloadLinkByDB    struct{ BackupDownloadLinkByDB []BackupDownloadLinkByDB }
	ResourceGroupId           string
}

// BackupDownloadLinkByDB is part of the answer of DescribeBackups.
type BackupDownloadLinkByDB struct {
	IntranetDownloadLink string
	DataBase             string
	DownloadLink         string
}

// DescribeBackupTasksRequest is what DescribeBackupTasks takes.
type DescribeBackupTasksRequest struct {
	ClientToken     string
	DBInstanceId    string `rpc:",required"`
	BackupJobId     int
	BackupMode      string     `rpc:",enum=Automated|Manual"`
	BackupJobStatus string     `rpc:",enum=NoStart|Progressing"`
	_               rpc.Unread `params:"Flag"`
}

// DescribeBackupTasksResponse is what DescribeBackupTasks answers.
type DescribeBackupTasksResponse struct {
	Items struct{ BackupJob []BackupJob }
}

// BackupJob is part of the answer of DescribeBackupTasks.
type BackupJob struct {
	Process              string
	BackupJobId          string
	BackupStatus         string
	JobMode              string
	BackupProgressStatus string
	BackupId             string
	TaskAction           string
}

// DeleteBackupRequest is what DeleteBackup takes.
type DeleteBackupRequest struct {
	DBInstanceId string   `rpc:",required"`
	BackupId     []string `rpc:",required,comma"`
}

// DeleteBackupResponse is what DeleteBackup answers.
type DeleteBackupResponse struct{}

// DescribeBackupPolicyRequest is what DescribeBackupPolicy takes.
type DescribeBackupPolicyRequest struct {
	DBInstanceId string     `rpc:",required"`
	_            rpc.Unread `params:"BackupPolicyMode,CompressType,ReleasedKeepPolicy"`
}

// DescribeBackupPolicyResponse is what DescribeBackupPolicy answers.
type DescribeBackupPolicyResponse struct {
	LogBackupRetentionPeriod      int
	ArchiveBackupKeepPolicy       string
	ArchiveBackupKeepCount        string
	LocalLogRetentionHours        int
	BackupRetentionPeriod         int
	PreferredBackupPeriod         string
	CompressType                  string
	SupportReleasedKeep           int
	LocalLogRetentionSpace        string
	SupportVolumeShadowCopy       int
	BackupMethod                  string
	LogBackupFrequency            string
	PreferredNextBackupTime       string
	HighSpaceUsageProtection      string
	ArchiveBackupRetentionPeriod  string
	BackupInterval                string
	ReleasedKeepPolicy            string
	PreferredBackupTime           string
	LogBackupLocalRetentionNumber int
	Category                      string
	EnableBackupLog               string
	BackupLog                     string
	EnableIncrementDataBackup     bool
	SupportModifyBackupPriority   bool
	BackupPriority                int
	EnablePitrProtection          bool
	PitrRetentionPeriod           int
}

// ModifyBackupPolicyRequest is what ModifyBackupPolicy takes.
type ModifyBackupPolicyRequest struct {
	DBInstanceId                  string `rpc:",required"`
	BackupPolicyMode              *string
	PreferredBackupTime           *string
	PreferredBackupPeriod         []string `rpc:",comma"`
	BackupRetentionPeriod         *string
	BackupLog                     *string `rpc:",enum=Enable|Disabled,fold"`
	LogBackupRetentionPeriod      *string
	EnableBackupLog               *string
	LocalLogRetentionHours        *string
	LocalLogRetentionSpace        *string
	HighSpaceUsageProtection      *string
	LogBackupFrequency            *string
	CompressType                  *string `rpc:",enum=0|1|2|4|8"`
	ArchiveBackupRetentionPeriod  *string
	ArchiveBackupKeepPolicy       *string `rpc:",enum=ByMonth|ByWeek|KeepAll|0,fold"`
	ArchiveBackupKeepCount        *int
	ReleasedKeepPolicy            *string `rpc:",enum=None|Lastest|All,fold,bad=InvalidReleasedKeepPolicy.Format"`
	LogBackupLocalRetentionNumber *int
	Category                      *string
	BackupInterval                *string
	BackupMethod                  *string `rpc:",enum=Physical|Snapshot,fold"`
	EnableIncrementDataBackup     *bool
	BackupPriority                *int
}

// ModifyBackupPolicyResponse is what ModifyBackupPolicy answers.
type ModifyBackupPolicyResponse struct {
	CompressType                  string
	LocalLogRetentionSpace        string
	LogBackupLocalRetentionNumber int
	DBInstanceID                  string
	EnableBackupLog               string
	LocalLogRetentionHours        int
	HighSpaceUsageProtection      string
}
