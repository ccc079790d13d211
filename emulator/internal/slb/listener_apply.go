package slb

import (
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// settle takes over what every protocol has.
func settle(l *world.Listener, s *wire.ListenerSettings) error {
	if s.Description != nil && len([]rune(*s.Description)) > 256 {
		return rpc.Invalid("Description", "it has at most 256 characters")
	}
	set(&l.Bandwidth, s.Bandwidth)
	set(&l.Description, s.Description)
	set(&l.VServerGroup, s.VServerGroupId)
	set(&l.Health.Healthy, s.HealthyThreshold)
	set(&l.Health.Unhealthy, s.UnhealthyThreshold)
	setSwitch(&l.ACL.On, s.AclStatus)
	if s.AclType != nil {
		l.ACL.Type = strings.ToLower(*s.AclType)
	}
	if s.AclId != nil {
		l.ACL.IDs = nil
		for id := range strings.SplitSeq(*s.AclId, ",") {
			if id = strings.TrimSpace(id); id != "" {
				l.ACL.IDs = append(l.ACL.IDs, id)
			}
		}
	}
	return nil
}

func settleStream(l *world.Listener, s *wire.StreamSettings) error {
	set(&l.MasterSlaveGroup, s.MasterSlaveServerGroupId)
	set(&l.Health.Timeout, s.HealthCheckConnectTimeout)
	set(&l.Health.ConnectPort, s.HealthCheckConnectPort)
	set(&l.Health.Interval, s.HealthCheckInterval)
	setSwitch(&l.Health.On, s.HealthCheckSwitch)
	set(&l.Stream.ProxyProtocol, s.ProxyProtocolV2Enabled)
	return settle(l, &s.ListenerSettings)
}

func settleTCP(l *world.Listener, s *wire.TCPSettings) error {
	setScheduler(l, s.Scheduler)
	set(&l.Stream.Persistence, s.PersistenceTimeout)
	set(&l.Stream.Established, s.EstablishedTimeout)
	setSwitch(&l.Stream.Drain, s.ConnectionDrain)
	set(&l.Stream.DrainTimeout, s.ConnectionDrainTimeout)
	if s.HealthCheckType != nil {
		l.Health.Type = strings.ToLower(*s.HealthCheckType)
	}
	set(&l.Health.Domain, s.HealthCheckDomain)
	set(&l.Health.URI, s.HealthCheckURI)
	setCodes(&l.Health, s.HealthCheckHttpCode)
	if l.Health.Type == world.ProtocolHTTP {
		fillHTTP(&l.Health)
	} else {
		l.Health.Method, l.Health.Domain, l.Health.URI, l.Health.HTTPCode = "", "", "", ""
	}
	return settleStream(l, &s.StreamSettings)
}

// fillHTTP completes the check of a TCP listener that asks by HTTP. One that only connects shows nothing of HTTP: the
// Terraform provider's tests expect it so.
func fillHTTP(h *world.HealthCheck) {
	usual := httpHealth()
	for _, v := range []struct {
		to   *string
		with string
	}{{&h.Method, usual.Method}, {&h.URI, usual.URI}, {&h.HTTPCode, usual.HTTPCode}} {
		if *v.to == "" {
			*v.to = v.with
		}
	}
}

func settleUDP(l *world.Listener, s *wire.UDPSettings) error {
	setScheduler(l, s.Scheduler)
	set(&l.Health.Request, s.HealthCheckReq)
	set(&l.Health.Expect, s.HealthCheckExp)
	return settleStream(l, &s.StreamSettings)
}

func settleHTTP(l *world.Listener, s *wire.HTTPSettings) error {
	switch {
	case s.IdleTimeout != nil && *s.IdleTimeout > 60:
		return wire.ErrIdleTimeout
	case s.RequestTimeout != nil && *s.RequestTimeout > 180:
		return wire.ErrRequestTimeout
	}
	setScheduler(l, s.Scheduler)
	setSwitch(&l.HTTP.ForwardedFor, s.XForwardedFor)
	setSwitch(&l.HTTP.BalancerIP, s.XForwardedFor_SLBIP)
	setSwitch(&l.HTTP.BalancerID, s.XForwardedFor_SLBID)
	setSwitch(&l.HTTP.Proto, s.XForwardedFor_proto)
	setSwitch(&l.HTTP.BalancerPort, s.XForwardedFor_SLBPORT)
	setSwitch(&l.HTTP.ClientSrcPort, s.XForwardedFor_ClientSrcPort)
	setSwitch(&l.HTTP.Gzip, s.Gzip)
	set(&l.HTTP.IdleTimeout, s.IdleTimeout)
	set(&l.HTTP.RequestTimeout, s.RequestTimeout)
	setSticky(&l.Sticky, &s.StickySettings)
	setSwitch(&l.Health.On, s.HealthCheck)
	if s.HealthCheckMethod != nil {
		l.Health.Method = strings.ToLower(*s.HealthCheckMethod)
	}
	set(&l.Health.Domain, s.HealthCheckDomain)
	set(&l.Health.URI, s.HealthCheckURI)
	set(&l.Health.Timeout, s.HealthCheckTimeout)
	set(&l.Health.Interval, s.HealthCheckInterval)
	setCodes(&l.Health, s.HealthCheckHttpCode)
	if err := setConnectPort(&l.Health, s.HealthCheckConnectPort); err != nil {
		return err
	}
	return settle(l, &s.ListenerSettings)
}

func settleHTTPS(l *world.Listener, s *wire.HTTPSSettings) error {
	set(&l.TLS.ServerCertificate, s.ServerCertificateId)
	set(&l.TLS.CACertificate, s.CACertificateId)
	setSwitch(&l.TLS.HTTP2, s.EnableHttp2)
	if given(s.TLSCipherPolicy) {
		l.TLS.CipherPolicy = *s.TLSCipherPolicy
	}
	return settleHTTP(l, &s.HTTPSettings)
}

func setScheduler(l *world.Listener, s *string) {
	if s != nil {
		l.Scheduler = strings.ToLower(*s)
	}
}

func setSticky(to *world.Sticky, s *wire.StickySettings) {
	setSwitch(&to.On, s.StickySession)
	if s.StickySessionType != nil {
		to.Type = strings.ToLower(*s.StickySessionType)
	}
	set(&to.CookieTimeout, s.CookieTimeout)
	set(&to.Cookie, s.Cookie)
}

func setCodes(h *world.HealthCheck, codes []string) {
	if len(codes) > 0 {
		h.HTTPCode = strings.Join(codes, ",")
	}
}

// backendPort as a port to check says that each server is checked on the port that it serves on.
const backendPort = -520

func setConnectPort(h *world.HealthCheck, port *int) error {
	switch {
	case port == nil:
	case *port == backendPort:
		h.ConnectPort = 0
	case *port < 1:
		return rpc.Invalid("HealthCheckConnectPort", "it is 1 to 65535, or -520 for the port that the server serves on")
	default:
		h.ConnectPort = *port
	}
	return nil
}

// useGroups takes over which sort of group serves. Off takes the listener back to the default group, which it can
// only go to with a backend port.
func useGroups(l *world.Listener, vserver, masterSlave *string) error {
	if isOn(vserver) && isOn(masterSlave) {
		return wire.ErrTwoGroups
	}
	if vserver != nil && !isOn(vserver) {
		l.VServerGroup = ""
	}
	if masterSlave != nil && !isOn(masterSlave) {
		l.MasterSlaveGroup = ""
	}
	switch {
	case isOn(vserver) && l.VServerGroup == "":
		return wire.ErrGroupMissing
	case isOn(vserver):
		l.MasterSlaveGroup = ""
	case isOn(masterSlave) && l.MasterSlaveGroup == "":
		return rpc.Missing("MasterSlaveServerGroupId")
	case isOn(masterSlave):
		l.VServerGroup = ""
	}
	if l.VServerGroup == "" && l.MasterSlaveGroup == "" && l.BackendPort == 0 {
		return wire.ErrGroupNotClosable
	}
	return nil
}
