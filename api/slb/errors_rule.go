package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on forwarding rules and domain extensions refuse.
var (
	ErrRuleNotFound     = apierr.New(404, "InvalidRuleId.NotFound", "The specified RuleId does not exist.", "Slb DescribeRuleAttribute")
	ErrRuleName         = apierr.New(400, "MissingParameter.RuleName", "The parameter RuleName is required.", "Slb CreateRules")
	ErrRuleExists       = apierr.New(400, "DomainExist", "The listener has a rule with the same domain and path.", "Slb CreateRules")
	ErrRuleGroup        = apierr.New(400, "InvalidParameter", "The specified VServerGroupId does not belong to the LoadBalancerId of the rule.", "Slb CreateRules, SetRule")
	ErrRuleListener     = apierr.New(400, "ListenerNotSupportRule", "You cannot create a rule for the specified listener.", "Slb CreateLoadBalancerTCPListener")
	ErrRulesOfListeners = apierr.New(400, "Operation.NotAllowed", "The specified rules must be in the same listener.", "Slb DeleteRules")

	ErrExtensionNotFound    = apierr.New(400, "InvalidParameter.DomainExtensionId", "The specified DomainExtensionId does not exist.", "Slb DescribeDomainExtensionAttribute")
	ErrExtensionExists      = apierr.New(400, "InvalidParameter.Domain", "The specified Domain exists.", "Slb CreateDomainExtension")
	ErrExtensionQuota       = apierr.New(400, "DomainExtensionNumberOverLimit", "The listener has as many domain extensions as its quota allows.", "Slb CreateDomainExtension")
	ErrExtensionShared      = apierr.New(400, "DomainExtensionNotSupport", "A load balancer of shared performance has no domain extensions.", "Slb CreateDomainExtension")
	ErrExtensionCertificate = apierr.New(400, "InvalidParameter.ServerCertificateId", "The specified ServerCertificateId does not exist.", "Slb CreateDomainExtension")
	ErrExtensionNoCert      = apierr.New(400, "MissingParam.ServerCertificates", "The parameter ServerCertificateId is missing.", "Slb CreateDomainExtension")
)
