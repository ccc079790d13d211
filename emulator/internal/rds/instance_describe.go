package rds

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// stamp spells a moment as RDS does; the zero time is empty.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

// payTypeOf spells the billing method; serverless is answered in capitals (terraform.md, provider's note).
func payTypeOf(d *world.DBInstance) string {
	if d.PayType == "Serverless" {
		return "SERVERLESS"
	}
	return d.PayType
}

// netTypeOf says whether an instance has a public address.
func netTypeOf(d *world.DBInstance) string {
	if d.ConnectionOf(world.DBPublic) != nil {
		return "Internet"
	}
	return "Intranet"
}

// describeDBInstances lists instances by page, or after a NextToken when MaxResults is given.
func describeDBInstances(tx *world.Tx, req *wire.DescribeDBInstancesRequest) (*wire.DescribeDBInstancesResponse, error) {
	match, err := instanceFilter(tx, req)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDBInstancesResponse{PageNumber: int(req.PageNumber)}
	var page []*world.DBInstance
	if req.MaxResults > 0 || req.NextToken != "" {
		limit := int(req.MaxResults)
		if limit == 0 {
			limit = int(req.PageSize)
		}
		page, res.NextToken, err = action.After(tx.DBInstances, req.NextToken, limit, func(d *world.DBInstance) string { return d.ID }, match)
		res.TotalRecordCount = len(page)
	} else {
		paging := rpc.Paging{PageNumber: max(1, req.PageNumber), PageSize: req.PageSize}
		page, res.TotalRecordCount, err = action.Page(tx.DBInstances, paging, match)
	}
	if err != nil {
		return nil, err
	}
	res.PageRecordCount = len(page)
	for _, d := range page {
		res.Items.DBInstance = append(res.Items.DBInstance, summary(tx, d, req.InstanceLevel == 1))
	}
	return res, nil
}

// instanceFilter is nil when the request filters nothing.
func instanceFilter(tx *world.Tx, req *wire.DescribeDBInstancesRequest) (func(*world.DBInstance) bool, error) {
	want, err := tagsOf(req.Tags)
	if err != nil {
		return nil, err
	}
	var ids []string
	if req.DBInstanceId != "" {
		ids = strings.Split(req.DBInstanceId, ",")
	}
	expired := strings.EqualFold(req.Expired, "True")
	filters := equalities(req)
	if len(filters) == 0 && len(ids) == 0 && len(want) == 0 && req.SearchKey == "" && req.VSwitchId == "" && req.ConnectionString == "" && !expired {
		return nil, nil
	}
	return func(d *world.DBInstance) bool {
		for _, f := range filters {
			if !strings.EqualFold(f.want, f.got(d)) {
				return false
			}
		}
		return action.Listed(ids, d.ID) && d.HasTags(want) &&
			(req.SearchKey == "" || strings.Contains(d.ID, req.SearchKey) || strings.Contains(d.Name, req.SearchKey)) &&
			(req.VSwitchId == "" || slices.Contains(d.VSwitches, req.VSwitchId)) &&
			(req.ConnectionString == "" || d.Connection(req.ConnectionString) != nil) &&
			(!expired || !d.Expires.IsZero() && d.Expires.Before(tx.Now()))
	}, nil
}

// equality is a filter by one value.
type equality struct {
	want string
	got  func(*world.DBInstance) string
}

// equalities are the filters of a request that compare one value each.
func equalities(req *wire.DescribeDBInstancesRequest) []equality {
	all := []equality{
		{req.Engine, func(d *world.DBInstance) string { return d.Engine }},
		{req.ZoneId, func(d *world.DBInstance) string { return d.Zone }},
		{req.ResourceGroupId, func(d *world.DBInstance) string { return d.ResourceGroup }},
		{req.DBInstanceStatus, func(d *world.DBInstance) string { return string(d.Status) }},
		{req.DBInstanceType, func(d *world.DBInstance) string { return d.Type }},
		{req.InstanceNetworkType, func(d *world.DBInstance) string { return d.Network }},
		{req.VpcId, func(d *world.DBInstance) string { return d.VPC }},
		{req.DBInstanceClass, func(d *world.DBInstance) string { return d.Class }},
		{req.EngineVersion, func(d *world.DBInstance) string { return d.Version }},
		{req.PayType, func(d *world.DBInstance) string { return d.PayType }},
		{req.ConnectionMode, func(d *world.DBInstance) string { return d.ConnectionMode }},
		{req.Category, func(d *world.DBInstance) string { return d.Category }},
	}
	return slices.DeleteFunc(all, func(e equality) bool { return e.want == "" })
}

