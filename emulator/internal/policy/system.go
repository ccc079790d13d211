package policy

import (
	"fmt"
	"slices"
	"strings"
)

// SystemPolicy is a policy that the cloud keeps for every account and that nobody can change.
type SystemPolicy struct{ Name, Description, Document string }

// families are the services of which the cloud keeps a policy for everything and one for reading, by the word in the
// policy's name and the services that its actions name (A0420).
var families = []struct{ word, product, services string }{
	{"ECS", "Elastic Compute Service", "ecs"},
	{"VPC", "Virtual Private Cloud", "vpc"},
	{"EIP", "Elastic IP Address", "vpc"},
	{"SLB", "Server Load Balancer", "slb"},
	{"RDS", "ApsaraDB RDS", "rds"},
	{"OSS", "Object Storage Service", "oss"},
	{"KMS", "Key Management Service", "kms"},
	{"RAM", "Resource Access Management", "ram"},
	{"YundunCloudFirewall", "Cloud Firewall", "yundun-cloudfirewall"},
	{"YundunAntiDDoS", "Anti-DDoS Origin", "yundun-antiddosbag"},
	{"NIS", "Network Intelligence Service", "nis"},
	{"ActionTrail", "ActionTrail", "actiontrail"},
	{"ResourceManager", "Resource Management", "resourcemanager"},
	{"Tag", "tags", "tag"},
	{"BSS", "Billing", "bssapi"},
}

var readVerbs = []string{"Describe*", "List*", "Get*", "Query*", "Lookup*"}

// systemPolicies is the list, by name: that is how it is shown, and how its pages follow each other.
var systemPolicies = makeSystemPolicies()

func makeSystemPolicies() []SystemPolicy {
	all := []SystemPolicy{
		{"AdministratorAccess", "Everything.", allowing("*")},
		{"ReadOnlyAccess", "Reading everything.", allowing("*:Describe*", "*:List*", "*:Get*", "*:Query*", "*:Lookup*", "*:Check*", "*:BatchGet*")},
		{"AliyunSTSAssumeRoleAccess", "Assuming roles.", allowing("sts:AssumeRole")},
	}
	for _, f := range families {
		reads := make([]string, 0, len(readVerbs))
		for _, verb := range readVerbs {
			reads = append(reads, f.services+":"+verb)
		}
		all = append(all,
			SystemPolicy{"Aliyun" + f.word + "FullAccess", "Everything of " + f.product + ".", allowing(f.services + ":*")},
			SystemPolicy{"Aliyun" + f.word + "ReadOnlyAccess", "Reading of " + f.product + ".", allowing(reads...)},
		)
	}
	slices.SortFunc(all, func(a, b SystemPolicy) int { return strings.Compare(a.Name, b.Name) })
	return all
}

func allowing(actions ...string) string {
	return fmt.Sprintf(`{"Version":"1","Statement":[{"Action":["%s"],"Resource":"*","Effect":"Allow"}]}`, strings.Join(actions, `","`))
}

// SystemPolicies lists the policies that every account has. The list is shared: read it.
func SystemPolicies() []SystemPolicy { return systemPolicies }

// System finds a system policy by its name; without one its name is empty.
func System(name string) SystemPolicy {
	for _, p := range systemPolicies {
		if p.Name == name {
			return p
		}
	}
	return SystemPolicy{}
}
