package vpc

import (
	"errors"
	"iter"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var eipActions = []action.Action{
	action.Write("AllocateEipAddress", regions.VPCEIP, allocateEipAddress),
	action.Write("AllocateEipAddressPro", regions.VPCEIP, allocateEipAddressPro),
	action.Write("AssociateEipAddress", regions.VPCEIP, associateEipAddress),
	action.Write("UnassociateEipAddress", regions.VPCEIP, unassociateEipAddress),
	action.Read("DescribeEipAddresses", regions.VPCEIP, describeEipAddresses),
	action.Write("ModifyEipAddressAttribute", regions.VPCEIP, modifyEipAddressAttribute),
	action.Write("ReleaseEipAddress", regions.VPCEIP, releaseEipAddress),
	action.Write("SetHighDefinitionMonitorLogStatus", regions.VPCEIP, setHighDefinitionMonitorLogStatus),
	action.Read("DescribeHighDefinitionMonitorLogAttribute", regions.VPCEIP, describeHighDefinitionMonitorLogAttribute),
}

// quotaEIPs is how many EIPs an account has in a region by default (EIP limits). A0040
const quotaEIPs = 20

// defaultBandwidth of an EIP in Mbit/s (Vpc AllocateEipAddress).
const defaultBandwidth = 5

// Charge types as the EIP actions spell them.
const (
	postPaid             = "PostPaid"
	prePaid              = "PrePaid"
	payByBandwidth       = "PayByBandwidth"
	payByTraffic         = "PayByTraffic"
	payByDominantTraffic = "PayByDominantTraffic"
)

// lines are the line types that an EIP can have (Vpc AllocateEipAddress).
var lines = []string{
	"BGP", "BGP_PRO", "BGP_International", "ChinaTelecom", "ChinaUnicom", "ChinaMobile",
	"ChinaTelecom_L2", "ChinaUnicom_L2", "ChinaMobile_L2", "BGP_FinanceCloud",
}

// allocateEipAddress gives the account a public address, at once Available.
func allocateEipAddress(tx *world.Tx, req *wire.AllocateEipAddressRequest) (*wire.AllocateEipAddressResponse, error) {
	if req.Zone != "" && !tx.Region.HasZone(req.Zone) {
		return nil, wire.ErrEipZone
	}
	if req.InstanceId != "" {
		return nil, wire.ErrEipReserved
	}
	e := &world.EIP{
		Meta: newMeta(tx, "eip", req.Name, req.Description, req.ResourceGroupId, nil), Zone: req.Zone, ISP: req.ISP,
		InternetChargeType: req.InternetChargeType, ChargeType: req.InstanceChargeType, Protection: req.SecurityProtectionTypes,
		Expires: expiry(tx, req.InstanceChargeType, req.Period, req.PricingCycle),
	}
	if err := allocate(tx, e, req.Bandwidth, req.IpAddress, req.PublicIpAddressPoolId); err != nil {
		return nil, err
	}
	return &wire.AllocateEipAddressResponse{
		AllocationId: e.ID, EipAddress: e.Address.String(), ResourceGroupId: e.ResourceGroup, OrderId: int64(tx.Serial()),
	}, nil
}

// allocateEipAddressPro gives the account a certain address, if it is free.
func allocateEipAddressPro(tx *world.Tx, req *wire.AllocateEipAddressProRequest) (*wire.AllocateEipAddressProResponse, error) {
	if req.InstanceId != "" {
		return nil, wire.ErrEipReserved
	}
	e := &world.EIP{
		Meta: newMeta(tx, "eip", "", "", req.ResourceGroupId, nil), ISP: req.ISP,
		InternetChargeType: req.InternetChargeType, ChargeType: req.InstanceChargeType, Protection: req.SecurityProtectionTypes,
		Expires: expiry(tx, req.InstanceChargeType, req.Period, req.PricingCycle),
	}
	if err := allocate(tx, e, req.Bandwidth, req.IpAddress, req.PublicIpAddressPoolId); err != nil {
		return nil, err
	}
	return &wire.AllocateEipAddressProResponse{
		AllocationId: e.ID, EipAddress: e.Address.String(), ResourceGroupId: e.ResourceGroup, OrderId: int64(tx.Serial()),
	}, nil
}

// expiry is the end of a subscription of period months or years.
func expiry(tx *world.Tx, chargeType string, period int, cycle string) time.Time {
	if chargeType != prePaid {
		return time.Time{}
	}
	if period = max(period, 1); strings.EqualFold(cycle, "Year") {
		return tx.Now().AddDate(period, 0, 0)
	}
	return tx.Now().AddDate(0, period, 0)
}

func allocate(tx *world.Tx, e *world.EIP, bandwidth, wanted, pool string) (err error) {
	if pool != "" {
		return wire.ErrEipPool // nobody can make one here
	}
	if err := checkEIP(tx, e); err != nil {
		return err
	}
	if e.Bandwidth, err = parseBandwidth(bandwidth, e); err != nil {
		return err
	}
	have, err := tx.EIPs.Count()
	if err != nil {
		return err
	}
	if have >= tx.Quota("vpc.eips", quotaEIPs) {
		return wire.ErrEipQuota
	}
	var at netip.Addr
	if wanted != "" {
		if at, err = netip.ParseAddr(wanted); err != nil || !at.Is4() {
			return wire.ErrEipAddressMalformed.With(wanted)
		}
	}
	e.Address, err = world.AllocatePublicIP(tx, at, e.ID)
	switch {
	case errors.Is(err, world.ErrAddressOutside):
		return wire.ErrEipAddressUnknown
	case errors.Is(err, world.ErrAddressTaken):
		return wire.ErrEipAddressTaken
	case errors.Is(err, world.ErrAddressesExhausted):
		return wire.ErrEipExhausted
	case err != nil:
		return err
	}
	e.SetStatus(world.Available)
	return tx.EIPs.Insert(e)
}

// checkEIP refuses what an EIP cannot have, and fills in what it has without being asked.
func checkEIP(tx *world.Tx, e *world.EIP) error {
	if e.ISP == "" {
		e.ISP = lines[0]
	}
	prepaid := e.ChargeType == prePaid
	switch {
	case !slices.Contains(lines, e.ISP):
		return wire.ErrEipISP.With(e.ISP)
	case !prepaid && e.ChargeType != postPaid:
		return wire.ErrEipChargeType
	case e.InternetChargeType != payByBandwidth && (prepaid || e.InternetChargeType != payByTraffic && e.InternetChargeType != payByDominantTraffic):
		return wire.ErrEipInternetChargeType
	}
	for _, p := range e.Protection {
		if p != "" && p != "AntiDDoS_Enhanced" {
			return wire.ErrEipProtection
		}
	}
	if err := checkText(e.Name, wire.ErrEipName, e.Description, wire.ErrEipDescription); err != nil {
		return err
	}
	return checkGroup(tx, e.ResourceGroup)
}

// parseBandwidth reads the peak of an EIP; how high it may be depends on how it is paid for.
func parseBandwidth(s string, e *world.EIP) (int, error) {
	if s == "" {
		return defaultBandwidth, nil
	}
	most := 500
	switch {
	case e.ChargeType == prePaid:
		most = 1000
	case e.InternetChargeType != payByBandwidth:
		most = 200
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > most {
		return 0, wire.ErrEipBandwidth
	}
	return n, nil
}

// boundTo are the words for what an EIP is bound to (Vpc DescribeEipAddresses).
var boundTo = []string{world.EIPOnInstance, world.EIPOnLoadBalancer, world.EIPOnNAT, "HaVip", world.EIPOnInterface, world.EIPOnAddress}

// describeEipAddresses lists EIPs by page.
func describeEipAddresses(tx *world.Tx, req *wire.DescribeEipAddressesRequest) (*wire.DescribeEipAddressesResponse, error) {
	if req.AssociatedInstanceType != "" && !slices.Contains(boundTo, req.AssociatedInstanceType) {
		return nil, wire.ErrEipAssociatedType.With(req.AssociatedInstanceType)
	}
	if req.ChargeType != "" && req.ChargeType != postPaid && req.ChargeType != prePaid {
		return nil, wire.ErrEipFilterChargeType
	}
	list, total, err := findEIPs(tx, req)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeEipAddressesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, e := range list {
		one, err := spellEIP(tx, e)
		if err != nil {
			return nil, err
		}
		res.EipAddresses.EipAddress = append(res.EipAddresses.EipAddress, one)
	}
	return res, nil
}

// findEIPs takes the narrowest way to what a request asks for.
func findEIPs(tx *world.Tx, req *wire.DescribeEipAddressesRequest) ([]*world.EIP, int, error) {
	var some iter.Seq2[*world.EIP, error]
	switch {
	case len(req.AllocationId) > 0:
		some = action.Named(tx.EIPs, req.AllocationId)
	case req.AssociatedInstanceId != "":
		some = tx.EIPsByInstance.Each(req.AssociatedInstanceId)
	default:
		return action.Page(tx.EIPs, req.Paging, eipFilter(req))
	}
	return action.PageOf(some, req.Paging, eipFilter(req))
}

func eipFilter(req *wire.DescribeEipAddressesRequest) func(*world.EIP) bool {
	if !filterAny(req.Status, req.SegmentInstanceId, req.ResourceGroupId, req.ISP, req.AssociatedInstanceType, req.AssociatedInstanceId,
		req.ChargeType, req.EipName, req.PublicIpAddressPoolId) && len(req.EipAddress)+len(req.Tag) == 0 &&
		req.SecurityProtectionEnabled == nil && req.ServiceManaged == nil {
		return nil
	}
	return func(e *world.EIP) bool {
		return action.Same(req.Status, string(e.Status)) && action.Same(req.ResourceGroupId, e.ResourceGroup) && action.Same(req.ISP, e.ISP) &&
			action.Same(req.AssociatedInstanceType, e.InstanceType) && action.Same(req.AssociatedInstanceId, e.InstanceID) &&
			action.Same(req.ChargeType, e.ChargeType) && action.Same(req.EipName, e.Name) && action.Listed(req.EipAddress, e.Address.String()) &&
			hasTags(&e.Meta, req.Tag) && req.SegmentInstanceId == "" && req.PublicIpAddressPoolId == "" &&
			(req.SecurityProtectionEnabled == nil || *req.SecurityProtectionEnabled == (len(e.Protection) > 0)) &&
			(req.ServiceManaged == nil || !*req.ServiceManaged)
	}
}

func spellEIP(tx *world.Tx, e *world.EIP) (wire.EipAddress, error) {
	one := wire.EipAddress{
		AllocationId: e.ID, Name: e.Name, Description: e.Description, Descritpion: e.Description, Status: string(e.Status), IpAddress: e.Address.String(),
		AllocationTime: stamp(e.CreatedAt), RegionId: tx.Region.ID, ISP: e.ISP, Zone: e.Zone, Netmode: "public", BusinessStatus: "Normal",
		ChargeType: e.ChargeType, InternetChargeType: e.InternetChargeType, ResourceGroupId: e.ResourceGroup,
		Bandwidth: strconv.Itoa(e.Bandwidth), EipBandwidth: strconv.Itoa(e.Bandwidth), DeletionProtection: e.DeletionProtection,
		InstanceId: e.InstanceID, InstanceType: e.InstanceType, InstanceRegionId: e.InstanceRegion, VpcId: e.VPC, Mode: "NAT",
		HasReservationData: "false", HDMonitorStatus: "OFF",
	}
	if e.Mode != "" {
		one.Mode = e.Mode
	}
	if e.PrivateIP.IsValid() {
		one.PrivateIpAddress = e.PrivateIP.String()
	}
	if e.LogStore != "" {
		one.HDMonitorStatus = "ON"
	}
	if !e.Expires.IsZero() {
		one.ExpiredTime = stamp(e.Expires)
	}
	one.Tags.Tag = tagsOf(&e.Meta)
	one.AvailableRegions.AvailableRegion = []string{tx.Region.ID}
	one.SecurityProtectionTypes.SecurityProtectionType = e.Protection
	if e.Package == "" {
		return one, nil
	}
	p, err := tx.BandwidthPackages.Get(e.Package)
	if err != nil {
		return one, err
	}
	shared := p.Bandwidth
	if e.PackageBandwidth > 0 {
		shared = e.PackageBandwidth
	}
	one.BandwidthPackageId, one.BandwidthPackageType = p.ID, "CommonBandwidthPackage"
	one.BandwidthPackageBandwidth, one.Bandwidth = strconv.Itoa(p.Bandwidth), strconv.Itoa(shared)
	return one, nil
}

// modifyEipAddressAttribute changes name, description and bandwidth of an EIP.
func modifyEipAddressAttribute(tx *world.Tx, req *wire.ModifyEipAddressAttributeRequest) (*wire.ModifyEipAddressAttributeResponse, error) {
	e, err := tx.EIPs.Get(req.AllocationId)
	if err != nil {
		return nil, missing(err, wire.ErrEipNotFound)
	}
	if e.Status != world.Available && e.Status != world.InUse {
		return nil, wire.ErrEipStatus
	}
	if err := rename(&e.Meta, req.Name, req.Description, wire.ErrEipName, wire.ErrEipDescription); err != nil {
		return nil, err
	}
	if req.Bandwidth != nil && *req.Bandwidth != strconv.Itoa(e.Bandwidth) {
		switch {
		case e.Package != "":
			return nil, wire.ErrEipInPackage
		case e.ChargeType == prePaid:
			return nil, wire.ErrEipModifyPrepaid
		}
		if e.Bandwidth, err = parseBandwidth(*req.Bandwidth, e); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyEipAddressAttributeResponse{}, tx.EIPs.Put(e)
}

// releaseEipAddress gives the address of an EIP back that is bound to nothing.
func releaseEipAddress(tx *world.Tx, req *wire.ReleaseEipAddressRequest) (*wire.ReleaseEipAddressResponse, error) {
	e, err := tx.EIPs.Get(req.AllocationId)
	if err != nil {
		return nil, missing(err, wire.ErrEipNotFound)
	}
	switch {
	case e.Status != world.Available:
		return nil, wire.ErrEipStatus
	case e.ChargeType == prePaid:
		return nil, wire.ErrEipReleasePrepaid
	case e.DeletionProtection:
		return nil, wire.ErrEipProtected
	}
	if err := world.ReleasePublicIPs(tx, e.ID); err != nil {
		return nil, err
	}
	e.Package, e.PackageBandwidth = "", 0
	e.SetStatus(world.Releasing)
	return &wire.ReleaseEipAddressResponse{}, tx.EIPs.Put(e)
}

// setHighDefinitionMonitorLogStatus says where the fine-grained monitoring data of an EIP would go.
func setHighDefinitionMonitorLogStatus(tx *world.Tx, req *wire.SetHighDefinitionMonitorLogStatusRequest) (*wire.SetHighDefinitionMonitorLogStatusResponse, error) {
	if req.InstanceType != "EIP" {
		return nil, wire.ErrEipNotFound
	}
	e, err := tx.EIPs.Get(req.InstanceId)
	if err != nil {
		return nil, missing(err, wire.ErrEipNotFound)
	}
	e.LogProject, e.LogStore = req.LogProject, req.LogStore
	if strings.EqualFold(req.Status, "OFF") {
		e.LogProject, e.LogStore = "", ""
	}
	return &wire.SetHighDefinitionMonitorLogStatusResponse{Success: "true"}, tx.EIPs.Put(e)
}

// describeHighDefinitionMonitorLogAttribute tells where the monitoring data goes; empty while it is off.
func describeHighDefinitionMonitorLogAttribute(tx *world.Tx, req *wire.DescribeHighDefinitionMonitorLogAttributeRequest) (*wire.DescribeHighDefinitionMonitorLogAttributeResponse, error) {
	if req.InstanceType != "EIP" {
		return nil, wire.ErrEipNotFound
	}
	e, err := tx.EIPs.Get(req.InstanceId)
	if err != nil {
		return nil, missing(err, wire.ErrEipNotFound)
	}
	return &wire.DescribeHighDefinitionMonitorLogAttributeResponse{
		InstanceId: e.ID, InstanceType: req.InstanceType, LogProject: e.LogProject, LogStore: e.LogStore, Success: "true",
	}, nil
}
