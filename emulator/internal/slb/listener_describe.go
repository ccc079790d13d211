package slb

import (
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func listenerAnswer(l *world.Listener) wire.ListenerAnswer {
	a := wire.ListenerAnswer{
		LoadBalancerId: l.LoadBalancer, ListenerPort: l.Port, BackendServerPort: l.BackendPort, Status: string(l.Status),
		Bandwidth: l.Bandwidth, Scheduler: l.Scheduler, Description: l.Description, VServerGroupId: l.VServerGroup,
		AclStatus: switched(l.ACL.On), AclType: l.ACL.Type, AclId: strings.Join(l.ACL.IDs, ","),
	}
	a.AclIds.AclId = l.ACL.IDs
	a.Tags.Tag = tagsOf(&l.Meta)
	return a
}

func streamAnswer(l *world.Listener) wire.StreamAnswer {
	a := wire.StreamAnswer{
		MasterSlaveServerGroupId: l.MasterSlaveGroup, HealthCheck: switched(l.Health.On), HealthCheckConnectPort: l.Health.ConnectPort,
		HealthCheckConnectTimeout: l.Health.Timeout, HealthCheckInterval: l.Health.Interval,
		HealthyThreshold: l.Health.Healthy, UnhealthyThreshold: l.Health.Unhealthy,
	}
	if a.HealthCheckConnectPort == 0 {
		a.HealthCheckConnectPort = l.BackendPort
	}
	return a
}

func tcpAnswer(l *world.Listener) wire.TCPAnswer {
	a := wire.TCPAnswer{
		StreamAnswer: streamAnswer(l), PersistenceTimeout: l.Stream.Persistence, EstablishedTimeout: l.Stream.Established,
		HealthCheckType: l.Health.Type, HealthCheckDomain: l.Health.Domain, HealthCheckURI: l.Health.URI,
		HealthCheckHttpCode: l.Health.HTTPCode, HealthCheckMethod: l.Health.Method, ConnectionDrain: switched(l.Stream.Drain),
	}
	if l.Stream.Drain {
		a.ConnectionDrainTimeout = l.Stream.DrainTimeout
	}
	return a
}

func udpAnswer(l *world.Listener) wire.UDPAnswer {
	return wire.UDPAnswer{StreamAnswer: streamAnswer(l), HealthCheckReq: l.Health.Request, HealthCheckExp: l.Health.Expect}
}

func stickyAnswer(s world.Sticky) wire.StickyAnswer {
	return wire.StickyAnswer{StickySession: switched(s.On), StickySessionType: s.Type, CookieTimeout: s.CookieTimeout, Cookie: s.Cookie}
}

func healthAnswer(h world.HealthCheck) wire.HealthAnswer {
	a := wire.HealthAnswer{
		HealthCheck: switched(h.On), HealthCheckDomain: h.Domain, HealthCheckURI: h.URI, HealthCheckHttpCode: h.HTTPCode,
		HealthCheckConnectPort: h.ConnectPort, HealthCheckTimeout: h.Timeout, HealthCheckInterval: h.Interval,
		HealthyThreshold: h.Healthy, UnhealthyThreshold: h.Unhealthy,
	}
	if a.HealthCheckConnectPort == 0 {
		a.HealthCheckConnectPort = backendPort
	}
	return a
}

func httpAnswer(l *world.Listener) wire.HTTPAnswer {
	return wire.HTTPAnswer{
		XForwardedFor: switched(l.HTTP.ForwardedFor), XForwardedFor_SLBIP: switched(l.HTTP.BalancerIP), XForwardedFor_SLBID: switched(l.HTTP.BalancerID),
		XForwardedFor_proto: switched(l.HTTP.Proto), XForwardedFor_SLBPORT: switched(l.HTTP.BalancerPort), XForwardedFor_ClientSrcPort: switched(l.HTTP.ClientSrcPort),
		Gzip: switched(l.HTTP.Gzip), IdleTimeout: l.HTTP.IdleTimeout, RequestTimeout: l.HTTP.RequestTimeout,
		StickyAnswer: stickyAnswer(l.Sticky), HealthAnswer: healthAnswer(l.Health), HealthCheckMethod: l.Health.Method,
	}
}

func forwardAnswer(l *world.Listener) wire.ForwardAnswer {
	return wire.ForwardAnswer{ListenerForward: switched(l.ForwardPort != 0), ForwardPort: l.ForwardPort}
}

func tlsAnswer(l *world.Listener) wire.TLSAnswer {
	return wire.TLSAnswer{
		ServerCertificateId: l.TLS.ServerCertificate, CACertificateId: l.TLS.CACertificate,
		EnableHttp2: switched(l.TLS.HTTP2), TLSCipherPolicy: l.TLS.CipherPolicy,
		XForwardedFor_ClientCertClientVerify: off, XForwardedFor_ClientCertSubjectDN: off,
		XForwardedFor_ClientCertFingerprint: off, XForwardedFor_ClientCertIssuerDN: off,
	}
}

// describeTCPListener tells all of a TCP listener.
func describeTCPListener(tx *world.Tx, req *wire.DescribeLoadBalancerTCPListenerAttributeRequest) (*wire.DescribeLoadBalancerTCPListenerAttributeResponse, error) {
	l, err := listenerAt(tx, req.LoadBalancerId, world.ProtocolTCP, req.ListenerPort)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeLoadBalancerTCPListenerAttributeResponse{
		ListenerAnswer: listenerAnswer(l), TCPAnswer: tcpAnswer(l), ProxyProtocolV2Enabled: l.Stream.ProxyProtocol, SynProxy: l.Stream.SynProxy,
	}, nil
}

// describeUDPListener tells all of a UDP listener.
func describeUDPListener(tx *world.Tx, req *wire.DescribeLoadBalancerUDPListenerAttributeRequest) (*wire.DescribeLoadBalancerUDPListenerAttributeResponse, error) {
	l, err := listenerAt(tx, req.LoadBalancerId, world.ProtocolUDP, req.ListenerPort)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeLoadBalancerUDPListenerAttributeResponse{
		ListenerAnswer: listenerAnswer(l), UDPAnswer: udpAnswer(l), ProxyProtocolV2Enabled: l.Stream.ProxyProtocol,
	}, nil
}

// describeHTTPListener tells all of an HTTP listener and its rules.
func describeHTTPListener(tx *world.Tx, req *wire.DescribeLoadBalancerHTTPListenerAttributeRequest) (*wire.DescribeLoadBalancerHTTPListenerAttributeResponse, error) {
	l, err := listenerAt(tx, req.LoadBalancerId, world.ProtocolHTTP, req.ListenerPort)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeLoadBalancerHTTPListenerAttributeResponse{
		ListenerAnswer: listenerAnswer(l), HTTPAnswer: httpAnswer(l), ForwardAnswer: forwardAnswer(l), SecurityStatus: off,
	}
	res.Rules.Rule, err = rulesOfListener(tx, l)
	return res, err
}

// describeHTTPSListener tells all of an HTTPS listener, its rules and its domain extensions.
func describeHTTPSListener(tx *world.Tx, req *wire.DescribeLoadBalancerHTTPSListenerAttributeRequest) (*wire.DescribeLoadBalancerHTTPSListenerAttributeResponse, error) {
	l, err := listenerAt(tx, req.LoadBalancerId, world.ProtocolHTTPS, req.ListenerPort)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeLoadBalancerHTTPSListenerAttributeResponse{
		ListenerAnswer: listenerAnswer(l), HTTPAnswer: httpAnswer(l), TLSAnswer: tlsAnswer(l), SecurityStatus: off,
	}
	if res.Rules.Rule, err = rulesOfListener(tx, l); err != nil {
		return nil, err
	}
	res.DomainExtensions.DomainExtension, err = extensionsOf(tx, l.ID, "")
	return res, err
}

func rulesOfListener(tx *world.Tx, l *world.Listener) ([]wire.ListenerRule, error) {
	var list []wire.ListenerRule
	err := eachOf(tx.ForwardingRulesByListener.Each(l.ID), func(r *world.ForwardingRule) error {
		list = append(list, wire.ListenerRule{RuleId: r.ID, RuleName: r.Name, Domain: r.Domain, Url: r.URL, VServerGroupId: r.VServerGroup})
		return nil
	})
	return list, err
}

// protocols of the filter of DescribeLoadBalancerListeners.
var protocols = []string{world.ProtocolTCP, world.ProtocolUDP, world.ProtocolHTTP, world.ProtocolHTTPS}

// describeListeners lists the listeners of the account, or of the balancers that are named.
func describeListeners(tx *world.Tx, req *wire.DescribeLoadBalancerListenersRequest) (*wire.DescribeLoadBalancerListenersResponse, error) {
	protocol := strings.ToLower(req.ListenerProtocol)
	if protocol != "" && !slices.Contains(protocols, protocol) {
		return nil, wire.ErrListenerProtocol
	}
	want := action.Wanted(req.Tag)
	var all []*world.Listener
	err := eachOf(tx.Listeners.Each(), func(l *world.Listener) error {
		if action.Listed(req.LoadBalancerId, l.LoadBalancer) && action.Same(protocol, l.Protocol) && l.HasTags(want) &&
			(req.ListenerPort == 0 || req.ListenerPort == l.Port) && action.Same(req.Description, l.Description) {
			all = append(all, l)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	page, next, err := action.CutPage(all, req.NextToken, int(req.MaxResults), func(l *world.Listener) string { return l.ID })
	if err != nil {
		return nil, wire.ErrListenerToken
	}
	res := &wire.DescribeLoadBalancerListenersResponse{NextToken: next, TotalCount: len(all), MaxResults: int(req.MaxResults)}
	for _, l := range page {
		res.Listeners = append(res.Listeners, listedListener(l))
	}
	return res, nil
}

// listedListener carries only the part of its protocol.
func listedListener(l *world.Listener) wire.Listener {
	a := listenerAnswer(l)
	item := wire.Listener{
		LoadBalancerId: a.LoadBalancerId, ListenerProtocol: l.Protocol, ListenerPort: a.ListenerPort, BackendServerPort: a.BackendServerPort,
		Status: a.Status, Bandwidth: a.Bandwidth, Scheduler: a.Scheduler, Description: a.Description, VServerGroupId: a.VServerGroupId,
		AclStatus: a.AclStatus, AclType: a.AclType, AclId: a.AclId, AclIds: l.ACL.IDs, Tags: listTagsOf(&l.Meta),
	}
	proxy := strconv.FormatBool(l.Stream.ProxyProtocol)
	switch l.Protocol {
	case world.ProtocolTCP:
		item.TCPListenerConfig = &wire.TCPListenerConfig{TCPAnswer: tcpAnswer(l), ProxyProtocolV2Enabled: proxy}
	case world.ProtocolUDP:
		item.UDPListenerConfig = &wire.UDPListenerConfig{UDPAnswer: udpAnswer(l), ConnectionDrain: off, ProxyProtocolV2Enabled: proxy}
	case world.ProtocolHTTP:
		item.HTTPListenerConfig = &wire.HTTPListenerConfig{HTTPAnswer: httpAnswer(l), ForwardAnswer: forwardAnswer(l), HealthCheckHttpVersion: checkVersion, HealthCheckType: l.Health.Type}
	case world.ProtocolHTTPS:
		item.HTTPSListenerConfig = &wire.HTTPSListenerConfig{HTTPAnswer: httpAnswer(l), TLSAnswer: tlsAnswer(l), HealthCheckHttpVersion: checkVersion, HealthCheckType: l.Health.Type}
	}
	return item
}

// checkVersion is the HTTP version of health checks.
const checkVersion = "http1.0"
