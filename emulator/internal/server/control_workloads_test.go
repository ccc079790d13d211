package server_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

func TestWorkloads(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	err := b.world.Update(world.Account{ID: "1000000000000004"}, regions.Region{ID: "cn-hangzhou"}, func(tx *world.Tx) error {
		return tx.Instances.Insert(&world.Instance{Meta: world.Meta{ID: "i-one"}, Status: world.Running})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, method, path, body string
		status                   int
		left                     []string
	}{
		{"none", "GET", "workloads", "", 200, nil},
		{"tcp by default", "POST", "workloads", `{"instance":"i-one","port":22,"target":"127.0.0.1:2222"}`, 201, []string{"i-one_tcp_22"}},
		{"the same again elsewhere", "POST", "workloads", `{"instance":"i-one","port":22,"protocol":"TCP","target":"localhost:2223"}`, 201, []string{"i-one_tcp_22"}},
		{"udp", "POST", "workloads", `{"instance":"i-one","port":53,"protocol":"udp","target":"[::1]:5353"}`, 201, []string{"i-one_tcp_22", "i-one_udp_53"}},
		{"a host of the internet", "POST", "workloads", `{"instance":"internet:203.0.113.80","port":443,"target":"127.0.0.1:1"}`, 201, []string{"i-one_tcp_22", "i-one_udp_53", "internet:203.0.113.80_tcp_443"}},
		{"no such instance", "POST", "workloads", `{"instance":"i-none","port":22,"target":"127.0.0.1:2222"}`, 404, nil},
		{"no such host", "POST", "workloads", `{"instance":"internet:example","port":22,"target":"127.0.0.1:2222"}`, 400, nil},
		{"port", "POST", "workloads", `{"instance":"i-one","port":70000,"target":"127.0.0.1:2222"}`, 400, nil},
		{"protocol", "POST", "workloads", `{"instance":"i-one","port":1,"protocol":"icmp","target":"127.0.0.1:2222"}`, 400, nil},
		{"target without a port", "POST", "workloads", `{"instance":"i-one","port":1,"target":"127.0.0.1"}`, 400, nil},
		{"target without a host", "POST", "workloads", `{"instance":"i-one","port":1,"target":":80"}`, 400, nil},
		{"target port", "POST", "workloads", `{"instance":"i-one","port":1,"target":"127.0.0.1:http"}`, 400, nil},
		{"target that no one knows", "POST", "workloads", `{"instance":"i-one","port":1,"target":"no-such-host.localhost.invalid:80"}`, 400, nil},
		{"target on the internet", "POST", "workloads", `{"instance":"i-one","port":1,"target":"198.51.100.7:80"}`, 400, nil},
		{"target by a name of the internet", "POST", "workloads", `{"instance":"i-one","port":1,"target":"example.com:80"}`, 400, nil},
		{"target where clouds tell secrets", "POST", "workloads", `{"instance":"i-one","port":1,"target":"169.254.169.254:80"}`, 400, nil},
		{"target anywhere", "POST", "workloads", `{"instance":"i-one","port":1,"target":"0.0.0.0:80"}`, 400, nil},
		{"unknown field", "POST", "workloads", `{"instance":"i-one","port":1,"traget":"127.0.0.1:80"}`, 400, []string{"i-one_tcp_22", "i-one_udp_53", "internet:203.0.113.80_tcp_443"}},
		{"delete nothing", "DELETE", "workloads?id=i-one_tcp_23", "", 404, nil},
		{"delete half a name", "DELETE", "workloads?instance=i-one", "", 400, nil},
		{"delete a port of nothing", "DELETE", "workloads?port=22", "", 400, nil},
		{"delete what", "DELETE", "workloads?ids=x", "", 400, nil},
		{"delete by place", "DELETE", "workloads?instance=i-one&port=22", "", 204, []string{"i-one_udp_53", "internet:203.0.113.80_tcp_443"}},
		{"delete by id", "DELETE", "workloads?id=i-one_udp_53", "", 204, []string{"internet:203.0.113.80_tcp_443"}},
		{"delete all", "DELETE", "workloads", "", 204, []string{}},
	} {
		b.control(c.status, c.method, c.path, c.body)
		if c.left != nil {
			b.registered(c.name, c.left)
		}
	}
}

// registered compares the ids of the workloads.
func (b bench) registered(when string, want []string) {
	b.t.Helper()
	var got []struct{ ID, Target string }
	if err := json.Unmarshal([]byte(b.control(http.StatusOK, "GET", "workloads", "")), &got); err != nil {
		b.t.Fatal(err)
	}
	if len(got) != len(want) {
		b.t.Fatalf("%s: %v, want %v", when, got, want)
	}
	for i, w := range got {
		if w.ID != want[i] || w.Target == "" {
			b.t.Errorf("%s: %v, want %v", when, got, want)
		}
	}
}

// TestWorkloadsFollowTheirInstance: what ran in an instance that is released is gone; the rest of a world travels with it.
func TestWorkloadsFollowTheirInstance(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	write := func(fn func(*world.Tx) error) {
		t.Helper()
		if err := b.world.Update(world.Account{ID: "1000000000000004"}, regions.Region{ID: "cn-hangzhou"}, fn); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []string{"i-one", "i-two"} {
		write(func(tx *world.Tx) error { return tx.Instances.Insert(&world.Instance{Meta: world.Meta{ID: id}}) })
		b.control(http.StatusCreated, "POST", "workloads", `{"instance":"`+id+`","port":22,"target":"127.0.0.1:2222"}`)
	}
	write(func(tx *world.Tx) error {
		return tx.DBInstances.Insert(&world.DBInstance{Meta: world.Meta{ID: "rm-one"}})
	})
	b.control(http.StatusCreated, "POST", "workloads", `{"instance":"rm-one","port":3306,"target":"127.0.0.1:3306"}`)
	if body := b.control(http.StatusOK, "GET", "dataplane", ""); !strings.Contains(body, `{"endpoint":"rm-one","protocol":"tcp","port":3306,"local":"127.0.0.1:3306"}`) ||
		!strings.Contains(body, `{"endpoint":"*.aliyuncs.com","vantage":"intranet","protocol":"http","local":"127.0.0.1:1"}`) {
		t.Errorf("the data plane is %s", body)
	}
	state := b.control(http.StatusOK, "GET", "state", "")
	write(func(tx *world.Tx) error { return tx.Instances.Delete("i-one") })
	b.registered("after the release", []string{"i-two_tcp_22", "rm-one_tcp_3306"})
	write(func(tx *world.Tx) error { return tx.DBInstances.Delete("rm-one") })
	b.registered("after the database's release", []string{"i-two_tcp_22"})
	b.control(http.StatusNoContent, "PUT", "state", state)
	b.registered("after the import", []string{"i-one_tcp_22", "i-two_tcp_22", "rm-one_tcp_3306"})
}
