package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

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
	Quotas    map[string]int `json:",omitempty"`
	CreatedAt time.Time      `json:",omitzero"`
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
	User     string `json:",omitempty"`
	Disabled bool   `json:",omitempty"`
}

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
	Name string
	ID   string
	// Trusted lists who may assume it: account ids, or service names such as ecs.aliyuncs.com.
	Trusted []string
	// Policies are policy documents (JSON, Version "1"); without one the role may do nothing.
	Policies   []string `json:",omitempty"`
	MaxSession time.Duration
}

var (
	accounts   = store.Define("account", func(a *Account) string { return a.ID })
	accessKeys = store.Define("accesskey", func(k *AccessKey) string { return k.ID })
	sessions   = store.Define("session", func(s *Session) string { return s.ID })
	roles      = store.Define("role", func(r *Role) string { return r.Name })

	keysByAccount = accessKeys.Index("account", func(k *AccessKey) []string { return []string{k.Account} })
)

// accountTables are accounts, keys and roles. Accounts, keys and sessions belong to no account
// scope: a caller is found by key before the account is known.
type accountTables struct {
	Accounts      store.Table[Account]
	AccessKeys    store.Table[AccessKey]
	KeysByAccount store.View[AccessKey]
	Sessions      store.Table[Session]
	// Roles are those of the transaction's account.
	Roles store.Table[Role]
	// Replies are the answers kept for repeated client tokens.
	Replies store.Table[Reply]
}

func (t *accountTables) bind(tx *store.Tx, scope store.Scope) {
	t.Accounts = accounts.In(tx, store.Scope{})
	t.AccessKeys = accessKeys.In(tx, store.Scope{})
	t.KeysByAccount = keysByAccount.In(tx, store.Scope{})
	t.Sessions = sessions.In(tx, store.Scope{})
	t.Roles = roles.In(tx, store.Scope{Account: scope.Account})
	t.Replies = replies.In(tx, scope)
}

// accountKinds: accounts carry no tags; nothing here is a resource of a region.
var accountKinds = []Kind{}

// Reply is an answer that was given to a call with a client token; the same call with the same
// token gets it again instead of a second resource.
type Reply struct {
	// ID is product, action and token.
	ID string
	// Request is a digest of the parameters: the same token with other parameters is refused.
	Request string
	Body    []byte
	Expires time.Time
}

var replies = store.Define("reply", func(r *Reply) string { return r.ID })
