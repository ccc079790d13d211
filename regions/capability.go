package regions

// Capability names one thing that an action needs from a region, as "product.noun" or "product.noun.verb".
// Rules speak of capabilities, never of actions: five actions that read and write vSwitches need one
// capability, and an action whose law differs from its noun (exporting an image) has its own.
type Capability string

// Virtual private cloud.
const (
	// VPC is a virtual private cloud: its CIDR blocks, attributes and deletion.
	VPC Capability = "vpc.vpc"
	// VPCVSwitch is a vSwitch, the subnet of one zone.
	VPCVSwitch Capability = "vpc.vswitch"
	// VPCRouteTable is a route table and the vSwitches it is associated with.
	VPCRouteTable Capability = "vpc.routetable"
	// VPCRouteEntry is a route in a route table.
	VPCRouteEntry Capability = "vpc.routeentry"
	// VPCEIP is an elastic IP address and its association.
	VPCEIP Capability = "vpc.eip"
	// VPCNATGateway is a NAT gateway.
	VPCNATGateway Capability = "vpc.natgateway"
	// VPCSNATEntry is a source NAT entry: the way out.
	VPCSNATEntry Capability = "vpc.snatentry"
	// VPCDNATEntry is a destination NAT entry: a port forwarded inwards.
	VPCDNATEntry Capability = "vpc.dnatentry"
	// VPCNetworkACL is a network ACL and the vSwitches it is bound to.
	VPCNetworkACL Capability = "vpc.networkacl"
	// VPCBandwidthPackage is a common bandwidth package shared by EIPs.
	VPCBandwidthPackage Capability = "vpc.bandwidthpackage"
	// VPCVPNGateway is a VPN gateway.
	VPCVPNGateway Capability = "vpc.vpngateway"
	// VPCCustomerGateway is a customer gateway, the far end of an IPsec connection.
	VPCCustomerGateway Capability = "vpc.customergateway"
	// VPCSSLVPN is an SSL-VPN server and its client certificates.
	VPCSSLVPN Capability = "vpc.sslvpn"
	// VPCIPsec is an IPsec connection.
	VPCIPsec Capability = "vpc.ipsec"
	// VPCPhysicalConnection is a leased line: a physical connection into an access point.
	VPCPhysicalConnection Capability = "vpc.physicalconnection"
	// VPCVirtualBorderRouter is a virtual border router, the cloud's end of a leased line.
	VPCVirtualBorderRouter Capability = "vpc.vbr"
	// VPCRouterInterface is a router interface, which joins two routers.
	VPCRouterInterface Capability = "vpc.routerinterface"
	// VPCFlowLog is a flow log.
	VPCFlowLog Capability = "vpc.flowlog"
	// VPCTag is tags of VPC resources.
	VPCTag Capability = "vpc.tag"
	// VPCRegion is the list of regions and zones as VPC answers it.
	VPCRegion Capability = "vpc.region"
)

// Elastic Compute Service.
const (
	// ECSInstance is an instance in a VPC: creation, power, attributes, specification, deletion.
	ECSInstance Capability = "ecs.instance"
	// ECSClassicInstance is an instance on the classic network.
	ECSClassicInstance Capability = "ecs.instance.classic"
	// ECSPublicIP is a public IP address of an instance itself, as AllocatePublicIpAddress gives it (facts: Network).
	ECSPublicIP Capability = "ecs.publicip"
	// ECSSecurityGroup is a security group and its rules.
	ECSSecurityGroup Capability = "ecs.securitygroup"
	// ECSClassicSecurityGroup is a security group of the classic network.
	ECSClassicSecurityGroup Capability = "ecs.securitygroup.classic"
	// ECSPrefixList is a prefix list.
	ECSPrefixList Capability = "ecs.prefixlist"
	// ECSNetworkInterface is an elastic network interface.
	ECSNetworkInterface Capability = "ecs.networkinterface"
	// ECSKeyPair is an SSH key pair.
	ECSKeyPair Capability = "ecs.keypair"
	// ECSDisk is a disk: creation, attachment, resizing, deletion.
	ECSDisk Capability = "ecs.disk"
	// ECSSharedDisk is a shared block disk, attached to several instances at once (MultiAttach).
	ECSSharedDisk Capability = "ecs.disk.shared"
	// ECSSnapshot is a snapshot of a disk.
	ECSSnapshot Capability = "ecs.snapshot"
	// ECSSnapshotCopy is the copy of a snapshot to another region (facts: PeerRegion, PeerCloud).
	ECSSnapshotCopy Capability = "ecs.snapshot.copy"
	// ECSImage is an image: listing, creation from an instance or snapshot, attributes, deletion.
	ECSImage Capability = "ecs.image"
	// ECSImageImport is the import of an image from a bucket (facts: Network, BucketType).
	ECSImageImport Capability = "ecs.image.import"
	// ECSImageExport is the export of an image to a bucket (facts: Network, BucketType, PeerCloud).
	ECSImageExport Capability = "ecs.image.export"
	// ECSImageCopy is the copy of an image (facts: Network, PeerRegion, PeerCloud).
	ECSImageCopy Capability = "ecs.image.copy"
	// ECSImageShare is the sharing of an image with another account (facts: Network, PeerCloud).
	ECSImageShare Capability = "ecs.image.share"
	// ECSResource is what can be bought: instance types, families, available resources.
	ECSResource Capability = "ecs.resource"
	// ECSPrice is prices.
	ECSPrice Capability = "ecs.price"
	// ECSAccountAttribute is attributes and quotas of the account.
	ECSAccountAttribute Capability = "ecs.accountattribute"
	// ECSRemoteManagement is remote management of an instance over the management VPN.
	ECSRemoteManagement Capability = "ecs.remote"
	// ECSTag is tags of ECS resources.
	ECSTag Capability = "ecs.tag"
	// ECSRegion is the list of regions and zones as ECS answers it.
	ECSRegion Capability = "ecs.region"
)

