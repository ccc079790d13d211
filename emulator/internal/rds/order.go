package rds

import (
	"cmp"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

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
// (F1-samecity-dr), else the zone of the master (A0091).
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
