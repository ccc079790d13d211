package action

import (
	"encoding/base64"
	"encoding/json"
	"net"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
)

// contextOf gives the condition keys of a call.
func (d *Dispatcher) contextOf(c *call) policy.Context {
	return d.Context(c.event.Source, c.secure)
}

// Context gives the values of the condition keys that policies may ask for, from what is known of
// a request: the peer's address and whether it came by TLS. A key never has MFA behind it.
func (d *Dispatcher) Context(source string, secure bool) policy.Context {
	host, _, err := net.SplitHostPort(source)
	if err != nil {
		host = source
	}
	return policy.Context{
		policy.KeySourceIP:        host,
		policy.KeyCurrentTime:     rpc.Time(d.world.Clock().Now()),
		policy.KeySecureTransport: strconv.FormatBool(secure),
		policy.KeyMFAPresent:      "false",
	}
}

// Authorize answers Forbidden.RAM unless the caller's policies allow the action on the resource
// and, for a session with a policy of its own, that one does as well.
func (d *Dispatcher) Authorize(caller Caller, action, resource string) error {
	if !caller.Limited || d.options.AuthOff {
		return nil
	}
	ask := policy.Request{Action: action, Resource: resource, Context: caller.Context}
	if v := policy.Evaluate(caller.Policies, ask); v.Effect != policy.Allow {
		return denied(caller, ask, v, "AccountLevelIdentityBasedPolicy")
	}
	if caller.Session == nil || caller.Session.Policy == "" {
		return nil
	}
	narrow, err := policy.Parse(caller.Session.Policy)
	if err != nil {
		return err // AssumeRole has checked it
	}
	if v := policy.Evaluate([]policy.Document{narrow}, ask); v.Effect != policy.Allow {
		return denied(caller, ask, v, "SessionPolicy") // A0103
	}
	return nil
}

// denied tells who was refused what by which sort of policy (facts §1.5). The cloud encrypts the
// diagnostic message; here it can be read with base64 alone.
func denied(caller Caller, ask policy.Request, v policy.Verdict, policyType string) *apierr.Error {
	why := "ImplicitDeny"
	if v.Explicit {
		why = "ExplicitDeny"
	}
	principal, name := "SubUser", strings.TrimPrefix(caller.Principal, "user/")
	if caller.Session != nil {
		principal, name = "AssumedRoleUser", caller.Session.Role+":"+caller.Session.Name
	}
	message, err := json.Marshal(map[string]any{"action": ask.Action, "resource": ask.Resource, "context": ask.Context, "reason": why})
	if err != nil {
		message = nil // strings alone: it cannot fail
	}
	return rpc.ErrForbiddenRAM.
		Detail("AccessDeniedDetail.PolicyType", policyType).
		Detail("AccessDeniedDetail.AuthPrincipalOwnerId", caller.Account.ID).
		Detail("AccessDeniedDetail.EncodedDiagnosticMessage", base64.StdEncoding.EncodeToString(message)).
		Detail("AccessDeniedDetail.AuthPrincipalType", principal).
		Detail("AccessDeniedDetail.AuthPrincipalDisplayName", name).
		Detail("AccessDeniedDetail.NoPermissionType", why).
		Detail("AccessDeniedDetail.AuthAction", ask.Action)
}
