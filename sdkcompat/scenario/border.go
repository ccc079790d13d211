package scenario

import (
	"strconv"
	"testing"
)

// Office is the address on the internet from which the story of the border tries to come in.
const Office = "198.51.100.7"

// Border plays what a network team does at the border of East China 1 of the Finance Cloud: it looks why nobody comes
// in, opens one port, is attacked, and lays its own lines. Attack lets traffic of so many Gbit/s hit an address, which no
// API of the cloud does, and says whether that was too much.
func Border(t testing.TB, place Place, api API, attack func(address string, gbps float64) bool) {
	t.Helper()
	s := &border{story: &story{t: t, place: place, api: api, name: "sdk-" + suffix(t)}}
	s.network()
	s.instance()
	s.publicAddress()
	s.closed()
	s.policies()
	s.paths()
	s.attacks(attack)
	s.tunnels()
	s.lines()
}

// border is a story with a public address.
type border struct {
	*story
	eip, address string
}

func (s *border) publicAddress() {
	s.t.Helper()
	s.must("Ecs", "AuthorizeSecurityGroup", Params{"SecurityGroupId": s.groupID, "IpProtocol": "tcp", "PortRange": "22/22", "SourceCidrIp": "0.0.0.0/0"})
	made := s.must("Vpc", "AllocateEipAddress", Params{"Bandwidth": "5", "Name": s.name})
	s.eip, s.address = made.Text("AllocationId"), made.Text("EipAddress")
	s.must("Vpc", "AssociateEipAddress", Params{"AllocationId": s.eip, "InstanceId": s.instanceID, "InstanceType": "EcsInstance"})
	s.wait("Vpc", "DescribeEipAddresses", Params{"AllocationId": s.eip}, "EipAddresses.EipAddress.0.Status", "InUse")
}

// analyse asks whether the office gets to port 22, without keeping the question.
func (s *border) analyse() Answer {
	s.t.Helper()
	asked := s.must("nis", "CreateAndAnalyzeNetworkPath", Params{
		"SourceType": "internetIp", "SourceId": Office, "TargetType": "ecs", "TargetId": s.instanceID, "TargetPort": "22", "Protocol": "tcp",
	})
	s.same(asked, "TargetId", s.instanceID)
	s.same(asked, "TargetPort", "22")
	return s.analysed(asked.Text("NetworkReachableAnalysisId"))
}

func (s *border) analysed(id string) Answer {
	s.t.Helper()
	return s.wait("nis", "GetNetworkReachableAnalysis", Params{"NetworkReachableAnalysisId": id}, "NetworkReachableAnalysisStatus", "finish")
}

// closed finds the instance unreachable, although its security group lets everybody in: the border does not.
func (s *border) closed() {
	s.t.Helper()
	s.same(s.analyse(), "Reachable", "false")
}

// policies opens the port to the office by an address book, and moves it before what refuses everybody.
func (s *border) policies() {
	s.t.Helper()
	book := s.must("Cloudfw", "AddAddressBook", Params{"GroupType": "ip", "GroupName": s.name, "Description": "the office", "AddressList": Office + "/32"}).Text("GroupUuid")
	policy := Params{
		"Direction": "in", "SourceType": "net", "Source": "0.0.0.0/0", "DestinationType": "net", "Destination": s.address + "/32", "Proto": "TCP",
		"DestPortType": "port", "DestPort": "22/22", "ApplicationName": "ANY", "AclAction": "drop", "Description": s.name + " drops", "NewOrder": "-1",
	}
	drop := s.must("Cloudfw", "AddControlPolicy", policy).Text("AclUuid")
	policy["SourceType"], policy["Source"], policy["AclAction"], policy["Description"] = "group", s.name, "accept", s.name+" accepts"
	open := s.must("Cloudfw", "AddControlPolicy", policy).Text("AclUuid")
	s.same(s.analyse(), "Reachable", "false")
	s.must("Cloudfw", "ModifyControlPolicyPosition", Params{"Direction": "in", "OldOrder": "2", "NewOrder": "1"})
	s.same(s.analyse(), "Reachable", "true")

	list := s.must("Cloudfw", "DescribeControlPolicy", Params{"Direction": "in", "CurrentPage": "1", "PageSize": "10"})
	s.same(list, "TotalCount", "2")
	s.same(list, "Policys.0.AclUuid", open)
	s.same(list, "Policys.0.SourceGroupCidrs.0", Office+"/32")
	s.same(list, "Policys.1.AclUuid", drop)
	s.same(list, "Policys.1.AclAction", "drop")
	used := s.must("Cloudfw", "DescribePolicyPriorUsed", Params{"Direction": "in", "IpVersion": "4"})
	s.same(used, "End", "2")
	s.refused("Cloudfw", "DeleteAddressBook", Params{"GroupUuid": book}, "ErrorAddressGroupReference")

	assets := Params{"CurrentPage": "1", "PageSize": "10", "SearchItem": s.address}
	s.same(s.must("Cloudfw", "DescribeAssetList", assets), "Assets.0.ProtectStatus", "open")
	s.must("Cloudfw", "PutDisableFwSwitch", Params{"IpaddrList.1": s.address})
	s.same(s.must("Cloudfw", "DescribeAssetList", assets), "Assets.0.ProtectStatus", "closed")
	s.must("Cloudfw", "PutEnableFwSwitch", Params{"IpaddrList.1": s.address})
}

