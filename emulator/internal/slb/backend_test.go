package slb_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func TestDefaultGroup(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	// The second list is in the quotes that the Terraform provider writes.
	b.OK("Slb AddBackendServers", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"i-one","Weight":"80"}]`)
	added := b.OK("Slb AddBackendServers", "LoadBalancerId", lb, "BackendServers", `[{'ServerId':'eni-one','Weight':'10', 'Type': 'eni'}]`)
	if added.Len("BackendServers.BackendServer") != 2 || added.Get("BackendServers.BackendServer.0.Weight") != "80" {
		t.Errorf("added: %s", added.Body)
	}
	b.OK("Slb SetBackendServers", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"i-one","Weight":5}]`)
	b.Refused("InvalidParameter", "Slb SetBackendServers", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"i-two","Weight":5}]`)
	a := b.OK("Slb DescribeLoadBalancerAttribute", "LoadBalancerId", lb)
	for path, want := range map[string]string{
		"BackendServers.BackendServer.0.Weight": "5", "BackendServers.BackendServer.0.ServerIp": "",
		"BackendServers.BackendServer.1.Type": "eni", "BackendServers.BackendServer.1.ServerIp": "10.1.0.200",
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if got := b.OK("Slb DescribeLoadBalancers", "ServerId", "i-one").Get("TotalCount"); got != "1" {
		t.Errorf("%s balancers have i-one", got)
	}
	b.OK("Slb RemoveBackendServers", "LoadBalancerId", lb, "BackendServers", `["i-one"]`)
	left := b.OK("Slb RemoveBackendServers", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"eni-one","Type":"eni"}]`)
	if left.Len("BackendServers.BackendServer") != 0 {
		t.Errorf("left: %s", left.Body)
	}
}

func TestBackendRefusals(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	inVPC := b.balancer("VSwitchId", "vsw-one")
	sharedPerformance := b.OK("Slb CreateLoadBalancer").Get("LoadBalancerId")
	for _, c := range []struct{ refused, lb, list string }{
		{"InvalidParameter", lb, `{"ServerId":"i-one"}`},
		{"InvalidParameter", lb, `[{"ServerId":"i-one"}`},
		{"InvalidParameter", lb, `[{"ServerId":"i-one"}] x`},
		{"InvalidParameter", lb, `[{"ServerId":"i-one","Weihgt":1}]`},
		{"InvalidParameter", lb, `[{"ServerId":"i-one","Weight":101}]`},
		{"InvalidParameter", lb, `[{"ServerId":"i-one","Weight":"many"}]`},
		{"InvalidParameter", lb, `[{"ServerId":""}]`},
		{"InvalidParameter", lb, "[" + strings.TrimSuffix(strings.Repeat(`{"ServerId":"i-one"},`, 21), ",") + "]"},
		{"BackendServer.InvalidType", lb, `[{"ServerId":"i-one","Type":"vm"}]`},
		{"InvalidServerId.NotExist", lb, `[{"ServerId":"i-none"}]`},
		{"InvalidServerId.NotExist", lb, `[{"ServerId":"eci-none","Type":"eci"}]`},
		{"NetworkConflict", inVPC, `[{"ServerId":"i-other"}]`},
		{"NetworkConflict", inVPC, `[{"ServerId":"i-classic"}]`},
		{"OperationFailed.ActionNotSupport", sharedPerformance, `[{"ServerId":"eni-one","Type":"eni"}]`},
		{"InvalidBackendServers.ServerIpConflict", lb, `[{"ServerId":"eni-one","Type":"eni","ServerIp":"10.1.0.77"}]`},
	} {
		b.Refused(c.refused, "Slb AddBackendServers", "LoadBalancerId", c.lb, "BackendServers", c.list)
	}
	b.OK("Slb AddBackendServers", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"i-one"}]`)
	b.Refused("NetworkConflict", "Slb AddBackendServers", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"i-other"}]`)
}

