package ram

import (
	"regexp"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var aliasForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$`)

// setAccountAlias gives the account a name by which its users sign in; one that is taken is refused.
func setAccountAlias(tx *world.Tx, req *wire.SetAccountAliasRequest) (*wire.SetAccountAliasResponse, error) {
	if !aliasForm.MatchString(req.AccountAlias) || strings.Contains(req.AccountAlias, "--") {
		return nil, wire.ErrAlias
	}
	for other, err := range tx.Accounts.Each() {
		if err != nil {
			return nil, err
		}
		if other.Alias == req.AccountAlias && other.ID != tx.Account.ID {
			return nil, wire.ErrAccountAliasExists
		}
	}
	return &wire.SetAccountAliasResponse{}, alias(tx, req.AccountAlias)
}

func alias(tx *world.Tx, name string) error {
	account, err := tx.Accounts.Get(tx.Account.ID)
	if err != nil {
		return err
	}
	account.Alias = name
	return tx.Accounts.Put(account)
}

func getAccountAlias(tx *world.Tx, _ *wire.GetAccountAliasRequest) (*wire.GetAccountAliasResponse, error) {
	account, err := tx.Accounts.Get(tx.Account.ID)
	if err != nil {
		return nil, err
	}
	if account.Alias == "" {
		return nil, wire.ErrAccountAliasNotFound
	}
	return &wire.GetAccountAliasResponse{AccountAlias: account.Alias}, nil
}

func clearAccountAlias(tx *world.Tx, _ *wire.ClearAccountAliasRequest) (*wire.ClearAccountAliasResponse, error) {
	return &wire.ClearAccountAliasResponse{}, alias(tx, "")
}

// passwordsOf is the account's password policy, or the default one (Ram GetPasswordPolicy; A0422).
func passwordsOf(a *world.Account) world.PasswordPolicy {
	if a.Passwords != nil {
		return *a.Passwords
	}
	return world.PasswordPolicy{Length: 8, Lower: true, Upper: true, Digits: true, Symbols: true, Logins: 5}
}

// setPasswordPolicy changes what a caller says of the password policy.
func setPasswordPolicy(tx *world.Tx, req *wire.SetPasswordPolicyRequest) (*wire.SetPasswordPolicyResponse, error) {
	if n := req.MinimumPasswordLength; n != nil && (*n < 8 || *n > 32) {
		return nil, wire.ErrPasswordLength
	}
	account, err := tx.Accounts.Get(tx.Account.ID)
	if err != nil {
		return nil, err
	}
	p := passwordsOf(account)
	whole(&p.Length, req.MinimumPasswordLength)
	whole(&p.MaxAge, req.MaxPasswordAge)
	whole(&p.ReusePrevention, req.PasswordReusePrevention)
	whole(&p.Logins, req.MaxLoginAttemps)
	given(&p.Lower, req.RequireLowercaseCharacters)
	given(&p.Upper, req.RequireUppercaseCharacters)
	given(&p.Digits, req.RequireNumbers)
	given(&p.Symbols, req.RequireSymbols)
	given(&p.HardExpiry, req.HardExpiry)
	account.Passwords = &p
	return &wire.SetPasswordPolicyResponse{PasswordPolicy: passwordView(p)}, tx.Accounts.Put(account)
}

func getPasswordPolicy(tx *world.Tx, _ *wire.GetPasswordPolicyRequest) (*wire.GetPasswordPolicyResponse, error) {
	account, err := tx.Accounts.Get(tx.Account.ID)
	if err != nil {
		return nil, err
	}
	return &wire.GetPasswordPolicyResponse{PasswordPolicy: passwordView(passwordsOf(account))}, nil
}

func passwordView(p world.PasswordPolicy) wire.PasswordPolicy {
	return wire.PasswordPolicy{
		MinimumPasswordLength: p.Length, RequireLowercaseCharacters: p.Lower, RequireUppercaseCharacters: p.Upper, RequireNumbers: p.Digits,
		RequireSymbols: p.Symbols, HardExpiry: p.HardExpiry, MaxPasswordAge: p.MaxAge, PasswordReusePrevention: p.ReusePrevention, MaxLoginAttemps: p.Logins,
	}
}

// given takes over what a caller said, whole a number that is shorter on the wire.
func given[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

func whole(to *int, from *int32) {
	if from != nil {
		*to = int(*from)
	}
}
