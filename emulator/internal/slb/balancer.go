package slb

import (
	"errors"
	"net/netip"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Charge types of a balancer.
const (
	payBySpec      = "PayBySpec"
	payByCLCU      = "PayByCLCU"
	payOnDemand    = "PayOnDemand"
	prePay         = "PrePay"
	payByBandwidth = "paybybandwidth"
	payByTraffic   = "paybytraffic"
)

// specs are the specifications of guaranteed performance. None at all is shared performance,
// which can still be made here (A0074).
var specs = []string{"slb.s1.small", "slb.s2.small", "slb.s2.medium", "slb.s3.small", "slb.s3.medium", "slb.s3.large", "slb.s4.large"}

// balancerFacts tells the law which network and which address the new balancer is to have.
func balancerFacts(tx *world.Tx, req *wire.CreateLoadBalancerRequest) (regions.Facts, error) {
	facts := regions.Facts{AddressType: addressType(req), Network: world.InVPC}
	switch {
	case facts.AddressType == world.Internet:
		facts.Network = tx.Region.DefaultNetwork()
	case req.VSwitchId == "" && req.VpcId == "":
		facts.Network = world.Classic
	}
	return facts, nil
}

// addressType is what the caller says, or follows from the vSwitch. With an explicit internet the vSwitch does not
// matter (A0067).
func addressType(req *wire.CreateLoadBalancerRequest) string {
	switch {
	case req.AddressType != "":
		return strings.ToLower(req.AddressType)
	case req.VSwitchId != "":
		return world.Intranet
	}
	return world.Internet
}

// createLoadBalancer makes a balancer with its address. It is active when the call answers. A prepaid one whose
// order is not paid at once is not made: the answer carries the order alone.
func createLoadBalancer(tx *world.Tx, req *wire.CreateLoadBalancerRequest) (*wire.CreateLoadBalancerResponse, error) {
	b := &world.LoadBalancer{
		Meta: world.Meta{ResourceGroup: req.ResourceGroupId, CreatedAt: tx.Now()}, Status: world.BalancerActive,
		AddressType: addressType(req), IPVersion: strings.ToLower(req.AddressIPVersion), Network: world.Classic,
		DeleteProtection: isOn(&req.DeleteProtection),
	}
	putTags(&b.Meta, req.Tag)
	for _, step := range []func(*world.Tx, *world.LoadBalancer, *wire.CreateLoadBalancerRequest) error{
		checkBalancerQuota, checkBalancer, charge, placeInZones,
	} {
		if err := step(tx, b, req); err != nil {
			return nil, err
		}
	}
	if b.PayType == prePay && !req.AutoPay {
		return &wire.CreateLoadBalancerResponse{OrderId: order(tx)}, nil
	}
	b.ID = tx.NewID("lb")
	if b.Name = req.LoadBalancerName; b.Name == "" {
		b.Name = b.ID
	}
	if err := giveAddress(tx, b, req); err != nil {
		return nil, err
	}
	if err := tx.LoadBalancers.Insert(b); err != nil {
		return nil, err
	}
	res := &wire.CreateLoadBalancerResponse{
		LoadBalancerId: b.ID, LoadBalancerName: b.Name, Address: b.Address.String(), AddressIPVersion: b.IPVersion,
		VpcId: b.VPC, VSwitchId: b.VSwitch, NetworkType: b.Network, ResourceGroupId: b.ResourceGroup,
	}
	if b.PayType == prePay {
		res.OrderId = order(tx)
	}
	return res, nil
}

// order is the number of an order: 15 digits, as in the examples of the API.
func order(tx *world.Tx) int64 { return 200_000_000_000_000 + int64(tx.Serial()) }

func checkBalancerQuota(tx *world.Tx, _ *world.LoadBalancer, _ *wire.CreateLoadBalancerRequest) error {
	have, err := tx.LoadBalancers.Count()
	if err != nil {
		return err
	}
	if limit := tx.Quota("slb.loadbalancers", quotaBalancers); have >= limit {
		return wire.ErrOverQuota.With("load balancers", limit)
	}
	return nil
}

func checkBalancer(_ *world.Tx, b *world.LoadBalancer, req *wire.CreateLoadBalancerRequest) error {
	if req.LoadBalancerName != "" && !validName(req.LoadBalancerName) {
		return rpc.Invalid("LoadBalancerName", nameRule)
	}
	if b.IPVersion == ipv6 {
		if b.AddressType == world.Intranet {
			return wire.ErrIPv6Intranet
		}
		return wire.ErrIPv6
	}
	if req.ModificationProtectionStatus == "" {
		return nil
	}
	return protect(b, req.ModificationProtectionStatus, req.ModificationProtectionReason)
}

const nameRule = "1 to 80 characters that begin with a letter or a Chinese character; digits, '.', '_' and '-' may follow"

// validName is the rule for names of balancers and reasons of protection.
func validName(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if n := utf8.RuneCountInString(name); n < 1 || n > 80 || !unicode.IsLetter(first) {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-", r)
	})
}

