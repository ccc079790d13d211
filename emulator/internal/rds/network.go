package rds

import (
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// describeDBInstanceNetInfo lists the addresses of an instance.
func describeDBInstanceNetInfo(tx *world.Tx, req *wire.DescribeDBInstanceNetInfoRequest) (*wire.DescribeDBInstanceNetInfoResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDBInstanceNetInfoResponse{SecurityIPMode: d.Settings.SecurityIPMode, InstanceNetworkType: d.Network}
	if req.DBInstanceNetRWSplitType == "ReadWriteSplitting" {
		return res, nil
	}
	for i := range d.Connections {
		res.DBInstanceNetInfos.DBInstanceNetInfo = append(res.DBInstanceNetInfos.DBInstanceNetInfo, netInfo(tx, d, &d.Connections[i]))
	}
	return res, nil
}

func netInfo(tx *world.Tx, d *world.DBInstance, c *world.DBConnection) wire.DBInstanceNetInfo {
	info := wire.DBInstanceNetInfo{
		VSwitchId: c.VSwitch, VPCId: c.VPC, ConnectionStringType: "Normal", ConnectionString: c.Host, Upgradeable: "Disabled",
		IPType: c.IPType, Port: strconv.Itoa(c.Port), IPAddress: c.Address.String(),
		BabelfishPort: portText(c.TDSPort), PGBouncerPort: portText(c.PoolerPort),
	}
	if !c.Expires.IsZero() {
		info.ExpiredTime = strconv.Itoa(int(c.Expires.Sub(tx.Now()) / time.Second))
	}
	for _, l := range d.WhiteLists {
		info.SecurityIPGroups.SecurityIPGroup = append(info.SecurityIPGroups.SecurityIPGroup, wire.SecurityIPGroup{
			SecurityIPGroupName: l.Name, SecurityIPs: strings.Join(l.Entries, ","),
		})
	}
	return info
}

// portText leaves a port that is not there empty.
func portText(port int) string {
	if port == 0 {
		return ""
	}
	return strconv.Itoa(port)
}

// describeDBInstanceEndpoints lists the endpoints of an instance of the cluster edition, which has one primary endpoint.
func describeDBInstanceEndpoints(tx *world.Tx, req *wire.DescribeDBInstanceEndpointsRequest) (*wire.DescribeDBInstanceEndpointsResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDBInstanceEndpointsResponse{}
	res.Data.DBInstanceName, res.Data.IpVersion = d.ID, "ipv4"
	id := "ep-" + d.ID
	if d.Category != cluster || req.DBInstanceEndpointId != "" && req.DBInstanceEndpointId != id {
		return res, nil
	}
	endpoint := wire.DBInstanceEndpoint{EndpointId: id, EndpointType: "Primary"}
	endpoint.NodeItems.NodeItem = []wire.NodeItem{{NodeId: d.Nodes[0].ID, DBInstanceId: d.ID, Weight: 100}}
	for _, c := range d.Connections {
		endpoint.AddressItems.AddressItem = append(endpoint.AddressItems.AddressItem, wire.AddressItem{
			VpcId: c.VPC, VSwitchId: c.VSwitch, IpType: c.IPType, Port: strconv.Itoa(c.Port), ConnectionString: c.Host, IpAddress: c.Address.String(),
		})
	}
	res.Data.DBInstanceEndpoints.DBInstanceEndpoint = []wire.DBInstanceEndpoint{endpoint}
	return res, nil
}

// switchDBInstanceVpc moves an instance to another vSwitch.
func switchDBInstanceVpc(tx *world.Tx, req *wire.SwitchDBInstanceVpcRequest) (*wire.SwitchDBInstanceVpcResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		c := d.ConnectionOf(world.DBPrivate)
		if c == nil {
			return wire.ErrNotInVPC
		}
		if c.VSwitch == req.VSwitchId && req.PrivateIpAddress == "" {
			return nil
		}
		if err := world.ReleasePrivateIP(tx, c.VSwitch, c.Address); err != nil {
			return err
		}
		return moveTo(tx, d, c, req.VPCId, req.VSwitchId, req.PrivateIpAddress)
	})
	return &wire.SwitchDBInstanceVpcResponse{}, err
}

// moveTo gives a connection an address of a vSwitch.
func moveTo(tx *world.Tx, d *world.DBInstance, c *world.DBConnection, vpc, vswitch, wanted string) error {
	vsw, err := tx.VSwitches.Get(vswitch)
	if world.NotFound(err) {
		return wire.ErrVSwitch
	}
	if err != nil {
		return err
	}
	if vpc != "" && vpc != vsw.VPC {
		return wire.ErrVPCMismatch
	}
	if c.Address, err = privateAddress(tx, vsw, wanted, d.ID); err != nil {
		return err
	}
	c.IPType, c.VPC, c.VSwitch = world.DBPrivate, vsw.VPC, vsw.ID
	d.Network, d.VPC, d.VSwitches = "VPC", vsw.VPC, []string{vsw.ID}
	d.Status = world.DBNetTypeChanging
	return nil
}

// networkFacts are what the law sees of the network that an instance is to change to.
func networkFacts(_ *world.Tx, req *wire.ModifyDBInstanceNetworkTypeRequest) (regions.Facts, error) {
	return regions.Facts{Network: strings.ToLower(req.InstanceNetworkType)}, nil
}

// modifyDBInstanceNetworkType moves an instance from the classic network into a VPC, on request with its classic
// address kept for a while.
func modifyDBInstanceNetworkType(tx *world.Tx, req *wire.ModifyDBInstanceNetworkTypeRequest) (*wire.ModifyDBInstanceNetworkTypeResponse, error) {
	res := &wire.ModifyDBInstanceNetworkTypeResponse{}
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		switch {
		case strings.EqualFold(req.InstanceNetworkType, d.Network):
			return wire.ErrAlreadyInVPC
		case !strings.EqualFold(req.InstanceNetworkType, "VPC"):
			return wire.ErrNetworkSwitch
		}
		c := d.ConnectionOf(world.DBInner)
		if c == nil {
			return wire.ErrNetworkSwitch
		}
		kept := *c
		if err := moveTo(tx, d, c, req.VPCId, req.VSwitchId, req.PrivateIpAddress); err != nil {
			return err
		}
		res.ConnectionString = c.Host
		if strings.EqualFold(req.RetainClassic, "True") {
			return keepClassic(tx, d, kept, req.ClassicExpiredDays)
		}
		return nil
	})
	return res, err
}

// classicMark tells the connection string of a kept classic address from that of the new one.
const classicMark = "-classic"

// keepClassic leaves the classic address standing under a name of its own. A long prefix is cut so that the mark fits.
func keepClassic(tx *world.Tx, d *world.DBInstance, c world.DBConnection, days string) error {
	n, err := strconv.Atoi(days)
	if err != nil || n < 1 || n > 120 {
		return wire.ErrParameter.With("ClassicExpiredDays")
	}
	prefix, _, _ := strings.Cut(c.Host, ".")
	prefix = prefix[:min(len(prefix), firstPrefix.longest-len(classicMark))]
	host, err := freeHost(tx, prefix+classicMark, engineFor(d), firstPrefix)
	if err != nil {
		return err
	}
	c.Host, c.Expires = host, tx.Now().AddDate(0, 0, n)
	d.Connections = append(d.Connections, c)
	return nil
}
