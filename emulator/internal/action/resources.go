package action

import (
	"reflect"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// noun is a sort of resource that policies can name: the word for it in the names of actions, what it is called in
// resource names, and the parameters that hold ids of it.
type noun struct {
	word, typ string
	params    []string
}

// nouns are those of each product, by its name in RAM actions (A0104).
var nouns = map[string][]noun{
	"ecs": {
		{"Instance", "instance", []string{"InstanceId", "InstanceIds"}},
		{"Disk", "disk", []string{"DiskId", "DiskIds"}},
		{"Image", "image", []string{"ImageId"}},
		{"AutoSnapshotPolicy", "snapshotpolicy", []string{"AutoSnapshotPolicyId"}},
		{"Snapshot", "snapshot", []string{"SnapshotId", "SnapshotIds"}},
		{"SecurityGroup", "securitygroup", []string{"SecurityGroupId", "SecurityGroupIds"}},
		{"KeyPair", "keypair", []string{"KeyPairName", "KeyPairNames"}},
		{"NetworkInterface", "eni", []string{"NetworkInterfaceId"}},
		{"DeploymentSet", "deploymentset", []string{"DeploymentSetId", "DeploymentSetIds"}},
		{"PrefixList", "prefixlist", []string{"PrefixListId"}},
		{"Command", "command", []string{"CommandId"}},
	},
	"vpc": {
		{"Vpc", "vpc", []string{"VpcId"}},
		{"VSwitch", "vswitch", []string{"VSwitchId"}},
		{"VRouter", "vrouter", []string{"VRouterId"}},
		{"RouteTable", "routetable", []string{"RouteTableId"}},
		{"RouteEntry", "routetable", []string{"RouteTableId"}},
		{"RouterInterface", "routerinterface", []string{"RouterInterfaceId"}},
		{"Eip", "eip", []string{"AllocationId"}},
		{"CommonBandwidthPackage", "commonbandwidthpackage", []string{"BandwidthPackageId"}},
		{"NatGateway", "natgateway", []string{"NatGatewayId"}},
		{"ForwardEntry", "forwardtable", []string{"ForwardTableId"}},
		{"SnatEntry", "snattable", []string{"SnatTableId"}},
		{"NetworkAcl", "networkacl", []string{"NetworkAclId"}},
		{"VpcPrefixList", "prefixlist", []string{"PrefixListId"}},
		{"VpnGateway", "vpngateway", []string{"VpnGatewayId"}},
		{"CustomerGateway", "customergateway", []string{"CustomerGatewayId"}},
		{"VpnConnection", "vpnconnection", []string{"VpnConnectionId"}},
		{"SslVpnServer", "sslvpnserver", []string{"SslVpnServerId"}},
		{"SslVpnClientCert", "sslvpnclientcert", []string{"SslVpnClientCertId"}},
		{"PhysicalConnection", "physicalconnection", []string{"PhysicalConnectionId"}},
		{"VirtualBorderRouter", "virtualborderrouter", []string{"VbrId"}},
	},
	"slb": {
		{"LoadBalancer", "loadbalancer", []string{"LoadBalancerId"}},
		{"VServerGroup", "loadbalancer", []string{"LoadBalancerId"}},
		{"BackendServers", "loadbalancer", []string{"LoadBalancerId"}},
		{"HealthStatus", "loadbalancer", []string{"LoadBalancerId"}},
		{"ServerCertificate", "certificate", []string{"ServerCertificateId"}},
		{"CACertificate", "certificate", []string{"CACertificateId"}},
		{"AccessControlList", "acl", []string{"AclId"}},
	},
	"rds": {{"", "dbinstance", []string{"DBInstanceId"}}},
	"kms": {
		{"", "key", []string{"KeyId"}},
		{"Secret", "secret", []string{"SecretName"}},
	},
}

// resourceNames are the resources of a call as policies name them; the caller must be allowed the action on each. A call
// that names no single one is about all of the sort in its name, one whose name has no sort about all that there is.
func (d *Dispatcher) resourceNames(c *call) []string {
	region := c.region.ID
	if c.service.Global {
		region = "*"
	}
	stem := "acs:" + c.service.Prefix + ":" + region + ":" + c.caller.Account.ID + ":"
	switch c.service.Prefix {
	case "ram":
		return ramResources(c, stem)
	case "sts":
		if role := values(c.request, "RoleArn"); len(role) > 0 {
			return role // RAM: FAQ about RAM roles and STS tokens
		}
	}
	n := nounOf(c.service.Prefix, c.action.Name)
	if n == nil {
		return []string{stem + "*"}
	}
	var names []string
	for _, param := range n.params {
		for _, id := range values(c.request, param) {
			names = append(names, stem+n.typ+"/"+d.idOf(c, strings.TrimPrefix(id, stem+n.typ+"/")))
		}
	}
	if len(names) == 0 {
		return []string{stem + n.typ + "/*"}
	}
	return names
}

// idOf is the id of a resource, which a call may know by another name: a key of KMS has aliases.
func (d *Dispatcher) idOf(c *call, ref string) string {
	if c.service.Prefix != "kms" || !strings.Contains(ref, "alias/") {
		return ref
	}
	id := ref
	_ = d.world.View(c.caller.Account, c.region, func(tx *world.Tx) error { // the verb itself tells what cannot be read
		k, err := tx.FindKMSKey(ref)
		if err == nil {
			id = k.ID
		}
		return err
	})
	return id
}

// nounOf finds the longest word of a product's nouns in the name of an action.
func nounOf(product, action string) *noun {
	var best *noun
	for i, n := range nouns[product] {
		if strings.Contains(action, n.word) && (best == nil || len(n.word) > len(best.word)) {
			best = &nouns[product][i]
		}
	}
	return best
}

// values reads a parameter of a request that is a text or a list of texts. No id has a comma in it: some actions take
// several so.
func values(request any, param string) []string {
	field := reflect.ValueOf(request).Elem().FieldByName(param)
	if field.IsValid() && field.Kind() == reflect.Pointer {
		field = field.Elem()
	}
	switch {
	case !field.IsValid():
		return nil
	case field.Kind() == reflect.String:
		return strings.FieldsFunc(field.String(), func(r rune) bool { return r == ',' })
	case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.String:
		var all []string
		for i := range field.Len() {
			all = append(all, field.Index(i).String())
		}
		return all
	}
	return nil
}