// paths keeps the question, and asks it once more after the port is closed again.
func (s *border) paths() {
	s.t.Helper()
	path := s.must("nis", "CreateNetworkPath", Params{
		"SourceType": "internetIp", "SourceId": Office, "TargetType": "ecs", "TargetId": s.instanceID, "TargetPort": "22", "Protocol": "tcp", "NetworkPathName": s.name,
	}).Text("NetworkPathId")
	ask := func() Answer {
		return s.analysed(s.must("nis", "CreateNetworkReachableAnalysis", Params{"NetworkPathId": path}).Text("NetworkReachableAnalysisId"))
	}
	first := ask()
	s.same(first, "NetworkPathId", path)
	s.same(first, "Reachable", "true")
	list := s.must("Cloudfw", "DescribeControlPolicy", Params{"Direction": "in", "CurrentPage": "1", "PageSize": "10"})
	s.must("Cloudfw", "DeleteControlPolicy", Params{"Direction": "in", "AclUuid": list.Text("Policys.0.AclUuid")})
	s.same(ask(), "Reachable", "false")
	s.must("nis", "DeleteNetworkReachableAnalysis", Params{"NetworkReachableAnalysisIds.1": first.Text("NetworkReachableAnalysisId")})
	s.must("nis", "DeleteNetworkPath", Params{"NetworkPathIds.1": path})
	s.refused("nis", "CreateNetworkReachableAnalysis", Params{"NetworkPathId": path}, "ResourceNotFound.NetworkPath")
}

// attacks puts the address into a black hole, and reads of it.
func (s *border) attacks(attack func(string, float64) bool) {
	s.t.Helper()
	which := Params{"DdosRegionId": s.place.Region, "InstanceType": "ecs", "InstanceIp": s.address}
	found := s.must("antiddos-public", "DescribeInstance", which)
	if found.Count("InstanceList.Instance") == 0 { // an address that moves with its holder is listed by its own type
		which["InstanceType"] = "eip"
		found = s.must("antiddos-public", "DescribeInstance", which)
	}
	const at = "InstanceList.Instance.0."
	s.same(found, at+"InstanceStatus", "normal")
	s.same(found, at+"BlackholeThreshold", "5000")
	if attack(s.address, 5) {
		s.t.Error("5 Gbit/s, which is the threshold, led to a black hole")
	}
	if !attack(s.address, 5.5) {
		s.t.Error("5.5 Gbit/s led to no black hole")
	}
	s.same(s.must("antiddos-public", "DescribeInstance", which), at+"InstanceStatus", "blackholed")
	events := s.must("antiddos-public", "DescribeDdosEventList", Params{
		"DdosRegionId": s.place.Region, "InstanceType": which["InstanceType"], "InstanceId": found.Text(at + "InstanceId"), "CurrentPage": "1", "PageSize": "10",
	})
	blackHoles := 0
	for i := range events.Count("DdosEventList.DdosEvent") {
		if events.Text("DdosEventList.DdosEvent."+strconv.Itoa(i)+".DdosType") == "blackhole" {
			blackHoles++
		}
	}
	if blackHoles != 1 {
		s.t.Errorf("%d black holes among the events: %v", blackHoles, events)
	}
	s.same(s.must("antiddos-public", "DescribeDdosCredit", Params{"DdosRegionId": s.place.Region}), "DdosCredit.BlackholeTime", "150")
}
