package slb

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxListenerACLs is how many access control lists a listener has at most (A0070).
const maxListenerACLs = 10

// checkListener checks that the settings of a listener go together and that all they name exists.
func checkListener(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) error {
	if l.ForwardPort != 0 {
		return checkForward(tx, l)
	}
	for _, check := range []func(*world.Tx, *world.LoadBalancer, *world.Listener) error{
		checkGroups, checkBandwidth, checkACL, checkSticky, checkHealth, checkTLS,
	} {
		if err := check(tx, b, l); err != nil {
			return err
		}
	}
	return nil
}

// checkForward wants an HTTPS listener on the port that requests are sent to.
func checkForward(tx *world.Tx, l *world.Listener) error {
	known, err := tx.Listeners.Has(world.ListenerID(l.LoadBalancer, world.ProtocolHTTPS, l.ForwardPort))
	if err == nil && !known {
		return wire.ErrForwardPort
	}
	return err
}

func overHTTP(l *world.Listener) bool {
	return l.Protocol == world.ProtocolHTTP || l.Protocol == world.ProtocolHTTPS
}

// checkGroups wants servers: of a group of this balancer, or of its default group by a backend port.
func checkGroups(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) error {
	if l.VServerGroup != "" && l.MasterSlaveGroup != "" {
		return wire.ErrTwoGroups
	}
	if l.VServerGroup == "" && l.MasterSlaveGroup == "" && l.BackendPort == 0 {
		return wire.ErrNoBackend
	}
	if l.MasterSlaveGroup != "" {
		return checkMasterSlave(tx, b, l)
	}
	if l.VServerGroup == "" {
		return nil
	}
	g, err := tx.VServerGroups.Get(l.VServerGroup)
	if !world.NotFound(err) {
		if err == nil && g.LoadBalancer != b.ID {
			return wire.ErrGroupOfListener
		}
		return err
	}
	pair, err := tx.MasterSlaveGroups.Has(l.VServerGroup)
	if err == nil && pair && overHTTP(l) {
		return wire.ErrMasterSlaveHTTP
	}
	if err != nil {
		return err
	}
	return wire.ErrNoSuchGroup
}

func checkMasterSlave(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) error {
	g, err := masterSlaveGroup(tx, l.MasterSlaveGroup)
	if err != nil {
		return err
	}
	if g.LoadBalancer != b.ID {
		return wire.ErrGroupOfListener
	}
	if !l.Health.On {
		return wire.ErrHealthMasterSlave
	}
	return nil
}

// checkBandwidth keeps the listeners of a balancer that is charged by bandwidth within that bandwidth (Slb
// CreateLoadBalancer).
func checkBandwidth(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) error {
	if l.Bandwidth == 0 {
		return rpc.Invalid("Bandwidth", "it is -1, or 1 to 5120 Mbit/s")
	}
	if b.InternetChargeType != payByBandwidth || b.Bandwidth < 0 || l.Bandwidth < 0 {
		return nil
	}
	others, err := listenersOf(tx, b.ID)
	if err != nil {
		return err
	}
	total := l.Bandwidth
	for _, o := range others {
		if o.ID != l.ID && o.Bandwidth > 0 {
			total += o.Bandwidth
		}
	}
	if total > b.Bandwidth {
		return rpc.Invalid("Bandwidth", "the listeners would have more than the load balancer")
	}
	return nil
}

// checkACL wants lists of the balancer's IP version. Where access control is off, the lists stay bound until others
// are named (A0077).
func checkACL(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) error {
	switch {
	case l.ACL.On && len(l.ACL.IDs) == 0:
		return rpc.Missing("AclId")
	case l.ACL.On && l.ACL.Type == "":
		return rpc.Missing("AclType")
	case len(l.ACL.IDs) > maxListenerACLs:
		return wire.ErrListenerACLs.With(maxListenerACLs)
	}
	for _, id := range l.ACL.IDs {
		acl, err := tx.AccessControlLists.Get(id)
		if acl, err = orElse(acl, err, wire.ErrListenerACLNotFound); err != nil {
			return err
		}
		if acl.IPVersion != b.IPVersion {
			return wire.ErrListenerACLVersion
		}
	}
	return nil
}

func checkSticky(_ *world.Tx, _ *world.LoadBalancer, l *world.Listener) error {
	return settleSticky(&l.Sticky)
}

