package rds

import (
	"cmp"
	"encoding/json"
	"slices"
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
// (A-rds-5); where the law lets a public address be, the instance is made without one, as documented.
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

// order is what the three ways to make an instance have in common.
type order struct {
	kind                      string // Primary, Readonly or Guard
	engine, version, class    string
	category, storageType     string
	storage                   int
	payType, period, usedTime string
	network, vpc              string
	vswitches                 []string
	privateIP, zone           string
	slaves                    [2]string
	name, group               string
	tags                      []world.Tag
	whiteList                 []string
	host, port, mode          string
	protect                   bool
	master, masterRegion      string
}

// make checks an order and builds the instance, with its address taken; it does not store it.
func (o *order) make(tx *world.Tx) (*world.DBInstance, error) {
	e, v, c, err := o.offer()
	if err != nil {
		return nil, err
	}
	if err := o.checkStorage(e, c); err != nil {
		return nil, err
	}
	vsw, err := o.place(tx)
	if err != nil {
		return nil, err
	}
	slaves, err := o.slaveZones(tx)
	if err != nil {
		return nil, err
	}
	prefix := e.prefix
	if o.kind == "Readonly" {
		prefix = e.readPrefix
	}
	d := &world.DBInstance{
		Meta:   world.Meta{ID: tx.NewID(prefix), Name: o.name, ResourceGroup: o.group, CreatedAt: tx.Now(), Tags: o.tags},
		Status: world.Creating, Engine: e.name, Version: v.name, Type: o.kind, Category: o.category, Class: c.name,
		StorageType: o.storageType, Storage: o.storage, PayType: o.payType, Zone: o.zone, Slaves: slaves,
		Network: "Classic", VSwitches: o.vswitches, ConnectionMode: cmp.Or(o.mode, "Standard"), DeletionProtection: o.protect,
		Master: o.master, MasterRegion: o.masterRegion, Settings: defaultSettings(e, v), BackupPolicy: defaultBackupPolicy(),
	}
	for _, zone := range append([]string{d.Zone}, slaves...) {
		d.Nodes = append(d.Nodes, newNode(tx, zone))
	}
	if d.Expires, err = o.expires(tx.Now()); err != nil {
		return nil, err
	}
	if d.WhiteLists, err = firstWhiteList(o.whiteList); err != nil {
		return nil, err
	}
	return d, o.connect(tx, d, e, vsw)
}

// offer finds engine, version and class, and settles the edition.
func (o *order) offer() (*engine, version, class, error) {
	e, ok := engineOf(o.engine)
	if !ok {
		return nil, version{}, class{}, wire.ErrEngine
	}
	v, ok := e.version(o.version)
	if !ok {
		return nil, version{}, class{}, wire.ErrEngineVersion
	}
	c, ok := parseClass(o.class)
	if !ok || c.engine != e.class {
		return nil, version{}, class{}, wire.ErrClass
	}
	o.settleCategory(v, c)
	if o.kind != "Readonly" && (!v.offers(o.category) || !c.fits(o.category)) {
		return nil, version{}, class{}, wire.ErrClass
	}
	return e, v, c, nil
}

// settleCategory gives an order without an edition that of its class, else the version's first with a standby.
func (o *order) settleCategory(v version, c class) {
	all := slices.Concat(v.categories, v.serverless)
	switch {
	case o.category != "":
		i := slices.IndexFunc(all, func(known string) bool { return strings.EqualFold(known, o.category) })
		if i >= 0 {
			o.category = all[i]
		}
	case c.category != "":
		o.category = c.category
	case slices.Contains(all, standard):
		o.category = standard
	default:
		o.category = all[0]
	}
}

func (o *order) checkStorage(e *engine, c class) error {
	if o.storageType == "" {
		o.storageType = "cloud_essd"
		if c.local {
			o.storageType = "local_ssd"
		}
	}
	offer, ok := storageTypes[o.storageType]
	if !ok {
		return wire.ErrStorageType
	}
	if c.local != (o.storageType == "local_ssd") && (e.name == mysql || e.name == postgres) {
		return wire.ErrClassDisk
	}
	if o.network == regions.NetworkClassic && (e.name == postgres || e.name == mariaDB || e.name == mysql && o.storageType != "local_ssd") {
		return wire.ErrClassicOnCloud
	}
	if o.storage < offer.low || o.storage > offer.high || o.storage%offer.step != 0 {
		return wire.ErrStorage
	}
	return nil
}

// place settles the zone, and the vSwitch of an instance in a VPC.
func (o *order) place(tx *world.Tx) (*world.VSwitch, error) {
	if o.zone != "" && !tx.Region.HasZone(o.zone) {
		return nil, wire.ErrZone
	}
	if o.network == regions.NetworkClassic {
		o.zone = cmp.Or(o.zone, tx.Region.Zones[0].ID)
		o.vswitches = nil
		return nil, nil
	}
	if len(o.vswitches) == 0 {
		if err := o.defaultVSwitch(tx); err != nil {
			return nil, err
		}
	}
	var first *world.VSwitch
	for _, id := range o.vswitches {
		vsw, err := tx.VSwitches.Get(id)
		if world.NotFound(err) || err == nil && o.vpc != "" && o.vpc != vsw.VPC {
			return nil, wire.ErrVSwitch
		}
		if err != nil {
			return nil, err
		}
		if first == nil {
			first, o.vpc = vsw, vsw.VPC
		}
	}
	if o.zone != "" && o.zone != first.Zone {
		return nil, wire.ErrZone
	}
	o.zone = first.Zone
	return first, nil
}

// defaultVSwitch takes the account's default vSwitch where a request names none.
func (o *order) defaultVSwitch(tx *world.Tx) error {
	for vsw, err := range tx.VSwitches.Each() {
		if err != nil {
			return err
		}
		if vsw.Default && action.Same(o.vpc, vsw.VPC) && action.Same(o.zone, vsw.Zone) {
			o.vswitches = []string{vsw.ID}
			return nil
		}
	}
	return wire.ErrVSwitch
}

// standbys is how many nodes an edition has beside the one that serves.
func standbys(category string) int {
	switch category {
	case basic, "serverless_basic":
		return 0
	case enterprise:
		return 2
	}
	return 1
}

// slaveZones settles where the standby nodes are: where the request says, Auto in another zone. What a request
// that says nothing gets is the region's way: two zones where disaster recovery within the city is the default
// (F1-samecity-dr), else the zone of the master.
func (o *order) slaveZones(tx *world.Tx) ([]string, error) {
	count := standbys(o.category)
	if o.kind == "Readonly" {
		count = 0
	}
	var zones []string
	for i, asked := range o.slaves {
		switch {
		case i >= count && asked == "":
			continue
		case i >= count:
			if o.category == cluster && i == 1 {
				count = 2
				break
			}
			return nil, wire.ErrCategoryZones
		}
		zone, err := o.slaveZone(tx, asked, zones)
		if err != nil {
			return nil, err
		}
		zones = append(zones, zone)
	}
	return zones, nil
}

func (o *order) slaveZone(tx *world.Tx, asked string, taken []string) (string, error) {
	if asked == "" && !multiZone(tx) {
		return o.zone, nil
	}
	if asked != "" && !strings.EqualFold(asked, "Auto") {
		if !tx.Region.HasZone(asked) {
			return "", wire.ErrZones
		}
		return asked, nil
	}
	spare := o.zone
	for _, z := range tx.Region.Zones {
		if z.ID == o.zone {
			continue
		}
		if !slices.Contains(taken, z.ID) {
			return z.ID, nil
		}
		spare = z.ID
	}
	return spare, nil
}

// multiZone asks the region's data whether instances span two zones unless told otherwise.
func multiZone(tx *world.Tx) bool {
	trait, ok := tx.Matrix().Trait(tx.Region.ID, regions.TraitMultiZoneDatabase)
	return ok && trait.Value == "default"
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

// orderID numbers the orders that the API answers; there is no order behind it.
func orderID(tx *world.Tx) string { return strconv.FormatUint(200000000000000+tx.Serial(), 10) }

func defaultSettings(e *engine, v version) world.DBSettings {
	return world.DBSettings{
		MaintainTime: "18:00Z-22:00Z", AutoUpgradeMinor: "Auto", MonitorPeriod: "60", TCPConnection: "SHORT", HAConfig: "Auto",
		SyncMode: "Semi-sync", HAMode: "RPO", SQLRetention: "30", SecurityIPMode: "normal", MinorVersion: minorVersion(e, v),
		BufferPool: "0", IOAcceleration: "0",
	}
}

// minorVersion is the kernel version of a new instance, in the form that UpgradeDBInstanceKernelVersion documents (A-rds-6).
func minorVersion(e *engine, v version) string {
	switch e.name {
	case postgres:
		return "rds_postgres_" + strings.TrimSuffix(v.name, ".0") + "00_20241030"
	case sqlServer:
		return "15.0.4073.23"
	}
	return "rds_20241130"
}
