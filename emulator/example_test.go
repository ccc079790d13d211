package emulator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/fixtures"
)

// A security group that admits the whole internet does not put an instance of the Government Cloud on it. In a test,
// emulatortest.New(t) starts and closes the emulator; the calls would be those of any SDK.
func Example() {
	em, err := emulator.New(
		emulator.WithListen("intranet", "127.0.0.1:0"), emulator.WithSeed(fixtures.FS, fixtures.Default),
		emulator.WithoutAuth(), emulator.WithRandomSeed(1),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer em.Close(context.Background())

	vpc := ask(em, "Vpc", "CreateVpc", "CidrBlock=10.0.0.0/8")["VpcId"]
	vswitch := ask(em, "Vpc", "CreateVSwitch", "CidrBlock=10.0.1.0/24&ZoneId=cn-north-2-gov-1b&VpcId=%v", vpc)["VSwitchId"]
	group := ask(em, "Ecs", "CreateSecurityGroup", "VpcId=%v", vpc)["SecurityGroupId"]
	ask(em, "Ecs", "AuthorizeSecurityGroup", "IpProtocol=tcp&PortRange=22/22&SourceCidrIp=0.0.0.0/0&SecurityGroupId=%v", group)
	instance := ask(em, "Ecs", "CreateInstance", "ImageId=aliyun_3_x64_20G_alibase_20240819.vhd&InstanceType=ecs.c6.large&VSwitchId=%v&SecurityGroupId=%v", vswitch, group)["InstanceId"]
	ask(em, "Ecs", "StartInstance", "InstanceId=%v", instance)
	eip := ask(em, "Vpc", "AllocateEipAddress", "Bandwidth=5")
	ask(em, "Vpc", "AssociateEipAddress", "AllocationId=%v&InstanceId=%v", eip["AllocationId"], instance)

	fmt.Print(em.Reach("internet", fmt.Sprint("eip:", eip["EipAddress"]), "tcp", 22))
	fmt.Print(em.Reach("mgmt-vpn:cn-north-2-gov-1", fmt.Sprint("ecs:", instance), "tcp", 22))
	// Output:
	// internet does not reach eip:198.18.24.1 on tcp/22, by EIP 198.18.24.1
	//   1. deny   border of cn-north-2-gov-1: An ACL at the network border keeps EIPs from serving, whatever the security group says. [G4-eip-no-inbound]
	//             source: Alibaba Cloud Government Cloud: learn more (阿里政务云 了解更多), 2020-04-20, section 4: Isolation of the main products
	// mgmt-vpn:cn-north-2-gov-1 reaches ecs:i-gv100000bd12zkayhad8 on tcp/22, by private address 10.0.1.1
	//   1. allow  inbound rules of security group sg-gv1000009zmbvjc1y0h9: sg-gv1000009zmbvjc1y0h9 accepts tcp 22 from 0.0.0.0/0 with priority 1. [sgr-gv100000ateufdryo9tx]
	//   2. allow  instance i-gv100000bd12zkayhad8: The instance is running.
}

// ask makes a call of an RPC API in the Government Cloud's region.
func ask(em *emulator.Emulator, product, action, query string, values ...any) map[string]any {
	common := url.Values{"Action": {action}, "Version": {versions[product]}, "Format": {"JSON"}, "AccessKeyId": {"gov"}, "RegionId": {"cn-north-2-gov-1"}}
	res, err := http.Get(em.Endpoint() + "/?" + common.Encode() + "&" + fmt.Sprintf(query, values...))
	if err != nil {
		return map[string]any{"error": err}
	}
	defer res.Body.Close()
	answer := map[string]any{}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil || res.StatusCode != http.StatusOK {
		fmt.Println(action, res.Status, answer["Code"], answer["Message"])
	}
	return answer
}
