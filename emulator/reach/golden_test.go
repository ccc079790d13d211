package reach_test

import (
	"flag"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/reachtest"
)

var update = flag.Bool("update", false, "write the explanations that the engine gives into testdata")

// scenes are changes of a world that explanations are about beside those of reachtest.
var scenes = map[string]func(*reach.Site){
	"a network ACL that forgets the replies": func(s *reach.Site) {
		guard(s, []reach.ACLRule{accept("in", reach.AnyProtocol, "0.0.0.0/0")}, nil)
	},
	"a network ACL with ephemeral ports": func(s *reach.Site) {
		reply := accept("replies", reach.TCP, "0.0.0.0/0")
		reply.Ports = []reach.PortRange{{First: 32768, Last: 65535}}
		guard(s, []reach.ACLRule{accept("in", reach.AnyProtocol, "0.0.0.0/0")}, []reach.ACLRule{reply})
	},
	"a DNAT entry from 22222 to 22 of i-app": func(s *reach.Site) {
		s.EIPs = append(s.EIPs, &reach.EIP{ID: "eip-nat", Address: reachtest.NATPublic, TargetType: "Nat", Target: "ngw-1", Bandwidth: 5, Bound: true})
		s.NATGateways = []*reach.NATGateway{{ID: "ngw-1", VPC: "vpc-1", VSwitch: "vsw-1", Internet: true, Available: true, DNAT: []reach.DNAT{{
			ID: "fwd-1", External: reachtest.NATPublic, Internal: s.Interfaces[1].Addresses[0], Protocols: reach.TCP,
			ExternalPorts: &reach.PortRange{First: 22222, Last: 22222}, InternalPorts: &reach.PortRange{First: 22, Last: 22},
		}}}}
		s.RouteTables[0].Routes = append(s.RouteTables[0].Routes, reach.Route{ID: "rte-nat", Destination: netip.MustParsePrefix("0.0.0.0/0"), NextHopType: "NatGateway", NextHop: "ngw-1"})
	},
	"an HTTP listener with a white list": func(s *reach.Site) {
		l := *s.LoadBalancers[0].Listeners[1]
		l.Protocol = "http"
		l.Access = &reach.AccessList{IDs: []string{"acl-1"}, White: true, Peers: []netip.Prefix{netip.MustParsePrefix("203.0.113.0/28")}}
		s.LoadBalancers[0].Listeners = []*reach.Listener{&l}
		s.Interfaces[1].Groups = []string{"sg-closed"}
	},
	"a second VPC": func(s *reach.Site) { secondVPC(s, "") },
	"a second VPC by CEN": func(s *reach.Site) {
		secondVPC(s, "Attachment")
	},
	"a second VPC by CEN that lets nobody in": func(s *reach.Site) {
		secondVPC(s, "Attachment")
		s.SecurityGroups = append(s.SecurityGroups, &reach.SecurityGroup{ID: "sg-other", VPC: "vpc-2"})
		s.Interfaces[len(s.Interfaces)-1].Groups = []string{"sg-other"}
	},
	"i-app is stopped": func(s *reach.Site) { s.Instances[1].Running, s.Instances[1].Status = false, "Stopped" },
	"sg-closed accepts the members of sg-ops": func(s *reach.Site) {
		s.SecurityGroups[2].Rules = []reach.GroupRule{{ID: "sgr-members", Ingress: true, Allow: true, Priority: 10, Protocols: reach.TCP, Group: "sg-ops"}}
	},
	"sg-closed is an enterprise group": func(s *reach.Site) { s.SecurityGroups[2].Enterprise = true },
	"bkt-intranet denies all but vpc-other": func(s *reach.Site) {
		for _, b := range s.Buckets {
			b.Policy = []reach.BucketStatement{{ID: "deny-others", Everybody: true, NotVPCs: []string{"vpc-other"}}}
		}
	},
}