func TestVServerGroup(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	group := b.group(lb, `[{"ServerId":"i-one","Port":"80","Weight":"10"},{"ServerId":"i-one","Port":"81"}]`)
	at := []string{"VServerGroupId", group, "BackendServers"}
	b.Refused("InvalidParameter", "Slb AddVServerGroupBackendServers", append(at, `[{"ServerId":"i-one","Port":80}]`)...)
	b.Refused("InvalidParameter", "Slb AddVServerGroupBackendServers", append(at, `[{"ServerId":"i-two"}]`)...)
	b.OK("Slb AddVServerGroupBackendServers", append(at, `[{"ServerId":"i-two","Port":80}]`)...)
	b.OK("Slb SetVServerGroupAttribute", "VServerGroupId", group, "VServerGroupName", "web", "BackendServers", `[{"ServerId":"i-two","Port":80,"Weight":1}]`)
	b.OK("Slb ModifyVServerGroupBackendServers", "VServerGroupId", group, "OldBackendServers", `[{"ServerId":"i-one","Port":81}]`, "NewBackendServers", `[{"ServerId":"i-one","Port":82}]`)
	b.OK("Slb RemoveVServerGroupBackendServers", append(at, `[{"ServerId":"i-one","Port":80}]`)...)
	a := b.OK("Slb DescribeVServerGroupAttribute", "VServerGroupId", group)
	got := fmt.Sprint(a.Get("VServerGroupName"), a.Get("BackendServers.BackendServer.0.Weight"), a.Get("BackendServers.BackendServer.1.Port"), a.Len("BackendServers.BackendServer"))
	if got != "web1822" {
		t.Errorf("group: %s", a.Body)
	}
	b.OK("Slb DeleteVServerGroup", "VServerGroupId", group)
	if a := b.Refused("InvalidParameter", "Slb DescribeVServerGroupAttribute", "VServerGroupId", group); !strings.Contains(a.Get("Message"), "The specified VServerGroupId does not exist") {
		t.Errorf("clients look for another sentence: %s", a.Body)
	}
}

func TestMasterSlaveRefusals(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.OK("Slb CreateMasterSlaveServerGroup", "LoadBalancerId", lb, "MasterSlaveBackendServers",
		`[{'ServerId':'i-one','Port':'1','Weight':'100','ServerType':'Master','IsBackup':'0'},{'ServerId':'i-two','Port':'1','Weight':'100','ServerType':'Slave','IsBackup':'1'}]`)
	master, slave := `{"ServerId":"i-one","Port":1,"ServerType":"Master"}`, `{"ServerId":"i-two","Port":1,"ServerType":"Slave"}`
	for refused, list := range map[string]string{
		"BACKEND_SERVERS_NUM_MUST_BE_TWO":                           master,
		"BACKEND_SERVERS_CAN_ONLY_CONTAIN_ONE_MASTER_AND_ONE_SLAVE": master + "," + master,
		"BACKEND_SERVERS_HAVE_SAME_PORT_AND_SERVERID":               master + `,{"ServerId":"i-one","Port":1,"ServerType":"Slave"}`,
		"BACKEND_SERVER_PORT_CAN_NOT_EMPTY":                         master + `,{"ServerId":"i-two","ServerType":"Slave"}`,
		"BACKEND_SERVER_ID_CAN_NOT_EMPTY":                           master + `,{"Port":1,"ServerType":"Slave"}`,
		"INVALID_SERVER_TYPE":                                       slave + `,{"ServerId":"i-two","Port":1}`,
	} {
		b.Refused(refused, "Slb CreateMasterSlaveServerGroup", "LoadBalancerId", lb, "MasterSlaveBackendServers", "["+list+"]")
	}
}

func TestHealthFollowsTheInstance(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.OK("Slb AddBackendServers", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"i-one"},{"ServerId":"i-two"}]`)
	b.http(lb, "80")
	state := func(n int) string {
		return b.OK("Slb DescribeHealthStatus", "LoadBalancerId", lb, "ListenerPort", "80").Get(fmt.Sprintf("BackendServers.BackendServer.%d.ServerHealthStatus", n))
	}
	if got := state(0); got != "unavailable" {
		t.Errorf("a stopped listener says %s", got)
	}
	b.OK("Slb StartLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "80")
	b.write("public", "cn-hangzhou", func(tx *world.Tx) error {
		i, err := tx.Instances.Get("i-two")
		if err != nil {
			return err
		}
		i.SetStatus(world.Stopped)
		return tx.Instances.Put(i)
	})
	if got := state(0) + " " + state(1); got != "normal abnormal" {
		t.Errorf("health is %s", got)
	}
	b.write("public", "cn-hangzhou", func(tx *world.Tx) error { return tx.DropBackend("i-two") })
	if n := b.OK("Slb DescribeHealthStatus", "LoadBalancerId", lb).Len("BackendServers.BackendServer"); n != 1 {
		t.Errorf("%d servers are left", n)
	}
}