// Server Load Balancer.
const (
	// SLBInstance is a load balancer (facts: AddressType, Network).
	SLBInstance Capability = "slb.loadbalancer"
	// SLBListener is a listener (facts: AddressType).
	SLBListener Capability = "slb.listener"
	// SLBBackend is backend servers: the default group, vServer groups, master-slave groups, their health.
	SLBBackend Capability = "slb.backend"
	// SLBRule is a forwarding rule of a listener.
	SLBRule Capability = "slb.rule"
	// SLBACL is an access control list.
	SLBACL Capability = "slb.acl"
	// SLBCertificate is a server or CA certificate.
	SLBCertificate Capability = "slb.certificate"
	// SLBDomainExtension is a domain extension: one more certificate for one more name on an HTTPS listener.
	SLBDomainExtension Capability = "slb.domainextension"
	// SLBPrice is prices and available resources.
	SLBPrice Capability = "slb.price"
	// SLBTag is tags of load balancers.
	SLBTag Capability = "slb.tag"
	// SLBRegion is the list of regions and zones as SLB answers it.
	SLBRegion Capability = "slb.region"
)

// Relational databases.
const (
	// RDSInstance is an RDS instance (facts: Engine, Network).
	RDSInstance Capability = "rds.instance"
	// RDSPublicConnection is a public connection string, asked for at creation or later.
	RDSPublicConnection Capability = "rds.connection.public"
	// RDSConnection is the intranet connection strings and network information.
	RDSConnection Capability = "rds.connection"
	// RDSWhitelist is the IP white lists.
	RDSWhitelist Capability = "rds.whitelist"
	// RDSAccount is an account of a database instance and its privileges.
	RDSAccount Capability = "rds.account"
	// RDSDatabase is a database.
	RDSDatabase Capability = "rds.database"
	// RDSParameter is engine parameters and their templates.
	RDSParameter Capability = "rds.parameter"
	// RDSBackup is backups and the backup policy.
	RDSBackup Capability = "rds.backup"
	// RDSSSL is SSL on the connections.
	RDSSSL Capability = "rds.ssl"
	// RDSTDE is transparent data encryption.
	RDSTDE Capability = "rds.tde"
	// RDSRemoteDR is a disaster-recovery instance in another region (facts: AccountCloud, PeerRegion).
	RDSRemoteDR Capability = "rds.remotedr"
	// RDSReadOnly is a read-only instance.
	RDSReadOnly Capability = "rds.readonly"
	// RDSMonitor is performance figures and logs.
	RDSMonitor Capability = "rds.monitor"
	// RDSPrice is prices, classes and available zones.
	RDSPrice Capability = "rds.price"
	// RDSTag is tags of RDS resources.
	RDSTag Capability = "rds.tag"
	// RDSRegion is the list of regions as RDS answers it.
	RDSRegion Capability = "rds.region"
)