// charge decides how the balancer is paid for and what it may do for that.
func charge(tx *world.Tx, b *world.LoadBalancer, req *wire.CreateLoadBalancerRequest) error {
	b.PayType, b.ChargeType = payOnDemand, payBySpec
	if strings.EqualFold(req.PayType, prePay) {
		b.PayType = prePay
	}
	b.InternetChargeType, b.Bandwidth = strings.ToLower(req.InternetChargeType), req.Bandwidth
	switch req.InstanceChargeType {
	case "", payBySpec:
	case payByCLCU:
		if b.PayType == prePay {
			return wire.ErrInstanceChargeType
		}
		b.ChargeType = payByCLCU
	default:
		return wire.ErrInstanceChargeType
	}
	if b.ChargeType == payBySpec {
		if b.Spec = req.LoadBalancerSpec; b.Spec != "" && !slices.Contains(specs, b.Spec) {
			return rpc.Invalid("LoadBalancerSpec", "there is no such specification")
		}
	}
	if err := chargeInternet(b); err != nil {
		return err
	}
	if b.PayType != prePay {
		return nil
	}
	if req.Duration == 0 {
		return rpc.Missing("Duration")
	}
	b.EndsAt = after(tx.Now(), req.Duration, req.PricingCycle)
	return nil
}

// chargeInternet checks bandwidth and charge type. By traffic the bandwidth that was given has no effect (Slb
// CreateLoadBalancer), and an intranet balancer has none.
func chargeInternet(b *world.LoadBalancer) error {
	if b.AddressType != world.Internet {
		b.InternetChargeType, b.Bandwidth = payByTraffic, -1
		return nil
	}
	if b.InternetChargeType == payByTraffic {
		if b.PayType == prePay {
			return wire.ErrPrePayTraffic
		}
		b.Bandwidth = -1
		return nil
	}
	if b.ChargeType == payByCLCU {
		return wire.ErrInternetChargeType
	}
	if b.Bandwidth != -1 && (b.Bandwidth < 1 || b.Bandwidth > 5120) {
		return wire.ErrBandwidth
	}
	return nil
}

func after(from time.Time, n int, cycle string) time.Time {
	if strings.EqualFold(cycle, "year") {
		return from.AddDate(n, 0, 0)
	}
	return from.AddDate(0, n, 0)
}

// placeInZones takes the zones that were asked for; without any the region's first zone serves, and the next one
// stands by (A0068).
func placeInZones(tx *world.Tx, b *world.LoadBalancer, req *wire.CreateLoadBalancerRequest) error {
	b.MasterZone, b.SlaveZone = req.MasterZoneId, req.SlaveZoneId
	for _, zone := range []string{b.MasterZone, b.SlaveZone} {
		if zone != "" && !tx.Region.HasZone(zone) {
			return wire.ErrZone
		}
	}
	for _, zone := range tx.Region.Zones {
		switch {
		case b.MasterZone == "" && zone.ID != b.SlaveZone:
			b.MasterZone = zone.ID
		case b.SlaveZone == "" && zone.ID != b.MasterZone:
			b.SlaveZone = zone.ID
		}
	}
	if b.MasterZone == b.SlaveZone {
		return wire.ErrZone
	}
	return nil
}

// giveAddress takes the balancer's address: of its vSwitch, or of the region's public or classic pool.
func giveAddress(tx *world.Tx, b *world.LoadBalancer, req *wire.CreateLoadBalancerRequest) (err error) {
	var wanted netip.Addr
	if req.Address != "" && b.AddressType == world.Intranet {
		if wanted, err = netip.ParseAddr(req.Address); err != nil || !wanted.Is4() {
			return wire.ErrAddressOutside
		}
	}
	switch {
	case b.AddressType == world.Internet:
		b.Address, err = world.AllocatePublicIP(tx, netip.Addr{}, b.ID)
	case req.VSwitchId == "" && req.VpcId == "":
		b.Address, err = world.AllocateClassicIP(tx, wanted, b.ID)
	default:
		return giveVSwitchAddress(tx, b, req, wanted)
	}
	if errors.Is(err, world.ErrAddressesExhausted) {
		return wire.ErrPoolExhausted
	}
	return addressError(err)
}

func giveVSwitchAddress(tx *world.Tx, b *world.LoadBalancer, req *wire.CreateLoadBalancerRequest, wanted netip.Addr) error {
	if req.VSwitchId == "" {
		return wire.ErrVSwitchMissing
	}
	vsw, err := tx.VSwitches.Get(req.VSwitchId)
	if vsw, err = orElse(vsw, err, wire.ErrVSwitchNotFound); err != nil {
		return err
	}
	if req.VpcId != "" && req.VpcId != vsw.VPC {
		return wire.ErrVpcNotFound
	}
	b.Network, b.VPC, b.VSwitch = world.InVPC, vsw.VPC, vsw.ID
	b.Address, err = world.AllocatePrivateIP(tx, vsw, wanted, b.ID)
	if errors.Is(err, world.ErrAddressesExhausted) {
		return wire.ErrVSwitchFull
	}
	return addressError(err)
}
