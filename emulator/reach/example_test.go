package reach_test

import (
	"fmt"
	"net/netip"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// The smallest world with something to ask about: one instance with an EIP, whose security group admits two ports, behind a
// border that keeps one of them out.
func Example() {
	everywhere := []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")}
	engine := reach.New(&reach.Landscape{
		Regions: []*reach.Region{{ID: "cn-x", Cloud: "finance", Border: []reach.BorderRow{{
			ID: "law-1", Inbound: true, From: []string{"internet"}, To: []string{"ecs"}, Protocols: reach.TCP,
			Ports: []reach.PortRange{{First: 1, Last: 19999}}, Why: "Ports below 20000 are closed.", Source: "the region's handbook, section 4",
		}}}},
		Sites: []*reach.Site{{
			Account: "1", Cloud: "finance", Region: "cn-x", Network: "vpc",
			VPCs:        []*reach.VPC{{ID: "vpc-1", CIDRs: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}},
			VSwitches:   []*reach.VSwitch{{ID: "vsw-1", VPC: "vpc-1", RouteTable: "vtb-1", CIDR: netip.MustParsePrefix("10.0.1.0/24")}},
			RouteTables: []*reach.RouteTable{{ID: "vtb-1", VPC: "vpc-1", Routes: []reach.Route{{Destination: netip.MustParsePrefix("10.0.1.0/24"), NextHopType: "local"}}}},
			SecurityGroups: []*reach.SecurityGroup{{ID: "sg-1", VPC: "vpc-1", Rules: []reach.GroupRule{{
				ID: "sgr-1", Ingress: true, Allow: true, Priority: 1, Protocols: reach.TCP, Ports: []reach.PortRange{{First: 22, Last: 22}, {First: 20022, Last: 20022}}, Peers: everywhere,
			}}}},
			Instances:  []*reach.Instance{{ID: "i-1", Running: true, Status: "Running", Network: "vpc", VPC: "vpc-1"}},
			Interfaces: []*reach.Interface{{ID: "eni-1", VPC: "vpc-1", VSwitch: "vsw-1", Instance: "i-1", Addresses: []netip.Addr{netip.MustParseAddr("10.0.1.5")}, Groups: []string{"sg-1"}}},
			EIPs:       []*reach.EIP{{ID: "eip-1", Address: netip.MustParseAddr("198.18.0.1"), TargetType: "EcsInstance", Target: "i-1", Bandwidth: 5, Bound: true}},
		}},
	})
	for _, port := range []int{22, 20022} {
		verdict, err := engine.Reach(reach.Question{From: "internet", To: "eip:198.18.0.1", Protocol: "tcp", Port: port})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Print(verdict)
	}
	shut, err := engine.NoPath("internet", "ecs:i-1", reach.Match{Ports: []reach.PortRange{{First: 22, Last: 22}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("port 22 is", shut.Answer)
	// Output:
	// internet does not reach eip:198.18.0.1 on tcp/22, by EIP 198.18.0.1
	//   1. deny   border of cn-x: Ports below 20000 are closed. [law-1]
	//             source: the region's handbook, section 4
	// internet reaches eip:198.18.0.1 on tcp/20022, by EIP 198.18.0.1
	//   1. allow  border of cn-x: No row of the law is about it.
	//   2. allow  inbound rules of security group sg-1: sg-1 accepts tcp 22,20022 from 0.0.0.0/0 with priority 1. [sgr-1]
	//   3. allow  instance i-1: The instance is running.
	// port 22 is ISOLATED
}
