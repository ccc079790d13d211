package vpc_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

func TestNetworkAcl(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n, other := newNetwork(t, b), newNetwork(t, b)
	acl := b.OK("Vpc CreateNetworkAcl", "VpcId", n.vpc, "NetworkAclName", "guard").Get("NetworkAclId")
	rule := func(field, value string) []string {
		params := map[string]string{"Policy": "drop", "Protocol": "tcp", "SourceCidrIp": "10.0.0.0/8", "Port": "22/22"}
		params[field] = value
		all := []string{"NetworkAclId", acl, "UpdateIngressAclEntries", "true"}
		for k, v := range params {
			all = append(all, "IngressAclEntries.1."+k, v)
		}
		return all
	}
	for change, code := range map[[2]string]string{
		{"SourceCidrIp", "10.0.0.1/8"}:            "IllegalParam.SourceCidrIp",
		{"Port", "22"}:                            "ParameterIllegal.Port",
		{"Port", "-1/-1"}:                         "ParameterIllegal.Port",
		{"Protocol", "icmp"}:                      "ParameterIllegal.Port",
		{"Protocol", "smoke"}:                     "IllegalParam.Protocol",
		{"Policy", "maybe"}:                       "IllegalParam.Policy",
		{"NetworkAclEntryId", "nae-nowhere"}:      "IllegalParam.IngressAclEntryId",
		{"IpVersion", "ipv6"}:                     "OperationDenied.VpcIpv6NotEnabled",
		{"NetworkAclEntryName", "https://a-link"}: "ParameterLengthIllegal.Name",
	} {
		b.Refused(code, "Vpc UpdateNetworkAclEntries", rule(change[0], change[1])...)
	}
	b.OK("Vpc UpdateNetworkAclEntries", rule("Policy", "drop")...)
	one := b.OK("Vpc DescribeNetworkAclAttributes", "NetworkAclId", acl)
	if one.Get("NetworkAclAttribute.IngressAclEntries.IngressAclEntry.0.Port") != "22/22" ||
		one.Get("NetworkAclAttribute.EgressAclEntries.EgressAclEntry.0.Policy") != "accept" {
		t.Errorf("one direction changed, the other did not: %s", one.Body)
	}
	copied := b.OK("Vpc CreateNetworkAcl", "VpcId", n.vpc).Get("NetworkAclId")
	b.OK("Vpc CopyNetworkAclEntries", "NetworkAclId", copied, "SourceNetworkAclId", acl)
	if got := b.OK("Vpc DescribeNetworkAclAttributes", "NetworkAclId", copied).Get("NetworkAclAttribute.IngressAclEntries.IngressAclEntry.0.Policy"); got != "drop" {
		t.Errorf("copied: %s", got)
	}
	bind := func(acl, vsw string) []string {
		return []string{"NetworkAclId", acl, "Resource.1.ResourceType", "VSwitch", "Resource.1.ResourceId", vsw}
	}
	b.Refused("InvalidResource.VpcError", "Vpc AssociateNetworkAcl", bind(acl, other.vsw)...)
	b.Refused("InvalidResource.NotFound", "Vpc AssociateNetworkAcl", bind(acl, "vsw-nowhere")...)
	b.OK("Vpc AssociateNetworkAcl", bind(acl, n.vsw)...)
	b.Refused("InvalidResource.BindingExist", "Vpc AssociateNetworkAcl", bind(copied, n.vsw)...)
	b.Refused("InvalidResource.NotBinding", "Vpc UnassociateNetworkAcl", bind(copied, n.vsw)...)
	b.Refused("NetworkAclExistBinding", "Vpc DeleteNetworkAcl", "NetworkAclId", acl)
	b.Refused("DependencyViolation.NetworkAcl", "Vpc DeleteVSwitch", "VSwitchId", n.vsw)
	found := b.OK("Vpc DescribeNetworkAcls", "ResourceId", n.vsw, "ResourceType", "VSwitch")
	if found.Get("TotalCount") != "1" || found.Get("NetworkAcls.NetworkAcl.0.Resources.Resource.0.Status") != "BINDED" {
		t.Errorf("by vSwitch: %s", found.Body)
	}
	if got := b.OK("Vpc DescribeNetworkAcls", "ResourceId", other.vsw).Get("TotalCount"); got != "0" {
		t.Errorf("an unguarded vSwitch has %s network ACLs", got)
	}
	b.OK("Vpc UnassociateNetworkAcl", bind(acl, n.vsw)...)
	b.OK("Vpc DeleteNetworkAcl", "NetworkAclId", acl)
	b.Refused("InvalidNetworkAcl.NotFound", "Vpc DescribeNetworkAclAttributes", "NetworkAclId", acl)
}

func TestPrefixLists(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	b.Refused("IllegalParam.CidrBlock", "Vpc CreateVpcPrefixList", "PrefixListEntries.1.Cidr", "10.0.0.1/8")
	b.Refused("DuplicatedParam.CidrBlock", "Vpc CreateVpcPrefixList", "PrefixListEntries.1.Cidr", "10.0.0.0/8", "PrefixListEntries.2.Cidr", "10.0.0.0/8")
	b.Refused("QuotaExceeded.PrefixListCidrCount", "Vpc CreateVpcPrefixList", "MaxEntries", "51")
	b.Refused("UnsupportedFeature.IpVersion", "Vpc CreateVpcPrefixList", "IpVersion", "IPV6")
	id := b.OK("Vpc CreateVpcPrefixList", "PrefixListName", "offices", "MaxEntries", "2", "PrefixListEntries.1.Cidr", "10.0.0.0/8").Get("PrefixListId")
	change := []string{"PrefixListId", id}
	b.OK("Vpc ModifyVpcPrefixList", append(change, "AddPrefixListEntry.1.Cidr", "172.16.0.0/12")...)
	b.Refused("OperationFailed.CidrCountExceedMaxCount", "Vpc ModifyVpcPrefixList", append(change, "AddPrefixListEntry.1.Cidr", "192.168.0.0/16")...)
	b.Refused("OperationDenied.RemoveCountExceedExistCount", "Vpc ModifyVpcPrefixList", append(change, "RemovePrefixListEntry.1.Cidr", "192.168.0.0/16")...)
	b.OK("Vpc ModifyVpcPrefixList", append(change, "RemovePrefixListEntry.1.Cidr", "10.0.0.0/8")...)
	entries := b.OK("Vpc GetVpcPrefixListEntries", change...)
	if entries.Get("TotalCount") != "1" || entries.Get("PrefixListEntry.0.Cidr") != "172.16.0.0/12" {
		t.Errorf("entries: %s", entries.Body)
	}
	if got := b.OK("Vpc ListPrefixLists", "PrefixListName", "offices").Get("PrefixLists.0.Status"); got != "Created" {
		t.Errorf("status %s", got)
	}
	b.OK("Vpc GetVpcPrefixListAssociations", change...)
	b.OK("Vpc DeleteVpcPrefixList", change...)
	b.Refused("ResourceNotFound.PrefixList", "Vpc GetVpcPrefixListEntries", change...)
}
