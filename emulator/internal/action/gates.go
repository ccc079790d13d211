package action

import (
	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Caller is who a call comes from, once that is known.
type Caller struct {
	Account world.Account
	// Principal is "root", "user/<name>" or "assumed-role/<role>/<session>".
	Principal string
	AccessKey string
	// User is the RAM user of a long-lived key that is not the account's own, UserID its number.
	User, UserID string
	// Session is set for temporary credentials.
	Session *world.Session
	// Limited says that policies bound what the caller may do; an account's own key is not limited.
	Limited  bool
	Policies []policy.Document
	// Context holds the condition keys that policies may ask for.
	Context policy.Context
}

// authenticate verifies signature, time and nonce, and finds the account.
func (d *Dispatcher) authenticate(c *call) error {
	if err := d.checkSigned(c); err != nil {
		return err
	}
	secret, caller, err := d.Identify(c.AccessKeyID, c.SecurityToken)
	if err != nil {
		return err
	}
	caller.Context = d.contextOf(c)
	c.caller = caller
	c.event.Account, c.event.Principal, c.event.AccessKey = caller.Account.ID, caller.Principal, caller.AccessKey
	if d.options.AuthOff {
		return nil
	}
	now := d.world.Clock().Wall()
	if err := c.CheckTime(now); err != nil {
		return err
	}
	if err := c.Verify(secret); err != nil {
		return err
	}
	return d.nonces.Use(c.Call, now)
}

// checkSigned wants what the next gates need: a key in any case, and the rest of a signature where it is verified.
func (d *Dispatcher) checkSigned(c *call) error {
	if !d.options.AuthOff {
		return c.CheckSigned()
	}
	if c.AccessKeyID == "" {
		return rpc.Missing("AccessKeyId")
	}
	return nil
}

// Identify finds the caller behind a key and a security token, and the secret to verify with.
// The errors are those of the RPC gateway; OSS translates them.
func (d *Dispatcher) Identify(keyID, token string) (secret string, caller Caller, err error) {
	err = d.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		secret, caller, err = d.IdentifyIn(tx, keyID, token)
		return err
	})
	return secret, caller, err
}

// IdentifyIn is Identify for who is reading the world already.
func (d *Dispatcher) IdentifyIn(tx *world.Tx, keyID, token string) (secret string, caller Caller, err error) {
	if token != "" {
		return d.bySession(tx, keyID, token)
	}
	return byKey(tx, keyID)
}

func byKey(tx *world.Tx, id string) (string, Caller, error) {
	key, err := tx.AccessKeys.Peek(id)
	if world.NotFound(err) {
		if temporary, err := tx.Sessions.Has(id); err == nil && temporary {
			return "", Caller{}, rpc.Missing("SecurityToken")
		}
		return "", Caller{}, rpc.ErrAccessKeyNotFound
	}
	if err != nil {
		return "", Caller{}, err
	}
	if key.Disabled {
		return "", Caller{}, rpc.ErrAccessKeyInactive
	}
	account, err := tx.Accounts.Peek(key.Account)
	if err != nil {
		return "", Caller{}, err
	}
	caller := Caller{Account: *account, Principal: "root", AccessKey: key.ID}
	if key.User != "" {
		err = asUser(tx.As(*account, regions.Region{}), key.User, &caller)
	}
	return key.Secret, caller, err
}

// asUser makes the caller a RAM user, with its policies as they are now.
func asUser(tx *world.Tx, name string, caller *Caller) error {
	u, err := tx.RAMUsers.Get(name)
	if err != nil {
		return err // a user with a key cannot be deleted
	}
	caller.Principal, caller.User, caller.UserID, caller.Limited = "user/"+name, name, u.ID, true
	caller.Policies, err = tx.UserPolicies(u)
	return err
}

func (d *Dispatcher) bySession(tx *world.Tx, id, token string) (string, Caller, error) {
	session, err := tx.Sessions.Get(id)
	if world.NotFound(err) {
		if known, err := tx.AccessKeys.Has(id); err == nil && known {
			return "", Caller{}, rpc.ErrSecurityTokenMismatch
		}
		return "", Caller{}, rpc.ErrAccessKeyNotFound
	}
	if err != nil {
		return "", Caller{}, err
	}
	if session.Token != token {
		return "", Caller{}, rpc.ErrSecurityTokenMismatch
	}
	if !tx.Now().Before(session.Expires) {
		return "", Caller{}, rpc.ErrSecurityTokenExpired
	}
	account, err := tx.Accounts.Get(session.Account)
	if err != nil {
		return "", Caller{}, err
	}
	caller := Caller{
		Account: *account, AccessKey: session.ID, Session: session, Limited: true,
		Principal: "assumed-role/" + session.Role + "/" + session.Name,
	}
	caller.Policies, err = tx.As(*account, regions.Region{}).RolePolicies(session.Role)
	return session.Secret, caller, err
}

// admit finds the region and asks whether the account's cloud shows it.
func (d *Dispatcher) admit(c *call) error {
	region, ok := d.regionOf(c)
	if !ok {
		return errRegionNotFound
	}
	c.region = region
	c.event.Region = region.ID
	if decision := d.matrix.Admits(c.caller.Account.Cloud, region.ID); !decision.Allowed {
		return d.refuse(decision, c.event.Product)
	}
	return nil
}

// deployed asks whether the product exists in the region at all.
func (d *Dispatcher) deployed(c *call) error {
	decision := d.matrix.Deployed(c.region.ID, c.action.Capability.Product())
	if !decision.Allowed {
		return d.refuse(decision, c.event.Product)
	}
	return nil
}

// authorize asks the policies of a limited caller about each resource that the call names.
func (d *Dispatcher) authorize(c *call) error {
	if !c.caller.Limited || c.action.free {
		return nil
	}
	for _, name := range d.resourceNames(c) {
		if err := d.Authorize(c.caller, c.service.Prefix+":"+c.action.Name, name); err != nil {
			return err
		}
	}
	return nil
}

// refuse is the documented error of a decision against the call: its message tells the reason and
// where that is written, and it carries the ids of the rules.
func (d *Dispatcher) refuse(decision regions.Decision, product string) *apierr.Error {
	e := d.lawError(decision.Error)
	if e == nil {
		e = errNotSupportedInRegion.With(product)
	}
	why := decision.Rule.Why
	if why != "" {
		why += " "
	}
	return e.Saying(e.Message + " " + why + "(rule " + decision.Rule.ID + ", source " + decision.Rule.Source + ")").Because(decision.Rules...)
}