// tagsOf reads a JSON object of tag keys and values.
func tagsOf(text string) ([]world.Tag, error) {
	if text == "" {
		return nil, nil
	}
	var object map[string]string
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		return nil, wire.ErrTagsFormat
	}
	var tags []world.Tag
	for key, value := range object {
		tags = append(tags, world.Tag{Key: key, Value: value})
	}
	slices.SortFunc(tags, func(a, b world.Tag) int { return strings.Compare(a.Key, b.Key) })
	return tags, nil
}

func summary(tx *world.Tx, d *world.DBInstance, level bool) wire.DBInstance {
	c, _ := parseClass(d.Class)
	s := wire.DBInstance{
		DBInstanceId: d.ID, DBInstanceDescription: d.Name, Engine: d.Engine, EngineVersion: d.Version, DBInstanceClass: d.Class,
		DBInstanceType: d.Type, DBInstanceStatus: string(d.Status), DBInstanceNetType: netTypeOf(d), InstanceNetworkType: d.Network,
		ConnectionMode: d.ConnectionMode, ConnectionString: d.Connections[0].Host, PayType: payTypeOf(d), CreateTime: stamp(d.CreatedAt),
		ExpireTime: stamp(d.Expires), RegionId: tx.Region.ID, ZoneId: d.Zone, VpcId: d.VPC, VSwitchId: first(d.VSwitches),
		MasterInstanceId: d.Master, GuardDBInstanceId: d.Guard, LockMode: "Unlock", DBInstanceStorageType: d.StorageType,
		MutriORsignle: spansZones(d), ResourceGroupId: d.ResourceGroup, DBInstanceCPU: strconv.Itoa(c.cpu), DBInstanceMemory: c.memory,
		DeletionProtection: d.DeletionProtection, BurstingEnabled: d.Settings.Bursting, BpeEnabled: d.Settings.BufferPool,
		IoAccelerationEnabled: d.Settings.IOAcceleration, ColdDataEnabled: d.Settings.ColdData, TipsLevel: 1,
	}
	if level {
		s.Category = d.Category
	}
	for _, id := range d.ReadOnly {
		s.ReadOnlyDBInstanceIds.ReadOnlyDBInstanceId = append(s.ReadOnlyDBInstanceIds.ReadOnlyDBInstanceId, wire.ReadOnlyDBInstanceId{DBInstanceId: id})
	}
	return s
}

// spansZones says whether a standby is in another zone than the node that serves.
func spansZones(d *world.DBInstance) bool {
	return slices.ContainsFunc(d.Slaves, func(zone string) bool { return zone != d.Zone })
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// checkInstanceExist says whether an instance is there.
func checkInstanceExist(tx *world.Tx, req *wire.CheckInstanceExistRequest) (*wire.CheckInstanceExistResponse, error) {
	ok, err := tx.DBInstances.Has(req.DBInstanceId)
	return &wire.CheckInstanceExistResponse{IsExistInstance: ok}, err
}

// describeTasks lists the task that an instance is busy with: its transient state. Finished tasks are not kept.
func describeTasks(tx *world.Tx, req *wire.DescribeTasksRequest) (*wire.DescribeTasksResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeTasksResponse{PageNumber: int(req.PageNumber)}
	task, busy := tasks[d.Status]
	if !busy || !action.Same(req.TaskAction, task) || !action.Same(req.Status, "Processing") || req.PageNumber > 1 || req.PageSize == 0 {
		return res, nil
	}
	if now := tx.Now().UTC().Format("2006-01-02T15:04Z"); req.StartTime > now || req.EndTime != "" && req.EndTime < now {
		return res, nil
	}
	res.PageRecordCount, res.TotalRecordCount = 1, 1
	res.Items.TaskProgressInfo = []wire.TaskProgressInfo{{Status: "Processing", TaskAction: task, Progress: "50", TaskId: d.ID}}
	return res, nil
}

// tasks are the actions behind the transient states.
var tasks = map[world.Status]string{
	world.Creating: "CreateDBInstance", world.Deleting: "DeleteDBInstance", world.DBRebooting: "RestartDBInstance",
	world.DBClassChanging: "ModifyDBInstanceSpec", world.DBUpgrading: "UpgradeDBInstanceEngineVersion",
	world.DBMovingZone: "MigrateToOtherZone", world.DBGuardCreating: "CreateDdrInstance",
	world.DBNetTypeChanging: "ModifyDBInstanceNetworkType", world.DBNetCreating: "AllocateInstancePublicConnection",
	world.DBNetModifying: "ModifyDBInstanceConnectionString", world.DBNetDeleting: "ReleaseInstancePublicConnection",
	world.DBSSLModifying: "ModifyDBInstanceSSL", world.DBTDEModifying: "ModifyDBInstanceTDE",
}
