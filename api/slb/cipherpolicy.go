package slb

// CreateTLSCipherPolicyRequest is what CreateTLSCipherPolicy takes.
type CreateTLSCipherPolicyRequest struct {
	RegionId    string   `rpc:",required"`
	Name        string   `rpc:",required"`
	Ciphers     []string `rpc:",required,maxitems=30"`
	TLSVersions []string `rpc:",required,maxitems=5"`
}

// CreateTLSCipherPolicyResponse is what CreateTLSCipherPolicy answers.
type CreateTLSCipherPolicyResponse struct {
	TLSCipherPolicyId string
}

// ListTLSCipherPoliciesRequest is what ListTLSCipherPolicies takes.
type ListTLSCipherPoliciesRequest struct {
	RegionId          string `rpc:",required"`
	TLSCipherPolicyId string
	Name              string
	IncludeListener   bool
	NextToken         string
	MaxItems          int
}

// ListTLSCipherPoliciesResponse is what ListTLSCipherPolicies answers.
type ListTLSCipherPoliciesResponse struct {
	NextToken         string
	TotalCount        int
	IsTruncated       bool
	TLSCipherPolicies []TLSCipherPolicy
}

// TLSCipherPolicy is part of the answer of ListTLSCipherPolicies.
type TLSCipherPolicy struct {
	Status          string
	InstanceId      string
	Name            string
	CreateTime      int64
	RelateListeners []RelateListener
	TLSVersions     []string
	Ciphers         []string
}

// RelateListener is part of the answer of ListTLSCipherPolicies.
type RelateListener struct {
	Port           int
	Protocol       string
	LoadBalancerId string
}

// SetTLSCipherPolicyAttributeRequest is what SetTLSCipherPolicyAttribute takes.
type SetTLSCipherPolicyAttributeRequest struct {
	RegionId          string   `rpc:",required"`
	TLSCipherPolicyId string   `rpc:",required"`
	Name              string   `rpc:",required"`
	TLSVersions       []string `rpc:",required,maxitems=5"`
	Ciphers           []string `rpc:",required,maxitems=30"`
}

// SetTLSCipherPolicyAttributeResponse is what SetTLSCipherPolicyAttribute answers.
type SetTLSCipherPolicyAttributeResponse struct {
	TaskId string
}

// DeleteTLSCipherPolicyRequest is what DeleteTLSCipherPolicy takes.
type DeleteTLSCipherPolicyRequest struct {
	RegionId          string `rpc:",required"`
	TLSCipherPolicyId string `rpc:",required"`
}

// DeleteTLSCipherPolicyResponse is what DeleteTLSCipherPolicy answers.
type DeleteTLSCipherPolicyResponse struct{}
