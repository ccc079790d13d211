package emulator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

// client calls one region as one account of the default world.
type client struct {
	t       testing.TB
	em      *emulator.Emulator
	account string
	region  string
}

var versions = map[string]string{
	"Ecs": "2014-05-26", "Vpc": "2016-04-28", "Slb": "2014-05-15", "Rds": "2014-08-15", "Cloudfw": "2017-12-07", "antiddos-public": "2017-05-18",
}

// do makes a call, "Product Action", and gives its answer, or the error code.
func (c client) do(what string, params ...string) (answer map[string]any, code string) {
	c.t.Helper()
	product, action, _ := strings.Cut(what, " ")
	q := url.Values{"Format": {"JSON"}, "RegionId": {c.region}, "Action": {action}, "Version": {versions[product]}}
	for i := 0; i < len(params); i += 2 {
		q.Set(params[i], params[i+1])
	}
	req, err := http.NewRequest(http.MethodGet, c.em.Endpoint()+"/?"+q.Encode(), nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := rpc.SignV1(req, rpc.Credentials{AccessKeyID: c.account, Secret: "ringfence"}, time.Now(), strconv.FormatUint(nonce.Add(1), 10)); err != nil {
		c.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		c.t.Fatalf("%s in %s: %v", what, c.region, err)
	}
	if res.StatusCode != http.StatusOK {
		return answer, fmt.Sprint(answer["Code"], ": ", answer["Message"])
	}
	return answer, ""
}

// must makes a call that succeeds and gives a field of its answer, by the path to it.
func (c client) must(what, field string, params ...string) string {
	c.t.Helper()
	answer, code := c.do(what, params...)
	if code != "" {
		c.t.Fatalf("%s %v as %s in %s: %s", what, params, c.account, c.region, code)
	}
	if field == "" {
		return ""
	}
	var at any = answer
	for part := range strings.SplitSeq(field, ".") {
		switch here := at.(type) {
		case map[string]any:
			at = here[part]
		case []any:
			if n, err := strconv.Atoi(part); err == nil && n < len(here) {
				at = here[n]
			} else {
				at = nil
			}
		}
	}
	if at == nil {
		c.t.Fatalf("%s answers no %s: %v", what, field, answer)
	}
	return fmt.Sprint(at)
}

// control makes a call of the control API that succeeds, and gives its answer.
func control(t testing.TB, em *emulator.Emulator, method, path string, body any) map[string]any {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequest(method, em.Endpoint()+"/_ringfence/"+path, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	raw, _ := io.ReadAll(res.Body)
	if res.StatusCode >= http.StatusBadRequest {
		t.Fatalf("%s %s: %s %s", method, path, res.Status, raw)
	}
	answer := map[string]any{}
	if len(raw) > 0 {
		if err := json.Unmarshal(raw, &answer); err != nil {
			answer["list"] = string(raw)
		}
	}
	return answer
}

// site is what a venue of the tests has: a network, an instance that lets everybody in, and ways to it.
type site struct {
	client
	vpc, vswitch, group, table string
	instance, private          string
	eip, eipID                 string
	balancer, vip              string // internet-facing
	database, databaseHost     string
}

const everywhere = "0.0.0.0/0"

// newSite builds a VPC venue. Its security group admits everything from everywhere: what still does not pass is the
// region's doing.
func newSite(t testing.TB, em *emulator.Emulator, account, region, zone string) *site {
	t.Helper()
	s := &site{client: client{t, em, account, region}}
	s.vpc = s.must("Vpc CreateVpc", "VpcId", "CidrBlock", "192.168.0.0/16")
	s.table = s.must("Vpc DescribeRouteTableList", "RouterTableList.RouterTableListType.0.RouteTableId", "VpcId", s.vpc)
	s.vswitch = s.must("Vpc CreateVSwitch", "VSwitchId", "VpcId", s.vpc, "CidrBlock", "192.168.1.0/24", "ZoneId", zone)
	s.group = s.must("Ecs CreateSecurityGroup", "SecurityGroupId", "VpcId", s.vpc)
	s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "all", "PortRange", "-1/-1", "SourceCidrIp", everywhere)
	s.instance, s.private = s.launch("VSwitchId", s.vswitch, "SecurityGroupId", s.group)
	s.eipID, s.eip = s.allocate()
	s.must("Vpc AssociateEipAddress", "", "AllocationId", s.eipID, "InstanceId", s.instance, "InstanceType", "EcsInstance")
	return s
}

// launch runs an instance and gives its id and private address.
func (s *site) launch(params ...string) (id, private string) {
	s.t.Helper()
	image := s.must("Ecs DescribeImages", "Images.Image.0.ImageId", "ImageOwnerAlias", "system", "OSType", "linux")
	id = s.must("Ecs RunInstances", "InstanceIdSets.InstanceIdSet.0",
		append([]string{"ImageId", image, "InstanceType", "ecs.g6.large", "SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "40"}, params...)...)
	at, _ := s.do("Ecs DescribeInstances", "InstanceIds", `["`+id+`"]`)
	text, _ := json.Marshal(at)
	var list struct {
		Instances struct {
			Instance []struct {
				VpcAttributes  struct{ PrivateIpAddress struct{ IpAddress []string } }
				InnerIpAddress struct{ IpAddress []string }
			}
		}
	}
	if err := json.Unmarshal(text, &list); err != nil || len(list.Instances.Instance) != 1 {
		s.t.Fatalf("instance %s: %s", id, text)
	}
	one := list.Instances.Instance[0]
	return id, append(one.VpcAttributes.PrivateIpAddress.IpAddress, one.InnerIpAddress.IpAddress...)[0]
}

func (s *site) allocate() (id, address string) {
	s.t.Helper()
	id = s.must("Vpc AllocateEipAddress", "AllocationId", "Bandwidth", "5")
	return id, s.must("Vpc DescribeEipAddresses", "EipAddresses.EipAddress.0.IpAddress", "AllocationId", id)
}

// balance makes an internet-facing load balancer with TCP listeners of some ports, all of which lead to one port of the
// instance.
func (s *site) balance(backend int, ports ...int) {
	s.t.Helper()
	s.balanceFrom("internet", backend, ports...)
}

// balanceFrom is balance for callers from the internet, or from the intranet.
func (s *site) balanceFrom(side string, backend int, ports ...int) {
	s.t.Helper()
	s.balancer = s.must("Slb CreateLoadBalancer", "LoadBalancerId", "AddressType", side, "LoadBalancerSpec", "slb.s1.small", "InternetChargeType", "paybytraffic")
	s.vip = s.must("Slb DescribeLoadBalancerAttribute", "Address", "LoadBalancerId", s.balancer)
	s.must("Slb AddBackendServers", "", "LoadBalancerId", s.balancer, "BackendServers", `[{"ServerId":"`+s.instance+`","Weight":"100"}]`)
	for _, p := range ports {
		port := strconv.Itoa(p)
		s.must("Slb CreateLoadBalancerTCPListener", "", "LoadBalancerId", s.balancer, "ListenerPort", port, "BackendServerPort", strconv.Itoa(backend), "Bandwidth", "-1")
		s.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", port)
	}
}

// both makes a load balancer that has an address in the VPC and an EIP, and gives the flows to its port 80 by either.
func (s *site) both() (inner, outer *flow) {
	s.t.Helper()
	id := s.must("Slb CreateLoadBalancer", "LoadBalancerId", "AddressType", "intranet", "VpcId", s.vpc, "VSwitchId", s.vswitch, "LoadBalancerSpec", "slb.s1.small")
	s.must("Slb AddBackendServers", "", "LoadBalancerId", id, "BackendServers", `[{"ServerId":"`+s.instance+`","Weight":"100"}]`)
	s.must("Slb CreateLoadBalancerTCPListener", "", "LoadBalancerId", id, "ListenerPort", "80", "BackendServerPort", "8080", "Bandwidth", "-1")
	s.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", id, "ListenerPort", "80")
	eip, address := s.allocate()
	s.must("Vpc AssociateEipAddress", "", "AllocationId", eip, "InstanceId", id, "InstanceType", "SlbInstance")
	private := s.must("Slb DescribeLoadBalancerAttribute", "Address", "LoadBalancerId", id)
	return &flow{to: "slb:" + id, service: "tcp/80", host: private}, &flow{from: "internet", to: "eip:" + address, service: "tcp/80", host: address}
}

// store makes a MySQL instance in the VPC, or without one on the classic network, that everybody may connect to; an echo
// server is its database.
func (s *site) store(zone string) {
	s.t.Helper()
	network := []string{"InstanceNetworkType", "Classic"}
	if s.vpc != "" {
		network = []string{"InstanceNetworkType", "VPC", "VPCId", s.vpc, "VSwitchId", s.vswitch}
	}
	s.database = s.must("Rds CreateDBInstance", "DBInstanceId", append(network, "Engine", "MySQL", "EngineVersion", "8.0", "DBInstanceClass", "rds.mysql.s2.large",
		"DBInstanceStorage", "20", "DBInstanceNetType", "Intranet", "SecurityIPList", everywhere, "PayType", "Postpaid", "ZoneId", zone)...)
	s.databaseHost = s.must("Rds DescribeDBInstanceAttribute", "Items.DBInstanceAttribute.0.ConnectionString", "DBInstanceId", s.database)
	control(s.t, s.em, http.MethodPost, "workloads", map[string]any{"instance": s.database, "port": 3306, "protocol": "tcp", "target": echo(s.t)})
}

// inside registers one echo server as what listens on ports of the instance.
func (s *site) inside(ports ...int) {
	s.t.Helper()
	target := echo(s.t)
	for _, p := range ports {
		control(s.t, s.em, http.MethodPost, "workloads", map[string]any{"instance": s.instance, "port": p, "protocol": "tcp", "target": target})
	}
}

// echo runs a server that sends back what it gets, and gives its address.
func echo(t testing.TB) string {
	return listening(t, func(c net.Conn) { _, _ = io.Copy(c, c) })
}

// listening runs a server, and gives its address.
func listening(t testing.TB, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				serve(c)
			}()
		}
	}()
	return l.Addr().String()
}

// newWorld starts an emulator whose clock stands where the test wants it.
func newWorld(t testing.TB) *emulator.Emulator {
	t.Helper()
	return emulatortest.New(t, emulator.WithoutQuotas())
}
