package ram

import (
	"cmp"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// holder is whose keys a call is about: the named user's, else the caller's own. The account itself has an empty name.
func holder(tx *world.Tx, name string) (string, error) {
	name = cmp.Or(name, tx.Caller.User)
	if name == "" {
		if tx.Caller.Session != nil {
			return "", wire.ErrNoUser
		}
		return "", nil
	}
	_, err := user(tx, name)
	return name, err
}

// keysOf lists the keys of a user, or those of the account itself.
func keysOf(tx *world.Tx, name string) ([]*world.AccessKey, error) {
	var keys []*world.AccessKey
	for k, err := range tx.KeysByAccount.Each(tx.Account.ID) {
		if err != nil {
			return nil, err
		}
		if k.User == name {
			keys = append(keys, k)
		}
	}
	return keys, nil
}

// createAccessKey makes a key. Only this answer tells its secret.
func createAccessKey(tx *world.Tx, req *wire.CreateAccessKeyRequest) (*wire.CreateAccessKeyResponse, error) {
	name, err := holder(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	keys, err := keysOf(tx, name)
	if err != nil {
		return nil, err
	}
	if len(keys) >= tx.Quota("ram.accessKeys", quotaKeys) {
		return nil, wire.ErrKeyQuota
	}
	k := &world.AccessKey{
		ID: "LTAI5t" + tx.Noise(18, "access-key"), Secret: tx.Noise(30, "access-secret"), Account: tx.Account.ID, User: name, CreatedAt: tx.Now(),
	}
	return &wire.CreateAccessKeyResponse{AccessKey: wire.NewAccessKey{
		AccessKeyId: k.ID, AccessKeySecret: k.Secret, Status: keyStatus(k), CreateDate: stamp(k.CreatedAt),
	}}, tx.AccessKeys.Insert(k)
}

func keyStatus(k *world.AccessKey) string {
	if k.Disabled {
		return "Inactive"
	}
	return "Active"
}

func listAccessKeys(tx *world.Tx, req *wire.ListAccessKeysRequest) (*wire.ListAccessKeysResponse, error) {
	name, err := holder(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	keys, err := keysOf(tx, name)
	res := &wire.ListAccessKeysResponse{}
	for _, k := range keys {
		res.AccessKeys.AccessKey = append(res.AccessKeys.AccessKey, wire.AccessKey{AccessKeyId: k.ID, Status: keyStatus(k), CreateDate: stamp(k.CreatedAt)})
	}
	return res, err
}

// key finds a key of the one that a call is about.
func key(tx *world.Tx, name, id string) (*world.AccessKey, error) {
	name, err := holder(tx, name)
	if err != nil {
		return nil, err
	}
	k, err := tx.AccessKeys.Get(id)
	if world.NotFound(err) || err == nil && (k.Account != tx.Account.ID || k.User != name) {
		return nil, wire.ErrKeyNotFound
	}
	return k, err
}

// updateAccessKey switches a key off or on again.
func updateAccessKey(tx *world.Tx, req *wire.UpdateAccessKeyRequest) (*wire.UpdateAccessKeyResponse, error) {
	k, err := key(tx, req.UserName, req.UserAccessKeyId)
	if err != nil {
		return nil, err
	}
	k.Disabled = req.Status == "Inactive"
	return &wire.UpdateAccessKeyResponse{}, tx.AccessKeys.Put(k)
}

func deleteAccessKey(tx *world.Tx, req *wire.DeleteAccessKeyRequest) (*wire.DeleteAccessKeyResponse, error) {
	k, err := key(tx, req.UserName, req.UserAccessKeyId)
	if err != nil {
		return nil, err
	}
	return &wire.DeleteAccessKeyResponse{}, tx.AccessKeys.Delete(k.ID)
}
