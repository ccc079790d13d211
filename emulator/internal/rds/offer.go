package rds

import (
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// commodity is what a commodity code sells.
type commodity struct{ readOnly, serverless bool }

// commodities are the documented codes (Rds DescribeAvailableZones); an absent one is that of primary instances.
var commodities = map[string]commodity{
	"": {}, "bards": {}, "rds": {}, "bards_intl": {}, "rds_intl": {},
	"rords": {readOnly: true}, "rds_rordspre_public_cn": {readOnly: true}, "rords_intl": {readOnly: true}, "rds_rordspre_public_intl": {readOnly: true},
	"rds_serverless_public_cn": {serverless: true}, "rds_serverless_public_intl": {serverless: true},
}

// editions are those of a version that a commodity sells.
func (c commodity) editions(v version) []string {
	if c.serverless {
		return v.serverless
	}
	return v.categories
}

// describeAvailableZones lists what is on sale of an engine in each zone of the region. Every zone sells the same.
func describeAvailableZones(tx *world.Tx, req *wire.DescribeAvailableZonesRequest) (*wire.DescribeAvailableZonesResponse, error) {
	e, ok := engineOf(req.Engine)
	if !ok {
		return nil, wire.ErrEngine
	}
	sold, ok := commodities[req.CommodityCode]
	if !ok {
		return nil, wire.ErrCommodity
	}
	versions := soldVersions(e, sold, req)
	res := &wire.DescribeAvailableZonesResponse{}
	if len(versions) == 0 {
		return res, nil
	}
	for _, z := range tx.Region.Zones {
		if !action.Same(req.ZoneId, z.ID) {
			continue
		}
		res.AvailableZones = append(res.AvailableZones, wire.AvailableZone{
			ZoneId: z.ID, RegionId: tx.Region.ID,
			SupportedEngines: []wire.SupportedEngine{{Engine: e.name, SupportedEngineVersions: versions}},
		})
	}
	return res, nil
}

func soldVersions(e *engine, sold commodity, req *wire.DescribeAvailableZonesRequest) []wire.SupportedEngineVersion {
	var all []wire.SupportedEngineVersion
	for _, v := range e.versions {
		if !action.Same(req.EngineVersion, v.name) {
			continue
		}
		line := wire.SupportedEngineVersion{Version: v.name}
		for _, category := range sold.editions(v) {
			if !action.Same(req.Category, category) {
				continue
			}
			edition := wire.SupportedCategory{Category: category}
			for _, storage := range storageOf(e, category) {
				edition.SupportedStorageTypes = append(edition.SupportedStorageTypes, wire.SupportedStorageType{StorageType: storage})
			}
			line.SupportedCategorys = append(line.SupportedCategorys, edition)
		}
		if len(line.SupportedCategorys) > 0 {
			all = append(all, line)
		}
	}
	return all
}

// describeAvailableClasses lists the classes on sale of an engine version in an edition on a storage type.
func describeAvailableClasses(tx *world.Tx, req *wire.DescribeAvailableClassesRequest) (*wire.DescribeAvailableClassesResponse, error) {
	e, ok := engineOf(req.Engine)
	if !ok {
		return nil, wire.ErrAvailableCondition
	}
	sold, known := commodities[req.CommodityCode]
	v, offered := e.version(req.EngineVersion)
	if !known || !offered || !tx.Region.HasZone(req.ZoneId) {
		return nil, wire.ErrAvailableCondition
	}
	span := storageTypes[req.DBInstanceStorageType]
	res := &wire.DescribeAvailableClassesResponse{}
	for _, c := range classesOf(e, v, req.Category, req.DBInstanceStorageType, sold.readOnly) {
		res.DBInstanceClasses = append(res.DBInstanceClasses, wire.DBInstanceClass{
			DBInstanceClass:        c.name,
			DBInstanceStorageRange: wire.DBInstanceStorageRange{MinValue: span.low, MaxValue: span.high, Step: span.step},
		})
	}
	return res, nil
}

// listClasses lists all classes that a commodity sells, or those of one instance's engine.
func listClasses(tx *world.Tx, req *wire.ListClassesRequest) (*wire.ListClassesResponse, error) {
	sold, ok := commodities[req.CommodityCode]
	if !ok {
		return nil, wire.ErrCommodity
	}
	only := ""
	if req.DBInstanceId != "" {
		d, err := find(tx, req.DBInstanceId)
		if err != nil {
			return nil, err
		}
		only = d.Engine
	}
	res := &wire.ListClassesResponse{RegionId: tx.Region.ID}
	seen := map[string]bool{}
	for _, e := range engines {
		if !action.Same(only, e.name) {
			continue
		}
		for _, c := range soldClasses(e, sold) {
			if !seen[c.name] {
				seen[c.name] = true
				res.Items = append(res.Items, classItem(c))
			}
		}
	}
	return res, nil
}

func soldClasses(e *engine, sold commodity) []class {
	var all []class
	for _, v := range e.versions {
		for _, category := range sold.editions(v) {
			for _, storage := range storageOf(e, category) {
				all = append(all, classesOf(e, v, category, storage, sold.readOnly)...)
			}
		}
	}
	return all
}

func classItem(c class) wire.ListClassesItem {
	return wire.ListClassesItem{
		ClassCode: c.name, ClassGroup: c.group, Cpu: strconv.Itoa(c.cpu), MemoryClass: strconv.Itoa(c.memory/1024) + "GB",
		MaxConnections: strconv.Itoa(c.maxConnections()), MaxIOPS: strconv.Itoa(c.maxIOPS()), MaxIOMBPS: strings.TrimSpace(strconv.Itoa(c.cpu*128)) + "Mbps",
	}
}
