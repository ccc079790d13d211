package emulator_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
)

// session is a connection through the gateway that stays open while rules change.
type session struct {
	net.Conn
	name string
	r    *bufio.Reader
}

func begin(t *testing.T, em *emulator.Emulator, name, from, address string) *session {
	t.Helper()
	c, err := connect(em, from, address)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	t.Cleanup(func() { _ = c.Close() })
	s := &session{c, name, bufio.NewReader(c)}
	s.goesOn(t, "at first")
	return s
}

// goesOn wants bytes to come back.
func (s *session) goesOn(t *testing.T, when string) {
	t.Helper()
	if err := s.SetDeadline(time.Now().Add(enough)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(s, "ping\n"); err != nil {
		t.Fatalf("%s, %s: %v", s.name, when, err)
	}
	if line, err := s.r.ReadString('\n'); err != nil || line != "ping\n" {
		t.Errorf("%s, %s: %q, %v", s.name, when, line, err)
	}
}

// ends wants the connection to be cut off, without anybody asking for it.
func (s *session) ends(t *testing.T, when string) {
	t.Helper()
	if err := s.SetDeadline(time.Now().Add(enough)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.r.ReadByte(); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%s goes on, %s: %v", s.name, when, err)
	}
}

// TestOpenConnectionsObeyNewRules: a change of what decides ends the connections that it forbids, where they stand, and no
// others.
//
// proves: F4-ecs-inbound-sz-sh F4-slb-blackhole F3-mgmt-vpn
func TestOpenConnectionsObeyNewRules(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "finance", shanghai, "cn-shanghai-finance-1f")
	s.must("Ecs RevokeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "all", "PortRange", "-1/-1", "SourceCidrIp", everywhere)
	for _, port := range []string{"22/22", "8080/8080", "20001/20001", "20002/20002"} {
		s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", port, "SourceCidrIp", everywhere)
	}
	s.balance(8080, 80)
	s.inside(22, 8080, 20001, 20002)
	one := begin(t, em, "a connection to the EIP", "internet", net.JoinHostPort(s.eip, "20001"))
	other := begin(t, em, "one to another port", "internet", net.JoinHostPort(s.eip, "20002"))
	web := begin(t, em, "one by the load balancer", "internet", net.JoinHostPort(s.vip, "80"))
	operator := begin(t, em, "an operator's", "mgmt-vpn:"+shanghai, net.JoinHostPort(s.private, "22"))

	s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "9999/9999", "SourceCidrIp", everywhere)
	s.must("Ecs RevokeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "20001/20001", "SourceCidrIp", everywhere)
	one.ends(t, "after its rule was revoked")
	for _, c := range []*session{other, web, operator} {
		c.goesOn(t, "after a rule that is not theirs was revoked")
	}
	control(t, em, http.MethodPost, "traffic", map[string]any{"target": s.vip, "gbps": 10, "duration": "1m"})
	web.ends(t, "in the black hole")
	other.goesOn(t, "with the load balancer's address in a black hole")
	s.must("Vpc UnassociateEipAddress", "", "AllocationId", s.eipID, "InstanceId", s.instance)
	other.ends(t, "after the EIP was taken off")
	operator.goesOn(t, "without an EIP")
	s.must("Ecs StopInstance", "", "InstanceId", s.instance, "ForceStop", "true")
	operator.ends(t, "after the instance was stopped")
}

// TestScheduleEndsConnections: what a policy allows until a time ends at that time, though nothing is written then.
func TestScheduleEndsConnections(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "finance", hangzhou, "cn-hangzhou-finance-b")
	s.inside(9443)
	begins := em.Clock().Now().Truncate(time.Hour).Add(time.Hour)
	ends := begins.Add(time.Hour)
	s.must("Cloudfw AddControlPolicy", "", "Direction", "in", "SourceType", "net", "Source", everywhere, "DestinationType", "net", "Destination", s.eip+"/32",
		"Proto", "TCP", "DestPortType", "port", "DestPort", "9443/9443", "AclAction", "accept", "NewOrder", "1", "Description", "for an hour", "ApplicationName", "ANY",
		"RepeatType", "None", "StartTime", fmt.Sprint(begins.Unix()), "EndTime", fmt.Sprint(ends.Unix()))
	for _, to := range []time.Time{begins.Add(time.Minute), ends.Add(time.Minute)} {
		if err := em.Clock().Advance(to.Sub(em.Clock().Now())); err != nil {
			t.Fatal(err)
		}
		if to.Before(ends) {
			c := begin(t, em, "a connection while the policy holds", "internet", net.JoinHostPort(s.eip, "9443"))
			defer c.ends(t, "after the policy's time")
		}
	}
}

