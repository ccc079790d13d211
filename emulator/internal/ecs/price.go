package ecs

import (
	"math"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var priceActions = []action.Action{
	action.Read("DescribePrice", regions.ECSPrice, describePrice),
}

// hoursPer is how many hours a price unit has; a month is taken as 720 hours.
var hoursPer = map[string]float64{"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8640}

// basket is what a price is asked for.
type basket struct {
	typ       instanceType
	system    pricedDisk
	data      []pricedDisk
	bandwidth int
}

type pricedDisk struct {
	category string
	size     int
}

// hourly is the price of a basket for an hour, by part. The list prices are the emulator's own; what is the cloud's
// is the factor between clouds (F2-price, A0048).
func (o basket) hourly() (instance, system, data, bandwidth float64) {
	instance = o.typ.listPrice()
	system = diskPrice(o.system.category) * float64(o.system.size)
	for _, d := range o.data {
		data += diskPrice(d.category) * float64(d.size)
	}
	return instance, system, data, 0.06 * float64(o.bandwidth)
}

// price is what an hour of one planned instance costs the account.
func (p *plan) price(tx *world.Tx) float64 {
	o := basket{typ: p.typ, system: pricedDisk{p.system.category, p.system.size}, bandwidth: p.bandwidthOut}
	for _, d := range p.data {
		o.data = append(o.data, pricedDisk{d.category, d.size})
	}
	hours := 1.0
	if p.chargeType == world.PrePaid {
		hours = hoursPer[strings.ToLower(p.periodUnit)] * float64(p.period)
	}
	instance, system, data, bandwidth := o.hourly()
	return cents((instance + system + data + bandwidth) * hours * factor(tx))
}

// factor is how much dearer the account's cloud is than the list.
func factor(tx *world.Tx) float64 { return tx.Matrix().PriceFactor(tx.Account.Cloud).Factor }

// cents rounds as answers do, to a hundredth of a cent for the prices of an hour.
func cents(price float64) float64 { return math.Round(price*1e4) / 1e4 }

// describePrice answers what instances or disks cost.
func describePrice(tx *world.Tx, req *wire.DescribePriceRequest) (*wire.DescribePriceResponse, error) {
	if req.ZoneId != "" && !tx.Region.HasZone(req.ZoneId) {
		return nil, wire.ErrZoneNotFound
	}
	hours, err := priceHours(req)
	if err != nil {
		return nil, err
	}
	o, amount, err := priceOrder(req)
	if err != nil {
		return nil, err
	}
	instance, system, data, bandwidth := o.hourly()
	scale := hours * float64(amount) * factor(tx)
	res := &wire.DescribePriceResponse{}
	price := &res.PriceInfo.Price
	price.Currency = "CNY"
	for _, part := range []struct {
		name  string
		price float64
	}{{"instanceType", instance}, {"systemDisk", system}, {"dataDisk", data}, {"bandwidth", bandwidth}} {
		if part.price == 0 {
			continue
		}
		amount := cents(part.price * scale)
		price.DetailInfos.DetailInfo = append(price.DetailInfos.DetailInfo, wire.DetailInfo{Resource: part.name, OriginalPrice: amount, TradePrice: amount})
		price.OriginalPrice = cents(price.OriginalPrice + amount)
	}
	price.TradePrice = price.OriginalPrice
	return res, nil
}

func priceHours(req *wire.DescribePriceRequest) (float64, error) {
	unit := strings.ToLower(first(req.PriceUnit, "Hour"))
	hours, ok := hoursPer[unit]
	if !ok {
		return 0, wire.ErrInvalidParameter.With("PriceUnit")
	}
	return hours * float64(max(req.Period, 1)), nil
}

// priceOrder reads what the price is asked for; a disk is priced alone when the resource type says so.
func priceOrder(req *wire.DescribePriceRequest) (basket, int, error) {
	o := basket{bandwidth: req.InternetMaxBandwidthOut}
	amount := max(req.Amount, 1)
	for _, d := range req.DataDisk {
		if d.Size == 0 && d.Category == "" {
			continue
		}
		if _, ok := categoryOf(d.Category); d.Category != "" && !ok {
			return o, 0, wire.ErrDataDiskCategory
		}
		o.data = append(o.data, pricedDisk{d.Category, max(d.Size, 20)})
	}
	switch strings.ToLower(req.ResourceType) {
	case "disk":
		if len(o.data) == 0 {
			return o, 0, wire.ErrMissingParameter.With("DataDisk.1.Category")
		}
		return o, amount, nil
	case "", "instance":
	default:
		return o, 0, wire.ErrInvalidParameter.With("ResourceType")
	}
	typ, ok := typeOf(req.InstanceType)
	if req.InstanceType == "" {
		return o, 0, wire.ErrMissingParameter.With("InstanceType")
	}
	if !ok {
		return o, 0, wire.ErrInstanceTypeUnknown
	}
	o.typ = typ
	o.system = pricedDisk{first(req.SystemDisk.Category, typ.defaultCategory()), max(req.SystemDisk.Size, 40)}
	if _, ok := categoryOf(o.system.category); !ok {
		return o, 0, wire.ErrSystemDiskCategory
	}
	return o, amount, nil
}
