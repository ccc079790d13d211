package rds

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// transformDBInstancePayType changes between subscription and pay-as-you-go.
func transformDBInstancePayType(tx *world.Tx, req *wire.TransformDBInstancePayTypeRequest) (*wire.TransformDBInstancePayTypeResponse, error) {
	d, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if req.AutoRenew != "" {
			d.Settings.AutoRenew = strings.EqualFold(req.AutoRenew, "true")
		}
		return repay(tx, d, req.PayType, req.Period, req.UsedTime)
	})
	if err != nil {
		return nil, err
	}
	return &wire.TransformDBInstancePayTypeResponse{DBInstanceId: d.ID, ChargeType: d.PayType, ExpiredTime: stamp(d.Expires), OrderId: orderNumber(tx)}, nil
}

// modifyDBInstancePayType turns a pay-as-you-go instance into a subscription.
func modifyDBInstancePayType(tx *world.Tx, req *wire.ModifyDBInstancePayTypeRequest) (*wire.ModifyDBInstancePayTypeResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		used := 1
		if req.UsedTime != nil {
			used = *req.UsedTime
		}
		return repay(tx, d, req.PayType, req.Period, used)
	})
	if err != nil {
		return nil, err
	}
	return &wire.ModifyDBInstancePayTypeResponse{OrderId: orderNumber(tx)}, nil
}

func repay(tx *world.Tx, d *world.DBInstance, payType, period string, used int) error {
	if strings.EqualFold(d.PayType, payType) {
		return wire.ErrPayType
	}
	if strings.EqualFold(payType, "Postpaid") {
		d.PayType, d.Expires = "Postpaid", time.Time{}
		return nil
	}
	if used <= 0 {
		return wire.ErrUsedTime
	}
	d.PayType, d.Expires = "Prepaid", subscribedUntil(tx.Now(), used, period)
	return nil
}

// renewInstance prolongs a subscription by months.
func renewInstance(tx *world.Tx, req *wire.RenewInstanceRequest) (*wire.RenewInstanceResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if d.PayType != "Prepaid" {
		return nil, wire.ErrRenewPayType
	}
	if req.Period <= 0 {
		return nil, wire.ErrParameter.With("Period")
	}
	if req.AutoRenew != "" {
		d.Settings.AutoRenew = strings.EqualFold(req.AutoRenew, "true")
	}
	d.Expires = d.Expires.AddDate(0, req.Period, 0)
	return &wire.RenewInstanceResponse{OrderId: orderNumber(tx)}, tx.DBInstances.Put(d)
}

// modifyInstanceAutoRenewalAttribute says whether a subscription renews itself, and for how many months.
func modifyInstanceAutoRenewalAttribute(tx *world.Tx, req *wire.ModifyInstanceAutoRenewalAttributeRequest) (*wire.ModifyInstanceAutoRenewalAttributeResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if req.AutoRenew != nil {
		d.Settings.AutoRenew = *req.AutoRenew == "True"
	}
	if req.Duration != nil {
		n, err := strconv.Atoi(*req.Duration)
		if err != nil || n < 1 || n > 12 {
			return nil, wire.ErrParameter.With("Duration")
		}
		d.Settings.AutoRenewMonths = n
	}
	return &wire.ModifyInstanceAutoRenewalAttributeResponse{}, tx.DBInstances.Put(d)
}

// describeInstanceAutoRenewalAttribute lists how subscriptions renew themselves.
func describeInstanceAutoRenewalAttribute(tx *world.Tx, req *wire.DescribeInstanceAutoRenewalAttributeRequest) (*wire.DescribeInstanceAutoRenewalAttributeResponse, error) {
	paging := rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}
	page, total, err := action.Page(tx.DBInstances, paging, func(d *world.DBInstance) bool {
		return d.PayType == "Prepaid" && action.Same(req.DBInstanceId, d.ID)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceAutoRenewalAttributeResponse{PageNumber: int(req.PageNumber), PageRecordCount: len(page), TotalRecordCount: total}
	for _, d := range page {
		renew := "False"
		if d.Settings.AutoRenew {
			renew = "True"
		}
		res.Items.Item = append(res.Items.Item, wire.DescribeInstanceAutoRenewalAttributeItem{
			DBInstanceId: d.ID, RegionId: tx.Region.ID, Status: "Normal", AutoRenew: renew, Duration: cmp.Or(d.Settings.AutoRenewMonths, 1),
		})
	}
	return res, nil
}
