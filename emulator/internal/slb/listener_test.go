package slb_test

import (
	"fmt"
	"strconv"
	"testing"
)

func TestListenerLife(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.OK("Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "22", "BackendServerPort", "2222", "Bandwidth", "-1",
		"healthCheckInterval", "7", "Description", "ssh", "Tag.1.Key", "k", "Tag.1.Value", "v")
	at := []string{"LoadBalancerId", lb, "ListenerPort", "22"}
	a := b.OK("Slb DescribeLoadBalancerTCPListenerAttribute", at...)
	for path, want := range map[string]string{
		"Status": "stopped", "BackendServerPort": "2222", "Bandwidth": "-1", "Scheduler": "wrr", "HealthCheck": "on", "HealthCheckType": "tcp",
		"HealthCheckInterval": "7", "HealthyThreshold": "3", "EstablishedTimeout": "900", "AclStatus": "off", "Tags.Tag.0.TagValue": "v", "Description": "ssh",
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.OK("Slb StartLoadBalancerListener", at...)
	b.OK("Slb SetLoadBalancerTCPListenerAttribute", append(at, "Scheduler", "rr", "HealthCheckSwitch", "off")...)
	a = b.OK("Slb DescribeLoadBalancerTCPListenerAttribute", at...)
	if a.Get("Status") != "running" || a.Get("Scheduler") != "rr" || a.Get("HealthCheck") != "off" || a.Get("Description") != "ssh" {
		t.Errorf("changed: %s", a.Body)
	}
	for _, step := range []struct{ kind, uri string }{{"http", "/ready"}, {"tcp", ""}, {"http", "/"}} {
		b.OK("Slb SetLoadBalancerTCPListenerAttribute", append(at, "HealthCheckType", step.kind, "HealthCheckURI", step.uri)...)
		a = b.OK("Slb DescribeLoadBalancerTCPListenerAttribute", at...)
		if a.Get("HealthCheckType") != step.kind || a.Get("HealthCheckURI") != step.uri || (a.Get("HealthCheckHttpCode") == "") != (step.kind == "tcp") {
			t.Errorf("a check by %s: %s", step.kind, a.Body)
		}
	}
	b.OK("Slb StopLoadBalancerListener", at...)
	b.OK("Slb DeleteLoadBalancerListener", at...)
	b.Refused("ResourceNotFound.Listener", "Slb DeleteLoadBalancerListener", at...)
	if a := b.Refused("InvalidParameter", "Slb DescribeLoadBalancerTCPListenerAttribute", at...); a.Get("Message") != "The specified resource does not exist." {
		t.Errorf("clients look for another sentence: %s", a.Body)
	}
}

func TestListenerPorts(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.http(lb, "80")
	tcp := []string{"LoadBalancerId", lb, "ListenerPort", "80", "BackendServerPort", "80", "Bandwidth", "-1"}
	b.Refused("InvalidParameter.ListenerPortConflict", "Slb CreateLoadBalancerTCPListener", tcp...)
	b.OK("Slb CreateLoadBalancerUDPListener", tcp...)
	b.Refused("InvalidParameter.ListenerPortConflict", "Slb CreateLoadBalancerUDPListener", tcp...)
	b.Refused("TooManyListeners", "Slb StartLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "80")
	b.OK("Slb StartLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "80", "ListenerProtocol", "udp")
	b.Refused("InvalidParam.ListenerPort", "Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "0", "BackendServerPort", "80", "Bandwidth", "-1")
	b.Refused("InvalidParam.ListenerPort", "Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "65536", "BackendServerPort", "80", "Bandwidth", "-1")
	b.Refused("OperationDenied.SpecialListenerPortNotAllowed", "Slb CreateLoadBalancerUDPListener", "LoadBalancerId", lb, "ListenerPort", "4789", "BackendServerPort", "80", "Bandwidth", "-1")
	b.Refused("MissingParameter", "Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "81", "Bandwidth", "-1")
	b.Refused("MissingBandwidth", "Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "81", "BackendServerPort", "80")
	list := b.OK("Slb DescribeLoadBalancerListeners", "LoadBalancerId.1", lb)
	if list.Get("TotalCount") != "2" || list.Get("Listeners.0.HTTPListenerConfig.HealthCheck") != "on" || list.Get("Listeners.0.TCPListenerConfig") != "" {
		t.Errorf("listeners: %s", list.Body)
	}
	for port := 1000; port < 1048; port++ {
		b.http(lb, strconv.Itoa(port))
	}
	b.Refused("OverQuota", "Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "9", "BackendServerPort", "80", "Bandwidth", "-1")
}

func TestListenerDependencies(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	for i, c := range []struct {
		refused string
		params  []string
	}{
		{"MissingStickySession", []string{"HealthCheck", "off"}},
		{"MissingHealthCheck", []string{"StickySession", "off"}},
		{"MissingStickySessionType", []string{"StickySession", "on", "HealthCheck", "off"}},
		{"MissingCookieTimeout", []string{"StickySession", "on", "StickySessionType", "insert", "HealthCheck", "off"}},
		{"MissingCookie", []string{"StickySession", "on", "StickySessionType", "server", "HealthCheck", "off"}},
		{"InvalidParameter", []string{"StickySession", "on", "StickySessionType", "server", "Cookie", "a;b", "HealthCheck", "off"}},
		{"InvalidParameter", []string{"StickySession", "off", "HealthCheck", "on", "HealthCheckURI", "no-slash"}},
		{"InvalidParameter", []string{"StickySession", "off", "HealthCheck", "on", "HealthCheckHttpCode", "http_2xx,http_9xx"}},
		{"InvalidParameter.IdleTimeout", []string{"StickySession", "off", "HealthCheck", "on", "IdleTimeout", "61"}},
		{"InvalidParameter.RequestTimeout", []string{"StickySession", "off", "HealthCheck", "on", "RequestTimeout", "181"}},
		{"MissingAclId", []string{"StickySession", "off", "HealthCheck", "on", "AclStatus", "on", "AclType", "white"}},
		{"AclNotExist", []string{"StickySession", "off", "HealthCheck", "on", "AclStatus", "on", "AclType", "white", "AclId", "acl-none"}},
		{"ResourceNotFound.VServerGroup", []string{"StickySession", "off", "HealthCheck", "on", "VServerGroupId", "rsp-none"}},
		{"InvalidParameter", []string{"StickySession", "off", "HealthCheck", "off", "ListenerForward", "on", "ForwardPort", "443"}},
	} {
		b.Refused(c.refused, "Slb CreateLoadBalancerHTTPListener", append([]string{"LoadBalancerId", lb, "ListenerPort", fmt.Sprint(100 + i), "BackendServerPort", "80"}, c.params...)...)
	}
	b.http(lb, "80", "StickySession", "on", "StickySessionType", "insert", "CookieTimeout", "60")
	b.OK("Slb SetLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80", "StickySessionType", "server", "Cookie", "JSESSIONID")
	b.OK("Slb SetLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80", "StickySessionType", "insert")
	if a := b.OK("Slb DescribeLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80"); a.Get("CookieTimeout") != "60" || a.Get("Cookie") != "" {
		t.Errorf("the balancer's cookie: %s", a.Body)
	}
	b.OK("Slb SetLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80", "StickySession", "off")
	if a := b.OK("Slb DescribeLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80"); a.Get("StickySession") != "off" || a.Get("CookieTimeout") != "0" {
		t.Errorf("stickiness stayed: %s", a.Body)
	}
}

func TestListenerForwardsToHTTPS(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.https(lb, "443", b.certificate())
	b.http(lb, "80", "ListenerForward", "on", "ForwardPort", "443")
	a := b.OK("Slb DescribeLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80")
	if a.Get("ListenerForward") != "on" || a.Get("ForwardPort") != "443" {
		t.Errorf("forwarding: %s", a.Body)
	}
	b.Refused("Operation.NotAllowed", "Slb SetLoadBalancerHTTPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "80", "Gzip", "off")
	b.Refused("ListenerForwardExist", "Slb DeleteLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "443")
	b.OK("Slb DeleteLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "80")
	b.OK("Slb DeleteLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "443")
}

func TestListenerGroups(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	group := b.group(lb, `[{"ServerId":"i-one","Port":"80"}]`)
	foreign := b.group(b.balancer(), `[{"ServerId":"i-one","Port":"80"}]`)
	pair := b.OK("Slb CreateMasterSlaveServerGroup", "LoadBalancerId", lb, "MasterSlaveBackendServers",
		`[{"ServerId":"i-one","Port":1,"ServerType":"Master"},{"ServerId":"i-two","Port":1,"ServerType":"Slave"}]`).Get("MasterSlaveServerGroupId")
	tcp := []string{"LoadBalancerId", lb, "ListenerPort", "22", "Bandwidth", "-1"}
	b.Refused("InvalidParam.VServerGroupId", "Slb CreateLoadBalancerTCPListener", append(tcp, "VServerGroupId", foreign)...)
	b.Refused("Abs.VServerGroupIdAndMasterSlaveServerGroupId.MissMatch", "Slb CreateLoadBalancerTCPListener", append(tcp, "VServerGroupId", group, "MasterSlaveServerGroupId", pair)...)
	b.Refused("OperationDenied.HealthCheckClosedForMasterSlaveMode", "Slb CreateLoadBalancerTCPListener", append(tcp, "MasterSlaveServerGroupId", pair, "HealthCheckSwitch", "off")...)
	b.OK("Slb CreateLoadBalancerTCPListener", append(tcp, "MasterSlaveServerGroupId", pair)...)
	b.Refused("RspoolVipExist", "Slb DeleteMasterSlaveServerGroup", "MasterSlaveServerGroupId", pair)
	b.OK("Slb SetLoadBalancerTCPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "22", "VServerGroup", "on", "VServerGroupId", group)
	b.OK("Slb DeleteMasterSlaveServerGroup", "MasterSlaveServerGroupId", pair)
	b.Refused("RspoolVipExist", "Slb DeleteVServerGroup", "VServerGroupId", group)
	b.Refused("OperationFailed.ServerGroupInUse", "Slb SetLoadBalancerTCPListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "22", "VServerGroup", "off")
	listed := b.OK("Slb DescribeVServerGroups", "LoadBalancerId", lb, "IncludeListener", "true")
	if listed.Get("VServerGroups.VServerGroup.0.AssociatedObjects.Listeners.Listener.0.Port") != "22" {
		t.Errorf("the group does not tell its listener: %s", listed.Body)
	}
	b.OK("Slb DeleteLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "22")
	b.OK("Slb DeleteVServerGroup", "VServerGroupId", group)
}

func TestListenerBandwidthWithinBalancer(t *testing.T) {
	t.Parallel()
	b := open(t, "public", "cn-hangzhou")
	lb := b.balancer("InternetChargeType", "paybybandwidth", "Bandwidth", "10")
	b.http(lb, "80", "Bandwidth", "6")
	b.Refused("InvalidParameter", "Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "22", "BackendServerPort", "22", "Bandwidth", "5")
	b.OK("Slb CreateLoadBalancerTCPListener", "LoadBalancerId", lb, "ListenerPort", "22", "BackendServerPort", "22", "Bandwidth", "4")
}

func TestWhiteList(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	b.http(lb, "80")
	at := []string{"LoadBalancerId", lb, "ListenerPort", "80"}
	b.OK("Slb SetListenerAccessControlStatus", append(at, "AccessControlStatus", "open_white_list")...)
	b.OK("Slb AddListenerWhiteListItem", append(at, "SourceItems", "192.0.2.1,198.51.100.0/24")...)
	b.OK("Slb RemoveListenerWhiteListItem", append(at, "SourceItems", "192.0.2.1")...)
	a := b.OK("Slb DescribeListenerAccessControlAttribute", at...)
	if a.Get("AccessControlStatus") != "open_white_list" || a.Get("SourceItems") != "198.51.100.0/24" {
		t.Errorf("white list: %s", a.Body)
	}
	for _, bad := range []string{"0.0.0.0", "0.0.0.0/0", "not-an-address"} {
		b.Refused("InvalidParameter.SourceItems", "Slb AddListenerWhiteListItem", append(at, "SourceItems", bad)...)
	}
}
