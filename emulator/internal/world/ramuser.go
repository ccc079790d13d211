package world

import "time"

// RAMUser is a person or a program of an account (Ram CreateUser). Its name is its key; ID is the number that stays when
// it is renamed.
type RAMUser struct {
	Name        string
	ID          string
	DisplayName string    `json:",omitempty"`
	Mobile      string    `json:",omitempty"`
	Email       string    `json:",omitempty"`
	Comments    string    `json:",omitempty"`
	CreatedAt   time.Time `json:",omitzero"`
	UpdatedAt   time.Time `json:",omitzero"`
	// Groups are those that the user is in, in the order of joining.
	Groups []Membership `json:",omitempty"`
	// Attached are the policies of the user itself.
	Attached []PolicyAttachment `json:",omitempty"`
	// Login lets the user sign in at the console; nil without.
	Login *LoginProfile `json:",omitempty"`
}

// Membership is a group that a user is in.
type Membership struct {
	Group string
	Since time.Time
}

// LoginProfile is how a user signs in at the console. There is no console here, so the password is checked and not kept.
type LoginProfile struct {
	ResetRequired bool
	MFARequired   bool
	CreatedAt     time.Time
}

// In says whether the user is in a group.
func (u *RAMUser) In(group string) bool {
	for _, m := range u.Groups {
		if m.Group == group {
			return true
		}
	}
	return false
}

// RAMGroup is a group of users that share policies (Ram CreateGroup). Who is in it is written at the users.
type RAMGroup struct {
	Name      string
	ID        string
	Comments  string    `json:",omitempty"`
	CreatedAt time.Time `json:",omitzero"`
	UpdatedAt time.Time `json:",omitzero"`
	Attached  []PolicyAttachment
}
