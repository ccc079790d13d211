package world

import "time"

// Account is a customer of the cloud.
type Account struct {
	// ID is the 16-digit account number.
	ID   string
	Name string
	// Cloud is the cloud that the account is certified for (regions.CloudPublic without certification).
	Cloud string
	// Entity is the legal person behind it; one entity may certify several accounts (F3-many-accounts).
	Entity string `json:",omitempty"`
	// Networks says, by region, which network the account's venue has where a region offers
	// classic and VPC: "classic" or "vpc". A region that is not named is "vpc".
	Networks map[string]string `json:",omitempty"`
	// Quotas overrides documented default quotas by name.
	Quotas map[string]int `json:",omitempty"`
	// PortMode is how the border treats ports of its internet-facing load balancers: whitelist or blacklist; empty for
	// what the region does (see Tx.PortMode).
	PortMode string `json:",omitempty"`
	// BlackHole is how long a black hole of its addresses lasts; zero for DefaultBlackHole.
	BlackHole time.Duration `json:",omitempty"`
	// Alias is the name by which its users sign in; Passwords is what their passwords must be, nil for the default.
	Alias     string          `json:",omitempty"`
	Passwords *PasswordPolicy `json:",omitempty"`
	CreatedAt time.Time       `json:",omitzero"`
}

// Network is the account's network type in a region that has both.
func (a Account) Network(region string) string {
	if n := a.Networks[region]; n != "" {
		return n
	}
	return "vpc"
}

// AccessKey is a long-lived key of an account or of one of its RAM users.
type AccessKey struct {
	ID      string
	Secret  string
	Account string
	// User is the RAM user that the key belongs to; empty for the account itself.
	User      string    `json:",omitempty"`
	Disabled  bool      `json:",omitempty"`
	CreatedAt time.Time `json:",omitzero"`
}

// PasswordPolicy says what the passwords of an account's users must be (Ram SetPasswordPolicy).
type PasswordPolicy struct {
	Length                          int
	Lower, Upper, Digits, Symbols   bool
	HardExpiry                      bool
	MaxAge, ReusePrevention, Logins int
}
