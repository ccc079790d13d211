package slb

import (
	"slices"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func balancer(tx *world.Tx, id string) (*world.LoadBalancer, error) {
	b, err := tx.LoadBalancers.Get(id)
	return orElse(b, err, wire.ErrBalancerNotFound)
}

// changeBalancer stores what change makes of a balancer.
func changeBalancer(tx *world.Tx, id string, change func(*world.LoadBalancer) error) error {
	b, err := balancer(tx, id)
	if err != nil {
		return err
	}
	if err := change(b); err != nil {
		return err
	}
	return tx.LoadBalancers.Put(b)
}

// setLoadBalancerName renames a balancer.
func setLoadBalancerName(tx *world.Tx, req *wire.SetLoadBalancerNameRequest) (*wire.SetLoadBalancerNameResponse, error) {
	return &wire.SetLoadBalancerNameResponse{}, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		if !validName(req.LoadBalancerName) {
			return rpc.Invalid("LoadBalancerName", nameRule)
		}
		b.Name = req.LoadBalancerName
		return nil
	})
}

// setLoadBalancerStatus lets a balancer forward or not.
func setLoadBalancerStatus(tx *world.Tx, req *wire.SetLoadBalancerStatusRequest) (*wire.SetLoadBalancerStatusResponse, error) {
	return &wire.SetLoadBalancerStatusResponse{}, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		b.Status = world.Status(strings.ToLower(req.LoadBalancerStatus))
		return nil
	})
}

// setLoadBalancerDeleteProtection protects a balancer against deletion.
func setLoadBalancerDeleteProtection(tx *world.Tx, req *wire.SetLoadBalancerDeleteProtectionRequest) (*wire.SetLoadBalancerDeleteProtectionResponse, error) {
	return &wire.SetLoadBalancerDeleteProtectionResponse{}, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		if b.PayType == prePay {
			return wire.ErrProtectPrePay
		}
		b.DeleteProtection = isOn(&req.DeleteProtection)
		return nil
	})
}

// setLoadBalancerModificationProtection protects a balancer against changes from the console. Calls of the API are
// not affected (Slb CreateLoadBalancer).
func setLoadBalancerModificationProtection(tx *world.Tx, req *wire.SetLoadBalancerModificationProtectionRequest) (*wire.SetLoadBalancerModificationProtectionResponse, error) {
	return &wire.SetLoadBalancerModificationProtectionResponse{}, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		return protect(b, req.ModificationProtectionStatus, req.ModificationProtectionReason)
	})
}

// States of the modification protection.
const (
	nonProtection     = "NonProtection"
	consoleProtection = "ConsoleProtection"
)

func protect(b *world.LoadBalancer, status, reason string) error {
	switch status {
	case nonProtection:
		b.ModificationProtection, b.ProtectionReason = false, ""
		return nil
	case consoleProtection:
		if reason != "" && !validName(strings.ReplaceAll(reason, " ", "-")) {
			return wire.ErrModificationReason
		}
		b.ModificationProtection, b.ProtectionReason = true, reason
		return nil
	}
	return wire.ErrModificationStatus
}

// modifyLoadBalancerInstanceSpec changes the specification.
func modifyLoadBalancerInstanceSpec(tx *world.Tx, req *wire.ModifyLoadBalancerInstanceSpecRequest) (*wire.ModifyLoadBalancerInstanceSpecResponse, error) {
	res := &wire.ModifyLoadBalancerInstanceSpecResponse{OrderId: order(tx)}
	return res, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		if b.ChargeType == payByCLCU {
			return wire.ErrPayByCLCU
		}
		if !slices.Contains(specs, req.LoadBalancerSpec) {
			return wire.ErrModifySpec
		}
		b.Spec = req.LoadBalancerSpec
		return nil
	})
}

// modifyLoadBalancerInternetSpec changes bandwidth and charge type of an internet balancer.
func modifyLoadBalancerInternetSpec(tx *world.Tx, req *wire.ModifyLoadBalancerInternetSpecRequest) (*wire.ModifyLoadBalancerInternetSpecResponse, error) {
	res := &wire.ModifyLoadBalancerInternetSpecResponse{OrderId: order(tx)}
	return res, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		if b.AddressType != world.Internet {
			return wire.ErrInternetChargeType
		}
		if b.ChargeType == payByCLCU && strings.EqualFold(req.InternetChargeType, payByBandwidth) {
			return wire.ErrPayByCLCU
		}
		if req.InternetChargeType != "" {
			b.InternetChargeType = strings.ToLower(req.InternetChargeType)
		}
		set(&b.Bandwidth, req.Bandwidth)
		return chargeInternet(b)
	})
}

