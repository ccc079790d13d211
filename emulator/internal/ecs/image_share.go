package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var imageShareActions = []action.Action{
	action.Write("ModifyImageSharePermission", regions.ECSImageShare, modifyImageSharePermission),
	action.Read("DescribeImageSharePermission", regions.ECSImageShare, describeImageSharePermission),
}

// quotaShares is with how many accounts an image is shared by default (Ecs limits).
const quotaShares = 50

// modifyImageSharePermission shares an image with accounts or takes that back. The law decides about each account by
// the cloud that it belongs to.
func modifyImageSharePermission(tx *world.Tx, req *wire.ModifyImageSharePermissionRequest) (*wire.ModifyImageSharePermissionResponse, error) {
	image, err := ownImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	if req.IsPublic != nil && *req.IsPublic {
		return nil, wire.ErrImagePublic
	}
	for _, id := range req.AddAccount {
		if err := mayShare(tx, image, id); err != nil {
			return nil, err
		}
		if !slices.Contains(image.SharedWith, id) {
			image.SharedWith = append(image.SharedWith, id)
		}
	}
	if len(image.SharedWith) > tx.Quota("ecs.image-shares", quotaShares) {
		return nil, wire.ErrImageShareQuota
	}
	image.SharedWith = slices.DeleteFunc(image.SharedWith, func(id string) bool { return slices.Contains(req.RemoveAccount, id) })
	return &wire.ModifyImageSharePermissionResponse{}, tx.Images.Put(image)
}

func mayShare(tx *world.Tx, image *world.Image, account string) error {
	target, err := tx.Accounts.Get(account)
	if err != nil {
		return missing(err, wire.ErrImageShareAccount)
	}
	if err := tx.Allow(regions.ECSImageShare, regions.Facts{Network: tx.Account.Network(tx.Region.ID), PeerCloud: target.Cloud}); err != nil {
		return err
	}
	switch {
	case target.ID == tx.Account.ID:
		return wire.ErrImageShareSelf
	case image.Status == world.Deprecated:
		return wire.ErrImageShareStatus
	case image.Encrypted:
		return wire.ErrImageShareEncrypted
	}
	return nil
}

// describeImageSharePermission lists with whom an image is shared.
func describeImageSharePermission(tx *world.Tx, req *wire.DescribeImageSharePermissionRequest) (*wire.DescribeImageSharePermissionResponse, error) {
	image, err := ownImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeImageSharePermissionResponse{
		ImageId: image.ID, RegionId: tx.Region.ID, PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: len(image.SharedWith),
	}
	for _, id := range rpc.Page(req.Paging, image.SharedWith) {
		res.Accounts.Account = append(res.Accounts.Account, wire.Account{AliyunId: id})
	}
	return res, nil
}
