package vpc

import (
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var bandwidthPackageActions = []action.Action{
	action.Write("CreateCommonBandwidthPackage", regions.VPCBandwidthPackage, createCommonBandwidthPackage),
	action.Read("DescribeCommonBandwidthPackages", regions.VPCBandwidthPackage, describeCommonBandwidthPackages),
	action.Write("ModifyCommonBandwidthPackageAttribute", regions.VPCBandwidthPackage, modifyCommonBandwidthPackageAttribute),
	action.Write("ModifyCommonBandwidthPackageSpec", regions.VPCBandwidthPackage, modifyCommonBandwidthPackageSpec),
	action.Write("AddCommonBandwidthPackageIp", regions.VPCBandwidthPackage, addCommonBandwidthPackageIp),
	action.Write("AddCommonBandwidthPackageIps", regions.VPCBandwidthPackage, addCommonBandwidthPackageIps),
	action.Write("RemoveCommonBandwidthPackageIp", regions.VPCBandwidthPackage, removeCommonBandwidthPackageIp),
	action.Write("ModifyCommonBandwidthPackageIpBandwidth", regions.VPCBandwidthPackage, modifyCommonBandwidthPackageIpBandwidth),
	action.Write("CancelCommonBandwidthPackageIpBandwidth", regions.VPCBandwidthPackage, cancelCommonBandwidthPackageIpBandwidth),
	action.Write("DeleteCommonBandwidthPackage", regions.VPCBandwidthPackage, deleteCommonBandwidthPackage),
}

// Default quotas of common bandwidth packages (their limits). A0040
const (
	quotaBandwidthPackages = 20
	quotaPackageEIPs       = 100
)

// The bandwidth of a package in Mbit/s (Vpc CreateCommonBandwidthPackage).
const minPackage, maxPackage = 1, 20000

// packageCharges are the ways to pay for a package (Vpc CreateCommonBandwidthPackage).
var packageCharges = []string{payByBandwidth, "PayBy95", payByDominantTraffic}

// createCommonBandwidthPackage makes bandwidth that EIPs can share.
func createCommonBandwidthPackage(tx *world.Tx, req *wire.CreateCommonBandwidthPackageRequest) (*wire.CreateCommonBandwidthPackageResponse, error) {
	p := &world.BandwidthPackage{
		Meta:   newMeta(tx, "cbwp", req.Name, req.Description, req.ResourceGroupId, nil),
		Status: world.Available, Bandwidth: req.Bandwidth, Ratio: req.Ratio, InternetChargeType: req.InternetChargeType, ISP: req.ISP,
		Zone: req.Zone, Protection: req.SecurityProtectionTypes,
	}
	if p.ISP == "" {
		p.ISP = lines[0]
	}
	if p.Ratio == 0 {
		p.Ratio = 100
	}
	switch {
	case p.Bandwidth < minPackage || p.Bandwidth > maxPackage:
		return nil, wire.ErrPackageBandwidth
	case !slices.Contains(packageCharges, p.InternetChargeType):
		return nil, wire.ErrPackageCharge
	case p.Zone != "" && !tx.Region.HasZone(p.Zone):
		return nil, wire.ErrPackageZone
	}
	if err := checkText(p.Name, wire.ErrNatName, p.Description, wire.ErrNatDescription); err != nil {
		return nil, err
	}
	if err := checkGroup(tx, p.ResourceGroup); err != nil {
		return nil, err
	}
	have, err := tx.BandwidthPackages.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("vpc.bandwidth-packages", quotaBandwidthPackages) {
		return nil, wire.ErrPackageQuota
	}
	if err := tx.BandwidthPackages.Insert(p); err != nil {
		return nil, err
	}
	return &wire.CreateCommonBandwidthPackageResponse{BandwidthPackageId: p.ID, ResourceGroupId: p.ResourceGroup}, nil
}

// describeCommonBandwidthPackages lists packages by page, with the EIPs in them.
func describeCommonBandwidthPackages(tx *world.Tx, req *wire.DescribeCommonBandwidthPackagesRequest) (*wire.DescribeCommonBandwidthPackagesResponse, error) {
	var named []string
	if req.BandwidthPackageId != "" {
		named = strings.Split(req.BandwidthPackageId, ",")
	}
	list, total, err := action.PageOf(action.Named(tx.BandwidthPackages, named), page(req.PageNumber, req.PageSize), func(p *world.BandwidthPackage) bool {
		return action.Same(req.ResourceGroupId, p.ResourceGroup) && action.Same(req.Name, p.Name) && hasTags(&p.Meta, req.Tag) &&
			(req.SecurityProtectionEnabled == nil || *req.SecurityProtectionEnabled == (len(p.Protection) > 0))
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeCommonBandwidthPackagesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, p := range list {
		one := wire.CommonBandwidthPackage{
			BandwidthPackageId: p.ID, Name: p.Name, Description: p.Description, Status: string(p.Status), CreationTime: stamp(p.CreatedAt),
			RegionId: tx.Region.ID, Bandwidth: strconv.Itoa(p.Bandwidth), Ratio: p.Ratio, InstanceChargeType: postPaid,
			InternetChargeType: p.InternetChargeType, ISP: p.ISP, Zone: p.Zone, ResourceGroupId: p.ResourceGroup, BusinessStatus: "Normal",
			DeletionProtection: p.DeletionProtection, HasReservationData: "false",
		}
		one.Tags.Tag = tagsOf(&p.Meta)
		one.SecurityProtectionTypes.SecurityProtectionType = p.Protection
		for e, err := range tx.EIPsByPackage.Each(p.ID) {
			if err != nil {
				return nil, err
			}
			one.PublicIpAddresses.PublicIpAddresse = append(one.PublicIpAddresses.PublicIpAddresse,
				wire.PublicIpAddresse{AllocationId: e.ID, IpAddress: e.Address.String(), BandwidthPackageIpRelationStatus: "BINDED"})
		}
		res.CommonBandwidthPackages.CommonBandwidthPackage = append(res.CommonBandwidthPackages.CommonBandwidthPackage, one)
	}
	return res, nil
}

func bandwidthPackage(tx *world.Tx, id string) (*world.BandwidthPackage, error) {
	p, err := tx.BandwidthPackages.Get(id)
	return p, missing(err, wire.ErrPackageNotFound)
}

// modifyCommonBandwidthPackageAttribute changes name and description of a package.
func modifyCommonBandwidthPackageAttribute(tx *world.Tx, req *wire.ModifyCommonBandwidthPackageAttributeRequest) (*wire.ModifyCommonBandwidthPackageAttributeResponse, error) {
	p, err := bandwidthPackage(tx, req.BandwidthPackageId)
	if err != nil {
		return nil, err
	}
	if err := rename(&p.Meta, req.Name, req.Description, wire.ErrNatName, wire.ErrNatDescription); err != nil {
		return nil, err
	}
	return &wire.ModifyCommonBandwidthPackageAttributeResponse{}, tx.BandwidthPackages.Put(p)
}

// modifyCommonBandwidthPackageSpec changes the bandwidth of a package.
func modifyCommonBandwidthPackageSpec(tx *world.Tx, req *wire.ModifyCommonBandwidthPackageSpecRequest) (*wire.ModifyCommonBandwidthPackageSpecResponse, error) {
	p, err := bandwidthPackage(tx, req.BandwidthPackageId)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(req.Bandwidth)
	if err != nil || n < minPackage || n > maxPackage {
		return nil, wire.ErrPackageBandwidth
	}
	if p.Status != world.Available {
		return nil, wire.ErrPackageStatus
	}
	p.Bandwidth = n
	p.SetStatus(world.Modifying)
	return &wire.ModifyCommonBandwidthPackageSpecResponse{}, tx.BandwidthPackages.Put(p)
}

// addCommonBandwidthPackageIp puts an EIP into a package.
func addCommonBandwidthPackageIp(tx *world.Tx, req *wire.AddCommonBandwidthPackageIpRequest) (*wire.AddCommonBandwidthPackageIpResponse, error) {
	return &wire.AddCommonBandwidthPackageIpResponse{}, share(tx, req.BandwidthPackageId, req.IpType, []string{req.IpInstanceId})
}

// addCommonBandwidthPackageIps puts EIPs into a package: all that are named, or none.
func addCommonBandwidthPackageIps(tx *world.Tx, req *wire.AddCommonBandwidthPackageIpsRequest) (*wire.AddCommonBandwidthPackageIpsResponse, error) {
	return &wire.AddCommonBandwidthPackageIpsResponse{}, share(tx, req.BandwidthPackageId, req.IpType, req.IpInstanceIds)
}

func share(tx *world.Tx, id, kind string, list []string) error {
	if kind != "EIP" {
		return wire.ErrPackageIPType
	}
	p, err := bandwidthPackage(tx, id)
	if err != nil {
		return err
	}
	have, err := tx.EIPsByPackage.Count(p.ID)
	if err != nil {
		return err
	}
	if have+len(list) > tx.Quota("vpc.bandwidth-package-eips", quotaPackageEIPs) {
		return wire.ErrPackageFull
	}
	for _, id := range list {
		e, err := tx.EIPs.Get(id)
		if err != nil {
			return missing(err, wire.ErrPackageEipNotFound)
		}
		switch {
		case e.Package != "":
			return wire.ErrPackageEipTaken
		case e.ChargeType == prePaid:
			return wire.ErrPackageEipPrepaid
		case e.Status != world.Available && e.Status != world.InUse:
			return wire.ErrPackageEipStatus
		}
		e.Package = p.ID
		if err := tx.EIPs.Put(e); err != nil {
			return err
		}
	}
	return nil
}

// member finds an EIP of a package.
func member(tx *world.Tx, pack, id string) (*world.BandwidthPackage, *world.EIP, error) {
	p, err := bandwidthPackage(tx, pack)
	if err != nil {
		return nil, nil, err
	}
	e, err := tx.EIPs.Get(id)
	if err != nil {
		return nil, nil, missing(err, wire.ErrPackageMember)
	}
	if e.Package != p.ID {
		return nil, nil, wire.ErrPackageNotMember
	}
	return p, e, nil
}

// removeCommonBandwidthPackageIp takes an EIP out of a package; it has its own bandwidth again.
func removeCommonBandwidthPackageIp(tx *world.Tx, req *wire.RemoveCommonBandwidthPackageIpRequest) (*wire.RemoveCommonBandwidthPackageIpResponse, error) {
	_, e, err := member(tx, req.BandwidthPackageId, req.IpInstanceId)
	if err != nil {
		return nil, err
	}
	e.Package, e.PackageBandwidth = "", 0
	return &wire.RemoveCommonBandwidthPackageIpResponse{}, tx.EIPs.Put(e)
}

// modifyCommonBandwidthPackageIpBandwidth limits what one EIP may take of its package.
func modifyCommonBandwidthPackageIpBandwidth(tx *world.Tx, req *wire.ModifyCommonBandwidthPackageIpBandwidthRequest) (*wire.ModifyCommonBandwidthPackageIpBandwidthResponse, error) {
	p, e, err := member(tx, req.BandwidthPackageId, req.EipId)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(req.Bandwidth)
	if err != nil || n < 1 || n > p.Bandwidth {
		return nil, wire.ErrPackageBandwidth
	}
	e.PackageBandwidth = n
	return &wire.ModifyCommonBandwidthPackageIpBandwidthResponse{}, tx.EIPs.Put(e)
}

// cancelCommonBandwidthPackageIpBandwidth takes the limit of one EIP off again.
func cancelCommonBandwidthPackageIpBandwidth(tx *world.Tx, req *wire.CancelCommonBandwidthPackageIpBandwidthRequest) (*wire.CancelCommonBandwidthPackageIpBandwidthResponse, error) {
	_, e, err := member(tx, req.BandwidthPackageId, req.EipId)
	if err != nil {
		return nil, err
	}
	e.PackageBandwidth = 0
	return &wire.CancelCommonBandwidthPackageIpBandwidthResponse{}, tx.EIPs.Put(e)
}

// deleteCommonBandwidthPackage deletes an empty package, or with Force one whose EIPs it puts out.
func deleteCommonBandwidthPackage(tx *world.Tx, req *wire.DeleteCommonBandwidthPackageRequest) (*wire.DeleteCommonBandwidthPackageResponse, error) {
	p, err := bandwidthPackage(tx, req.BandwidthPackageId)
	if err != nil {
		return nil, err
	}
	if p.DeletionProtection {
		return nil, wire.ErrEipProtected
	}
	for e, err := range tx.EIPsByPackage.Each(p.ID) {
		if err != nil {
			return nil, err
		}
		if !strings.EqualFold(req.Force, "true") {
			return nil, wire.ErrPackageInUse
		}
		e.Package, e.PackageBandwidth = "", 0
		if err := tx.EIPs.Put(e); err != nil {
			return nil, err
		}
	}
	return &wire.DeleteCommonBandwidthPackageResponse{}, tx.BandwidthPackages.Delete(p.ID)
}
