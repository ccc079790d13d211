package cloudfw

import "github.com/ringfence-dev/ringfence/api/rpc"

// PolicyRule is what AddControlPolicy and ModifyControlPolicy say of the traffic that a policy is about.
type PolicyRule struct {
	AclAction           string `rpc:",required,enum=accept|drop|log,fold,bad=ErrorParametersAction"`
	Description         string `rpc:",required"`
	Source              string `rpc:",required"`
	SourceType          string `rpc:",required,enum=net|group|location,fold,bad=ErrorParametersSource"`
	Destination         string `rpc:",required"`
	DestinationType     string `rpc:",required,enum=net|group|domain|location,fold,bad=ErrorParametersDestination"`
	Proto               string `rpc:",required,enum=ANY|TCP|UDP|ICMP,fold,bad=ErrorParametersProto"`
	Direction           string `rpc:",required,enum=in|out,fold,bad=ErrorParametersDirection"`
	ApplicationName     string
	ApplicationNameList []string `rpc:",maxitems=5,bad=ErrorParametersAppId"`
	DestPort            string
	DestPortType        string `rpc:",enum=port|group,fold,bad=ErrorParametersDestPort"`
	DestPortGroup       string
	// DomainResolveType says how a domain in Destination is understood: FQDN, DNS or FQDN_AND_DNS.
	DomainResolveType string
	Release           string  `rpc:",enum=true|false,fold"`
	RepeatType        string  `rpc:",enum=Daily|Monthly|Permanent|Weekly|None"`
	RepeatDays        []int64 `rpc:",maxitems=31,flat"`
	RepeatStartTime   string
	RepeatEndTime     string
	StartTime         int64
	EndTime           int64
}

// AddControlPolicyRequest is what AddControlPolicy takes.
type AddControlPolicyRequest struct {
	PolicyRule
	// NewOrder is the place of the policy, from 1; -1 is the last.
	NewOrder  string     `rpc:",required"`
	IpVersion string     `rpc:",enum=4|6,bad=ErrorParameterIpVersion"`
	_         rpc.Unread `params:"SourceIp,Lang"`
}

// AddControlPolicyResponse is what AddControlPolicy answers.
type AddControlPolicyResponse struct {
	AclUuid string
}

// ModifyControlPolicyRequest is what ModifyControlPolicy takes. What is absent and not required stays as it is.
type ModifyControlPolicyRequest struct {
	PolicyRule
	AclUuid string     `rpc:",required"`
	_       rpc.Unread `params:"Lang"`
}

// ModifyControlPolicyResponse is what ModifyControlPolicy answers.
type ModifyControlPolicyResponse struct{}

// DeleteControlPolicyRequest is what DeleteControlPolicy takes.
type DeleteControlPolicyRequest struct {
	AclUuid   string     `rpc:",required"`
	Direction string     `rpc:",required,enum=in|out,fold,bad=ErrorParametersDirection"`
	_         rpc.Unread `params:"SourceIp,Lang"`
}

// DeleteControlPolicyResponse is what DeleteControlPolicy answers.
type DeleteControlPolicyResponse struct{}

// DescribeControlPolicyRequest is what DescribeControlPolicy takes. The description wants a direction; clients that
// look for one policy by its id leave it out (A0323).
type DescribeControlPolicyRequest struct {
	Direction   string `rpc:",enum=in|out,fold,bad=ErrorParametersDirection"`
	CurrentPage string `rpc:",required"`
	PageSize    string `rpc:",required"`
	Source      string
	Destination string
	Description string
	Proto       string
	AclAction   string
	Release     string
	AclUuid     string
	IpVersion   string     `rpc:",enum=4|6,bad=ErrorParameterIpVersion"`
	RepeatType  string     `rpc:",enum=Daily|Monthly|Permanent|Weekly|None"`
	_           rpc.Unread `params:"Lang"`
}

// DescribeControlPolicyResponse is what DescribeControlPolicy answers.
type DescribeControlPolicyResponse struct {
	PageNo     string
	PageSize   string
	TotalCount string
	Policys    []Policy
}

// Policy is a control policy as DescribeControlPolicy shows it.
type Policy struct {
	Direction             string
	Order                 int
	SourceType            string
	ApplicationName       string
	HitTimes              int64
	Description           string
	SourceGroupType       string
	DnsResultTime         int64
	DnsResult             string
	Proto                 string
	DestinationGroupType  string
	Destination           string
	HitLastTime           int64
	DestPortGroup         string
	AclUuid               string
	DestPortType          string
	Source                string
	DestinationType       string
	DestPort              string
	IpVersion             int
	AclAction             string
	Release               string
	ApplicationId         string
	DestinationGroupCidrs []string
	DestPortGroupPorts    []string
	SourceGroupCidrs      []string
	ApplicationNameList   []string
	SpreadCnt             int
	CreateTime            int64
	ModifyTime            int64
	RepeatType            string
	RepeatDays            []int64
	RepeatStartTime       string
	RepeatEndTime         string
	StartTime             int64
	EndTime               int64
	DomainResolveType     string
}

// ModifyControlPolicyPositionRequest is what ModifyControlPolicyPosition takes. It is about IPv4 policies.
type ModifyControlPolicyPositionRequest struct {
	Direction string     `rpc:",required,enum=in|out,fold,bad=ErrorParametersDirection"`
	NewOrder  string     `rpc:",required"`
	OldOrder  string     `rpc:",required"`
	_         rpc.Unread `params:"SourceIp,Lang"`
}

// ModifyControlPolicyPositionResponse is what ModifyControlPolicyPosition answers.
type ModifyControlPolicyPositionResponse struct{}

// ModifyControlPolicyPriorityRequest is what ModifyControlPolicyPriority takes. Clients send the direction as well.
type ModifyControlPolicyPriorityRequest struct {
	AclUuid   string `rpc:",required"`
	Order     string `rpc:",required"`
	Direction string `rpc:",enum=in|out,fold,bad=ErrorParametersDirection"`
}

// ModifyControlPolicyPriorityResponse is what ModifyControlPolicyPriority answers.
type ModifyControlPolicyPriorityResponse struct{}

// DescribePolicyPriorUsedRequest is what DescribePolicyPriorUsed takes.
type DescribePolicyPriorUsedRequest struct {
	Direction string     `rpc:",required,enum=in|out,fold,bad=ErrorParametersDirection"`
	IpVersion string     `rpc:",default=4,enum=4|6,bad=ErrorParameterIpVersion"`
	_         rpc.Unread `params:"SourceIp,Lang"`
}

// DescribePolicyPriorUsedResponse is what DescribePolicyPriorUsed answers.
type DescribePolicyPriorUsedResponse struct {
	Start int
	End   int
}