func accept(id string, protocols reach.Protocols, from string) reach.ACLRule {
	return reach.ACLRule{ID: id, Allow: true, Protocols: protocols, Peers: []netip.Prefix{netip.MustParsePrefix(from)}}
}

// guard puts i-app into a vSwitch of its own, behind a network ACL.
func guard(s *reach.Site, in, out []reach.ACLRule) {
	s.NetworkACLs = []*reach.NetworkACL{{ID: "nacl-1", Ingress: in, Egress: out}}
	s.VSwitches = append(s.VSwitches, &reach.VSwitch{ID: "vsw-2", VPC: "vpc-1", RouteTable: "vtb-1", NetworkACL: "nacl-1", CIDR: netip.MustParsePrefix("192.168.2.0/24")})
	s.Interfaces[1].VSwitch = "vsw-2"
}

// secondVPC adds a VPC with an instance, and a route to it when there is a type of next hop.
func secondVPC(s *reach.Site, hop string) {
	s.VPCs = append(s.VPCs, &reach.VPC{ID: "vpc-2", CIDRs: []netip.Prefix{netip.MustParsePrefix("172.16.0.0/16")}})
	s.VSwitches = append(s.VSwitches, &reach.VSwitch{ID: "vsw-other", VPC: "vpc-2", CIDR: netip.MustParsePrefix("172.16.0.0/24")})
	s.Instances = append(s.Instances, &reach.Instance{ID: "i-other", Running: true, Status: "Running", Network: "vpc", VPC: "vpc-2"})
	s.Interfaces = append(s.Interfaces, &reach.Interface{ID: "eni-other", VPC: "vpc-2", VSwitch: "vsw-other", Instance: "i-other", Groups: []string{"sg-open"}, Addresses: []netip.Addr{netip.MustParseAddr("172.16.0.5")}})
	if hop != "" {
		s.RouteTables[0].Routes = append(s.RouteTables[0].Routes, reach.Route{ID: "rte-other", Destination: netip.MustParsePrefix("172.16.0.0/16"), NextHopType: hop, NextHop: "tr-attach-1"})
	}
}

// TestExplanations compares what the engine says with testdata: each file has questions in one world. Lines that begin
// with "world:" and "given:" say which; a question is a line "from to protocol port", and the explanation follows.
func TestExplanations(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there is no testdata/*.txtar", err)
	}
	regions := law(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := explain(t, regions, string(data))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(data), got); diff != "" {
				t.Errorf("explanations differ (-want +got; -update writes them):\n%s", diff)
			}
		})
	}
}

// explain rewrites a file with the engine's answers.
func explain(t *testing.T, regions []*reach.Region, text string) string {
	t.Helper()
	var out strings.Builder
	var venue reachtest.Venue
	var given []string
	var change []func(*reach.Site)
	for line := range strings.Lines(text) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch {
		case word == "world":
			for _, v := range reachtest.Venues {
				if v.ID == rest {
					venue = v
				}
			}
		case word == "given" && scenes[rest] != nil:
			change = append(change, scenes[rest])
		case word == "given":
			given = append(given, rest)
		case strings.HasPrefix(line, "-- "):
			land := reachtest.World(regions, venue, given...)
			for _, c := range change {
				c(land.Sites[0])
			}
			out.WriteString(line)
			out.WriteString(answer(t, reach.New(land), strings.Trim(strings.TrimSpace(line), "- ")))
			continue
		case out.Len() > 0 && strings.Contains(out.String(), "\n-- "):
			continue // an answer
		}
		out.WriteString(line)
	}
	return out.String()
}

func answer(t *testing.T, e *reach.Engine, question string) string {
	t.Helper()
	words := strings.Fields(question)
	port := 0
	if len(words) == 4 {
		port, _ = strconv.Atoi(words[3])
	}
	v, err := e.Reach(reach.Question{From: words[0], To: words[1], Protocol: words[2], Port: port})
	if err != nil {
		return err.Error() + "\n"
	}
	return v.String()
}
