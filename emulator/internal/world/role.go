package world

import "time"

// Session is a set of temporary credentials that AssumeRole handed out.
type Session struct {
	// ID is the temporary AccessKey id, "STS.…".
	ID, Secret, Token string
	Account           string
	Role, RoleID      string
	Name              string
	// Policy narrows what the role may do; a policy document or empty.
	Policy  string `json:",omitempty"`
	Expires time.Time
}

// Role is a RAM role (Ram CreateRole), or one that a seed declares.
type Role struct {
	Name        string
	ID          string
	Description string    `json:",omitempty"`
	CreatedAt   time.Time `json:",omitzero"`
	UpdatedAt   time.Time `json:",omitzero"`
	// Trust is the document that says who may assume it. A role of a seed has none, but the list of Trusted.
	Trust string `json:",omitempty"`
	// Trusted lists whom the role trusts: account ids, ARNs, or service names such as ecs.aliyuncs.com.
	Trusted []string
	// Attached are its policies; without one the role may do nothing. Policies are documents that a seed gave it.
	Attached   []PolicyAttachment `json:",omitempty"`
	Policies   []string           `json:",omitempty"`
	MaxSession time.Duration
}
