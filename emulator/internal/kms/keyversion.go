package kms

import (
	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func listKeyVersions(tx *world.Tx, req *wire.ListKeyVersionsRequest) (*wire.ListKeyVersionsResponse, error) {
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	all := k.Versions(tx.Now())
	res := &wire.ListKeyVersionsResponse{PageNumber: req.PageNumber, PageSize: req.PageSize, TotalCount: int32(len(all))}
	for _, v := range rpc.Page(req.Paging, all) {
		res.KeyVersions.KeyVersion = append(res.KeyVersions.KeyVersion, version(k, v))
	}
	return res, nil
}

func version(k *world.KMSKey, v world.KMSVersion) wire.KeyVersion {
	return wire.KeyVersion{KeyId: k.ID, KeyVersionId: v.ID, CreationDate: stamp(v.Made)}
}

func describeKeyVersion(tx *world.Tx, req *wire.DescribeKeyVersionRequest) (*wire.DescribeKeyVersionResponse, error) {
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	for _, v := range k.Versions(tx.Now()) {
		if v.ID == req.KeyVersionId {
			return &wire.DescribeKeyVersionResponse{KeyVersion: version(k, v)}, nil
		}
	}
	return nil, wire.ErrInvalid.With("KeyVersionId")
}
