package slb

import (
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is everything that the SLB product answers. What is not here is refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "slb", Prefix: "slb", Names: wire.Names,
	Refusals: []*apierr.Error{wire.ErrRegionNotSupport, wire.ErrUnsupportedRegion},
	Actions: slices.Concat(
		balancerActions, listenerActions, whiteListActions, backendActions, ruleActions, extensionActions,
		aclActions, certificateActions, policyActions, tagActions, regionActions,
	),
}

var balancerActions = []action.Action{
	action.Write("CreateLoadBalancer", regions.SLBInstance, createLoadBalancer, action.With(balancerFacts)),
	action.Read("DescribeLoadBalancers", regions.SLBInstance, describeLoadBalancers),
	action.Read("DescribeLoadBalancerAttribute", regions.SLBInstance, describeLoadBalancerAttribute),
	action.Write("SetLoadBalancerName", regions.SLBInstance, setLoadBalancerName),
	action.Write("SetLoadBalancerStatus", regions.SLBInstance, setLoadBalancerStatus),
	action.Write("SetLoadBalancerDeleteProtection", regions.SLBInstance, setLoadBalancerDeleteProtection),
	action.Write("SetLoadBalancerModificationProtection", regions.SLBInstance, setLoadBalancerModificationProtection),
	action.Write("ModifyLoadBalancerInstanceSpec", regions.SLBInstance, modifyLoadBalancerInstanceSpec),
	action.Write("ModifyLoadBalancerInternetSpec", regions.SLBInstance, modifyLoadBalancerInternetSpec),
	action.Write("ModifyLoadBalancerInstanceChargeType", regions.SLBInstance, modifyLoadBalancerInstanceChargeType),
	action.Write("ModifyLoadBalancerPayType", regions.SLBInstance, modifyLoadBalancerPayType),
	action.Write("DeleteLoadBalancer", regions.SLBInstance, deleteLoadBalancer),
	action.Write("MoveResourceGroup", regions.SLBInstance, moveResourceGroup),
}

var listenerActions = []action.Action{
	action.Write("CreateLoadBalancerTCPListener", regions.SLBListener, createTCPListener),
	action.Write("CreateLoadBalancerUDPListener", regions.SLBListener, createUDPListener),
	action.Write("CreateLoadBalancerHTTPListener", regions.SLBListener, createHTTPListener),
	action.Write("CreateLoadBalancerHTTPSListener", regions.SLBListener, createHTTPSListener),
	action.Write("SetLoadBalancerTCPListenerAttribute", regions.SLBListener, setTCPListener),
	action.Write("SetLoadBalancerUDPListenerAttribute", regions.SLBListener, setUDPListener),
	action.Write("SetLoadBalancerHTTPListenerAttribute", regions.SLBListener, setHTTPListener),
	action.Write("SetLoadBalancerHTTPSListenerAttribute", regions.SLBListener, setHTTPSListener),
	action.Read("DescribeLoadBalancerTCPListenerAttribute", regions.SLBListener, describeTCPListener),
	action.Read("DescribeLoadBalancerUDPListenerAttribute", regions.SLBListener, describeUDPListener),
	action.Read("DescribeLoadBalancerHTTPListenerAttribute", regions.SLBListener, describeHTTPListener),
	action.Read("DescribeLoadBalancerHTTPSListenerAttribute", regions.SLBListener, describeHTTPSListener),
	action.Read("DescribeLoadBalancerListeners", regions.SLBListener, describeListeners),
	action.Write("StartLoadBalancerListener", regions.SLBListener, startListener),
	action.Write("StopLoadBalancerListener", regions.SLBListener, stopListener),
	action.Write("DeleteLoadBalancerListener", regions.SLBListener, deleteListener),
}

var whiteListActions = []action.Action{
	action.Read("DescribeListenerAccessControlAttribute", regions.SLBListener, describeWhiteList),
	action.Write("SetListenerAccessControlStatus", regions.SLBListener, setWhiteListStatus),
	action.Write("AddListenerWhiteListItem", regions.SLBListener, addWhiteListItems),
	action.Write("RemoveListenerWhiteListItem", regions.SLBListener, removeWhiteListItems),
}

