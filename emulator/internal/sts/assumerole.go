package sts

import (
	"maps"
	"regexp"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/sts"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Limits of AssumeRole (Sts AssumeRole; Ram CreateRole for the default of MaxSessionDuration).
const (
	shortest       = 15 * time.Minute
	usual          = time.Hour
	maxPolicyBytes = 2048
	maxExternalID  = 1224
	// chained bounds a session that a session asks for: one role assuming another.
	chained = time.Hour
)

var (
	sessionNameForm = regexp.MustCompile(`^[A-Za-z0-9.@_-]{2,64}$`)
	externalIDForm  = regexp.MustCompile(`^[A-Za-z0-9_+=,.@:/-]{2,}$`)
	roleArnForm     = regexp.MustCompile(`^acs:ram::([0-9]{16}):role/([A-Za-z0-9.-]{1,64})$`)
)

// assumeRole hands out temporary keys for a role that trusts the caller.
func assumeRole(tx *world.Tx, req *wire.AssumeRoleRequest) (*wire.AssumeRoleResponse, error) {
	account, name, err := readRequest(req)
	if err != nil {
		return nil, err
	}
	owner, err := ownerOf(tx, account)
	if err != nil {
		return nil, err
	}
	role, err := owner.Roles.Get(name)
	if world.NotFound(err) {
		return nil, wire.ErrRoleNotFound
	}
	if err != nil {
		return nil, err
	}
	trusted, err := trusts(role, tx, req.ExternalId)
	if err != nil {
		return nil, err
	}
	if !trusted {
		return nil, wire.ErrNoPermission
	}
	life, err := lifeOf(tx, role, req.DurationSeconds)
	if err != nil {
		return nil, err
	}
	if err := prune(tx); err != nil {
		return nil, err
	}
	session := newSession(tx, owner.Account.ID, role, req, life)
	if err := tx.Sessions.Insert(session); err != nil {
		return nil, err
	}
	return answer(session), nil
}

// readRequest checks the form of the parameters and takes the ARN apart.
func readRequest(req *wire.AssumeRoleRequest) (account, role string, err error) {
	arn := roleArnForm.FindStringSubmatch(req.RoleArn)
	switch {
	case arn == nil:
		return "", "", wire.ErrRoleArn
	case !sessionNameForm.MatchString(req.RoleSessionName):
		return "", "", wire.ErrRoleSessionName
	case req.ExternalId != "" && (len(req.ExternalId) > maxExternalID || !externalIDForm.MatchString(req.ExternalId)):
		return "", "", wire.ErrExternalId
	case len(req.Policy) > maxPolicyBytes:
		return "", "", wire.ErrPolicySize
	}
	if req.Policy != "" {
		if _, err := policy.Parse(req.Policy); err != nil {
			return "", "", wire.ErrPolicyGrammar.With(err)
		}
	}
	return arn[1], arn[2], nil
}

// ownerOf binds the transaction to the role's account. The law is asked before anything is read
// there, in the region of the call and in the role's own cloud: a refusal tells nothing about what
// the other account has (F3-ram-no-cross-account).
func ownerOf(tx *world.Tx, account string) (*world.Tx, error) {
	if account == tx.Account.ID {
		return tx, nil
	}
	facts := regions.Facts{PeerAccount: "other"}
	if err := tx.Allow(regions.STSToken, facts); err != nil {
		return nil, err
	}
	other, err := tx.Accounts.Get(account)
	if world.NotFound(err) {
		return nil, wire.ErrRoleNotFound
	}
	if err != nil {
		return nil, err
	}
	home := regions.Region{}
	if visible := tx.Matrix().VisibleRegions(other.Cloud); len(visible) > 0 {
		home = visible[0]
	}
	owner := tx.As(*other, home)
	return owner, owner.Allow(regions.STSToken, facts)
}

// trusts reports whether a role may be assumed by the caller. A trusted account is named by its id
// or as acs:ram::<id>:root, one of its roles as acs:ram::<id>:role/<name>. The account itself may call (A0095).
func trusts(role *world.Role, tx *world.Tx, externalID string) (bool, error) {
	among := func(arns []string) bool { return named(tx, arns) }
	if role.Trust == "" {
		return among(role.Trusted), nil
	}
	document, err := policy.ParseTrust(role.Trust)
	if err != nil {
		return false, err // CreateRole has read it
	}
	ctx := maps.Clone(tx.Caller.Context)
	if ctx == nil {
		ctx = policy.Context{}
	}
	if externalID != "" {
		ctx[policy.KeyExternalID] = externalID
	}
	return document.Allows(among, ctx), nil
}

// named reports whether a list of trusted parties means the caller.
func named(tx *world.Tx, list []string) bool {
	arn := "acs:ram::" + tx.Account.ID + ":"
	for _, trusted := range list {
		switch {
		case trusted == tx.Account.ID, trusted == arn+"root":
			return true
		case tx.Caller.Session != nil && trusted == arn+"role/"+tx.Caller.Session.Role:
			return true
		case tx.Caller.User != "" && trusted == arn+"user/"+tx.Caller.User:
			return true
		}
	}
	return false
}

// lifeOf is how long the session lasts: what was asked for, within what the role allows.
func lifeOf(tx *world.Tx, role *world.Role, seconds int64) (time.Duration, error) {
	longest := role.MaxSession
	if longest == 0 {
		longest = usual
	}
	if tx.Caller.Session != nil {
		longest = min(longest, chained)
	}
	if seconds == 0 {
		return min(usual, longest), nil
	}
	life := time.Duration(seconds) * time.Second
	if seconds < 0 || seconds > int64(longest/time.Second) || life < shortest {
		return 0, wire.ErrDurationSeconds.With(int(shortest/time.Second), int(longest/time.Second))
	}
	return life, nil
}

func newSession(tx *world.Tx, account string, role *world.Role, req *wire.AssumeRoleRequest, life time.Duration) *world.Session {
	return &world.Session{
		ID:      "STS." + tx.Noise(25, "sts-key"),
		Secret:  tx.Noise(32, "sts-secret") + tx.Noise(12, "sts-secret"),
		Token:   "CAIS" + tx.Noise(32, "sts-token") + tx.Noise(32, "sts-token") + tx.Noise(32, "sts-token"),
		Account: account, Role: role.Name, RoleID: role.ID, Name: req.RoleSessionName,
		Policy: req.Policy, Expires: tx.Now().Add(life).Truncate(time.Second),
	}
}

func answer(s *world.Session) *wire.AssumeRoleResponse {
	return &wire.AssumeRoleResponse{
		AssumedRoleUser: wire.AssumedRoleUser{
			AssumedRoleId: s.RoleID + ":" + s.Name,
			Arn:           "acs:ram::" + s.Account + ":role/" + s.Role + "/" + s.Name,
		},
		Credentials: wire.Credentials{
			AccessKeyId: s.ID, AccessKeySecret: s.Secret, SecurityToken: s.Token,
			Expiration: s.Expires.UTC().Format("2006-01-02T15:04:05Z"),
		},
	}
}

// Expired sessions are kept for a day, so that their keys answer 'expired' and not 'unknown'.
// Then each AssumeRole looks at a few, from a place that changes with every call.
const (
	keptExpired  = 24 * time.Hour
	lookedAtOnce = 64
)

func prune(tx *world.Tx) error {
	looked := 0
	for s, err := range tx.Sessions.After("STS." + tx.Noise(4, "sts-prune")) {
		if err != nil {
			return err
		}
		if looked++; looked > lookedAtOnce {
			return nil
		}
		if s.Expires.Add(keptExpired).After(tx.Now()) {
			continue
		}
		if err := tx.Sessions.Delete(s.ID); err != nil {
			return err
		}
	}
	return nil
}
