package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on BGP groups, peers and networks refuse.
var (
	ErrBGPRouter       = apierr.New(400, "InvalidParams.NotFound", "The specified virtual border router does not exist.", "Vpc CreateBgpGroup, AddBgpNetwork")
	ErrBGPGroup        = apierr.New(400, "InvalidBgpGroup", "The specified BGP group does not exist.", "Vpc ModifyBgpGroupAttribute, CreateBgpPeer")
	ErrBGPLocalASN     = apierr.New(400, "InvalidBgpGroup.LocalAsnInvalid", "LocalAsn is 45104, 64512 to 65534 or 4200000000 to 4294967294.", "Vpc CreateBgpGroup")
	ErrBGPPeerASN      = apierr.New(400, "IllegalParam.PeerAsn", "PeerAsn is a number of 1 to 4294967295.", "Vpc CreateBgpGroup")
	ErrBGPPeerASNCloud = apierr.New(400, "InvalidPeerAsn.Malformed", "PeerAsn is not 45104, the cloud's own.", "Vpc CreateBgpGroup")
	ErrBGPName         = apierr.New(400, "InvalidBgpName.Malformed", "A name has at most 128 characters and does not start with http:// or https://.", "Vpc CreateBgpGroup")
	ErrBGPDescription  = apierr.New(400, "InvalidBgpDescription.Malformed", "A description has at most 256 characters and does not start with http:// or https://.", "Vpc CreateBgpGroup")
	ErrBGPQuotaRoutes  = apierr.New(400, "IllegalParam.RouteLimit", "RouteQuota is a number of 1 to 110.", "Vpc CreateBgpGroup")
	ErrBGPStatus       = apierr.New(400, "InvalidStatus.CannotOperate", "It is in a state in which it cannot be changed.", "Vpc ModifyBgpGroupAttribute")
	ErrBGPHasPeer      = apierr.New(404, "DependencyViolation.BgpPeer", "The BGP group has peers.", "Vpc DeleteBgpGroup")
	ErrBGPIPv6         = apierr.New(400, "OperationUnsupported.IPV6ForThisRegion", "IPv6 is not emulated.", "Vpc CreateBgpPeer")
	ErrBGPPeerMissing  = apierr.New(400, "InvalidBgpPeer.NotFound", "The specified BGP peer does not exist.", "Vpc DeleteBgpPeer, ModifyBgpPeerAttribute")
	ErrBGPPeerAddress  = apierr.New(400, "InvalidIP.Malformed", "PeerIpAddress is an IPv4 address.", "Vpc CreateBgpPeer")
	ErrBGPPeerNamed    = apierr.New(400, "InvalidParams.PeerIpAddressMustPointOut", "A border router with several physical connections needs a PeerIpAddress.", "Vpc CreateBgpPeer")
	ErrBGPPeerInUse    = apierr.New(400, "InvalidParams.PeerIpAddressInUse", "Another BGP peer of the router has the address.", "Vpc CreateBgpPeer")
	ErrBGPPeerHops     = apierr.New(400, "IllegalParam.BfdMultiHop", "BfdMultiHop is a number of 1 to 255, with EnableBfd.", "Vpc CreateBgpPeer")
	ErrBGPPeerQuota    = apierr.New(400, "QuotaExceeded.Bgp", "The border router has as many BGP peers as its quota allows.", "Vpc CreateBgpPeer")
	ErrBGPPrefix       = apierr.New(400, "InvalidDestCidrBlock.Malformed", "DstCidrBlock is an IPv4 range in CIDR notation.", "Vpc AddBgpNetwork")
	ErrBGPPrefixClassD = apierr.New(400, "IllegalParam.ConflictWithDClass", "Multicast ranges are not announced.", "Vpc AddBgpNetwork")
	ErrBGPPrefixTwice  = apierr.New(400, "Duplicated.CidrBlock", "The router announces the range.", "Vpc AddBgpNetwork")
	ErrBGPPrefixQuota  = apierr.New(400, "QuotaExceeded.BgpNetwork", "The router announces as many ranges as its quota allows.", "Vpc AddBgpNetwork")
	ErrBGPPrefixGone   = apierr.New(400, "InvalidVbrNetwork", "The router does not announce the range.", "Vpc DeleteBgpNetwork")
)
