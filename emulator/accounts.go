package emulator

import (
	"github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Account is a customer of the cloud, to be opened with [Emulator.OpenAccount].
type Account struct {
	// ID has 16 digits; an empty one is chosen.
	ID, Name string
	// Cloud is "public", "finance" or "gov"; empty is "public".
	Cloud string
	// Entity is the legal person behind it.
	Entity string
	// KeyID and Secret are its AccessKey.
	KeyID, Secret string
}

// Refusal is the error of a certification that the law does not allow. It names the rules and the
// resources that stand in the way.
type Refusal = account.Refusal

// OpenAccount opens an account with one AccessKey and returns its id.
func (e *Emulator) OpenAccount(a Account) (id string, err error) {
	err = e.world.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		record := &world.Account{ID: a.ID, Name: a.Name, Entity: a.Entity}
		if err := account.Create(tx, record, a.Cloud, "program"); err != nil {
			return err
		}
		id = record.ID
		return account.AddKey(tx, &world.AccessKey{ID: a.KeyID, Secret: a.Secret, Account: id})
	})
	return id, err
}

// Certify makes an account one of the cloud "finance" or "gov". What the law does not allow is a
// *[Refusal].
func (e *Emulator) Certify(accountID, cloud string) error {
	return account.Certify(e.world, accountID, cloud, "program")
}

// Uncertify takes an account's tag off.
func (e *Emulator) Uncertify(accountID string) error {
	return account.Uncertify(e.world, accountID, "program")
}
