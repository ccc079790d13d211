package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

var (
	instances         = store.Define("instance", func(i *Instance) string { return i.ID })
	disks             = store.Define("disk", func(d *Disk) string { return d.ID })
	snapshots         = store.Define("snapshot", func(s *Snapshot) string { return s.ID })
	snapshotPolicies  = store.Define("snapshotpolicy", func(p *AutoSnapshotPolicy) string { return p.ID })
	images            = store.Define("image", func(i *Image) string { return i.ID })
	ecsTasks          = store.Define("ecstask", func(t *Task) string { return t.ID })
	securityGroups    = store.Define("securitygroup", func(g *SecurityGroup) string { return g.ID })
	networkInterfaces = store.Define("networkinterface", func(n *NetworkInterface) string { return n.ID })
	keyPairs          = store.Define("keypair", func(k *KeyPair) string { return k.ID })
	prefixLists       = store.Define("prefixlist", func(p *PrefixList) string { return p.ID })
	deploymentSets    = store.Define("deploymentset", func(d *DeploymentSet) string { return d.ID })
	commands          = store.Define("command", func(c *Command) string { return c.ID })

	instancesByVPC     = instances.Index("vpc", func(i *Instance) []string { return some(i.VPC) })
	instancesByVSwitch = instances.Index("vswitch", func(i *Instance) []string { return some(i.VSwitch) })
	instancesByGroup   = instances.Index("group", func(i *Instance) []string { return i.SecurityGroups })
	instancesByKeyPair = instances.Index("keypair", func(i *Instance) []string { return some(i.KeyPair) })
	instancesByImage   = instances.Index("image", func(i *Instance) []string { return some(i.Image) })
	instancesBySet     = instances.Index("deploymentset", func(i *Instance) []string { return some(i.DeploymentSet) })
	disksByInstance    = disks.Index("instance", (*Disk).instanceIDs)
	disksBySnapshot    = disks.Index("snapshot", func(d *Disk) []string { return some(d.Snapshot) })
	disksByPolicy      = disks.Index("policy", func(d *Disk) []string { return some(d.AutoSnapshotPolicy) })
	snapshotsByDisk    = snapshots.Index("disk", func(s *Snapshot) []string { return some(s.Disk) })
	// imagesSharedWith finds, across accounts, the images that an account may use besides its own.
	imagesSharedWith = store.IndexAcross(images, "sharedwith", func(i *Image) []string { return i.SharedWith })
	groupsByVPC      = securityGroups.Index("vpc", func(g *SecurityGroup) []string { return some(g.VPC) })
	groupsByPeer     = securityGroups.Index("peer", (*SecurityGroup).peerGroups)
	groupsByPrefix   = securityGroups.Index("prefixlist", (*SecurityGroup).prefixLists)
	enisByVPC        = networkInterfaces.Index("vpc", func(n *NetworkInterface) []string { return some(n.VPC) })
	enisByVSwitch    = networkInterfaces.Index("vswitch", func(n *NetworkInterface) []string { return some(n.VSwitch) })
	enisByInstance   = networkInterfaces.Index("instance", func(n *NetworkInterface) []string { return some(n.Instance) })
	enisByGroup      = networkInterfaces.Index("group", func(n *NetworkInterface) []string { return n.SecurityGroups })
)

