package ram

// Policy is a policy, without its text.
type Policy struct {
	PolicyName     string
	PolicyType     string
	Description    string
	DefaultVersion string
	CreateDate     string
}

// CountedPolicy is a policy with its last change and on how many it hangs.
type CountedPolicy struct {
	Policy
	UpdateDate      string
	AttachmentCount int
}

// WholePolicy is what GetPolicy tells of a policy.
type WholePolicy struct {
	CountedPolicy
	PolicyDocument string
}

// ChangedPolicy is what UpdatePolicyDescription tells of a policy.
type ChangedPolicy struct {
	Policy
	UpdateDate string
}

// PolicyVersion is a text of a policy.
type PolicyVersion struct {
	VersionId        string
	IsDefaultVersion bool
	PolicyDocument   string
	CreateDate       string
}

// CreatePolicyRequest is what CreatePolicy takes.
type CreatePolicyRequest struct {
	PolicyName     string `rpc:",required"`
	Description    string
	PolicyDocument string `rpc:",required"`
}

// CreatePolicyResponse is what CreatePolicy answers.
type CreatePolicyResponse struct{ Policy Policy }

// Named names a policy by its type and name.
type Named struct {
	PolicyType string `rpc:",required,enum=System|Custom"`
	PolicyName string `rpc:",required"`
}

// GetPolicyRequest is what GetPolicy takes.
type GetPolicyRequest struct{ Named }

// GetPolicyResponse is what GetPolicy answers.
type GetPolicyResponse struct {
	Policy               WholePolicy
	DefaultPolicyVersion PolicyVersion
}

// UpdatePolicyDescriptionRequest is what UpdatePolicyDescription takes.
type UpdatePolicyDescriptionRequest struct {
	PolicyName     string `rpc:",required"`
	NewDescription string
}

// UpdatePolicyDescriptionResponse is what UpdatePolicyDescription answers.
type UpdatePolicyDescriptionResponse struct{ Policy ChangedPolicy }

// DeletePolicyRequest is what DeletePolicy takes.
type DeletePolicyRequest struct {
	PolicyName string `rpc:",required"`
}

// DeletePolicyResponse is what DeletePolicy answers.
type DeletePolicyResponse struct{}

// ListPoliciesRequest is what ListPolicies takes.
type ListPoliciesRequest struct {
	PolicyType string `rpc:",enum=System|Custom"`
	Marked
}

// ListPoliciesResponse is what ListPolicies answers.
type ListPoliciesResponse struct {
	IsTruncated bool
	Marker      string
	Policies    struct{ Policy []CountedPolicy }
}

// CreatePolicyVersionRequest is what CreatePolicyVersion takes.
type CreatePolicyVersionRequest struct {
	PolicyName     string `rpc:",required"`
	PolicyDocument string `rpc:",required"`
	SetAsDefault   bool
	RotateStrategy string `rpc:",default=None,enum=None|DeleteOldestNonDefaultVersionWhenLimitExceeded"`
}

// CreatePolicyVersionResponse is what CreatePolicyVersion answers.
type CreatePolicyVersionResponse struct{ PolicyVersion PolicyVersion }

// GetPolicyVersionRequest is what GetPolicyVersion takes.
type GetPolicyVersionRequest struct {
	Named
	VersionId string `rpc:",required"`
}

// GetPolicyVersionResponse is what GetPolicyVersion answers.
type GetPolicyVersionResponse struct{ PolicyVersion PolicyVersion }

// DeletePolicyVersionRequest is what DeletePolicyVersion takes.
type DeletePolicyVersionRequest struct {
	PolicyName string `rpc:",required"`
	VersionId  string `rpc:",required"`
}

// DeletePolicyVersionResponse is what DeletePolicyVersion answers.
type DeletePolicyVersionResponse struct{}

// ListPolicyVersionsRequest is what ListPolicyVersions takes.
type ListPolicyVersionsRequest struct{ Named }

// ListPolicyVersionsResponse is what ListPolicyVersions answers.
type ListPolicyVersionsResponse struct {
	PolicyVersions struct{ PolicyVersion []PolicyVersion }
}

// SetDefaultPolicyVersionRequest is what SetDefaultPolicyVersion takes.
type SetDefaultPolicyVersionRequest struct {
	PolicyName string `rpc:",required"`
	VersionId  string `rpc:",required"`
}

// SetDefaultPolicyVersionResponse is what SetDefaultPolicyVersion answers.
type SetDefaultPolicyVersionResponse struct{}
