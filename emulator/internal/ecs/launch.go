package ecs

import (
	"net/netip"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// launch is what RunInstances and CreateInstance ask for, in one form.
type launch struct {
	imageID, imageFamily string
	typeID               string
	zone                 string
	vswitch              string
	groups               []string
	privateIP            string

	name, description string
	// uniqueSuffix puts 001, 002, … behind the names of several instances.
	uniqueSuffix bool
	hostName     string
	// hostNames are the host names of several instances, one for each.
	hostNames       []string
	password        string
	passwordInherit bool
	userData        string
	keyPair         string
	role            string
	resourceGroup   string
	tags            []rpc.Tag

	bandwidthIn, bandwidthOut int
	internetChargeType        string
	chargeType                string
	period                    int
	periodUnit                string
	autoRenew                 world.AutoRenew
	autoRelease               string
	spotStrategy              string
	creditSpec                string
	deploymentSet             string
	deletionProtection        bool
	ioOptimized               string
	securityEnhancement       string
	metadata                  world.MetadataOptions

	system    diskOrder
	data      []diskOrder
	secondary []interfaceOrder
	// primary says how the primary interface works; its place is that of the instance.
	primary        interfaceOrder
	loginAsNonRoot bool

	amount int
	// start says that the instances go on to run.
	start bool
}

// diskOrder is a disk that comes with an instance.
type diskOrder struct {
	category, level   string
	size              int
	name, description string
	device            string
	snapshot          string
	policy            string
	encrypted         bool
	kmsKey            string
	keep              bool
	iops              int64
	bursting          bool
	tags              []rpc.Tag
}

// interfaceOrder is a secondary network interface that comes with an instance.
type interfaceOrder struct {
	vswitch           string
	groups            []string
	privateIP         string
	name, description string
	keep              bool
	queues            int
	trafficMode       string
	queuePairs        int
	existing          string
}

// plan is a launch after all that it names has been found and checked.
type plan struct {
	launch
	image    ownedImage
	typ      instanceType
	network  string
	subnet   *world.VSwitch // nil on the classic network
	address  netip.Addr     // wanted private address; zero for any
	released time.Time
}
