package kms

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// nameable refuses what is no name of an alias: 1 to 255 characters behind alias/, and not one of the cloud's own.
func nameable(name string) error {
	short, ok := strings.CutPrefix(name, "alias/")
	if !ok || short == "" || len(short) > 255 || strings.HasPrefix(short, "acs") || strings.Trim(short, aliasLetters) != "" {
		return wire.ErrInvalid.With("AliasName")
	}
	return nil
}

const aliasLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_-"

func createAlias(tx *world.Tx, req *wire.CreateAliasRequest) (*wire.CreateAliasResponse, error) {
	if err := nameable(req.AliasName); err != nil {
		return nil, err
	}
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	if k.State == world.KeyPendingDeletion {
		return nil, wire.ErrStateModified.With(k.State)
	}
	taken, err := tx.KMSAliases.Has(req.AliasName)
	if err != nil {
		return nil, err
	}
	if taken {
		return nil, wire.ErrAliasTaken.With(req.AliasName)
	}
	return &wire.CreateAliasResponse{}, tx.KMSAliases.Insert(&world.KMSAlias{ID: req.AliasName, Key: k.ID})
}

func updateAlias(tx *world.Tx, req *wire.UpdateAliasRequest) (*wire.UpdateAliasResponse, error) {
	if err := nameable(req.AliasName); err != nil {
		return nil, err
	}
	alias, err := tx.KMSAliases.Get(req.AliasName)
	if world.NotFound(err) {
		return nil, wire.ErrAliasNotFound
	}
	if err != nil {
		return nil, err
	}
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	if k.State == world.KeyPendingDeletion {
		return nil, wire.ErrPendingDeletion
	}
	alias.Key = k.ID
	return &wire.UpdateAliasResponse{}, tx.KMSAliases.Put(alias)
}

func deleteAlias(tx *world.Tx, req *wire.DeleteAliasRequest) (*wire.DeleteAliasResponse, error) {
	if err := nameable(req.AliasName); err != nil {
		return nil, err
	}
	known, err := tx.KMSAliases.Has(req.AliasName)
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, wire.ErrAliasNotFound
	}
	return &wire.DeleteAliasResponse{}, tx.KMSAliases.Delete(req.AliasName)
}

func listAliases(tx *world.Tx, req *wire.ListAliasesRequest) (*wire.ListAliasesResponse, error) {
	page, total, err := action.Page(tx.KMSAliases, req.Paging, nil)
	if err != nil {
		return nil, err
	}
	return aliases(tx, req.Paging, page, total), nil
}

func listAliasesByKeyID(tx *world.Tx, req *wire.ListAliasesByKeyIdRequest) (*wire.ListAliasesByKeyIdResponse, error) {
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	page, total, err := action.PageOf(tx.AliasesByKey.Each(k.ID), req.Paging, nil)
	if err != nil {
		return nil, err
	}
	return &wire.ListAliasesByKeyIdResponse{ListAliasesResponse: *aliases(tx, req.Paging, page, total)}, nil
}

func aliases(tx *world.Tx, p rpc.Paging, page []*world.KMSAlias, total int) *wire.ListAliasesResponse {
	res := &wire.ListAliasesResponse{PageNumber: p.PageNumber, PageSize: p.PageSize, TotalCount: int32(total)}
	for _, a := range page {
		res.Aliases.Alias = append(res.Aliases.Alias, wire.Alias{KeyId: a.Key, AliasName: a.ID, AliasArn: arn(tx, a.ID)})
	}
	return res
}
