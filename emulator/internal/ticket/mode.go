package ticket

import (
	"errors"
	"fmt"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// ErrNoAccount says that an account does not exist.
var ErrNoAccount = errors.New("there is no such account")

// SetMode sets how the border treats ports of an account's internet-facing load balancers: world.PortModeWhitelist or
// world.PortModeBlacklist. Only where the border knows modes can there be one (G4-slb-blacklist).
func SetMode(w *world.World, id, mode, requester string) error {
	if mode != world.PortModeWhitelist && mode != world.PortModeBlacklist {
		return fmt.Errorf("%w: a mode is whitelist or blacklist, not %q", ErrInvalid, mode)
	}
	record := world.Change{Kind: world.ChangePortMode, Subject: id, To: mode, Requester: requester, Result: "done"}
	err := w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		a, err := tx.Accounts.Get(id)
		if world.NotFound(err) {
			return ErrNoAccount
		}
		if err != nil {
			return err
		}
		record.From = standing(tx, a)
		if record.From == "" {
			return &Refusal{Code: NoWhiteList, Reason: "No region that the account sees has a white list or a black list of ports."}
		}
		if record.From == mode {
			return nil
		}
		a.PortMode = mode
		if err := tx.Accounts.Put(a); err != nil {
			return err
		}
		return tx.Note(record, a.Cloud)
	})
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	record.Result, record.Why = "refused", refusal.Error()
	return errors.Join(err, w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error { return tx.Note(record) }))
}

// standing is the mode that an account has now, empty where the regions that it sees have none.
func standing(tx *world.Tx, a *world.Account) string {
	for _, region := range tx.Matrix().VisibleRegions(a.Cloud) {
		if mode := tx.As(*a, region).PortMode(); mode != "" {
			return mode
		}
	}
	return ""
}
