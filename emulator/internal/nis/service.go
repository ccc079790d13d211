package nis

import (
	"strconv"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/nis"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is everything that Network Intelligence Service answers. What is not here is refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "nis", Prefix: "nis", Names: wire.Names,
	Actions: []action.Action{
		action.Write("CreateNetworkPath", regions.NetworkAnalysis, createNetworkPath),
		action.Write("DeleteNetworkPath", regions.NetworkAnalysis, deleteNetworkPath),
		action.Write("CreateNetworkReachableAnalysis", regions.NetworkAnalysis, createNetworkReachableAnalysis),
		action.Write("CreateAndAnalyzeNetworkPath", regions.NetworkAnalysis, createAndAnalyzeNetworkPath),
		action.Read("GetNetworkReachableAnalysis", regions.NetworkAnalysis, getNetworkReachableAnalysis),
		action.Write("DeleteNetworkReachableAnalysis", regions.NetworkAnalysis, deleteNetworkReachableAnalysis),
	},
}

// Limits of an account, in all regions together (nis CreateNetworkPath, CreateNetworkReachableAnalysis).
const (
	quotaPaths    = 100
	quotaAnalyses = 1000
)

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }

// owner is the account's number as the answers spell it.
func owner(tx *world.Tx) int64 {
	n, _ := strconv.ParseInt(tx.Account.ID, 10, 64) // ids of seeded accounts may be names: 0
	return n
}

// everywhere gives the transaction in each region that the account sees, its own first.
func everywhere(tx *world.Tx) []*world.Tx {
	all := []*world.Tx{tx}
	for _, r := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		if r.ID != tx.Region.ID {
			all = append(all, tx.In(r))
		}
	}
	return all
}

// within refuses what would be more than the account may have in all regions together.
func within(tx *world.Tx, limit int, count func(*world.Tx) (int, error), full error) error {
	sum := 0
	for _, there := range everywhere(tx) {
		n, err := count(there)
		if err != nil {
			return err
		}
		if sum += n; sum >= limit {
			return full
		}
	}
	return nil
}

// label puts the tags of a request on the record that was just made.
func label(tx *world.Tx, typ, id string, tags []rpc.Tag) error {
	if len(tags) == 0 {
		return nil
	}
	return action.AddTags(tx, "nis", typ, []string{id}, tags, action.TagErrors{
		Type: rpc.ErrInternal, NotFound: wire.ErrPathNotFound.With(id), Quota: wire.ErrTagQuota, Key: wire.ErrTagKey,
	})
}
