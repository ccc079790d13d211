package account

import (
	"fmt"
	"regexp"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var idForm = regexp.MustCompile(`^[0-9]{16}$`)

// Open makes an account with its default resource group. Without an id it gets a free one.
func Open(tx *world.Tx, a *world.Account) error {
	if a.Cloud == "" {
		a.Cloud = regions.CloudPublic
	}
	if _, ok := tx.Matrix().Cloud(a.Cloud); !ok {
		return fmt.Errorf("%w: there is no cloud %q", ErrInvalid, a.Cloud)
	}
	if err := choose(tx, a); err != nil {
		return err
	}
	if !idForm.MatchString(a.ID) {
		return fmt.Errorf("%w: an account id has 16 digits, %q has not", ErrInvalid, a.ID)
	}
	if err := free(tx, a); err != nil {
		return err
	}
	a.CreatedAt = tx.Now()
	if err := tx.Accounts.Insert(a); err != nil {
		return err
	}
	return tx.As(*a, regions.Region{}).PlantGroup()
}

// choose gives an account without an id a free one.
func choose(tx *world.Tx, a *world.Account) error {
	for a.ID == "" {
		id := fmt.Sprintf("19%014d", tx.Serial())
		taken, err := tx.Accounts.Has(id)
		if err != nil {
			return err
		}
		if !taken {
			a.ID = id
		}
	}
	return nil
}

// free makes sure that neither id nor name belong to another account.
func free(tx *world.Tx, a *world.Account) error {
	for other, err := range tx.Accounts.Each() {
		if err != nil {
			return err
		}
		if other.ID == a.ID || a.Name != "" && other.Name == a.Name {
			return fmt.Errorf("%w: account %s (%s)", ErrTaken, other.ID, other.Name)
		}
	}
	return nil
}

// AddKey gives an account an AccessKey.
func AddKey(tx *world.Tx, key *world.AccessKey) error {
	if key.ID == "" || key.Secret == "" {
		return fmt.Errorf("%w: a key needs an id and a secret", ErrInvalid)
	}
	if taken, err := tx.AccessKeys.Has(key.ID); err != nil || taken {
		if taken {
			return fmt.Errorf("%w: key %s", ErrTaken, key.ID)
		}
		return err
	}
	return tx.AccessKeys.Insert(key)
}