// TestBalancerLetsGo: a connection through a load balancer obeys what decides on its own server, and those to other servers go on:
// its security group, its machine, its place behind the listener, with connection draining and without.
func TestBalancerLetsGo(t *testing.T) {
	t.Parallel()
	s := newSite(t, newWorld(t), "public", "cn-hangzhou", "cn-hangzhou-h")
	s.balance(8080)
	machines, groups := map[string]string{"first": s.instance}, map[string]string{"first": s.group}
	for _, name := range []string{"second", "third"} {
		groups[name] = s.must("Ecs CreateSecurityGroup", "SecurityGroupId", "VpcId", s.vpc)
		s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", groups[name], "IpProtocol", "all", "PortRange", "-1/-1", "SourceCidrIp", everywhere)
		machines[name], _ = s.launch("VSwitchId", s.vswitch, "SecurityGroupId", groups[name])
		s.must("Slb AddBackendServers", "", "LoadBalancerId", s.balancer, "BackendServers", `[{"ServerId":"`+machines[name]+`","Weight":"100"}]`)
	}
	for name, id := range machines {
		if err := s.em.Workload(id, 8080, "tcp", greeter(t, name)); err != nil {
			t.Fatal(err)
		}
	}
	for port, drain := range map[string][]string{"80": nil, "81": {"ConnectionDrain", "on", "ConnectionDrainTimeout", "10"}} {
		s.must("Slb CreateLoadBalancerTCPListener", "", append([]string{"LoadBalancerId", s.balancer, "ListenerPort", port, "BackendServerPort", "8080", "Bandwidth", "-1", "Scheduler", "rr", "HealthCheckSwitch", "off"}, drain...)...)
		s.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", port)
	}
	open := func(port string) map[string]*session {
		t.Helper()
		all := map[string]*session{}
		for range 30 {
			c, err := connect(s.em, "internet:203.0.113.9", net.JoinHostPort(s.vip, port))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = c.Close() })
			one := &session{Conn: c, r: bufio.NewReader(c)}
			if _, err := io.WriteString(c, "?"); err != nil {
				t.Fatal(err)
			}
			if one.name, err = one.r.ReadString('\n'); err != nil {
				t.Fatal(err)
			}
			all[strings.TrimSpace(one.name)] = one
		}
		return all
	}
	held, drained := open("80"), open("81")
	if len(held) != 3 || len(drained) != 3 {
		t.Fatalf("servers reached: %v, %v", held, drained)
	}
	rule := []string{"IpProtocol", "all", "PortRange", "-1/-1", "SourceCidrIp", everywhere}
	s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", groups["second"], "IpProtocol", "tcp", "PortRange", "9999/9999", "SourceCidrIp", everywhere)
	for _, c := range held {
		c.goesOn(t, "after a rule about another port was added")
	}
	s.must("Ecs RevokeSecurityGroup", "", append([]string{"SecurityGroupId", groups["second"]}, rule...)...)
	held["second"].ends(t, "though its server's group lets nobody in")
	drained["second"].ends(t, "though its server's group lets nobody in")
	held["first"].goesOn(t, "with another server's group shut")
	held["third"].goesOn(t, "with another server's group shut")
	if again := open("80"); again["second"] != nil || len(again) != 2 {
		t.Errorf("with the second server's group shut, connections went to %v", again)
	}
	s.must("Slb SetBackendServers", "", "LoadBalancerId", s.balancer, "BackendServers", `[{"ServerId":"`+machines["third"]+`","Weight":"0"}]`)
	held["third"].goesOn(t, "to a server of weight 0")
	s.must("Ecs StopInstance", "", "InstanceId", machines["third"], "ForceStop", "true")
	held["third"].ends(t, "to a machine that was stopped")
	drained["third"].ends(t, "to a machine that was stopped, with draining")
	held["first"].goesOn(t, "with another machine stopped")

	s.must("Ecs AuthorizeSecurityGroup", "", append([]string{"SecurityGroupId", groups["second"]}, rule...)...)
	s.must("Slb RemoveBackendServers", "", "LoadBalancerId", s.balancer, "BackendServers", `["`+machines["first"]+`"]`)
	held["first"].ends(t, "to a server that was removed")
	drained["first"].goesOn(t, "to a server that was removed, with draining")
	if err := s.em.Clock().Advance(11 * time.Second); err != nil {
		t.Fatal(err)
	}
	drained["first"].ends(t, "after the time for draining")
	last := open("80")["second"]
	if last == nil {
		t.Fatal("the server whose group is open again is not reached")
	}
	s.must("Slb StopLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "80")
	last.ends(t, "through a listener that was stopped")
}

// greeter runs a server that says its name when it hears something and then sends back what it gets, and gives its address.
func greeter(t testing.TB, name string) string {
	return listening(t, func(c net.Conn) {
		if _, err := c.Read(make([]byte, 1)); err == nil {
			_, _ = io.WriteString(c, name+"\n")
			_, _ = io.Copy(c, c)
		}
	})
}