// some is the index key of an optional reference: none when it is empty.
func some(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// ecsTables are the collections of the ECS product, bound to a transaction.
type ecsTables struct {
	Instances          store.Table[Instance]
	InstancesByVPC     store.View[Instance]
	InstancesByVSwitch store.View[Instance]
	InstancesByGroup   store.View[Instance]
	InstancesByKeyPair store.View[Instance]
	InstancesByImage   store.View[Instance]
	InstancesBySet     store.View[Instance]

	Disks           store.Table[Disk]
	DisksByInstance store.View[Disk]
	DisksBySnapshot store.View[Disk]
	DisksByPolicy   store.View[Disk]

	Snapshots            store.Table[Snapshot]
	SnapshotsByDisk      store.View[Snapshot]
	AutoSnapshotPolicies store.Table[AutoSnapshotPolicy]

	Images           store.Table[Image]
	ImagesSharedWith store.GlobalView[Image]
	ECSTasks         store.Table[Task]

	SecurityGroups         store.Table[SecurityGroup]
	SecurityGroupsByVPC    store.View[SecurityGroup]
	SecurityGroupsByPeer   store.View[SecurityGroup]
	SecurityGroupsByPrefix store.View[SecurityGroup]

	NetworkInterfaces           store.Table[NetworkInterface]
	NetworkInterfacesByVPC      store.View[NetworkInterface]
	NetworkInterfacesByVSwitch  store.View[NetworkInterface]
	NetworkInterfacesByInstance store.View[NetworkInterface]
	NetworkInterfacesByGroup    store.View[NetworkInterface]

	KeyPairs       store.Table[KeyPair]
	PrefixLists    store.Table[PrefixList]
	DeploymentSets store.Table[DeploymentSet]
	Commands       store.Table[Command]
}

func (t *ecsTables) bind(tx *store.Tx, in scopes) {
	t.Instances = instances.In(tx, in.region)
	t.InstancesByVPC = instancesByVPC.In(tx, in.region)
	t.InstancesByVSwitch = instancesByVSwitch.In(tx, in.region)
	t.InstancesByGroup = instancesByGroup.In(tx, in.region)
	t.InstancesByKeyPair = instancesByKeyPair.In(tx, in.region)
	t.InstancesByImage = instancesByImage.In(tx, in.region)
	t.InstancesBySet = instancesBySet.In(tx, in.region)
	t.Disks = disks.In(tx, in.region)
	t.DisksByInstance = disksByInstance.In(tx, in.region)
	t.DisksBySnapshot = disksBySnapshot.In(tx, in.region)
	t.DisksByPolicy = disksByPolicy.In(tx, in.region)
	t.Snapshots = snapshots.In(tx, in.region)
	t.SnapshotsByDisk = snapshotsByDisk.In(tx, in.region)
	t.AutoSnapshotPolicies = snapshotPolicies.In(tx, in.region)
	t.Images = images.In(tx, in.region)
	t.ImagesSharedWith = imagesSharedWith.In(tx)
	t.ECSTasks = ecsTasks.In(tx, in.region)
	t.SecurityGroups = securityGroups.In(tx, in.region)
	t.SecurityGroupsByVPC = groupsByVPC.In(tx, in.region)
	t.SecurityGroupsByPeer = groupsByPeer.In(tx, in.region)
	t.SecurityGroupsByPrefix = groupsByPrefix.In(tx, in.region)
	t.NetworkInterfaces = networkInterfaces.In(tx, in.region)
	t.NetworkInterfacesByVPC = enisByVPC.In(tx, in.region)
	t.NetworkInterfacesByVSwitch = enisByVSwitch.In(tx, in.region)
	t.NetworkInterfacesByInstance = enisByInstance.In(tx, in.region)
	t.NetworkInterfacesByGroup = enisByGroup.In(tx, in.region)
	t.KeyPairs = keyPairs.In(tx, in.region)
	t.PrefixLists = prefixLists.In(tx, in.region)
	t.DeploymentSets = deploymentSets.In(tx, in.region)
	t.Commands = commands.In(tx, in.region)
}

// ecsKinds are the resources of the ECS product as tags and resource groups see them.
var ecsKinds = []Kind{
	kindOf(instances, "ecs", "instance"),
	kindOf(disks, "ecs", "disk"),
	kindOf(snapshots, "ecs", "snapshot"),
	kindOf(snapshotPolicies, "ecs", "snapshotpolicy"),
	kindOf(images, "ecs", "image"),
	kindOf(ecsTasks, "ecs", ""),
	kindOf(securityGroups, "ecs", "securitygroup"),
	kindOf(networkInterfaces, "ecs", "eni"),
	kindOf(keyPairs, "ecs", "keypair"),
	kindOf(prefixLists, "ecs", "prefixlist"),
	kindOf(deploymentSets, "ecs", "deploymentset"),
	kindOf(commands, "ecs", "command"),
}

// ecsStages are the transient states of the ECS product (facts §3.2).
var ecsStages = []Stage{
	{Collection: "instance", From: Pending, To: Stopped, After: 10 * time.Second, Source: "Ecs CreateInstance"},
	{Collection: "instance", From: pendingStart, To: Starting, After: 10 * time.Second, Source: "Ecs RunInstances"},
	{Collection: "instance", From: Starting, To: Running, After: 20 * time.Second, Source: "Ecs StartInstance"},
	{Collection: "instance", From: Stopping, To: Stopped, After: 20 * time.Second, Source: "Ecs StopInstance"},
	{Collection: "instance", From: restarting, To: Starting, After: 20 * time.Second, Source: "Ecs RebootInstance"},
	{Collection: "disk", From: Creating, To: Available, After: 3 * time.Second, Source: "Ecs CreateDisk"},
	{Collection: "disk", From: Attaching, To: DiskInUse, After: 3 * time.Second, Source: "Ecs AttachDisk"},
	{Collection: "disk", From: Detaching, To: Available, After: 3 * time.Second, Source: "Ecs DetachDisk"},
	{Collection: "disk", From: ReIniting, To: DiskInUse, After: 10 * time.Second, Source: "Ecs ReInitDisk"},
	{Collection: "snapshot", From: Progressing, To: Accomplished, After: time.Minute, Source: "Ecs CreateSnapshot"},
	{Collection: "image", From: Creating, To: Available, After: 2 * time.Minute, Source: "Ecs CreateImage"},
	{Collection: "image", From: Waiting, To: Creating, After: 10 * time.Second, Source: "Ecs ImportImage"},
	{Collection: "ecstask", From: TaskWaiting, To: TaskProcessing, After: taskWait, Source: "Ecs DescribeTasks"},
	{Collection: "ecstask", From: TaskProcessing, To: TaskFinished, After: taskWork, Source: "Ecs DescribeTasks"},
	{Collection: "networkinterface", From: Attaching, To: InUse, After: 3 * time.Second, Source: "Ecs AttachNetworkInterface"},
	{Collection: "networkinterface", From: Detaching, To: Available, After: 3 * time.Second, Source: "Ecs DetachNetworkInterface"},
	{Collection: "networkinterface", From: Deleting, To: Gone, After: 2 * time.Second, Source: "Ecs DeleteNetworkInterface"},
}
