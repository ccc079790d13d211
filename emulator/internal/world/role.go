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

// Role is a RAM role that a seed declares.
type Role struct {
	Name        string
	ID          string
	Description string    `json:",omitempty"`
	CreatedAt   time.Time `json:",omitzero"`
	// Trusted lists who may assume it: account ids, or service names such as ecs.aliyuncs.com.
	Trusted []string
	// Policies are policy documents (JSON, Version "1"); without one the role may do nothing.
	Policies   []string `json:",omitempty"`
	MaxSession time.Duration
}
