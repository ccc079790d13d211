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

func (t *ecsTables) bind(tx *store.Tx, scope store.Scope) {
	t.Instances = instances.In(tx, scope)
	t.InstancesByVPC = instancesByVPC.In(tx, scope)
	t.InstancesByVSwitch = instancesByVSwitch.In(tx, scope)
	t.InstancesByGroup = instancesByGroup.In(tx, scope)
	t.InstancesByKeyPair = instancesByKeyPair.In(tx, scope)
	t.InstancesByImage = instancesByImage.In(tx, scope)
	t.InstancesBySet = instancesBySet.In(tx, scope)
	t.Disks = disks.In(tx, scope)
	t.DisksByInstance = disksByInstance.In(tx, scope)
	t.DisksBySnapshot = disksBySnapshot.In(tx, scope)
	t.DisksByPolicy = disksByPolicy.In(tx, scope)
	t.Snapshots = snapshots.In(tx, scope)
	t.SnapshotsByDisk = snapshotsByDisk.In(tx, scope)
	t.AutoSnapshotPolicies = snapshotPolicies.In(tx, scope)
	t.Images = images.In(tx, scope)
	t.ImagesSharedWith = imagesSharedWith.In(tx)
	t.ECSTasks = ecsTasks.In(tx, scope)
	t.SecurityGroups = securityGroups.In(tx, scope)
	t.SecurityGroupsByVPC = groupsByVPC.In(tx, scope)
	t.SecurityGroupsByPeer = groupsByPeer.In(tx, scope)
	t.SecurityGroupsByPrefix = groupsByPrefix.In(tx, scope)
	t.NetworkInterfaces = networkInterfaces.In(tx, scope)
	t.NetworkInterfacesByVPC = enisByVPC.In(tx, scope)
	t.NetworkInterfacesByVSwitch = enisByVSwitch.In(tx, scope)
	t.NetworkInterfacesByInstance = enisByInstance.In(tx, scope)
	t.NetworkInterfacesByGroup = enisByGroup.In(tx, scope)
	t.KeyPairs = keyPairs.In(tx, scope)
	t.PrefixLists = prefixLists.In(tx, scope)
	t.DeploymentSets = deploymentSets.In(tx, scope)
	t.Commands = commands.In(tx, scope)
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