// modifyLoadBalancerInstanceChargeType changes between payment by specification and by use.
func modifyLoadBalancerInstanceChargeType(tx *world.Tx, req *wire.ModifyLoadBalancerInstanceChargeTypeRequest) (*wire.ModifyLoadBalancerInstanceChargeTypeResponse, error) {
	return &wire.ModifyLoadBalancerInstanceChargeTypeResponse{}, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		switch req.InstanceChargeType {
		case payByCLCU:
			return payByUse(b)
		case payBySpec:
			return paySpec(b, req)
		}
		return wire.ErrInstanceChargeType
	})
}

func payByUse(b *world.LoadBalancer) error {
	if b.ChargeType == payByCLCU {
		return wire.ErrPayByCLCU
	}
	if b.PayType == prePay {
		return wire.ErrInstanceChargeType
	}
	b.ChargeType, b.Spec, b.InternetChargeType = payByCLCU, "", payByTraffic
	return chargeInternet(b)
}

func paySpec(b *world.LoadBalancer, req *wire.ModifyLoadBalancerInstanceChargeTypeRequest) error {
	switch {
	case b.ChargeType == payBySpec:
		return wire.ErrPayBySpec
	case req.LoadBalancerSpec == "":
		return wire.ErrSpecMissing
	case !slices.Contains(specs, req.LoadBalancerSpec):
		return rpc.Invalid("LoadBalancerSpec", "there is no such specification")
	}
	b.ChargeType, b.Spec = payBySpec, req.LoadBalancerSpec
	if req.InternetChargeType != "" {
		b.InternetChargeType = strings.ToLower(req.InternetChargeType)
	}
	set(&b.Bandwidth, req.Bandwidth)
	return chargeInternet(b)
}

// modifyLoadBalancerPayType changes between payment on demand and in advance.
func modifyLoadBalancerPayType(tx *world.Tx, req *wire.ModifyLoadBalancerPayTypeRequest) (*wire.ModifyLoadBalancerPayTypeResponse, error) {
	res := &wire.ModifyLoadBalancerPayTypeResponse{OrderId: order(tx)}
	return res, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		if b.ChargeType == payByCLCU {
			return wire.ErrPayByCLCU
		}
		if !strings.EqualFold(req.PayType, prePay) {
			b.PayType, b.EndsAt = payOnDemand, time.Time{}
			return nil
		}
		if b.AddressType == world.Internet && b.InternetChargeType == payByTraffic {
			return wire.ErrPrePayTraffic
		}
		if !req.AutoPay {
			return nil
		}
		b.PayType, b.EndsAt = prePay, after(tx.Now(), max(req.Duration, 1), req.PricingCycle)
		return nil
	})
}

// moveResourceGroup puts a balancer, a certificate or an access control list into another resource group.
func moveResourceGroup(tx *world.Tx, req *wire.MoveResourceGroupRequest) (*wire.MoveResourceGroupResponse, error) {
	if err := knownGroup(tx, req.NewResourceGroupId); err != nil {
		return nil, err
	}
	types := map[string]string{"loadbalancer": "instance", "certificate": "certificate", "acl": "acl"}
	for _, kind := range tx.Kinds() {
		if kind.Product != "slb" || kind.Type != types[req.ResourceType] {
			continue
		}
		r, err := tx.Find(kind, req.ResourceId)
		if world.NotFound(err) {
			return nil, wire.ErrMoveResourceMissing
		}
		if err != nil {
			return nil, err
		}
		r.Common().ResourceGroup = req.NewResourceGroupId
		return &wire.MoveResourceGroupResponse{}, tx.Save(kind, r)
	}
	return nil, wire.ErrMoveResourceMissing
}

// knownGroup checks that a resource group exists; none named is fine.
func knownGroup(tx *world.Tx, id string) error {
	if id == "" {
		return nil
	}
	known, err := tx.ResourceGroups.Has(id)
	if err == nil && !known {
		return wire.ErrResourceGroupNotFound
	}
	return err
}
