package ram

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func createLoginProfile(tx *world.Tx, req *wire.CreateLoginProfileRequest) (*wire.CreateLoginProfileResponse, error) {
	u, err := user(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	if u.Login != nil {
		return nil, wire.ErrLoginExists
	}
	if err := strong(tx, req.Password); err != nil {
		return nil, err
	}
	u.Login = &world.LoginProfile{ResetRequired: req.PasswordResetRequired, MFARequired: req.MFABindRequired, CreatedAt: tx.Now()}
	return &wire.CreateLoginProfileResponse{LoginProfile: loginView(u)}, tx.RAMUsers.Put(u)
}

// login finds a user who has a login profile.
func login(tx *world.Tx, name string) (*world.RAMUser, error) {
	u, err := user(tx, name)
	if err == nil && u.Login == nil {
		return nil, wire.ErrLoginNotFound
	}
	return u, err
}

func getLoginProfile(tx *world.Tx, req *wire.GetLoginProfileRequest) (*wire.GetLoginProfileResponse, error) {
	u, err := login(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	return &wire.GetLoginProfileResponse{LoginProfile: loginView(u)}, nil
}

func updateLoginProfile(tx *world.Tx, req *wire.UpdateLoginProfileRequest) (*wire.UpdateLoginProfileResponse, error) {
	u, err := login(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	if req.Password != "" {
		if err := strong(tx, req.Password); err != nil {
			return nil, err
		}
	}
	given(&u.Login.ResetRequired, req.PasswordResetRequired)
	given(&u.Login.MFARequired, req.MFABindRequired)
	return &wire.UpdateLoginProfileResponse{}, tx.RAMUsers.Put(u)
}

func deleteLoginProfile(tx *world.Tx, req *wire.DeleteLoginProfileRequest) (*wire.DeleteLoginProfileResponse, error) {
	u, err := login(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	u.Login = nil
	return &wire.DeleteLoginProfileResponse{}, tx.RAMUsers.Put(u)
}

func loginView(u *world.RAMUser) wire.LoginProfile {
	return wire.LoginProfile{
		UserName: u.Name, PasswordResetRequired: u.Login.ResetRequired, MFABindRequired: u.Login.MFARequired, CreateDate: stamp(u.Login.CreatedAt),
	}
}

// getUserMFAInfo and unbindMFADevice find no device: the actions that bind one are not emulated.
func getUserMFAInfo(tx *world.Tx, req *wire.GetUserMFAInfoRequest) (*wire.GetUserMFAInfoResponse, error) {
	_, err := user(tx, req.UserName)
	return nil, firstOf(err, wire.ErrMFANotFound)
}

func unbindMFADevice(tx *world.Tx, req *wire.UnbindMFADeviceRequest) (*wire.UnbindMFADeviceResponse, error) {
	_, err := user(tx, req.UserName)
	return nil, firstOf(err, wire.ErrMFANotFound)
}

// strong holds a password against the account's password policy.
func strong(tx *world.Tx, password string) error {
	account, err := tx.Accounts.Get(tx.Account.ID)
	if err != nil {
		return err
	}
	p := passwordsOf(account)
	has := func(is func(rune) bool) bool { return strings.ContainsFunc(password, is) }
	symbol := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	switch {
	case utf8.RuneCountInString(password) < p.Length:
		return wire.ErrPassword.With("it has at least " + strconv.Itoa(p.Length) + " characters")
	case p.Lower && !has(unicode.IsLower):
		return wire.ErrPassword.With("it has a lower-case letter")
	case p.Upper && !has(unicode.IsUpper):
		return wire.ErrPassword.With("it has an upper-case letter")
	case p.Digits && !has(unicode.IsDigit):
		return wire.ErrPassword.With("it has a digit")
	case p.Symbols && !has(symbol):
		return wire.ErrPassword.With("it has a character that is neither letter nor digit")
	}
	return nil
}