// cookieName is what a server's own cookie may be called (Slb CreateLoadBalancerHTTPListener).
var cookieName = regexp.MustCompile(`^[!-~]{1,200}$`)

// settleSticky wants what each way of stickiness needs. The balancer's own cookie forgets the server's; switched off,
// all is forgotten; a timeout outlives the change to the server's cookie (as the Terraform provider's tests expect).
func settleSticky(s *world.Sticky) error {
	switch {
	case !s.On:
		*s = world.Sticky{}
		return nil
	case s.Type == "":
		return rpc.Missing("StickySessionType")
	case s.Type == "insert" && s.CookieTimeout == 0:
		return rpc.Missing("CookieTimeout")
	case s.Type == "server" && s.Cookie == "":
		return rpc.Missing("Cookie")
	}
	if s.Type == "insert" {
		s.Cookie = ""
		return nil
	}
	if !cookieName.MatchString(s.Cookie) || strings.ContainsAny(s.Cookie, ",;") || s.Cookie[0] == '$' {
		return rpc.Invalid("Cookie", "it has 1 to 200 letters, digits and signs without ',' and ';', and does not begin with '$'")
	}
	return nil
}

var (
	healthURI    = regexp.MustCompile(`^/[A-Za-z0-9\-/.%?#&=_]{0,79}$`)
	healthDomain = regexp.MustCompile(`^(\$_ip|[A-Za-z0-9.\-]{1,80})$`)
	healthCodes  = []string{"http_2xx", "http_3xx", "http_4xx", "http_5xx"}
	udpProbe     = regexp.MustCompile(`^[A-Za-z0-9]{0,64}$`)
)

func checkHealth(_ *world.Tx, _ *world.LoadBalancer, l *world.Listener) error {
	switch {
	case !udpProbe.MatchString(l.Health.Request):
		return wire.ErrHealthRequest
	case !udpProbe.MatchString(l.Health.Expect):
		return wire.ErrHealthExpect
	case l.Stream.Drain && l.Stream.DrainTimeout == 0:
		return rpc.Missing("ConnectionDrainTimeout")
	}
	return settleHealth(&l.Health)
}

// settleHealth checks what a health check asks for.
func settleHealth(h *world.HealthCheck) error {
	switch {
	case h.URI != "" && !healthURI.MatchString(h.URI):
		return rpc.Invalid("HealthCheckURI", "it begins with '/' and has at most 80 letters, digits and -/.%?#&")
	case h.Domain != "" && !healthDomain.MatchString(h.Domain):
		return rpc.Invalid("HealthCheckDomain", "it is $_ip, or at most 80 letters, digits, '.' and '-'")
	}
	for code := range strings.SplitSeq(h.HTTPCode, ",") {
		if code != "" && !slices.Contains(healthCodes, code) {
			return rpc.Invalid("HealthCheckHttpCode", "it is a list of http_2xx, http_3xx, http_4xx and http_5xx")
		}
	}
	return nil
}

// checkTLS wants a server certificate and, where they are named, an existing CA certificate and policy.
func checkTLS(tx *world.Tx, b *world.LoadBalancer, l *world.Listener) error {
	if l.Protocol != world.ProtocolHTTPS {
		return nil
	}
	if l.TLS.ServerCertificate == "" {
		return wire.ErrCertificateMissing
	}
	if err := checkCertificate(tx, l.TLS.ServerCertificate, false, wire.ErrCertificateNotExist); err != nil {
		return err
	}
	if l.TLS.CACertificate != "" {
		if err := checkCertificate(tx, l.TLS.CACertificate, true, wire.ErrCertificateNotExist); err != nil {
			return err
		}
	}
	if shared(b) && l.TLS.CipherPolicy != defaultPolicy {
		return wire.ErrSharedSpec.With("TLSCipherPolicy")
	}
	if slices.Contains(systemPolicies, l.TLS.CipherPolicy) {
		return nil
	}
	known, err := tx.CipherPolicies.Has(l.TLS.CipherPolicy)
	if err == nil && !known {
		return wire.ErrCipherPolicyNotExist
	}
	return err
}

func checkCertificate(tx *world.Tx, id string, authority bool, missing error) error {
	c, err := tx.Certificates.Get(id)
	if c, err = orElse(c, err, missing); err != nil {
		return err
	}
	if c.Authority != authority {
		return wire.ErrCertificateType
	}
	return nil
}
