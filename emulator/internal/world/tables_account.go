package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

var (
	accounts    = store.Define("account", func(a *Account) string { return a.ID })
	accessKeys  = store.Define("accesskey", func(k *AccessKey) string { return k.ID })
	sessions    = store.Define("session", func(s *Session) string { return s.ID })
	roles       = store.Define("role", func(r *Role) string { return r.Name })
	ramUsers    = store.Define("ramuser", func(u *RAMUser) string { return u.Name })
	ramGroups   = store.Define("ramgroup", func(g *RAMGroup) string { return g.Name })
	ramPolicies = store.Define("rampolicy", func(p *RAMPolicy) string { return p.Name })
	groups      = store.Define("resourcegroup", func(g *ResourceGroup) string { return g.ID })
	changes     = store.Define("change", func(c *Change) string { return c.ID })

	keysByAccount = accessKeys.Index("account", func(k *AccessKey) []string { return []string{k.Account} })
	usersByGroup  = ramUsers.Index("group", func(u *RAMUser) (names []string) {
		for _, m := range u.Groups {
			names = append(names, m.Group)
		}
		return names
	})
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
	// RAMUsers, RAMGroups and RAMPolicies are those of the transaction's account, too.
	RAMUsers        store.Table[RAMUser]
	RAMUsersByGroup store.View[RAMUser]
	RAMGroups       store.Table[RAMGroup]
	RAMPolicies     store.Table[RAMPolicy]
	// ResourceGroups are those of the transaction's account, whatever the region.
	ResourceGroups store.Table[ResourceGroup]
	// Changes is the log of changes of all accounts; nothing is ever taken out of it.
	Changes store.Table[Change]
	// Replies are the answers kept for repeated client tokens.
	Replies store.Table[Reply]
}

func (t *accountTables) bind(tx *store.Tx, in scopes) {
	t.Accounts = accounts.In(tx, store.Scope{})
	t.AccessKeys = accessKeys.In(tx, store.Scope{})
	t.KeysByAccount = keysByAccount.In(tx, store.Scope{})
	t.Sessions = sessions.In(tx, store.Scope{})
	t.Roles = roles.In(tx, in.account)
	t.RAMUsers, t.RAMUsersByGroup = ramUsers.In(tx, in.account), usersByGroup.In(tx, in.account)
	t.RAMGroups = ramGroups.In(tx, in.account)
	t.RAMPolicies = ramPolicies.In(tx, in.account)
	t.ResourceGroups = groups.In(tx, in.account)
	t.Changes = changes.In(tx, store.Scope{})
	t.Replies = replies.In(tx, in.region)
}

// accountKinds are what an account has in no region. The account itself carries no tags.
var accountKinds = []Kind{
	accountKindOf(groups, "resourcemanager", "resourcegroup"),
}

// accountStages are the transient states of a resource group: the cloud makes it known region by
// region, and keeps a deleted one for a while (ResourceManager CreateResourceGroup, DeleteResourceGroup).
var accountStages = []Stage{
	{Collection: "resourcegroup", From: Creating, To: GroupOK, After: 5 * time.Second, Source: "ResourceManager CreateResourceGroup"},
	{Collection: "resourcegroup", From: GroupPendingDelete, To: Gone, After: 5 * time.Second, Source: "ResourceManager DeleteResourceGroup"},
}
