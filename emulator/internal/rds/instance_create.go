package rds

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// createFacts are what the law sees of a new instance.
func createFacts(tx *world.Tx, req *wire.CreateDBInstanceRequest) (regions.Facts, error) {
	return regions.Facts{Network: networkOf(tx, req.InstanceNetworkType, req.VSwitchId), Engine: req.Engine}, nil
}

// networkOf is the network type that a request asks for, as the law spells it: what it says, else a VPC when it
// names a vSwitch, else the region's own default.
func networkOf(tx *world.Tx, asked string, vswitches []string) string {
	switch {
	case asked != "":
		return strings.ToLower(asked)
	case len(vswitches) > 0:
		return regions.NetworkVPC
	}
	return tx.Region.DefaultNetwork()
}

// createDBInstance makes a primary instance. It answers at once, Creating; the lifecycle makes it Running.
func createDBInstance(tx *world.Tx, req *wire.CreateDBInstanceRequest) (*wire.CreateDBInstanceResponse, error) {
	if err := refusePublic(tx, req.DBInstanceNetType, req.Engine); err != nil {
		return nil, err
	}
	o := order{
		kind: "Primary", engine: req.Engine, version: req.EngineVersion, class: req.DBInstanceClass, category: req.Category,
		storageType: req.DBInstanceStorageType, storage: req.DBInstanceStorage, payType: req.PayType, period: req.Period,
		usedTime: req.UsedTime, network: networkOf(tx, req.InstanceNetworkType, req.VSwitchId), vpc: req.VPCId,
		vswitches: req.VSwitchId, privateIP: req.PrivateIpAddress, zone: req.ZoneId,
		slaves: [2]string{req.ZoneIdSlave1, req.ZoneIdSlave2}, name: req.DBInstanceDescription, group: req.ResourceGroupId,
		tags: action.Wanted(req.Tag), whiteList: req.SecurityIPList, host: req.ConnectionString, port: req.Port,
		mode: req.ConnectionMode, protect: req.DeletionProtection,
	}
	d, err := o.make(tx)
	if err != nil {
		return nil, err
	}
	if err := applyCreate(tx, d, req); err != nil {
		return nil, err
	}
	if err := tx.DBInstances.Insert(d); err != nil {
		return nil, err
	}
	c := d.Connections[0]
	return &wire.CreateDBInstanceResponse{
		DBInstanceId: d.ID, ConnectionString: c.Host, Port: strconv.Itoa(c.Port), OrderId: orderID(tx), TagResult: len(req.Tag) > 0,
	}, nil
}

// refusePublic asks the law about a public address at creation. The API documents Intranet as the only value
// (A0082); where the law lets a public address be, the instance is made without one, as documented.
func refusePublic(tx *world.Tx, netType, engine string) error {
	switch {
	case strings.EqualFold(netType, "Intranet"):
		return nil
	case !strings.EqualFold(netType, "Internet"):
		return wire.ErrNetType
	}
	if err := tx.Allow(regions.RDSPublicConnection, regions.Facts{Engine: engine, AddressType: "internet"}); err != nil {
		return err
	}
	return wire.ErrNetType
}

// applyCreate sets what only a primary instance is asked for.
func applyCreate(tx *world.Tx, d *world.DBInstance, req *wire.CreateDBInstanceRequest) error {
	s := &d.Settings
	s.Collation = req.SystemDBCharset
	s.TimeZone, s.IgnoreCase = req.DBTimeZone, req.DBIsIgnoreCase
	s.MinorVersion = cmp.Or(req.TargetMinorVersion, s.MinorVersion)
	s.StorageAutoScale, s.StorageThreshold, s.StorageUpperBound = req.StorageAutoScale, req.StorageThreshold, req.StorageUpperBound
	s.EncryptionKey = req.EncryptionKey
	s.AutoRenew = strings.EqualFold(req.AutoRenew, "true")
	s.BufferPool, s.Bursting = cmp.Or(req.BpeEnabled, "0"), req.BurstingEnabled
	s.IOAcceleration, s.ColdData = cmp.Or(req.IoAccelerationEnabled, "0"), req.ColdDataEnabled
	if d.PayType == "Serverless" {
		c := req.ServerlessConfig
		s.ServerlessMin, s.ServerlessMax, s.ServerlessAutoPause, s.ServerlessForce = c.MinCapacity, c.MaxCapacity, c.AutoPause, c.SwitchForce
	}
	if err := applyBabelfish(d, req.BabelfishConfig); err != nil {
		return err
	}
	if req.DBParamGroupId == "" {
		return nil
	}
	g, err := tx.DBParameterGroups.Get(req.DBParamGroupId)
	if world.NotFound(err) || err == nil && !strings.EqualFold(g.Engine, d.Engine) {
		return wire.ErrParameterGroup
	}
	if err != nil {
		return err
	}
	useGroup(d, g)
	return nil
}

// babelfishPort is the port of SQL Server's protocol.
const babelfishPort = 1433

func applyBabelfish(d *world.DBInstance, config string) error {
	if config == "" {
		return nil
	}
	var asked struct{ BabelfishEnabled, MigrationMode string }
	if err := json.Unmarshal([]byte(config), &asked); err != nil || d.Engine != postgres {
		return wire.ErrParameter.With("BabelfishConfig")
	}
	if asked.BabelfishEnabled == "true" {
		d.Settings.Babelfish, d.Settings.BabelfishMode = true, asked.MigrationMode
		d.Connections[0].TDSPort = babelfishPort
	}
	return nil
}

// expires is when a subscription ends: UsedTime months, or years when Period says so.
func (o *order) expires(now time.Time) (time.Time, error) {
	if o.payType != "Prepaid" {
		return time.Time{}, nil
	}
	n, err := strconv.Atoi(cmp.Or(o.usedTime, "1"))
	if err != nil || n <= 0 {
		return time.Time{}, wire.ErrUsedTime
	}
	return subscribedUntil(now, n, o.period), nil
}

func subscribedUntil(from time.Time, n int, period string) time.Time {
	if strings.EqualFold(period, "Year") {
		n *= 12
	}
	return from.AddDate(0, n, 0)
}

// orderNumber numbers the orders that the API answers; there is no order behind it.
func orderNumber(tx *world.Tx) int64 { return int64(200000000000000 + tx.Serial()) }

// orderID is orderNumber for the actions that answer it as text.
func orderID(tx *world.Tx) string { return strconv.FormatInt(orderNumber(tx), 10) }

func defaultSettings(e *engine, v version) world.DBSettings {
	return world.DBSettings{
		MaintainTime: "18:00Z-22:00Z", AutoUpgradeMinor: "Auto", MonitorPeriod: "60", TCPConnection: "SHORT", HAConfig: "Auto",
		SyncMode: "Semi-sync", HAMode: "RPO", SQLRetention: "30", SecurityIPMode: "normal", MinorVersion: minorVersion(e, v),
		BufferPool: "0", IOAcceleration: "0",
	}
}

// minorVersion is the kernel version of a new instance, in the form that UpgradeDBInstanceKernelVersion documents (A0083).
func minorVersion(e *engine, v version) string {
	switch e.name {
	case postgres:
		return "rds_postgres_" + strings.TrimSuffix(v.name, ".0") + "00_20241030"
	case sqlServer:
		return "15.0.4073.23"
	}
	return "rds_20241130"
}
