package slb

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxNewRules is how many rules one call makes (Slb CreateRules).
const maxNewRules = 10

var (
	ruleName = regexp.MustCompile(`^[\p{Han}A-Za-z0-9\-/._]{1,80}$`)
	ruleURL  = regexp.MustCompile(`^/[A-Za-z0-9\-/.%?#&=_*]{1,79}$`)
	ruleHost = regexp.MustCompile(`^(\*\.)?[A-Za-z0-9.\-]{1,253}$`)
)

func rule(tx *world.Tx, id string) (*world.ForwardingRule, error) {
	r, err := tx.ForwardingRules.Get(id)
	return orElse(r, err, wire.ErrRuleNotFound)
}

// createRules makes up to ten rules of an HTTP or HTTPS listener, all or none.
func createRules(tx *world.Tx, req *wire.CreateRulesRequest) (*wire.CreateRulesResponse, error) {
	l, err := listenerOn(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, wire.ErrListenerNotFound)
	if err != nil {
		return nil, err
	}
	if !overHTTP(l) || l.ForwardPort != 0 {
		return nil, wire.ErrRuleListener
	}
	items, bad := wire.ParseList[wire.RuleItem]("RuleList", req.RuleList)
	if bad != nil {
		return nil, bad
	}
	if len(items) == 0 || len(items) > maxNewRules {
		return nil, rpc.Invalid("RuleList", "it has 1 to 10 rules")
	}
	res := &wire.CreateRulesResponse{}
	for _, item := range items {
		r, err := makeRule(tx, l, item)
		if err != nil {
			return nil, err
		}
		res.Rules.Rule = append(res.Rules.Rule, wire.CreateRulesRule{RuleId: r.ID, RuleName: r.Name})
	}
	return res, nil
}

func makeRule(tx *world.Tx, l *world.Listener, item wire.RuleItem) (*world.ForwardingRule, error) {
	r := &world.ForwardingRule{
		Meta:         world.Meta{ID: tx.NewID("rule"), Name: strings.TrimSpace(item.RuleName), CreatedAt: tx.Now()},
		LoadBalancer: l.LoadBalancer, Protocol: l.Protocol, Port: l.Port, Domain: item.Domain, URL: item.Url,
		VServerGroup: item.VServerGroupId, Sync: true, Scheduler: "wrr", Health: httpHealth(),
	}
	if r.Name == "" {
		return nil, wire.ErrRuleName
	}
	if err := settleRule(r, ruleSettings(item)); err != nil {
		return nil, err
	}
	if err := checkRule(tx, r); err != nil {
		return nil, err
	}
	return r, tx.ForwardingRules.Insert(r)
}

// ruleSettings is what a new rule shares with a changed one. The numbers of the JSON list become plain ones.
func ruleSettings(item wire.RuleItem) *wire.SetRuleRequest {
	s := &wire.SetRuleRequest{
		ListenerSync: item.ListenerSync, Scheduler: item.Scheduler,
		StickySettings: wire.StickySettings{
			StickySession: item.StickySession, StickySessionType: item.StickySessionType,
			CookieTimeout: (*int)(item.CookieTimeout), Cookie: item.Cookie,
		},
		HealthCheck: item.HealthCheck, HealthCheckDomain: item.HealthCheckDomain, HealthCheckURI: item.HealthCheckURI,
		HealthyThreshold: (*int)(item.HealthyThreshold), UnhealthyThreshold: (*int)(item.UnhealthyThreshold),
		HealthCheckTimeout: (*int)(item.HealthCheckTimeout), HealthCheckInterval: (*int)(item.HealthCheckInterval),
		HealthCheckConnectPort: (*int)(item.HealthCheckConnectPort),
	}
	if item.HealthCheckHttpCode != nil {
		s.HealthCheckHttpCode = strings.Split(*item.HealthCheckHttpCode, ",")
	}
	return s
}

// settleRule takes over what was given. While a rule follows its listener, its own scheduler, stickiness and health
// check have no say; off makes it need both switches (Slb SetRule).
func settleRule(r *world.ForwardingRule, s *wire.SetRuleRequest) error {
	synced := r.Sync
	setSwitch(&r.Sync, s.ListenerSync)
	if synced && !r.Sync {
		if s.StickySession == nil {
			return rpc.Missing("StickySession")
		}
		if s.HealthCheck == nil {
			return rpc.Missing("HealthCheck")
		}
	}
	if s.Scheduler != nil {
		r.Scheduler = strings.ToLower(*s.Scheduler)
	}
	setSticky(&r.Sticky, &s.StickySettings)
	setSwitch(&r.Health.On, s.HealthCheck)
	set(&r.Health.Domain, s.HealthCheckDomain)
	set(&r.Health.URI, s.HealthCheckURI)
	set(&r.Health.Healthy, s.HealthyThreshold)
	set(&r.Health.Unhealthy, s.UnhealthyThreshold)
	set(&r.Health.Timeout, s.HealthCheckTimeout)
	set(&r.Health.Interval, s.HealthCheckInterval)
	setCodes(&r.Health, s.HealthCheckHttpCode)
	if err := setConnectPort(&r.Health, s.HealthCheckConnectPort); err != nil {
		return err
	}
	if err := settleSticky(&r.Sticky); err != nil {
		return err
	}
	return settleHealth(&r.Health)
}

