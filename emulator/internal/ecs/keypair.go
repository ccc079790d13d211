package ecs

import (
	"slices"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var keyPairActions = []action.Action{
	action.Write("CreateKeyPair", regions.ECSKeyPair, createKeyPair),
	action.Write("ImportKeyPair", regions.ECSKeyPair, importKeyPair),
	action.Read("DescribeKeyPairs", regions.ECSKeyPair, describeKeyPairs),
	action.Write("AttachKeyPair", regions.ECSKeyPair, attachKeyPair),
	action.Write("DetachKeyPair", regions.ECSKeyPair, detachKeyPair),
	action.Write("DeleteKeyPairs", regions.ECSKeyPair, deleteKeyPairs),
}

// Documented limits of key pairs (Ecs CreateKeyPair, AttachKeyPair, DeleteKeyPairs).
const (
	quotaKeyPairs    = 500
	maxKeyInstances  = 50
	maxDeletedKeys   = 100
	windowsImageType = "windows"
)

// createKeyPair generates a real RSA key. The private half is in the answer and nowhere else.
func createKeyPair(tx *world.Tx, req *wire.CreateKeyPairRequest) (*wire.CreateKeyPairResponse, error) {
	pair, err := newKeyPair(tx, req.KeyPairName, req.ResourceGroupId, req.Tag)
	if err != nil {
		return nil, err
	}
	public, private, err := generateKey()
	if err != nil {
		return nil, err
	}
	pair.PublicKey, pair.FingerPrint = authorizedKey(public), fingerprint(public)
	if err := tx.KeyPairs.Insert(pair); err != nil {
		return nil, err
	}
	return &wire.CreateKeyPairResponse{PrivateKeyBody: private, KeyPairName: pair.Name, KeyPairId: pair.KeyID, KeyPairFingerPrint: pair.FingerPrint}, nil
}

// importKeyPair keeps the public half of a key that the caller has.
func importKeyPair(tx *world.Tx, req *wire.ImportKeyPairRequest) (*wire.ImportKeyPairResponse, error) {
	pair, err := newKeyPair(tx, req.KeyPairName, req.ResourceGroupId, req.Tag)
	if err != nil {
		return nil, err
	}
	public, err := parsePublicKey(req.PublicKeyBody)
	if err != nil {
		return nil, err
	}
	pair.PublicKey, pair.FingerPrint = req.PublicKeyBody, fingerprint(public)
	if err := tx.KeyPairs.Insert(pair); err != nil {
		return nil, err
	}
	return &wire.ImportKeyPairResponse{KeyPairName: pair.Name, KeyPairFingerPrint: pair.FingerPrint}, nil
}

// newKeyPair makes a key pair without keys; its name is its id.
func newKeyPair(tx *world.Tx, name, resourceGroup string, tags []rpc.Tag) (*world.KeyPair, error) {
	if name == "" || checkName(name, wire.ErrKeyPairName) != nil {
		return nil, wire.ErrKeyPairName
	}
	if err := checkNewTags(tags); err != nil {
		return nil, err
	}
	if err := checkResourceGroup(tx, resourceGroup); err != nil {
		return nil, err
	}
	if known, err := tx.KeyPairs.Has(name); err != nil {
		return nil, err
	} else if known {
		return nil, wire.ErrKeyPairExists
	}
	have, err := tx.KeyPairs.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("ecs.keypairs", quotaKeyPairs) {
		return nil, wire.ErrKeyPairQuota
	}
	pair := &world.KeyPair{Meta: newMeta(tx, "ssh", name, "", resourceGroup, tags)}
	pair.KeyID, pair.ID = pair.ID, name
	return pair, nil
}

// describeKeyPairs lists key pairs, by name.
func describeKeyPairs(tx *world.Tx, req *wire.DescribeKeyPairsRequest) (*wire.DescribeKeyPairsResponse, error) {
	var f filters[world.KeyPair]
	f.add(req.KeyPairName != "", func(k *world.KeyPair) bool { return matches(req.KeyPairName, k.Name) })
	f.add(req.KeyPairFingerPrint != "", func(k *world.KeyPair) bool { return k.FingerPrint == req.KeyPairFingerPrint })
	f.add(req.ResourceGroupId != "", func(k *world.KeyPair) bool { return k.ResourceGroup == req.ResourceGroupId })
	f.add(len(req.Tag) > 0, func(k *world.KeyPair) bool { return k.HasTags(action.Wanted(req.Tag)) })
	page, total, err := action.Page(tx.KeyPairs, rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, f.match())
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeKeyPairsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, pair := range page {
		view := wire.KeyPair{
			CreationTime: rpc.TimeMinute(pair.CreatedAt), KeyPairName: pair.Name, KeyPairFingerPrint: pair.FingerPrint, ResourceGroupId: pair.ResourceGroup,
		}
		if req.IncludePublicKey != nil && *req.IncludePublicKey {
			view.PublicKey = pair.PublicKey
		}
		view.Tags.Tag = tagList(&pair.Meta)
		res.KeyPairs.KeyPair = append(res.KeyPairs.KeyPair, view)
	}
	return res, nil
}

// attachKeyPair gives instances a key pair; one that they have is replaced.
func attachKeyPair(tx *world.Tx, req *wire.AttachKeyPairRequest) (*wire.AttachKeyPairResponse, error) {
	results, err := eachKeyInstance(tx, req.KeyPairName, req.InstanceIds, func(i *world.Instance) { i.KeyPair = req.KeyPairName })
	if err != nil {
		return nil, err
	}
	res := &wire.AttachKeyPairResponse{KeyPairName: req.KeyPairName, TotalCount: strconv.Itoa(len(results)), FailCount: "0"}
	res.Results.Result = results
	return res, nil
}

// detachKeyPair takes a key pair from instances. An instance without it stays as it is (A0057).
func detachKeyPair(tx *world.Tx, req *wire.DetachKeyPairRequest) (*wire.DetachKeyPairResponse, error) {
	results, err := eachKeyInstance(tx, req.KeyPairName, req.InstanceIds, func(i *world.Instance) {
		if i.KeyPair == req.KeyPairName {
			i.KeyPair = ""
		}
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DetachKeyPairResponse{KeyPairName: req.KeyPairName, TotalCount: strconv.Itoa(len(results)), FailCount: "0"}
	res.Results.Result = results
	return res, nil
}

// eachKeyInstance changes the key pair of instances, all of which have to exist and run something that knows SSH.
func eachKeyInstance(tx *world.Tx, pair string, ids []string, change func(*world.Instance)) ([]wire.AttachKeyPairResult, error) {
	switch known, err := tx.KeyPairs.Has(pair); {
	case err != nil:
		return nil, err
	case !known:
		return nil, wire.ErrKeyPairUnknown
	case len(ids) == 0:
		return nil, wire.ErrKeyPairInstances
	case len(ids) > maxKeyInstances:
		return nil, wire.ErrKeyPairTooMany
	}
	results := make([]wire.AttachKeyPairResult, 0, len(ids))
	for _, id := range ids {
		i, err := tx.Instances.Get(id)
		if err != nil {
			return nil, missing(err, wire.ErrKeyPairInstances)
		}
		if image, err := findImage(tx, i.Image); err == nil && image.OSType == windowsImageType {
			return nil, wire.ErrKeyPairOnWindows
		}
		change(i)
		if err := tx.Instances.Put(i); err != nil {
			return nil, err
		}
		results = append(results, wire.AttachKeyPairResult{Code: "200", Message: "successful", InstanceId: id, Success: "true"})
	}
	return results, nil
}

// deleteKeyPairs deletes key pairs that no instance has. A name that does not exist is no error.
func deleteKeyPairs(tx *world.Tx, req *wire.DeleteKeyPairsRequest) (*wire.DeleteKeyPairsResponse, error) {
	if len(req.KeyPairNames) == 0 || len(req.KeyPairNames) > maxDeletedKeys || slices.Contains(req.KeyPairNames, "") {
		return nil, wire.ErrKeyPairNames
	}
	for _, name := range req.KeyPairNames {
		users, err := tx.InstancesByKeyPair.Count(name)
		if err != nil {
			return nil, err
		}
		if users > 0 {
			return nil, wire.ErrKeyPairStillOnHosts
		}
		if err := tx.KeyPairs.Delete(name); err != nil && !world.NotFound(err) {
			return nil, err
		}
	}
	return &wire.DeleteKeyPairsResponse{}, nil
}