// Object storage.
const (
	// OSSService is the service level: list of buckets, list of locations.
	OSSService Capability = "oss.service"
	// OSSBucket is a bucket and its settings (facts: BucketType).
	OSSBucket Capability = "oss.bucket"
	// OSSPublicBucket is a bucket of public type, which lives in a location with an internet endpoint.
	OSSPublicBucket Capability = "oss.bucket.public"
	// OSSObject is an object: upload, download, listing, multipart.
	OSSObject Capability = "oss.object"
	// OSSLiveChannel is a live channel, the target of an RTMP push.
	OSSLiveChannel Capability = "oss.livechannel"
	// OSSReplication is replication of a bucket to another region (facts: PeerRegion, PeerCloud).
	OSSReplication Capability = "oss.replication"
	// OSSImageProcess is image processing (x-oss-process=image/…).
	OSSImageProcess Capability = "oss.process.image"
	// OSSStoragePackage is storage packages in the usage and billing view.
	OSSStoragePackage Capability = "oss.storagepackage"
)

// Identity, keys and what belongs to the account.
const (
	// RAMIdentity is users, groups, access keys, login profiles and MFA devices.
	RAMIdentity Capability = "ram.identity"
	// RAMPolicy is policies and their attachment.
	RAMPolicy Capability = "ram.policy"
	// RAMRole is a role (facts: PeerAccount, whom it trusts).
	RAMRole Capability = "ram.role"
	// STSToken is temporary credentials of a role (facts: PeerAccount, whose role it is).
	STSToken Capability = "sts.token"
	// STSCallerIdentity is the answer to who is calling.
	STSCallerIdentity Capability = "sts.calleridentity"
	// IMSIdentity is identities by the newer identity API.
	IMSIdentity Capability = "ims.identity"
	// KMSKey is a key, its aliases, versions, material and life.
	KMSKey Capability = "kms.key"
	// KMSCrypto is encryption, decryption, data keys, signatures.
	KMSCrypto Capability = "kms.crypto"
	// KMSSecret is a secret.
	KMSSecret Capability = "kms.secret"
	// CASCertificate is a certificate in the certificate service.
	CASCertificate Capability = "cas.certificate"
	// TagResource is tags across products.
	TagResource Capability = "tag.resource"
	// ResourceGroup is a resource group.
	ResourceGroup Capability = "resourcemanager.resourcegroup"
	// ResourceDirectory is a resource directory, its folders and accounts.
	ResourceDirectory Capability = "resourcemanager.directory"
	// LocationEndpoint is the endpoints of products in a region.
	LocationEndpoint Capability = "location.endpoint"
	// BillingInstance is what an account has bought.
	BillingInstance Capability = "bss.instance"
)

// Audit and security.
const (
	// ActionTrailEvent is the events of the audit trail.
	ActionTrailEvent Capability = "actiontrail.event"
	// ActionTrailTrail is a trail, which delivers events.
	ActionTrailTrail Capability = "actiontrail.trail"
	// ConfigRule is a compliance rule or pack and its evaluation.
	ConfigRule Capability = "config.rule"
	// CloudFirewallBasic is the basic edition of Cloud Firewall: policies of the internet border (facts: Purchased).
	CloudFirewallBasic Capability = "cloudfw.basic"
	// CloudFirewallAdvanced is what Cloud Firewall offers beyond the basic edition (facts: Purchased).
	CloudFirewallAdvanced Capability = "cloudfw.advanced"
	// AntiDDoSBasic is Anti-DDoS Origin basic: thresholds, instances, events.
	AntiDDoSBasic Capability = "antiddos.basic"
	// AntiDDoSPro is Anti-DDoS Pro.
	AntiDDoSPro Capability = "antiddos.pro"
	// BastionHost is a bastion host.
	BastionHost Capability = "bastionhost.instance"
	// NetworkAnalysis is network paths and reachability analyses.
	NetworkAnalysis Capability = "nis.analysis"
)

