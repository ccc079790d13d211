package nis_test

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/nis"
	"github.com/ringfence-dev/ringfence/emulator/internal/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// TestGolden compares whole answers: a path that is open and one that the region's border closes.
func TestGolden(t *testing.T) {
	t.Parallel()
	actiontest.Golden(t, nis.Service, vpc.Service, ecs.Service)
}

// site is a small network in a finance region: two instances in a vSwitch, the first of them with an EIP.
type site struct {
	*actiontest.Bench
	vpc, vsw, group, web, db, address, eip string
}

func newSite(t *testing.T) *site {
	t.Helper()
	b := actiontest.New(t, nis.Service, vpc.Service, ecs.Service, slb.Service, rds.Service, tag.Service).As("finance").In("cn-shanghai-finance-1")
	s := &site{Bench: b}
	zone := b.OK("Vpc DescribeZones").Get("Zones.Zone.0.ZoneId")
	s.vpc = b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	s.vsw = b.OK("Vpc CreateVSwitch", "VpcId", s.vpc, "CidrBlock", "10.0.0.0/24", "ZoneId", zone).Get("VSwitchId")
	s.group = b.OK("Ecs CreateSecurityGroup", "VpcId", s.vpc).Get("SecurityGroupId")
	b.OK("Ecs AuthorizeSecurityGroup", "SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "1/65535", "SourceCidrIp", "0.0.0.0/0")
	s.web, s.db = s.instance(t), s.instance(t)
	e := b.OK("Vpc AllocateEipAddress", "Bandwidth", "10")
	s.eip, s.address = e.Get("AllocationId"), e.Get("EipAddress")
	b.OK("Vpc AssociateEipAddress", "AllocationId", s.eip, "InstanceId", s.web)
	return s
}

func (s *site) instance(t *testing.T) string {
	t.Helper()
	return s.OK("Ecs RunInstances", "ImageId", "ubuntu_22_04_x64_20G_alibase_20240710.vhd", "InstanceType", "ecs.g6.large",
		"VSwitchId", s.vsw, "SecurityGroupId", s.group).Get("InstanceIdSets.InstanceIdSet.0")
}

// addressOf is the private address of an instance.
func (s *site) addressOf(id string) string {
	return s.OK("Ecs DescribeInstances", "InstanceIds", `["`+id+`"]`).Get("Instances.Instance.0.VpcAttributes.PrivateIpAddress.IpAddress.0")
}

// analysed is an answer of GetNetworkReachableAnalysis with its result.
type analysed struct {
	Status, Reachable string
	ErrorCode         string
	Step              string
	Nodes             []string
	Text              string
}

// ends spells the parameters of a path: "type:id" or "type:id@address".
func ends(from, to, protocol string, port int) []string {
	params := []string{"Protocol", protocol, "TargetPort", fmt.Sprint(port)}
	for side, text := range map[string]string{"Source": from, "Target": to} {
		typ, id, _ := strings.Cut(text, ":")
		id, address, found := strings.Cut(id, "@")
		params = append(params, side+"Type", typ, side+"Id", id)
		if found {
			params = append(params, side+"IpAddress", address)
		}
	}
	return params
}

func (s *site) analyse(t *testing.T, from, to, protocol string, port int) analysed {
	t.Helper()
	id := s.OK("nis CreateAndAnalyzeNetworkPath", ends(from, to, protocol, port)...).Get("NetworkReachableAnalysisId")
	return s.get(t, id)
}

func (s *site) get(t *testing.T, id string) analysed {
	t.Helper()
	a := s.OK("nis GetNetworkReachableAnalysis", "NetworkReachableAnalysisId", id)
	got := analysed{Status: a.Get("NetworkReachableAnalysisStatus"), Reachable: a.Get("Reachable"), Text: a.Get("NetworkReachableAnalysisResult")}
	if got.Text == "" {
		return got
	}
	var r struct {
		ErrorCode, Status string
		TopologyData      struct {
			Positive struct {
				NodeList []struct{ NodeType string }
			}
		}
	}
	if err := json.Unmarshal([]byte(got.Text), &r); err != nil {
		t.Fatal(err)
	}
	got.ErrorCode, got.Step = r.ErrorCode, r.Status
	for _, n := range r.TopologyData.Positive.NodeList {
		got.Nodes = append(got.Nodes, n.NodeType)
	}
	return got
}

// TestVerdicts asks about every sort of end in a finance region.
func TestVerdicts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	balancer := s.OK("Slb CreateLoadBalancer", "AddressType", "intranet", "VpcId", s.vpc, "VSwitchId", s.vsw).Get("LoadBalancerId")
	s.OK("Slb AddBackendServers", "LoadBalancerId", balancer, "BackendServers", `[{"ServerId":"`+s.db+`","Weight":"100"}]`)
	s.OK("Slb CreateLoadBalancerTCPListener", "LoadBalancerId", balancer, "ListenerPort", "80", "BackendServerPort", "80", "Bandwidth", "-1")
	s.OK("Slb StartLoadBalancerListener", "LoadBalancerId", balancer, "ListenerPort", "80")
	write(t, s.Bench, func(tx *world.Tx) error {
		if err := tx.VPNGateways.Insert(&world.VPNGateway{Meta: world.Meta{ID: "vpn-1"}, Status: world.Active, VPC: s.vpc, VSwitch: s.vsw, SSL: true}); err != nil {
			return err
		}
		if err := tx.VPNGateways.Insert(&world.VPNGateway{Meta: world.Meta{ID: "vpn-2"}, Status: world.Active, VPC: s.vpc, VSwitch: s.vsw}); err != nil {
			return err
		}
		local, remote := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/24")}, netip.MustParsePrefix("192.168.9.0/24")
		if err := tx.SSLVPNServers.Insert(&world.SSLVPNServer{Meta: world.Meta{ID: "vss-1"}, VPNGateway: "vpn-1", ClientPool: remote, LocalSubnets: local}); err != nil {
			return err
		}
		if err := tx.IPsecConnections.Insert(&world.IPsecConnection{Meta: world.Meta{ID: "vco-1"}, State: world.Active, VPNGateway: "vpn-1",
			LocalSubnets: local, RemoteSubnets: []netip.Prefix{netip.MustParsePrefix("192.168.8.0/24")}}); err != nil {
			return err
		}
		if err := tx.VBRs.Insert(&world.VBR{Meta: world.Meta{ID: "vbr-1"}, Status: world.VBRActive, VBRLine: world.VBRLine{PeerGatewayIP: netip.MustParseAddr("172.16.0.2")}}); err != nil {
			return err
		}
		if err := tx.DBInstances.Insert(&world.DBInstance{Meta: world.Meta{ID: "rm-1"}, Status: world.DBRunning, Engine: "MySQL", Network: "VPC", VPC: s.vpc,
			Connections: []world.DBConnection{{Host: "rm-1.mysql.rds.aliyuncs.com", Address: netip.MustParseAddr("10.0.0.99"), Port: 3307, IPType: "Private", VPC: s.vpc, VSwitch: s.vsw}}}); err != nil {
			return err
		}
		return tx.Buckets.Insert(&world.Bucket{Meta: world.Meta{ID: "i-name", Name: "i-name"}, Location: "oss-cn-shanghai-finance-1-pub", Type: "public", ACL: "private"})
	})
	web, db := "ecs:"+s.web, "ecs:"+s.db
	other := s.As("finance-2").OK("Vpc AllocateEipAddress", "Bandwidth", "10").Get("EipAddress")
	for _, test := range []struct {
		name, from, to, protocol string
		port                     int
		reachable, code, nodes   string
	}{
		{"within a vSwitch", web, db, "tcp", 80, "true", "", "VM ENI VSW ENI VM"},
		{"members of a group", web, db, "udp", 53, "true", "", "VM ENI VSW ENI VM"},
		{"a private address", web, db + "@" + s.addressOf(s.db), "TCP", 80, "true", "", "VM ENI VSW ENI VM"},
		{"a vSwitch stands for who is in it", "vsw:" + s.vsw, db, "tcp", 80, "true", "", "VM ENI VSW ENI VM"},
		{"nobody has the address", web, "vsw:" + s.vsw + "@10.0.0.200", "tcp", 80, "false", "resource_not_found", "VM ENI VSW"},
		{"nobody to send", "vsw:" + s.vsw + "@10.0.0.200", db, "tcp", 80, "false", "resource_not_found", "VSW VM"},
		{"a port that finance opens", "internetIp:8.8.8.8", "internetIp:" + s.address, "tcp", 20001, "true", "", "INTERNET EIP VSW ENI VM"},
		{"a port that finance closes", "internetIp:8.8.8.8", web + "@" + s.address, "tcp", 19999, "false", "border_deny", "INTERNET EIP VSW ENI VM"},
		{"outwards", web, "internetIp:8.8.8.8", "tcp", 443, "true", "", "VM ENI VSW EIP INTERNET"},
		{"outwards without a way", db, "internetIp:8.8.8.8", "tcp", 443, "false", "border_deny", "VM ENI VSW INTERNET"},
		{"another account's address is the internet", web, "internetIp:" + other, "tcp", 443, "true", "", "VM ENI VSW EIP INTERNET"},
		{"by a load balancer", web, "clb:" + balancer, "tcp", 80, "true", "", "VM ENI VSW SLB ENI VM"},
		{"no listener", web, "clb:" + balancer, "tcp", 81, "false", "listener_deny", "VM ENI VSW SLB"},
		{"a database that lists nobody", web, "rds:rm-1", "tcp", 0, "false", "white_list_deny", "VM ENI VSW RDS"},
		{"a client of an SSL-VPN server", "vpn:vpn-1@192.168.9.7", db, "tcp", 80, "true", "", "SSL_VPN VPN VSW ENI VM"},
		{"a host behind IPsec without a route back", "vpn:vpn-1@192.168.8.7", db, "tcp", 80, "false", "route_deny", "IPSEC VPN VSW ENI VM"},
		{"nobody behind the gateway", "vpn:vpn-2", db, "tcp", 80, "false", "tunnel_deny", "VPN VM"},
		{"a leased line that leads nowhere", "vbr:vbr-1", db, "tcp", 80, "false", "tunnel_deny", "VBR VSW ENI VM"},
		{"premises that no route leads to", web, "vbr:vbr-1@172.16.0.2", "tcp", 80, "false", "resource_not_found", "VM ENI VSW VBR"},
		{"object storage", web, "oss:i-name", "tcp", 443, "true", "", "VM ENI VSW OSS"},
	} {
		got := s.analyse(t, test.from, test.to, test.protocol, test.port)
		if got.Status != "finish" || got.Reachable != test.reachable || got.ErrorCode != test.code || strings.Join(got.Nodes, " ") != test.nodes {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

// TestOutsideTheModel: an appliance may do anything with what it gets. What a border stops whoever sends it is stopped all
// the same, and of the rest there is no result.
func TestOutsideTheModel(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	appliance := s.instance(t)
	s.OK("Vpc CreateRouteEntry", "RouteTableId", s.OK("Vpc DescribeRouteTableList", "VpcId", s.vpc).Get("RouterTableList.RouterTableListType.0.RouteTableId"),
		"DestinationCidrBlock", "0.0.0.0/0", "NextHopType", "Instance", "NextHopId", appliance)
	for port, want := range map[int]analysed{
		19999: {Status: "finish", Reachable: "false", ErrorCode: "border_deny", Step: "border_checking"},
		20001: {Status: "error", Reachable: "false", ErrorCode: "analysis_error", Step: "route_checking"},
	} {
		got := s.analyse(t, "ecs:"+s.db, "internetIp:"+s.address, "tcp", port)
		if !strings.Contains(got.Text, "user_route_access_rule") || strings.Contains(got.Text, "user_route_drop_rule") {
			t.Errorf("port %d: the route is not told as one that is taken: %s", port, got.Text)
		}
		got.Nodes, got.Text = nil, ""
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("port %d: (-want +got)\n%s", port, diff)
		}
	}
}

func write(t *testing.T, b *actiontest.Bench, fn func(*world.Tx) error) {
	t.Helper()
	var account *world.Account
	err := b.World.Peek(func(tx *world.Tx) (err error) {
		account, err = tx.Accounts.Get("1000000000000001")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	region, _ := b.World.Matrix().Region("cn-shanghai-finance-1")
	if err := b.World.Update(*account, region, fn); err != nil {
		t.Fatal(err)
	}
}

// TestRepeated analyses one path before and after a change, and after its end has gone.
func TestRepeated(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := s.OK("nis CreateNetworkPath", append(ends("ecs:"+s.web, "ecs:"+s.db, "icmp", 0), "NetworkPathName", "ping", "Tag.1.Key", "k", "Tag.1.Value", "v")...).Get("NetworkPathId")
	ask := func() analysed {
		return s.get(t, s.OK("nis CreateNetworkReachableAnalysis", "NetworkPathId", path, "Tag.1.Key", "k").Get("NetworkReachableAnalysisId"))
	}
	if got := ask(); got.Reachable != "true" {
		t.Errorf("members of a group reach each other: %+v", got)
	}
	s.OK("Ecs AuthorizeSecurityGroupEgress", "SecurityGroupId", s.group, "IpProtocol", "icmp", "PortRange", "-1/-1", "DestCidrIp", "0.0.0.0/0", "Policy", "drop")
	if got := ask(); got.Reachable != "true" {
		t.Errorf("members of a group reach each other whatever its rules say: %+v", got)
	}
	s.OK("Ecs ModifySecurityGroupPolicy", "SecurityGroupId", s.group, "InnerAccessPolicy", "Drop")
	if got := ask(); got.Reachable != "false" || got.ErrorCode != "security_group_deny" || got.Step != "security_group_checking_source" || !strings.Contains(got.Text, "user_sg_drop_rule") {
		t.Errorf("a group that drops it: %+v", got)
	}
	s.OK("Ecs DeleteInstance", "InstanceId", s.db, "Force", "true")
	if got := ask(); got.Reachable != "false" || got.ErrorCode != "resource_not_found" {
		t.Errorf("an end that has gone: %+v", got)
	}
}

// TestStates follows an analysis: its result waits until it has ended.
func TestStates(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, nis.Service).As("finance").In("cn-shanghai-finance-1")
	id := b.OK("nis CreateAndAnalyzeNetworkPath", ends("internetIp:8.8.8.8", "internetIp:9.9.9.9", "tcp", 80)...).Get("NetworkReachableAnalysisId")
	get := func() []string {
		a := b.OK("nis GetNetworkReachableAnalysis", "NetworkReachableAnalysisId", id)
		return []string{a.Get("NetworkReachableAnalysisStatus"), a.Get("Reachable"), fmt.Sprint(a.Get("NetworkReachableAnalysisResult") != "")}
	}
	if diff := cmp.Diff([]string{"init", "", "false"}, get()); diff != "" {
		t.Errorf("at first (-want +got):\n%s", diff)
	}
	b.Advance(5 * time.Second)
	if diff := cmp.Diff([]string{"finish", "true", "true"}, get()); diff != "" {
		t.Errorf("later (-want +got):\n%s", diff)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	web, db := "ecs:"+s.web, "ecs:"+s.db
	ask := func(code, from, to string) {
		t.Helper()
		s.Refused(code, "nis CreateAndAnalyzeNetworkPath", ends(from, to, "tcp", 80)...)
		s.Refused(code, "nis CreateNetworkPath", append(ends(from, to, "tcp", 80), "NetworkPathName", "x")...)
	}
	ask("ResourceNotFound.SourceId", "ecs:i-nowhere", db)
	ask("ResourceNotFound.TargetId", web, "rds:rm-nowhere")
	ask("ResourceNotFound.TargetId", web, "oss:nowhere")
	ask("InvalidParameter.TargetIpAddress", web, db+"@10.0.0.200")
	ask("InvalidParameter.TargetIpAddress", web, "vsw:"+s.vsw+"@192.168.0.1")
	ask("InvalidParameter.SourceIpAddress", "internetIp:10.0.0.1", db)
	ask("InvalidParameter", "clb:lb-1", db)
	ask("ResourceNotFound.TargetId", web, "vbr:vbr-nowhere@172.16.0.2")
	s.Refused("MissingProtocol", "nis CreateAndAnalyzeNetworkPath", "SourceType", "ecs", "SourceId", s.web, "TargetType", "ecs", "TargetId", s.db)
	s.Refused("ResourceNotFound.ResourceGroupId", "nis CreateNetworkPath", append(ends(web, db, "tcp", 80), "NetworkPathName", "x", "ResourceGroupId", "rg-nowhere")...)
	s.Refused("ResourceNotFound.NetworkPath", "nis CreateNetworkReachableAnalysis", "NetworkPathId", "np-nowhere")
	s.Refused("ResourceNotFound.NetworkReachableAnalysis", "nis GetNetworkReachableAnalysis", "NetworkReachableAnalysisId", "nra-nowhere")

	stranger := s.As("finance-2")
	stranger.Refused("ResourceNotFound.SourceId", "nis CreateAndAnalyzeNetworkPath", ends(web, db, "tcp", 80)...)
	path := s.OK("nis CreateNetworkPath", append(ends(web, db, "tcp", 80), "NetworkPathName", "x")...).Get("NetworkPathId")
	stranger.Refused("ResourceNotFound.NetworkPath", "nis CreateNetworkReachableAnalysis", "NetworkPathId", path)
	stranger.OK("nis DeleteNetworkPath", "NetworkPathIds", `["`+path+`"]`)
	s.OK("nis CreateNetworkReachableAnalysis", "NetworkPathId", path)
	for _, name := range nis.Service.Names {
		if a := s.Call("nis " + name); name[0] == 'D' && strings.Contains(name, "Nis") && a.Get("Code") != "ActionNotEmulated" {
			t.Errorf("%s: %d %s", name, a.Status, a.Body)
		}
	}
}

// TestLimits fills the account, in two regions, and empties it again.
func TestLimits(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, nis.Service).As("finance").In("cn-shanghai-finance-1")
	make := func(b *actiontest.Bench) string {
		return b.OK("nis CreateNetworkPath", append(ends("internetIp:8.8.8.8", "internetIp:9.9.9.9", "tcp", 80), "NetworkPathName", "x")...).Get("NetworkPathId")
	}
	full := func() {
		t.Helper()
		b.Refused("QuotaExceeded.NetworkPath", "nis CreateNetworkPath", append(ends("internetIp:8.8.8.8", "internetIp:9.9.9.9", "tcp", 80), "NetworkPathName", "x")...)
	}
	for range 99 {
		make(b)
	}
	make(b.In("cn-shenzhen-finance-1"))
	full()
	b.OK("nis DeleteNetworkPath", "NetworkPathIds", `["np-nowhere"]`)
	full()

	b = b.As("finance-2")
	path := make(b)
	for range 1000 {
		b.OK("nis CreateNetworkReachableAnalysis", "NetworkPathId", path)
	}
	b.Refused("QuotaExceeded.NetworkReachableAnalysis", "nis CreateNetworkReachableAnalysis", "NetworkPathId", path)
	first := b.OK("nis CreateAndAnalyzeNetworkPath", ends("internetIp:8.8.8.8", "internetIp:9.9.9.9", "tcp", 80)...).Get("NetworkReachableAnalysisId")
	for n := range 2 {
		a := b.OK("nis DeleteNetworkReachableAnalysis", "NetworkReachableAnalysisIds", `["`+first+`"]`)
		if a.Get("Data") != "true" {
			t.Errorf("deletion %d: %s", n+1, a.Body)
		}
	}
	for n := range 2 {
		if a := b.OK("nis DeleteNetworkPath", "NetworkPathIds", `["`+path+`"]`); a.Get("Data") != "true" {
			t.Errorf("deletion %d: %s", n+1, a.Body)
		}
	}
	b.Refused("ResourceNotFound.NetworkPath", "nis CreateNetworkReachableAnalysis", "NetworkPathId", path)
}
