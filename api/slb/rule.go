package slb

// CreateRulesRequest is what CreateRules takes.
type CreateRulesRequest struct {
	RegionId         string `rpc:",required"`
	LoadBalancerId   string `rpc:",required"`
	ListenerPort     int    `rpc:",required"`
	ListenerProtocol string
	RuleList         string `rpc:",required"`
}

// CreateRulesResponse is what CreateRules answers.
type CreateRulesResponse struct {
	Rules struct{ Rule []CreateRulesRule }
}

// CreateRulesRule is part of the answer of CreateRules.
type CreateRulesRule struct {
	RuleName string
	RuleId   string
}

// DescribeRulesRequest is what DescribeRules takes.
type DescribeRulesRequest struct {
	RegionId         string `rpc:",required"`
	LoadBalancerId   string `rpc:",required"`
	ListenerProtocol string
	ListenerPort     int `rpc:",required"`
}

// DescribeRulesResponse is what DescribeRules answers.
type DescribeRulesResponse struct {
	Rules struct{ Rule []Rule }
}

// Rule is part of the answer of DescribeRules.
type Rule struct {
	RuleId         string
	RuleName       string
	Domain         string
	Url            string
	VServerGroupId string
	ListenerSync   string
	Scheduler      string
	StickyAnswer
	HealthAnswer
}

// DescribeRuleAttributeRequest is what DescribeRuleAttribute takes.
type DescribeRuleAttributeRequest struct {
	RegionId string `rpc:",required"`
	RuleId   string `rpc:",required"`
}

// DescribeRuleAttributeResponse is what DescribeRuleAttribute answers.
type DescribeRuleAttributeResponse struct {
	Rule
	LoadBalancerId string
	ListenerPort   string
}

// SetRuleRequest is what SetRule takes.
type SetRuleRequest struct {
	RegionId       string `rpc:",required"`
	RuleId         string `rpc:",required"`
	VServerGroupId *string
	RuleName       *string
	ListenerSync   *string `rpc:",enum=on|off,fold"`
	Scheduler      *string `rpc:",enum=wrr|wlc|rr,fold"`
	StickySettings
	HealthCheck            *string `rpc:",enum=on|off,fold"`
	HealthCheckDomain      *string
	HealthCheckURI         *string
	HealthyThreshold       *int     `rpc:",min=1,max=10"`
	UnhealthyThreshold     *int     `rpc:",min=1,max=10"`
	HealthCheckTimeout     *int     `rpc:",min=1,max=300"`
	HealthCheckInterval    *int     `rpc:",min=1,max=50"`
	HealthCheckConnectPort *int     `rpc:",min=-520,max=65535"`
	HealthCheckHttpCode    []string `rpc:",comma"`
}

// SetRuleResponse is what SetRule answers.
type SetRuleResponse struct{}

// DeleteRulesRequest is what DeleteRules takes.
type DeleteRulesRequest struct {
	RegionId string `rpc:",required"`
	// RuleIds is a JSON list of ids.
	RuleIds string `rpc:",required"`
}

// DeleteRulesResponse is what DeleteRules answers.
type DeleteRulesResponse struct{}