// vocabulary ties every capability to the product it belongs to: the row of the deployment table that
// must be there before the capability can be. It is read, never written.
var vocabulary = []struct {
	capability Capability
	product    string
}{
	{VPC, "vpc"},
	{VPCVSwitch, "vpc"},
	{VPCRouteTable, "vpc"},
	{VPCRouteEntry, "vpc"},
	{VPCEIP, "vpc"},
	{VPCNATGateway, "nat-gateway"},
	{VPCSNATEntry, "nat-gateway"},
	{VPCDNATEntry, "nat-gateway"},
	{VPCNetworkACL, "vpc"},
	{VPCBandwidthPackage, "vpc"},
	{VPCVPNGateway, "vpn-gateway"},
	{VPCCustomerGateway, "vpn-gateway"},
	{VPCSSLVPN, "vpn-gateway"},
	{VPCIPsec, "vpn-gateway"},
	{VPCPhysicalConnection, "vpc"},
	{VPCVirtualBorderRouter, "vpc"},
	{VPCRouterInterface, "vpc"},
	{VPCFlowLog, "vpc"},
	{VPCTag, "vpc"},
	{VPCRegion, "vpc"},
	{ECSInstance, "ecs"},
	{ECSClassicInstance, "classic-network"},
	{ECSPublicIP, "ecs"},
	{ECSSecurityGroup, "ecs"},
	{ECSClassicSecurityGroup, "classic-network"},
	{ECSPrefixList, "ecs"},
	{ECSNetworkInterface, "ecs"},
	{ECSKeyPair, "ecs"},
	{ECSDisk, "block-storage"},
	{ECSSharedDisk, "shared-block-storage"},
	{ECSSnapshot, "block-storage"},
	{ECSSnapshotCopy, "block-storage"},
	{ECSImage, "ecs"},
	{ECSImageImport, "ecs"},
	{ECSImageExport, "ecs"},
	{ECSImageCopy, "ecs"},
	{ECSImageShare, "ecs"},
	{ECSResource, "ecs"},
	{ECSPrice, "ecs"},
	{ECSAccountAttribute, "ecs"},
	{ECSRemoteManagement, "ecs"},
	{ECSTag, "ecs"},
	{ECSRegion, "ecs"},
	{SLBInstance, "slb"},
	{SLBListener, "slb"},
	{SLBBackend, "slb"},
	{SLBRule, "slb"},
	{SLBACL, "slb"},
	{SLBCertificate, "slb"},
	{SLBDomainExtension, "slb"},
	{SLBPrice, "slb"},
	{SLBTag, "slb"},
	{SLBRegion, "slb"},
	{RDSInstance, "rds-mysql-mssql-ppas"},
	{RDSPublicConnection, "rds-mysql-mssql-ppas"},
	{RDSConnection, "rds-mysql-mssql-ppas"},
	{RDSWhitelist, "rds-mysql-mssql-ppas"},
	{RDSAccount, "rds-mysql-mssql-ppas"},
	{RDSDatabase, "rds-mysql-mssql-ppas"},
	{RDSParameter, "rds-mysql-mssql-ppas"},
	{RDSBackup, "rds-mysql-mssql-ppas"},
	{RDSSSL, "rds-mysql-mssql-ppas"},
	{RDSTDE, "rds-mysql-mssql-ppas"},
	{RDSRemoteDR, "rds-mysql-mssql-ppas"},
	{RDSReadOnly, "rds-mysql-mssql-ppas"},
	{RDSMonitor, "rds-mysql-mssql-ppas"},
	{RDSPrice, "rds-mysql-mssql-ppas"},
	{RDSTag, "rds-mysql-mssql-ppas"},
	{RDSRegion, "rds-mysql-mssql-ppas"},
	{OSSService, "oss"},
	{OSSBucket, "oss"},
	{OSSPublicBucket, "oss"},
	{OSSObject, "oss"},
	{OSSLiveChannel, "oss"},
	{OSSReplication, "oss"},
	{OSSImageProcess, "oss"},
	{OSSStoragePackage, "oss"},
	{RAMIdentity, "ram"},
	{RAMPolicy, "ram"},
	{RAMRole, "ram"},
	{STSToken, "sts"},
	{STSCallerIdentity, "sts"},
	{IMSIdentity, "ram"},
	{KMSKey, "kms"},
	{KMSCrypto, "kms"},
	{KMSSecret, "kms"},
	{CASCertificate, "cas"},
	{TagResource, "tag"},
	{ResourceGroup, "resourcemanager"},
	{ResourceDirectory, "resourcemanager"},
	{LocationEndpoint, "location"},
	{BillingInstance, "bss"},
	{ActionTrailEvent, "actiontrail"},
	{ActionTrailTrail, "actiontrail"},
	{ConfigRule, "config"},
	{CloudFirewallBasic, "cloudfw"},
	{CloudFirewallAdvanced, "cloudfw"},
	{AntiDDoSBasic, "antiddos"},
	{AntiDDoSPro, "ddoscoo"},
	{BastionHost, "bastion-host"},
	{NetworkAnalysis, "nis"},
}

// Capabilities lists the whole vocabulary, by product and noun.
func Capabilities() []Capability {
	out := make([]Capability, len(vocabulary))
	for i, v := range vocabulary {
		out[i] = v.capability
	}
	return out
}

// Product is the deployment row that the capability needs, or "" for a word that is not in the vocabulary.
func (c Capability) Product() string {
	for _, v := range vocabulary {
		if v.capability == c {
			return v.product
		}
	}
	return ""
}