// checkRule checks a rule by itself and beside the others of its listener.
func checkRule(tx *world.Tx, r *world.ForwardingRule) error {
	switch {
	case !ruleName.MatchString(r.Name):
		return rpc.Invalid("RuleName", "it has 1 to 80 letters, digits, '-', '/', '.' and '_'")
	case r.Domain == "" && r.URL == "":
		return rpc.Invalid("RuleList", "a rule has a Domain or a Url")
	case r.Domain != "" && !ruleHost.MatchString(r.Domain):
		return rpc.Invalid("Domain", "it is a name, of which the first label may be '*'")
	case r.URL != "" && !ruleURL.MatchString(r.URL):
		return rpc.Invalid("Url", "it begins with '/', is more than that, and has at most 80 letters, digits and -/.%?#&")
	}
	if err := checkRuleGroup(tx, r); err != nil {
		return err
	}
	others := 0
	err := eachOf(tx.ForwardingRulesByListener.Each(r.Listener()), func(o *world.ForwardingRule) error {
		switch {
		case o.ID == r.ID:
			return nil
		case o.Domain == r.Domain && o.URL == r.URL:
			return wire.ErrRuleExists
		case o.Name == r.Name:
			return rpc.Invalid("RuleName", "another rule of the listener has it")
		}
		others++
		return nil
	})
	if limit := tx.Quota("slb.rules", quotaRules); err == nil && others >= limit {
		return wire.ErrOverQuota.With("rules", limit)
	}
	return err
}

func checkRuleGroup(tx *world.Tx, r *world.ForwardingRule) error {
	if r.VServerGroup == "" {
		return rpc.Missing("VServerGroupId")
	}
	g, err := vserverGroup(tx, r.VServerGroup)
	if err == nil && g.LoadBalancer != r.LoadBalancer {
		return wire.ErrRuleGroup
	}
	return err
}

// setRule changes a rule; what is not given stays.
func setRule(tx *world.Tx, req *wire.SetRuleRequest) (*wire.SetRuleResponse, error) {
	r, err := rule(tx, req.RuleId)
	if err != nil {
		return nil, err
	}
	set(&r.Name, req.RuleName)
	set(&r.VServerGroup, req.VServerGroupId)
	if err := settleRule(r, req); err != nil {
		return nil, err
	}
	if err := checkRule(tx, r); err != nil {
		return nil, err
	}
	return &wire.SetRuleResponse{}, tx.ForwardingRules.Put(r)
}

// deleteRules deletes rules of one listener, all or none.
func deleteRules(tx *world.Tx, req *wire.DeleteRulesRequest) (*wire.DeleteRulesResponse, error) {
	ids, bad := wire.ParseList[string]("RuleIds", req.RuleIds)
	if bad != nil {
		return nil, bad
	}
	listener := ""
	for _, id := range ids {
		r, err := rule(tx, id)
		if err != nil {
			return nil, err
		}
		if listener != "" && r.Listener() != listener {
			return nil, wire.ErrRulesOfListeners
		}
		listener = r.Listener()
		if err := tx.ForwardingRules.Delete(id); err != nil {
			return nil, err
		}
	}
	return &wire.DeleteRulesResponse{}, nil
}

// describeRules lists the rules of a listener.
func describeRules(tx *world.Tx, req *wire.DescribeRulesRequest) (*wire.DescribeRulesResponse, error) {
	l, err := listenerOn(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, wire.ErrListenerNotFound)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeRulesResponse{}
	err = eachOf(tx.ForwardingRulesByListener.Each(l.ID), func(r *world.ForwardingRule) error {
		res.Rules.Rule = append(res.Rules.Rule, ruleAnswer(r))
		return nil
	})
	return res, err
}

// ruleAnswer shows nothing of a health check that a rule of its own settings does without.
func ruleAnswer(r *world.ForwardingRule) wire.Rule {
	health := healthAnswer(r.Health)
	if !r.Sync && !r.Health.On {
		health = wire.HealthAnswer{HealthCheck: off}
	}
	return wire.Rule{
		RuleId: r.ID, RuleName: r.Name, Domain: r.Domain, Url: r.URL, VServerGroupId: r.VServerGroup,
		ListenerSync: switched(r.Sync), Scheduler: r.Scheduler, StickyAnswer: stickyAnswer(r.Sticky), HealthAnswer: health,
	}
}

// describeRuleAttribute tells all of a rule.
func describeRuleAttribute(tx *world.Tx, req *wire.DescribeRuleAttributeRequest) (*wire.DescribeRuleAttributeResponse, error) {
	r, err := rule(tx, req.RuleId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeRuleAttributeResponse{Rule: ruleAnswer(r), LoadBalancerId: r.LoadBalancer, ListenerPort: strconv.Itoa(r.Port)}, nil
}
