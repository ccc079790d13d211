package ram

// AttachPolicyToRoleRequest is what AttachPolicyToRole takes.
type AttachPolicyToRoleRequest struct {
	PolicyType string
	PolicyName string
	RoleName   string
}

// AttachPolicyToRoleResponse is what AttachPolicyToRole answers.
type AttachPolicyToRoleResponse struct{}

// DetachPolicyFromRoleRequest is what DetachPolicyFromRole takes.
type DetachPolicyFromRoleRequest struct {
	PolicyType string
	PolicyName string
	RoleName   string
}

// DetachPolicyFromRoleResponse is what DetachPolicyFromRole answers.
type DetachPolicyFromRoleResponse struct{}

// ListPoliciesForRoleRequest is what ListPoliciesForRole takes.
type ListPoliciesForRoleRequest struct {
	RoleName string
}

// ListPoliciesForRoleResponse is what ListPoliciesForRole answers.
type ListPoliciesForRoleResponse struct {
	Policies struct{ Policy []Policy }
}

// Policy is part of the answer of ListPoliciesForRole.
type Policy struct {
	DefaultVersion string
	Description    string
	PolicyName     string
	AttachDate     string
	PolicyType     string
}
