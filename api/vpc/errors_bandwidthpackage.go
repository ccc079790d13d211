package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on common bandwidth packages refuse.
var (
	ErrPackageNotFound  = apierr.New(404, "InvalidBandwidthPackageId.NotFound", "The specified bandwidth package does not exist.", "Vpc DeleteCommonBandwidthPackage, AddCommonBandwidthPackageIp")
	ErrPackageBandwidth = apierr.New(400, "InvalidParameter.Bandwidth", "The bandwidth is a number of Mbit/s: at least 1, and no more than there is.", "Vpc CreateCommonBandwidthPackage, ModifyCommonBandwidthPackageSpec")
	ErrPackageCharge    = apierr.New(400, "InvalidParameter.InvalidChargeType", "InternetChargeType is PayByBandwidth, PayBy95 or PayByDominantTraffic.", "Vpc CreateCommonBandwidthPackage")
	ErrPackageZone      = apierr.New(400, "IllegalParam.Zone", "The region has no such zone.", "Vpc CreateCommonBandwidthPackage")
	ErrPackageQuota     = apierr.New(400, "BandwidthPackage.QuotaExceeded", "The account has as many bandwidth packages in this region as its quota allows.", "Vpc CreateCommonBandwidthPackage")
	ErrPackageStatus    = apierr.New(400, "IncorrectStatus.CbwpModifying", "The bandwidth package is being modified.", "Vpc ModifyCommonBandwidthPackageSpec")
	ErrPackageInUse     = apierr.New(400, "DependencyViolation.Ips", "The bandwidth package still has EIPs.", "Vpc DeleteCommonBandwidthPackage")

	ErrPackageIPType      = apierr.New(400, "OperationUnsupported.IpType", "A bandwidth package takes EIPs alone.", "Vpc AddCommonBandwidthPackageIp")
	ErrPackageFull        = apierr.New(400, "IpInstanceId.QuotaExceeded", "The bandwidth package would have more EIPs than its quota allows.", "Vpc AddCommonBandwidthPackageIp")
	ErrPackageEipNotFound = apierr.New(404, "InvalidIpInstanceId.NotFound", "The specified EIP does not exist.", "Vpc AddCommonBandwidthPackageIp")
	ErrPackageEipTaken    = apierr.New(400, "IpInstanceId.AlreadyInBandwidthPackage", "The EIP is in a bandwidth package.", "Vpc AddCommonBandwidthPackageIp")
	ErrPackageEipPrepaid  = apierr.New(400, "IpInstanceId.ChargeType.NotSupport", "A subscription EIP has its own bandwidth.", "Vpc AddCommonBandwidthPackageIp")
	ErrPackageEipStatus   = apierr.New(400, "IncorrectStatus.Eip", "The EIP is in a state in which this cannot be done.", "Vpc AddCommonBandwidthPackageIp")
	ErrPackageMember      = apierr.New(400, "InvalidIpInstanceId.Malformed", "The specified EIP does not exist.", "Vpc RemoveCommonBandwidthPackageIp")
	ErrPackageNotMember   = apierr.New(400, "OperationUnsupported.IpNotInCbwp", "The EIP is not in the bandwidth package.", "Vpc RemoveCommonBandwidthPackageIp")
)