var backendActions = []action.Action{
	action.Write("AddBackendServers", regions.SLBBackend, addBackendServers),
	action.Write("SetBackendServers", regions.SLBBackend, setBackendServers),
	action.Write("RemoveBackendServers", regions.SLBBackend, removeBackendServers),
	action.Write("CreateVServerGroup", regions.SLBBackend, createVServerGroup),
	action.Write("SetVServerGroupAttribute", regions.SLBBackend, setVServerGroupAttribute),
	action.Write("AddVServerGroupBackendServers", regions.SLBBackend, addVServerGroupBackendServers),
	action.Write("ModifyVServerGroupBackendServers", regions.SLBBackend, modifyVServerGroupBackendServers),
	action.Write("RemoveVServerGroupBackendServers", regions.SLBBackend, removeVServerGroupBackendServers),
	action.Write("DeleteVServerGroup", regions.SLBBackend, deleteVServerGroup),
	action.Read("DescribeVServerGroups", regions.SLBBackend, describeVServerGroups),
	action.Read("DescribeVServerGroupAttribute", regions.SLBBackend, describeVServerGroupAttribute),
	action.Write("CreateMasterSlaveServerGroup", regions.SLBBackend, createMasterSlaveServerGroup),
	action.Write("DeleteMasterSlaveServerGroup", regions.SLBBackend, deleteMasterSlaveServerGroup),
	action.Read("DescribeMasterSlaveServerGroups", regions.SLBBackend, describeMasterSlaveServerGroups),
	action.Read("DescribeMasterSlaveServerGroupAttribute", regions.SLBBackend, describeMasterSlaveServerGroupAttribute),
	action.Read("DescribeHealthStatus", regions.SLBBackend, describeHealthStatus),
}

var ruleActions = []action.Action{
	action.Write("CreateRules", regions.SLBRule, createRules),
	action.Write("SetRule", regions.SLBRule, setRule),
	action.Write("DeleteRules", regions.SLBRule, deleteRules),
	action.Read("DescribeRules", regions.SLBRule, describeRules),
	action.Read("DescribeRuleAttribute", regions.SLBRule, describeRuleAttribute),
}

// extensionActions are one function: a region that has not got it refuses them all (A0076).
var extensionActions = []action.Action{
	action.Write("CreateDomainExtension", regions.SLBDomainExtension, createDomainExtension),
	action.Write("SetDomainExtensionAttribute", regions.SLBDomainExtension, setDomainExtensionAttribute),
	action.Write("DeleteDomainExtension", regions.SLBDomainExtension, deleteDomainExtension),
	action.Read("DescribeDomainExtensions", regions.SLBDomainExtension, describeDomainExtensions),
	action.Read("DescribeDomainExtensionAttribute", regions.SLBDomainExtension, describeDomainExtensionAttribute),
}

var aclActions = []action.Action{
	action.Write("CreateAccessControlList", regions.SLBACL, createAccessControlList),
	action.Write("SetAccessControlListAttribute", regions.SLBACL, setAccessControlListAttribute),
	action.Write("AddAccessControlListEntry", regions.SLBACL, addAccessControlListEntry),
	action.Write("RemoveAccessControlListEntry", regions.SLBACL, removeAccessControlListEntry),
	action.Write("DeleteAccessControlList", regions.SLBACL, deleteAccessControlList),
	action.Read("DescribeAccessControlLists", regions.SLBACL, describeAccessControlLists),
	action.Read("DescribeAccessControlListAttribute", regions.SLBACL, describeAccessControlListAttribute),
}

var certificateActions = []action.Action{
	action.Write("UploadServerCertificate", regions.SLBCertificate, uploadServerCertificate),
	action.Write("SetServerCertificateName", regions.SLBCertificate, setServerCertificateName),
	action.Write("DeleteServerCertificate", regions.SLBCertificate, deleteServerCertificate),
	action.Read("DescribeServerCertificates", regions.SLBCertificate, describeServerCertificates),
	action.Write("UploadCACertificate", regions.SLBCertificate, uploadCACertificate),
	action.Write("SetCACertificateName", regions.SLBCertificate, setCACertificateName),
	action.Write("DeleteCACertificate", regions.SLBCertificate, deleteCACertificate),
	action.Read("DescribeCACertificates", regions.SLBCertificate, describeCACertificates),
}

var policyActions = []action.Action{
	action.Write("CreateTLSCipherPolicy", regions.SLBListener, createTLSCipherPolicy),
	action.Write("SetTLSCipherPolicyAttribute", regions.SLBListener, setTLSCipherPolicyAttribute),
	action.Write("DeleteTLSCipherPolicy", regions.SLBListener, deleteTLSCipherPolicy),
	action.Read("ListTLSCipherPolicies", regions.SLBListener, listTLSCipherPolicies),
}

var tagActions = []action.Action{
	action.Write("TagResources", regions.SLBTag, tagResources),
	action.Write("UntagResources", regions.SLBTag, untagResources),
	action.Read("ListTagResources", regions.SLBTag, listTagResources),
	action.Write("AddTags", regions.SLBTag, addTags),
	action.Write("RemoveTags", regions.SLBTag, removeTags),
	action.Read("DescribeTags", regions.SLBTag, describeTags),
}

var regionActions = []action.Action{
	action.Read("DescribeRegions", regions.SLBRegion, describeRegions),
	action.Read("DescribeZones", regions.SLBRegion, describeZones),
	action.Read("DescribeAvailableResource", regions.SLBPrice, describeAvailableResource),
}
