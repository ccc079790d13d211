package slb

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"AddAccessControlListEntry", "AddBackendServers", "AddListenerWhiteListItem", "AddTags",
	"AddVServerGroupBackendServers", "CreateAccessControlList", "CreateDomainExtension", "CreateLoadBalancer",
	"CreateLoadBalancerHTTPListener", "CreateLoadBalancerHTTPSListener", "CreateLoadBalancerTCPListener",
	"CreateLoadBalancerUDPListener", "CreateMasterSlaveServerGroup", "CreateRules", "CreateTLSCipherPolicy",
	"CreateVServerGroup", "DeleteAccessControlList", "DeleteAccessLogsDownloadAttribute", "DeleteCACertificate",
	"DeleteDomainExtension", "DeleteLoadBalancer", "DeleteLoadBalancerListener", "DeleteMasterSlaveServerGroup",
	"DeleteRules", "DeleteServerCertificate", "DeleteTLSCipherPolicy", "DeleteVServerGroup",
	"DescribeAccessControlListAttribute", "DescribeAccessControlLists", "DescribeAccessLogsDownloadAttribute",
	"DescribeAvailableResource", "DescribeCACertificates", "DescribeDomainExtensionAttribute",
	"DescribeDomainExtensions", "DescribeHealthStatus", "DescribeHighDefinationMonitor",
	"DescribeListenerAccessControlAttribute", "DescribeLoadBalancerAttribute",
	"DescribeLoadBalancerHTTPListenerAttribute", "DescribeLoadBalancerHTTPSListenerAttribute",
	"DescribeLoadBalancerListeners", "DescribeLoadBalancerTCPListenerAttribute",
	"DescribeLoadBalancerUDPListenerAttribute", "DescribeLoadBalancers", "DescribeMasterSlaveServerGroupAttribute",
	"DescribeMasterSlaveServerGroups", "DescribeRegions", "DescribeRuleAttribute", "DescribeRules",
	"DescribeServerCertificates", "DescribeTags", "DescribeVServerGroupAttribute", "DescribeVServerGroups",
	"DescribeZones", "EnableHighDefinationMonitor", "ListTLSCipherPolicies", "ListTagResources",
	"ModifyHighDefinationMonitor", "ModifyLoadBalancerInstanceChargeType", "ModifyLoadBalancerInstanceSpec",
	"ModifyLoadBalancerInternetSpec", "ModifyLoadBalancerPayType", "ModifyVServerGroupBackendServers",
	"MoveResourceGroup", "RemoveAccessControlListEntry", "RemoveBackendServers", "RemoveListenerWhiteListItem",
	"RemoveTags", "RemoveVServerGroupBackendServers", "SetAccessControlListAttribute", "SetAccessLogsDownloadAttribute",
	"SetBackendServers", "SetCACertificateName", "SetDomainExtensionAttribute", "SetListenerAccessControlStatus",
	"SetLoadBalancerDeleteProtection", "SetLoadBalancerHTTPListenerAttribute", "SetLoadBalancerHTTPSListenerAttribute",
	"SetLoadBalancerModificationProtection", "SetLoadBalancerName", "SetLoadBalancerStatus",
	"SetLoadBalancerTCPListenerAttribute", "SetLoadBalancerUDPListenerAttribute", "SetRule", "SetServerCertificateName",
	"SetTLSCipherPolicyAttribute", "SetVServerGroupAttribute", "StartLoadBalancerListener", "StopLoadBalancerListener",
	"TagResources", "UntagResources", "UploadCACertificate", "UploadServerCertificate",
}
