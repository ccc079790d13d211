package emulator

import (
	"bytes"
	"fmt"
	"io/fs"
	"time"

	"go.yaml.in/yaml/v3"

	accounts "github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// seed is a world to start from: accounts with their keys and roles, then API calls in order.
type seed struct {
	Accounts []seedAccount `yaml:"accounts"`
	Calls    []seedCall    `yaml:"calls"`
}

type seedAccount struct {
	ID       string            `yaml:"id"`
	Name     string            `yaml:"name"`
	Cloud    string            `yaml:"cloud"`
	Entity   string            `yaml:"entity"`
	Networks map[string]string `yaml:"networks"`
	Quotas   map[string]int    `yaml:"quotas"`
	Keys     []seedKey         `yaml:"keys"`
	Roles    []seedRole        `yaml:"roles"`
}

type seedKey struct {
	ID       string `yaml:"id"`
	Secret   string `yaml:"secret"`
	Disabled bool   `yaml:"disabled"`
}

type seedRole struct {
	Name       string        `yaml:"name"`
	Trusted    []string      `yaml:"trusted"`
	Policies   []string      `yaml:"policies"`
	MaxSession time.Duration `yaml:"maxSession"`
}

// seedCall is one API call, made as an account.
type seedCall struct {
	As      string            `yaml:"as"`
	Product string            `yaml:"product"`
	Action  string            `yaml:"action"`
	Region  string            `yaml:"region"`
	Params  map[string]string `yaml:"params"`
	// Save names values of the answer, by dotted path, for ${name} in later parameters.
	Save map[string]string `yaml:"save"`
}

// plant starts the world from its seeds, unless the store already holds one.
func (e *Emulator) plant() error {
	planted, err := e.world.Planted()
	if err != nil || planted {
		return err
	}
	for _, file := range e.config.seeds {
		s, err := readSeed(file)
		if err != nil {
			return err
		}
		if err := e.plantAccounts(s.Accounts); err != nil {
			return fmt.Errorf("seed %s: %w", file.name, err)
		}
		if err := e.plantCalls(s.Calls); err != nil {
			return fmt.Errorf("seed %s: %w", file.name, err)
		}
	}
	return e.world.MarkPlanted()
}

func readSeed(file seedFile) (*seed, error) {
	text, err := fs.ReadFile(file.fsys, file.name)
	if err != nil {
		return nil, fmt.Errorf("seed: %w", err)
	}
	var s seed
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&s); err != nil {
		return nil, fmt.Errorf("seed %s: %w", file.name, err)
	}
	return &s, nil
}

func (e *Emulator) plantAccounts(accounts []seedAccount) error {
	return e.world.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for _, a := range accounts {
			if err := plantAccount(tx, a); err != nil {
				return fmt.Errorf("account %s: %w", a.Name, err)
			}
		}
		return nil
	})
}

func plantAccount(tx *world.Tx, a seedAccount) error {
	account := &world.Account{
		ID: a.ID, Name: a.Name, Cloud: a.Cloud, Entity: a.Entity, Networks: a.Networks, Quotas: a.Quotas,
	}
	if err := accounts.Open(tx, account); err != nil {
		return err
	}
	for _, k := range a.Keys {
		if err := accounts.AddKey(tx, &world.AccessKey{ID: k.ID, Secret: k.Secret, Account: a.ID, Disabled: k.Disabled}); err != nil {
			return err
		}
	}
	own := tx.As(*account, regions.Region{})
	for _, r := range a.Roles {
		role := &world.Role{Name: r.Name, ID: own.RoleID(), Trusted: r.Trusted, Policies: r.Policies, MaxSession: r.MaxSession, CreatedAt: tx.Now()}
		if err := own.Roles.Insert(role); err != nil {
			return err
		}
	}
	return nil
}

func (e *Emulator) plantCalls(calls []seedCall) error {
	saved := map[string]string{}
	for i, c := range calls {
		values, err := e.dispatcher.Make(c.As, c.Product, c.Action, c.Region, c.Params, saved)
		if err != nil {
			return fmt.Errorf("call %d, %s %s: %w", i+1, c.Product, c.Action, err)
		}
		for name, path := range c.Save {
			value, ok := values[path]
			if !ok {
				return fmt.Errorf("call %d, %s %s: the answer has no %s", i+1, c.Product, c.Action, path)
			}
			saved[name] = value
		}
	}
	return nil
}
