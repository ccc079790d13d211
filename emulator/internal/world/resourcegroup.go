package world

// ResourceGroup is a named group of an account's resources, in no region. Document:
// ResourceManager CreateResourceGroup.
type ResourceGroup struct {
	// Name is the identifier that the account chose; ID the cloud's.
	Meta
	DisplayName string
	Status      Status
}

// States of a resource group besides Creating.
const (
	GroupOK            Status = "OK"
	GroupPendingDelete Status = "PendingDelete"
)

// CurrentStatus makes ResourceGroup a [Staged] record.
func (g *ResourceGroup) CurrentStatus() Status { return g.Status }

// SetStatus makes ResourceGroup a [Staged] record.
func (g *ResourceGroup) SetStatus(s Status) { g.Status = s }

// DefaultGroupName is the name of the group that every account has from the start.
const DefaultGroupName = "default"

// DefaultGroupID is the id of an account's default resource group. It follows from the account,
// so that a resource can be put there without reading the group (A0101).
func DefaultGroupID(account string) string {
	return string(appendNoise([]byte("rg-acfm"), 11, "rg"+account, 0, 0))
}

// PlantGroup gives a new account its default resource group.
func (tx *Tx) PlantGroup() error {
	return tx.ResourceGroups.Insert(&ResourceGroup{
		Meta:        Meta{ID: DefaultGroupID(tx.Account.ID), Name: DefaultGroupName, CreatedAt: tx.now},
		DisplayName: "default resource group", Status: GroupOK,
	})
}

// complete fills in what a resource has whether or not its verb said so: a resource of an account
// that was put into no group is in the account's default one.
func (tx *Tx) complete(collection, account string, record any) {
	if account == "" {
		return
	}
	if kind, ok := tx.world.kinds[collection]; !ok || kind.Global || kind.Type == "" {
		return
	}
	if r, ok := record.(Resource); ok && r.Common().ResourceGroup == "" {
		r.Common().ResourceGroup = DefaultGroupID(account)
	}
}
